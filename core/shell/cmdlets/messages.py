"""Write-Host, Write-Output and the other streams; Read-Host; Clear-Host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import Call, Cmdlet
from core.shell.running.parameters import Parameter, switch
from core.shell.running.signals import Ask, Out, Question
from core.shell.running.telling import message, write
from core.shell.values.bag import Bag
from core.shell.values.conversion import as_list
from core.shell.values.errors import ErrorRecord, ScriptError
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from core.shell.running.code import Output
    from core.shell.values.kinds import Value

_COLOURS = (
    *("Black", "DarkBlue", "DarkGreen", "DarkCyan", "DarkRed", "DarkMagenta"),
    *("DarkYellow", "Gray", "DarkGray", "Blue", "Green", "Cyan", "Red", "Magenta"),
    *("Yellow", "White"),
)


def _write_host(call: Call) -> Output:
    separator = call.text("separator", " ")
    text = separator.join(_host_text(value) for value in as_list(call["object"]))
    write(
        call.scope,
        "host",
        text if call.flag("nonewline") else f"{text}\n",
        foreground=call.text("foregroundcolor"),
        background=call.text("backgroundcolor"),
    )
    yield from ()


def _host_text(value: Value) -> str:
    return " ".join(map(text_of, value)) if isinstance(value, list) else text_of(value)


def _write_output(call: Call) -> Output:
    value = call["inputobject"]
    if isinstance(value, list) and not call.flag("noenumerate"):
        yield from value
    else:
        yield value


def _write_warning(call: Call) -> Output:
    call.warn(call.text("message"))
    yield from ()


def _write_verbose(call: Call) -> Output:
    call.verbose(call.text("message"))
    yield from ()


def _write_debug(call: Call) -> Output:
    message(call.scope, "debug", call.text("message"))
    yield from ()


def _write_information(call: Call) -> Output:
    text = f"{call.text('messagedata')}\n"
    sink = call.scope.streams.sinks.get("information")
    if sink is not None:
        write(call.scope, "information", text)
    elif call.scope.get("informationpreference") == "Continue" or (
        call.scope.streams.preferences.get("informationpreference") == "Continue"
    ):
        write(call.scope, "host", text)
    yield from ()


def _write_error(call: Call) -> Output:
    given = call["errorrecord"]
    if isinstance(given, ErrorRecord):
        record = given
    else:
        exception = call["exception"]
        is_own = isinstance(exception, Bag)
        message = call.text("message")
        if is_own and not message:
            assert isinstance(exception, Bag)
            message = text_of(exception.get("Message"))
        record = ErrorRecord(
            message,
            call.text("errorid", "Microsoft.PowerShell.Commands.WriteErrorException"),
            call.text("category", "NotSpecified"),
            call["targetobject"],
            exception.net_name
            if isinstance(exception, Bag)
            else "Microsoft.PowerShell.Commands.WriteErrorException",
            "Write-Error",
        )
    call.error(ScriptError(record))
    yield from ()


def _write_progress(call: Call) -> Output:
    if not call.flag("completed"):
        parts = (
            call.text("activity"),
            call.text("status"),
            call.text("currentoperation"),
        )
        text = " - ".join(part for part in parts if part)
        if call.has("percentcomplete"):
            text = f"{text} ({call.text('percentcomplete')} %)"
        call.engine.put(Out("progress", f"{text}\n"))
    yield from ()


def _read_host(call: Call) -> Output:
    prompt = " ".join(map(text_of, as_list(call["prompt"])))
    is_secret = call.flag("assecurestring")
    ask = Ask(
        Question.SECRET if is_secret else Question.LINE, f"{prompt}: " if prompt else ""
    )
    yield ask
    if is_secret and ask.answer is not None:
        yield Bag({"Length": len(ask.answer)}, "System.Security.SecureString")
    else:
        yield ask.answer


def _clear_host(call: Call) -> Output:
    call.engine.put(Out("clear", ""))
    yield from ()


_COLOURED = (
    Parameter("ForegroundColor", "string", allowed=_COLOURS),
    Parameter("BackgroundColor", "string", allowed=_COLOURS),
)
_MESSAGE = Parameter(
    "Message", "string", position=0, aliases=("Msg",), mandatory=True, pipeline=True
)

CMDLETS = (
    Cmdlet(
        "Write-Host",
        _write_host,
        (
            Parameter("Object", "object", position=0, pipeline=True, rest=True),
            switch("NoNewline"),
            Parameter("Separator", "string"),
            *_COLOURED,
        ),
        summary="Writes to the window.",
    ),
    Cmdlet(
        "Write-Output",
        _write_output,
        (
            Parameter("InputObject", "object", position=0, pipeline=True, rest=True),
            switch("NoEnumerate"),
        ),
        ("write", "echo"),
        "Passes objects on.",
    ),
    Cmdlet("Write-Warning", _write_warning, (_MESSAGE,), summary="Writes a warning."),
    Cmdlet(
        "Write-Verbose",
        _write_verbose,
        (_MESSAGE,),
        summary="Writes what is shown with -Verbose.",
    ),
    Cmdlet(
        "Write-Debug",
        _write_debug,
        (_MESSAGE,),
        summary="Writes what is shown with -Debug.",
    ),
    Cmdlet(
        "Write-Information",
        _write_information,
        (
            Parameter(
                "MessageData", "object", position=0, aliases=("Msg",), pipeline=True
            ),
            Parameter("Tags", "string[]", position=1),
        ),
        summary="Writes to the information stream.",
    ),
    Cmdlet(
        "Write-Error",
        _write_error,
        (
            Parameter("Message", "string", position=0, aliases=("Msg",), pipeline=True),
            Parameter("Exception", "object"),
            Parameter("ErrorRecord", "object"),
            Parameter("Category", "string"),
            Parameter("ErrorId", "string"),
            Parameter("TargetObject", "object"),
            Parameter("RecommendedAction", "string"),
        ),
        summary="Writes an error that ends nothing.",
    ),
    Cmdlet(
        "Write-Progress",
        _write_progress,
        (
            Parameter("Activity", "string", position=0, mandatory=True),
            Parameter("Status", "string", position=1),
            Parameter("Id", "int", position=2),
            Parameter("PercentComplete", "int"),
            Parameter("SecondsRemaining", "int"),
            Parameter("CurrentOperation", "string"),
            Parameter("ParentId", "int"),
            switch("Completed"),
        ),
        summary="Says how far something is.",
    ),
    Cmdlet(
        "Read-Host",
        _read_host,
        (
            Parameter("Prompt", "object", position=0, rest=True),
            switch("AsSecureString"),
        ),
        summary="Asks for a line.",
    ),
    Cmdlet("Clear-Host", _clear_host, (), ("cls", "clear"), "Clears the window."),
)
