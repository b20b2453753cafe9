"""Tee-Object: what passes by is kept in a variable, or shown in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import INPUT, Call, Cmdlet
from core.shell.cmdlets.files import write_text
from core.shell.display.showing import Display
from core.shell.running.functions import missing_mandatory
from core.shell.running.parameters import Parameter, switch
from core.shell.running.signals import Signal
from core.shell.values.conversion import collected

if TYPE_CHECKING:
    from core.shell.running.code import Output
    from core.shell.values.kinds import Value

_PATH = Parameter("FilePath", "string", position=0, aliases=("Path",))


def _tee(call: Call) -> Output:
    if call.has("variable"):
        return _into_variable(call)
    if not call.has("filepath") and not call.has("literalpath"):
        raise missing_mandatory([_PATH], call.cmdlet.name)
    return _into_file(call)


def _into_variable(call: Call) -> Output:
    kept: list[Value] = []
    for item in call.objects():
        if not isinstance(item, Signal):
            kept.append(item)
        yield item
    call.scope.set(call.text("variable").lower(), collected(kept))


def _into_file(call: Call) -> Output:
    """Write what objects look like, as Out-File does."""
    path = call.text("filepath") or call.text("literalpath")
    display = Display()
    texts: list[str] = []
    for item in call.objects():
        if not isinstance(item, Signal):
            texts += display.take(item)
        yield item
    texts += display.end()
    whole = "".join(texts).replace("\n", "\r\n")
    write_text(call.engine, path, whole, "unicode", appends=call.flag("append"))


CMDLETS = (
    Cmdlet(
        "Tee-Object",
        _tee,
        (
            _PATH,
            Parameter("LiteralPath", "string", aliases=("PSPath",)),
            Parameter("Variable", "string"),
            switch("Append"),
            INPUT,
        ),
        ("tee",),
        "Passes objects on, and keeps them in a variable or a file.",
        streams_input=True,
    ),
)
