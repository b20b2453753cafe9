"""Writes the help page of what scripts may use as Markdown, from the records."""

from collections.abc import Iterable
from itertools import groupby

from core.shell.cmdlets import known, table
from core.shell.cmdlets.cmdlet import Cmdlet
from core.shell.types.net_type import NetType
from core.shell.types.table import types_by_name

_HEAD = """\
# What PowerShell scripts may use

Every cmdlet and every type of [Windows PowerShell](windows-powershell.md) in this \
program, with other names in brackets. `Get-Help` and the name of a cmdlet tells its \
parameters, `Get-Member` the members of a value. What is not here is refused as an \
error that a script can catch.
"""
_EXCEPTION = "Exception"


def page() -> str:
    """Write the whole page."""
    table.teach()
    found = {c.name: c for c in known.cmdlets().values()}.values()
    here = sorted(
        (c for c in found if not c.takes_anything),
        key=lambda c: (c.module, c.name.lower()),
    )
    refused = sorted(c.name for c in found if c.takes_anything)
    modules = [_module(m, list(of)) for m, of in groupby(here, lambda c: c.module)]
    return "\n".join(
        [
            _HEAD,
            *modules,
            "## Cmdlets that only say that they are not part of this training",
            "",
            f"{_listed(refused)}.",
            "",
            _types(),
        ]
    )


def _module(name: str, cmdlets: list[Cmdlet]) -> str:
    rows = [f"| {_named(c)} | {c.summary.rstrip('.')} |" for c in cmdlets]
    head = [f"## {name}", "", "| Cmdlet | What it does |", "|---|---|"]
    return "\n".join([*head, *rows, ""])


def _named(cmdlet: Cmdlet) -> str:
    aliases = f" ({_listed(cmdlet.aliases)})" if cmdlet.aliases else ""
    return f"`{cmdlet.name}`{aliases}"


def _types() -> str:
    kinds = sorted({t.name: t for t in types_by_name().values()}.items())
    plain = [t for name, t in kinds if not name.endswith(_EXCEPTION)]
    rows = [f"| `[{_short(t)}]`{_others(t)} | {_static(t)} |" for t in plain]
    failures = [_short(t) for name, t in kinds if name.endswith(_EXCEPTION)]
    return "\n".join(
        [
            "## Types",
            "",
            "| Type | Static members |",
            "|---|---|",
            *rows,
            "",
            f"Exceptions, for `catch`: {_listed(failures)}.",
            "",
        ]
    )


def _short(kind: NetType) -> str:
    return _plain(kind.name)


def _plain(name: str) -> str:
    """Return a name as scripts write it: of ``System.List`1[T]`` `List`."""
    return name.removeprefix("System.").partition("`")[0]


def _others(kind: NetType) -> str:
    names = [f"[{name}]" for name in kind.aliases if _differs(name, kind)]
    return f" ({_listed(names)})" if names else ""


def _differs(alias: str, kind: NetType) -> bool:
    return "[" not in alias and _plain(alias).lower() != _short(kind).lower()


def _static(kind: NetType) -> str:
    return _listed(sorted({*kind.static_properties, *kind.static_methods}))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
