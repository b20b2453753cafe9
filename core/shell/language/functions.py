"""Functions, and the body that they share with script blocks and whole scripts."""

import re

from core.shell.language.blocks import block, keyword
from core.shell.language.characters import BLANK, WORD_END
from core.shell.language.parameters import attribute, parameters
from core.shell.language.primaries import close_brace
from core.shell.language.reader import Reader
from core.shell.language.refused import refuse
from core.shell.language.tree import (
    Block,
    Function,
    ParamBlock,
    Parameter,
    Script,
)
from core.shell.language.type_names import sees_attribute

_NAME = re.compile(rf"[^{WORD_END}]++")
_PARAM = re.compile(rf"param(?=[\r\n{BLANK}]*\()", re.I)
_NAMED_BLOCKS = ("begin", "process", "end")


def read_function(reader: Reader, start: int, word: str) -> Function:
    """Read `function` or `filter` after its keyword."""
    reader.skip_lines()
    name = reader.take(_NAME)
    if name is None:
        reader.fail("MissingNameAfterKeyword", f"Missing name after {word} keyword.")
    reader.skip_lines()
    declared = parameters(reader) if reader.next == "(" else None
    reader.skip_lines()
    brace = reader.at
    if not reader.taken("{"):
        reader.fail(
            "MissingFunctionBody", f"Missing {word} body in {word} declaration."
        )
    with reader.deeper():
        script = body(
            reader, declared, unnamed="process" if word == "filter" else "end"
        )
    close_brace(reader, brace)
    return Function(reader.place(start), name[0], script)


def body(
    reader: Reader,
    declared: tuple[Parameter, ...] | None = None,
    unnamed: str = "end",
) -> Script:
    """Read parameters, and then named blocks or statements, up to a closing bracket."""
    start = reader.at
    found = head(reader, declared)
    blocks = named_blocks(reader) or {unnamed: reader.statements()}
    return script(reader, start, found, blocks)


def script(
    reader: Reader, start: int, found: ParamBlock | None, blocks: dict[str, Block]
) -> Script:
    """Make a script of its parts."""
    place = reader.place(start)
    begin, process, end = (blocks.get(name) for name in _NAMED_BLOCKS)
    return Script(place, found, begin, process, end)


def head(
    reader: Reader, declared: tuple[Parameter, ...] | None = None
) -> ParamBlock | None:
    """Read what stands before the statements; a function may have declared it.

    Empty brackets behind a function's name go with `param` in its body.
    """
    start = reader.at
    reader.skip_separators()
    found = _param_block(reader) if not declared else None
    if declared is not None and found is None:
        found = ParamBlock(reader.place(start), declared)
    reader.skip_separators()
    return found


def _param_block(reader: Reader) -> ParamBlock | None:
    start = reader.at
    notes = []
    while sees_attribute(reader):
        note = attribute(reader)
        if note:
            notes.append(note)
        reader.skip_lines()
    if not reader.take(_PARAM):
        if notes:
            reader.at = notes[0].place.end
            reader.fail(
                "UnexpectedAttribute",
                f"Unexpected attribute '{notes[0].name}': an attribute can stand "
                "before param and its parameters only.",
                start,
                incomplete=False,
            )
        return None
    reader.skip_lines()
    found = parameters(reader)
    return ParamBlock(reader.place(start), found, tuple(notes))


def named_blocks(reader: Reader) -> dict[str, Block]:
    """Read `begin`, `process` and `end`, if one of them comes next."""
    found: dict[str, Block] = {}
    while (word := keyword(reader)) in _NAMED_BLOCKS:
        if word in found:
            reader.fail(
                "DuplicateScriptCommandClause",
                f"Script command clause '{word}' has already been defined.",
            )
        reader.at += len(word)
        found[word] = block(
            reader,
            "MissingNamedStatementBlock",
            f"Missing statement block for '{word}'.",
        )
        reader.skip_separators()
    if found and not reader.ends_at(")}"):
        refuse(reader, word)
        reader.fail(
            "MissingNamedBlocks",
            f"Unexpected token '{reader.word}', expected 'begin', 'process', 'end', or "
            "'dynamicparam'.",
        )
    return found
