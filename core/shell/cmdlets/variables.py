"""Get-, Set-, New-, Clear- and Remove-Variable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import Call, Cmdlet
from core.shell.running.parameters import Parameter, switch
from core.shell.running.scope import NOTHING, Scope
from core.shell.values.bag import Bag
from core.shell.values.conversion import collected
from core.shell.values.errors import ScriptError, failure
from core.shell.values.patterns import has_wildcard, is_like

if TYPE_CHECKING:
    from core.shell.running.code import Output
    from core.shell.values.kinds import Value

_VARIABLE = "System.Management.Automation.PSVariable"


def _visible(scope: Scope) -> dict[str, Value]:
    """Return all variables that a scope sees."""
    found: dict[str, Value] = {}
    at: Scope | None = scope
    while at is not None:
        for name, value in at.names.items():
            found.setdefault(name, None if value is NOTHING else value)
        at = at.parent
    return found


def _get(call: Call) -> Output:
    visible = _visible(call.scope)
    for wanted in call.texts("name") or ["*"]:
        fits = [n for n in sorted(visible) if is_like(n, wanted)]
        if not fits and not has_wildcard(wanted):
            call.error(_missing(wanted))
        for name in fits:
            if call.flag("valueonly"):
                yield visible[name]
            else:
                yield Bag({"Name": name, "Value": visible[name]}, _VARIABLE)


def _missing(name: str) -> ScriptError:
    return failure(
        f"Cannot find a variable with the name '{name}'.",
        "VariableNotFound",
        "ObjectNotFound",
        name,
        "System.Management.Automation.ItemNotFoundException",
    )


def _scope_of(call: Call) -> Scope:
    wanted = call.text("scope").lower()
    if wanted.isdigit():
        found = call.scope
        for _ in range(int(wanted)):
            found = found.parent or found
        return found
    return call.scope.named(wanted)


def _set(call: Call) -> Output:
    value = call["value"]
    if call.input is not None and not call.has("value"):
        value = collected((yield from call.gathered()))
    for name in call.texts("name"):
        _scope_of(call).set(name.lower(), value)
        if call.flag("passthru"):
            yield Bag({"Name": name, "Value": value}, _VARIABLE)


def _new(call: Call) -> Output:
    scope = _scope_of(call)
    for name in call.texts("name"):
        if name.lower() in scope.names and not call.flag("force"):
            raise failure(
                f"A variable with name '{name}' already exists.",
                "SessionStateException",
                "ResourceExists",
                name,
            )
    yield from _set(call)


def _remove(call: Call) -> Output:
    yield from ()
    for name in call.texts("name"):
        owner = call.scope.owner(name.lower())
        if owner is None:
            call.error(_missing(name))
        else:
            del owner.names[name.lower()]


def _clear(call: Call) -> Output:
    yield from ()
    for name in call.texts("name"):
        owner = call.scope.owner(name.lower())
        if owner is None:
            call.error(_missing(name))
        else:
            owner.names[name.lower()] = None


_NAMES = Parameter("Name", "string[]", position=0, pipeline=True, mandatory=True)
_SET = (
    Parameter("Name", "string[]", position=0, mandatory=True),
    Parameter("Value", "object", position=1),
    Parameter("Scope", "string"),
    Parameter("Option", "string"),
    Parameter("Description", "string"),
    Parameter("Visibility", "string"),
    switch("Force"),
    switch("PassThru"),
)

CMDLETS = (
    Cmdlet(
        "Get-Variable",
        _get,
        (
            Parameter("Name", "string[]", position=0, pipeline=True),
            Parameter("Scope", "string"),
            switch("ValueOnly"),
        ),
        ("gv",),
        "Lists variables.",
    ),
    Cmdlet(
        "Set-Variable",
        _set,
        _SET,
        ("sv", "set"),
        "Sets a variable.",
        streams_input=True,
    ),
    Cmdlet(
        "New-Variable", _new, _SET, ("nv",), "Makes a variable.", streams_input=True
    ),
    Cmdlet(
        "Remove-Variable",
        _remove,
        (_NAMES, Parameter("Scope", "string"), switch("Force")),
        ("rv",),
        "Forgets variables.",
    ),
    Cmdlet(
        "Clear-Variable",
        _clear,
        (_NAMES, Parameter("Scope", "string"), switch("Force")),
        ("clv",),
        "Empties variables.",
    ),
)
