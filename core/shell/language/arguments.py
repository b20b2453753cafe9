"""What stands behind a command's name: arguments, parameters, redirections."""

import re

from core.shell.language.characters import DASH, DOUBLE, NEW_LINE, SINGLE, WORD_END
from core.shell.language.members import sees_member, with_members_in_word
from core.shell.language.numbers import number_argument
from core.shell.language.primaries import primary, starts_primary
from core.shell.language.reader import Reader
from core.shell.language.tree import (
    CommaList,
    Element,
    Expression,
    NamedParameter,
    Redirection,
    SubExpression,
    Text,
    Variable,
)
from core.shell.language.variables import splat
from core.shell.language.words import ends_word, word

_PARAMETER = re.compile(
    rf"[{DASH}](?P<name>\?|[^\W\d][^{WORD_END}.\[:`${SINGLE}{DOUBLE}]*+)"
    rf"(?:(?P<colon>:)|(?![${SINGLE}{DOUBLE}]|`(?!{NEW_LINE})))"
)
_END_OF_PARAMETERS = re.compile(rf"[{DASH}]{{2}}(?=[{WORD_END}]|\Z)")
_VERBATIM = re.compile(rf"[{DASH}]{{2}}%([^\r\n|]*+)")
_REDIRECTION = re.compile(
    r"(?P<stream>[1-6*])?(?P<operator>>>?)(?:&(?P<into>[12]))?|(?P<input><)"
)


def elements(reader: Reader) -> tuple[tuple[Element, ...], tuple[Redirection, ...]]:
    """Read all that belongs to a command after its name."""
    found: list[Element] = []
    redirections: list[Redirection] = []
    parameters = True
    reader.skip()
    while not reader.at_statement_end and reader.next not in "|&":
        if redirection := take_redirection(reader):
            redirections.append(redirection)
        elif parameters and reader.take(_END_OF_PARAMETERS):
            parameters = False
        else:
            found.append(_element(reader, parameters))
        reader.skip()
    return tuple(found), tuple(redirections)


def _element(reader: Reader, parameters: bool) -> Element:
    start = reader.at
    if parameters and (found := reader.take(_VERBATIM)):
        return Text(reader.place(start), found[1].strip(), bare=True)
    if parameters and (named := reader.take(_PARAMETER)):
        return _named_parameter(reader, named, start)
    return splat(reader) or argument(reader)


def _named_parameter(
    reader: Reader, found: re.Match[str], start: int
) -> NamedParameter:
    if not found["colon"]:
        return NamedParameter(reader.place(start), found["name"])
    reader.skip()
    if reader.at_statement_end:
        reader.fail(
            "ParameterRequiresArgument",
            f"Parameter '-{found['name']}' requires an argument.",
            start,
        )
    value = argument(reader)
    return NamedParameter(reader.place(start), found["name"], value)


def argument(reader: Reader) -> Expression:
    """Read an argument, or a list of them with commas between."""
    start = reader.at
    items = [single_argument(reader)]
    end = reader.at
    reader.skip()
    while reader.taken(","):
        reader.skip_lines()
        items.append(single_argument(reader))
        end = reader.at
        reader.skip()
    if len(items) == 1:
        return items[0]
    return CommaList(reader.place(start, end), tuple(items))


def single_argument(reader: Reader) -> Expression:
    """Read one argument: a value, or a word."""
    if reader.next == "," or reader.at_statement_end:
        reader.fail("MissingArgument", "Missing argument in parameter list.")
    if not starts_primary(reader):
        return number_argument(reader) or word(reader)
    found = primary(reader)
    if found is None:
        return word(reader)
    if sees_member(reader):
        return with_members_in_word(reader, found)
    if isinstance(found, Variable | SubExpression) and not ends_word(reader):
        return word(reader, found)
    return found


def take_redirection(reader: Reader) -> Redirection | None:
    """Read a redirection, if one comes next."""
    start = reader.at
    found = reader.take(_REDIRECTION)
    if found is None:
        return None
    if found["input"]:
        reader.fail(
            "RedirectionNotSupported",
            "The '<' operator is reserved for future use.",
            start,
            incomplete=False,
        )
    stream = found["stream"] or "1"
    if found["into"]:
        return Redirection(reader.place(start), stream, None, into=found["into"])
    reader.skip()
    if reader.at_statement_end or reader.next in "|&":
        reader.fail(
            "MissingFileSpecification",
            "Missing file specification after redirection operator.",
            start,
        )
    target = single_argument(reader)
    append = found["operator"] == ">>"
    return Redirection(reader.place(start), stream, target, append)
