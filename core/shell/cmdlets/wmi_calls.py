"""Asking WMI for scripts: computers, calls, values, and errors."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.errors import Refused
from core.management.reach import reached
from core.management.wmi import calling
from core.management.wmi.errors import Wbem, WmiError
from core.management.wmi.site import Site
from core.management.wmi.values import CimType
from core.shell.running.signals import Out
from core.shell.values.bag import Table
from core.shell.values.conversion import as_list, is_true
from core.shell.values.errors import ScriptError, failure
from core.shell.values.kinds import Value, is_number
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from core.management.wmi.calling import Outcome
    from core.management.wmi.model import (
        Call,
        Instance,
        Method,
        Parameter,
        Property,
        WmiClass,
    )
    from core.management.wmi.values import Value as Cim
    from core.shell.running.engine import Engine


def site_of(engine: Engine, name: str = "", *, by_rpc: bool = True) -> Site:
    """Return a computer by what was typed; ScriptError where it does not answer.

    Get-WmiObject goes over RPC, which may be closed; Get-CimInstance over WinRM.
    """
    if name.strip() in {"", "."}:
        return Site(engine.lab, engine.computer)
    found = reached(engine.lab, engine.computer, name, by_rpc=by_rpc)
    if found is not None:
        return Site(engine.lab, found.name)
    if by_rpc:
        raise failure(
            "The RPC server is unavailable. (Exception from HRESULT: 0x800706BA)",
            "GetWMICOMException",
            "InvalidOperation",
            exception="System.Runtime.InteropServices.COMException",
        )
    raise failure(
        f"WinRM cannot complete the operation: {name} does not answer. Check that the "
        "name is right and that the computer is on the network.",
        "HRESULT 0x80338126",
        "ConnectionError",
        name,
        "Microsoft.Management.Infrastructure.CimException",
    )


@contextmanager
def told() -> Iterator[None]:
    """Turn an error of WMI into one of the script."""
    try:
        yield
    except WmiError as error:
        raise script_error(error) from error


def script_error(error: WmiError) -> ScriptError:
    """Say an error of WMI as PowerShell does, with why here."""
    why = f" {error.why}" if error.why else ""
    made = failure(
        f"{error.code.text}.{why}",
        f"HRESULT 0x{int(error.code):08x}",
        "MetadataError" if error.code is Wbem.INVALID_CLASS else "InvalidOperation",
        exception="System.Management.ManagementException",
    )
    made.record.details["HResult"] = int(error.code) - 2**32
    return made


def called(
    engine: Engine,
    site: Site,
    kind: WmiClass,
    name: str,
    arguments: Sequence[Value] | Mapping[str, Value] | Table,
    of: Instance | None = None,
) -> Generator[Value, None, Outcome]:
    """Call a method; what is wrong with it is written as a warning."""
    with told():
        method = kind.method(name)
        given = _given(method, arguments)
        made = calling.call(site, kind, method.name, given, of)
    found = yield from _carried_out(engine, site, made)
    if found.why:
        engine.put(Out("warning", f"WARNING: {found.why}\n"))
    return found


def put(
    engine: Engine, site: Site, of: Instance, changes: Mapping[str, Value]
) -> Generator[Value, None, None]:
    """Write properties of an instance; ScriptError where that cannot be."""
    values = {
        name: to_cim(value, of.kind.property(name)) for name, value in changes.items()
    }
    with told():
        made = calling.put(site, of, values)
    found = yield from _carried_out(engine, site, made)
    if found.returns:
        raise script_error(WmiError(Wbem(found.returns), found.why))


def _carried_out(
    engine: Engine, site: Site, made: Call
) -> Generator[Value, None, Outcome]:
    """Do what a call asks for; what the world refuses is a number of WMI."""
    refused = None
    if made.command is not None:
        try:
            yield from engine.doing(made.command)
        except ScriptError as error:
            if not isinstance(error.__cause__, Refused):
                raise
            refused = error.__cause__
    return calling.outcome(made, site.lab, refused)


def _given(
    method: Method, arguments: Sequence[Value] | Mapping[str, Value] | Table
) -> dict[str, Cim]:
    """Give values to parameters, by name or in the order of the page."""
    if isinstance(arguments, Table | dict):
        known = {p.name.casefold(): p for p in method.ins}
        named = ((text_of(name), value) for name, value in arguments.items())
        return {
            name: to_cim(value, known.get(name.casefold())) for name, value in named
        }
    if len(arguments) > len(method.ins):
        raise script_error(
            WmiError(
                Wbem.INVALID_METHOD_PARAMETERS,
                f"{method.name} takes {len(method.ins)} values.",
            )
        )
    pairs = zip(method.ins, arguments, strict=False)
    return {parameter.name: to_cim(value, parameter) for parameter, value in pairs}


def to_cim(value: Value, wanted: Parameter | Property | None) -> Cim:
    """Return a script's value as WMI takes it; what does not fit stays as it is."""
    if value is None or wanted is None:
        return None if value is None else text_of(value)
    if wanted.is_array:
        return tuple(_one(part, wanted.type) for part in as_list(value))
    return _one(value, wanted.type)


def _one(value: Value, type_: CimType) -> Cim:
    if type_ is CimType.BOOLEAN:
        return is_true(value)
    if type_ is CimType.STRING:
        return text_of(value)
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC)
    if is_number(value) or str(value).strip().isdecimal():
        return int(to_whole(value, "System.Int64"))
    return text_of(value)
