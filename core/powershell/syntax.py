"""PowerShell text that says what it is meant to say, whatever a person has typed."""

import re
from collections.abc import Iterable, Mapping

from core.characters import on_one_line

_NAMESPACE = "root/CIMv2"
_QUOTES = re.compile("['\u2018\u2019\u201a\u201b]")
"""PowerShell ends a quoted text at a typographic quotation mark as well."""


class Variable(str):
    """The name of a variable, with its dollar sign."""

    __slots__ = ()


Value = str | int | Variable
Computers = str | Iterable[str]
"""One computer, or several that are all asked alike."""


def quoted(text: str) -> str:
    """Write a text as one that PowerShell takes literally."""
    return f"'{_QUOTES.sub(lambda found: found[0] * 2, on_one_line(text))}'"


def listed(names: Computers) -> str:
    """Write one name, or several with commas between them."""
    return ", ".join(map(quoted, [names] if isinstance(names, str) else names))


def comment(text: str) -> str:
    """Write a sentence as a comment of one line."""
    return f"# {on_one_line(text)}"


def on_computer(computers: Computers, call: str) -> str:
    """Let a computer, or each of several, carry a call out."""
    return f"Invoke-Command -ComputerName {listed(computers)} {{ {call} }}"


def on_itself(computer: str, *lines: str) -> list[str]:
    """Say above lines where they work: on the computer that they are about."""
    how = "itself, with the module RemoteDesktopServices:"
    return [comment(f"On {computer} {how}"), *lines]


def method(servers: Computers, kind: str, name: str, **arguments: Value) -> str:
    """Call a static method of a class on a license server, or on several."""
    call = f"Invoke-CimMethod {_where(servers, kind)} -MethodName {name}"
    return f"{call} -Arguments {_table(arguments)}" if arguments else call


def instances(
    computers: Computers,
    kind: str,
    key: str = "",
    number: int = 0,
    namespace: str = _NAMESPACE,
) -> str:
    """Get the instances of a class, or those that have this number in a key."""
    found = f"Get-CimInstance {_where(computers, kind, namespace)}"
    return f"{found} -Filter '{key} = {number:d}'" if key else found


def properties(server: str, kind: str, values: Mapping[str, Value]) -> str:
    """Set properties of the one instance of a class on a license server."""
    return f"{instances(server, kind)} | Set-CimInstance -Property {_table(values)}"


def _where(computers: Computers, kind: str, namespace: str = _NAMESPACE) -> str:
    names = listed(computers)
    return f"-ComputerName {names} -Namespace {namespace} -ClassName {kind}"


def _table(values: Mapping[str, Value]) -> str:
    pairs = (f"{name} = {_value(value)}" for name, value in values.items())
    return f"@{{ {'; '.join(pairs)} }}"


def _value(value: Value) -> str:
    """Write a number as the provider declares all of its numbers."""
    if isinstance(value, int):
        return f"[uint32]{value:d}"
    return str(value) if isinstance(value, Variable) else quoted(value)
