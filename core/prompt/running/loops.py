"""Runs `for`: once for each word, file, number or line.

learn.microsoft.com/windows-server/administration/windows-commands/for
"""

from collections.abc import Generator, Iterator
from dataclasses import replace

from core.management.paths import FolderError
from core.prompt.answer import Answer, Steps, failed
from core.prompt.arithmetic import whole_number
from core.prompt.language.errors import LineError
from core.prompt.language.reader import read
from core.prompt.language.tree import For, is_quiet
from core.prompt.language.words import items_of, unquoted
from core.prompt.language.writing import written
from core.prompt.places import below, has_wildcard, matching
from core.prompt.running.here import Here
from core.prompt.running.line_fields import Fields, FieldsError
from core.prompt.running.lines import note, told
from core.prompt.running.nodes import run
from core.prompt.running.redirecting import captured

_BOUNDS = 3  # of /l: start, step and end

Turns = Iterator[dict[str, str]]
"""The values of the variables in each turn."""


def run_for(node: For, here: Here) -> Steps:
    """Run the body once for each item."""
    here.run.is_script(here.batch.path if here.batch else "")
    inside = replace(here, depth=here.depth + 1)
    if node.kind == "/f":
        turns = yield from _of_lines(node, here)
    else:
        turns = _KINDS[node.kind](node, here)
    for values in turns:
        yield from here.run.step()
        turn = replace(inside, loops={**here.loops, **values})
        if here.state.is_echo and not is_quiet(node.body):
            yield Answer(f"\n{here.state.prompt}{turn.final(written(node.body))}")
        yield from run(node.body, turn)


def _of_words(node: For, here: Here) -> Turns:
    """Give words as they are, and in place of wildcards the files that fit."""
    for item in items_of(here.final(node.items)):
        if not has_wildcard(item):
            yield {node.variable: item}
            continue
        for found in matching(unquoted(item), here.asked(), folders=False):
            yield {node.variable: found}


def _of_folders(node: For, here: Here) -> Turns:
    for item in items_of(here.final(node.items)):
        found = [item]
        if has_wildcard(item):
            found = matching(unquoted(item), here.asked(), folders=True)
        yield from ({node.variable: each} for each in found)


def _of_tree(node: For, here: Here) -> Turns:
    """Give the files below a folder that fit; other words once for each folder."""
    root = unquoted(here.final(node.options)) or "."
    for folder in below(root, here.asked()):
        for item in items_of(here.final(node.items)):
            path = f"{folder}\\{unquoted(item)}".replace("\\\\", "\\")
            found = [path]
            if has_wildcard(item):
                found = matching(path, here.asked(), folders=False)
            yield from ({node.variable: each} for each in found)


def _of_numbers(node: For, here: Here) -> Turns:
    bounds = [whole_number(each) or 0 for each in items_of(here.final(node.items))]
    first, step, last = (bounds + [0] * _BOUNDS)[:_BOUNDS]
    while first <= last if step >= 0 else first >= last:
        yield {node.variable: str(first)}
        first += step


_KINDS = {"": _of_words, "/d": _of_folders, "/r": _of_tree, "/l": _of_numbers}


def _of_lines(node: For, here: Here) -> Generator[Answer, object, Turns]:
    """Read the lines of files, of a text, or of what a command writes."""
    try:
        fields = Fields(unquoted(here.final(node.options)), node.variable)
        text = yield from _text(here.final(node.items).strip(), fields, here)
    except FieldsError as error:
        yield note(failed(str(error)), here)
        return iter(())
    except FolderError as error:
        yield note(failed(f"The system cannot find the file {error.path}."), here)
        return iter(())
    return fields.of(text)


def _text(
    items: str, fields: Fields, here: Here
) -> Generator[Answer, object, list[str]]:
    """Return what is read, each source by itself: each has its own first lines."""
    command, literal = ("`", "'") if fields.uses_back_quotes else ("'", '"')
    if _is_within(items, command):
        pieces: list[str] = []
        yield from _run_inside(items[1:-1], here, pieces)
        return ["".join(pieces)]
    if _is_within(items, literal):
        return [items[1:-1]]
    return [here.asked().read(unquoted(name)) for name in items_of(items)]


def _run_inside(line: str, here: Here, pieces: list[str]) -> Steps:
    try:
        node = read(line)
    except LineError as error:
        yield note(failed(told(error)), here)
        return
    if node is not None:
        yield from captured(node, replace(here, depth=here.depth + 1), pieces)


def _is_within(text: str, mark: str) -> bool:
    return len(text) > 1 and text[0] == text[-1] == mark
