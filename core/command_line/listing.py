"""The state of a lab as text to read: facts in two columns, and tables."""

from collections.abc import Iterator
from typing import Any

from core.command_line.output import visible

_INDENT = "  "
_NONE = {"total": "unlimited", "available": "unlimited", "expires": "never"}


def as_text(state: dict[str, Any]) -> str:
    """Write the object of `show --json` for reading."""
    return "\n".join(_lines(state))


def as_table(title: str, rows: list[dict[str, object]]) -> str:
    """Write rows below a title, in columns that are as wide as need be."""
    return "\n".join(_table(visible(title), rows))


def _lines(state: dict[str, Any]) -> Iterator[str]:
    yield from _facts("Lab", state["lab"])
    for server in state["servers"]:
        yield from _server(server)
    yield from _table("Session hosts", state["session_hosts"])
    if "issued" in state:
        yield from _table("Issued licenses", state["issued"])
    yield from _table("Journal", state["journal"])


def _server(server: dict[str, Any]) -> Iterator[str]:
    plain = {k: v for k, v in server.items() if not isinstance(v, list | dict)}
    plain |= {k: v for k, v in server["registration"].items() if v}
    yield from _facts("License server", plain)
    yield from _table(f"License packs of {visible(server['name'])}", server["packs"])
    yield from _table(f"Reports of {visible(server['name'])}", server["reports"])


def _facts(title: str, facts: dict[str, object]) -> Iterator[str]:
    yield title
    width = max(len(name) for name in facts)
    for name, value in facts.items():
        yield f"{_INDENT}{_words(name):{width}}  {_shown(name, value)}"
    yield ""


def _table(title: str, rows: list[dict[str, object]]) -> Iterator[str]:
    yield title
    if rows:
        heads = [_words(name) for name in rows[0]]
        cells = [heads, *([_shown(k, v) for k, v in row.items()] for row in rows)]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        for row in cells:
            line = _INDENT.join(f"{c:{w}}" for c, w in zip(row, widths, strict=True))
            yield f"{_INDENT}{line}".rstrip()
    else:
        yield f"{_INDENT}none"
    yield ""


def _words(name: str) -> str:
    return name.replace("_", " ")


def _shown(name: str, value: object) -> str:
    if value is None or value == []:
        return _NONE.get(name, "-")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_shown(name, v) for v in value)
    return visible(str(value))
