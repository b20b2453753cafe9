"""Names of variables: `$x`, `$script:x`, `$env:TEMP`, `${any name}`, `$?`."""

import re

from core.shell.language.reader import Reader
from core.shell.language.tree import Splat, Variable

_VARIABLE = re.compile(
    r"\$(?:(?P<scope>\w+):(?!:))?(?P<name>[\w?]++(?!:(?!:))|[$^](?!\w))"
)
_BRACED = re.compile(r"\$\{(?P<name>(?:[^`{}]|`(?s:.))++)\}")
_HALF = re.compile(r"\$\w+:(?!:)")
_HALF_BRACED = re.compile(r"\$\{")
_ESCAPED = re.compile(r"`(.)", re.S)
_SCOPED = re.compile(r"(\w+):(?=.)", re.S)
_SPLAT = re.compile(r"@(?:(?P<scope>\w+):(?!:))?(?P<name>\w+)")


def variable(reader: Reader) -> Variable | None:
    """Read a variable, if one comes next; a dollar sign alone is none."""
    start = reader.at
    if found := reader.take(_VARIABLE):
        scope, name = found["scope"] or "", found["name"]
    elif found := reader.take(_BRACED):
        scope, name = _divided(_ESCAPED.sub(r"\1", found["name"]))
    else:
        _refuse_half(reader)
        return None
    return Variable(reader.place(start), name, scope.lower())


def splat(reader: Reader) -> Splat | None:
    """Read `@name`, if it comes next."""
    start = reader.at
    found = reader.take(_SPLAT)
    if found is None:
        return None
    place = reader.place(start)
    scope = (found["scope"] or "").lower()
    return Splat(place, Variable(place, found["name"], scope))


def _divided(name: str) -> tuple[str, str]:
    scope = _SCOPED.match(name)
    return (scope[1], name[scope.end() :]) if scope else ("", name)


def _refuse_half(reader: Reader) -> None:
    start = reader.at
    if reader.take(_HALF):
        reader.fail(
            "InvalidVariableReferenceWithDrive",
            "Variable reference is not valid. ':' was not followed by a valid "
            "variable name character. Consider using ${} to delimit the name.",
            start,
            incomplete=False,
        )
    if reader.take(_HALF_BRACED):
        reader.fail(
            "OpenBraceNeedsToBeBackTickedInVariableName"
            if "{" in reader.text[reader.at :].partition("}")[0]
            else "IncompleteDollarVariableReference",
            "The name of a variable in ${} is empty or not closed. Write it as "
            "${name}.",
            start,
        )
