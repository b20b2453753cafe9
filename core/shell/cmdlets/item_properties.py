"""Get-, Set-, New- and Remove-ItemProperty: values of registry keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import MANAGEMENT, Call, Cmdlet
from core.shell.cmdlets.items import PATHS, nodes
from core.shell.drives.registry import KINDS, no_property
from core.shell.running.parameters import Parameter, switch
from core.shell.values.bag import Bag
from core.shell.values.conversion import as_list
from core.shell.values.errors import ScriptError, failure
from core.shell.values.patterns import has_wildcard, is_like

if TYPE_CHECKING:
    from core.shell.running.code import Output
    from core.shell.values.kinds import Value

_ALWAYS = ("PSPath", "PSParentPath", "PSChildName", "PSDrive", "PSProvider")
_NAMES = Parameter("Name", "string[]", position=1, aliases=("PSProperty",))
_NAME = Parameter("Name", "string", position=1, aliases=("PSProperty",))
_KIND = tuple(sorted(KINDS))


def _get(call: Call) -> Output:
    """Give an item's properties, or those that are named, in one object."""
    for place, node in nodes(call):
        every = place.provider.properties(call.engine, node)
        wanted = call.texts("name")
        found = _chosen(every, wanted) if wanted else every
        missing = [n for n in wanted if not _chosen(every, [n])]
        for name in missing:
            call.error(no_property(name, node.path))
        if found and (len(missing) < len(wanted) or not wanted):
            about = {name: every[name] for name in _ALWAYS if name in every}
            yield Bag({**found, **about})


def _get_value(call: Call) -> Output:
    for place, node in nodes(call):
        every = place.provider.properties(call.engine, node)
        for name in call.texts("name"):
            found = _chosen(every, [name])
            if not found:
                call.error(no_property(name, node.path))
            for value in found.values():
                yield from as_list(value)


def _chosen(values: dict[str, Value], names: list[str]) -> dict[str, Value]:
    return {n: v for n, v in values.items() if any(is_like(n, w) for w in names)}


def _set(call: Call) -> Output:
    """Write a value; New-ItemProperty only one that is not there, unless -Force."""
    name = call.text("name")
    for place, node in nodes(call):
        known = _chosen(place.provider.properties(call.engine, node), [name])
        is_new = call.cmdlet.name == "New-ItemProperty"
        if is_new and known and not call.flag("force"):
            call.error(_exists(name))
            continue
        target = f"Item: {node.path} Property: {name}"
        action = "New Property" if is_new else "Set Property"
        if not (yield from call.should_process(target, action)):
            continue
        provider = place.provider
        try:
            yield from provider.set_property(call, node, name, call["value"])
        except ScriptError as error:
            call.error(error)
            continue
        if is_new or call.flag("passthru"):
            every = provider.properties(call.engine, node)
            about = {n: every[n] for n in _ALWAYS if n in every}
            yield Bag({**_chosen(every, [name]), **about})


def _exists(name: str) -> ScriptError:
    return failure(
        "The property already exists.",
        "System.IO.IOException",
        "WriteError",
        name,
        "System.IO.IOException",
    )


def _remove(call: Call) -> Output:
    for place, node in nodes(call):
        every = place.provider.properties(call.engine, node)
        for name in _meant(call, every):
            target = f"Item: {node.path} Property: {name}"
            if not (yield from call.should_process(target, "Remove Property")):
                continue
            try:
                yield from place.provider.remove_property(call, node, name)
            except ScriptError as error:
                call.error(error)


def _meant(call: Call, values: dict[str, Value]) -> list[str]:
    """Return the names that a call gives, and what its patterns mean."""
    found = []
    for name in call.texts("name"):
        own = [n for n in _chosen(values, [name]) if n not in _ALWAYS]
        found += own if has_wildcard(name) else [name]
    return found


CMDLETS = (
    Cmdlet(
        "Get-ItemProperty",
        _get,
        (*PATHS, _NAMES),
        ("gp",),
        "Gives the values of a registry key.",
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Get-ItemPropertyValue",
        _get_value,
        (*PATHS, _NAMES),
        ("gpv",),
        "Gives a value of a registry key alone.",
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Set-ItemProperty",
        _set,
        (
            *PATHS,
            _NAME,
            Parameter("Value", position=2),
            Parameter("Type", "string", allowed=_KIND),
            *(switch("Force"), switch("PassThru")),
        ),
        ("sp",),
        "Writes a value of a registry key.",
        confirms=True,
        module=MANAGEMENT,
    ),
    Cmdlet(
        "New-ItemProperty",
        _set,
        (
            *PATHS,
            _NAME,
            Parameter("Value"),
            Parameter("PropertyType", "string", aliases=("Type",), allowed=_KIND),
            switch("Force"),
        ),
        summary="Makes a value of a registry key.",
        confirms=True,
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Remove-ItemProperty",
        _remove,
        (*PATHS, _NAMES, switch("Force")),
        ("rp",),
        "Deletes values of a registry key.",
        confirms=True,
        module=MANAGEMENT,
    ),
)
