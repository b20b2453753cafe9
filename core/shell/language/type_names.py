"""Names of types in brackets: `[int]`, `[string[]]`, `[List[string]]`."""

import re

from core.shell.language.characters import BLANK
from core.shell.language.reader import Reader
from core.shell.language.tree import TypeLiteral

_NAME = re.compile(r"[^\W\d][\w.+`]*+")
_OPEN = re.compile(rf"\[[{BLANK}]*+(?=[^\W\d])")
_ATTRIBUTE = re.compile(rf"\[[{BLANK}]*+[^\W\d][\w.]*+[{BLANK}]*+\(")
_RANK = re.compile(rf"\[[{BLANK},]*+\]")
_ASSEMBLY = re.compile(
    rf",[{BLANK}]*+[\w.]++(?:,[{BLANK}]*+\w++[{BLANK}]*+=[{BLANK}]*+[\w.]++)*+"
)
"""Which library a type is from; it is read and not kept."""


def sees_attribute(reader: Reader) -> bool:
    """Say whether an attribute comes next, such as `[CmdletBinding()]`."""
    return reader.sees(_ATTRIBUTE) is not None


def type_literal(reader: Reader) -> TypeLiteral | None:
    """Read a type in brackets, if one comes next."""
    start = reader.at
    if not reader.take(_OPEN):
        if reader.next == "[":
            reader.fail("MissingTypename", "Missing type name after '['.", start)
        return None
    name = _name(reader)
    reader.take(_ASSEMBLY)
    _close(reader, start)
    return TypeLiteral(reader.place(start), name)


def _name(reader: Reader) -> str:
    reader.skip()
    found = reader.take(_NAME)
    if found is None:
        reader.fail("MissingTypename", "Missing type name after '['.")
    name = found[0] + _ranks(reader)
    if reader.next != "[":
        return name
    start = reader.at
    reader.at += 1
    with reader.deeper():
        arguments = [_argument(reader)]
        while reader.taken(","):
            arguments.append(_argument(reader))
    _close(reader, start)
    return f"{name}[{','.join(arguments)}]{_ranks(reader)}"


def _argument(reader: Reader) -> str:
    """Read a type between the brackets of another one, where brackets are optional."""
    reader.skip()
    found = type_literal(reader) if reader.next == "[" else None
    name = found.name if found else _name(reader)
    reader.skip()
    return name


def _ranks(reader: Reader) -> str:
    ranks = ""
    while found := reader.take(_RANK):
        ranks += "".join(found[0].split())
    return ranks


def _close(reader: Reader, start: int) -> None:
    reader.skip()
    if not reader.taken("]"):
        reader.fail(
            "EndSquareBracketExpectedAtEndOfType",
            "Missing ] at end of type token.",
            start,
        )
