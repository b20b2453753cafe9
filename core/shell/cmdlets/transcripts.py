"""Start-Transcript and Stop-Transcript: what is shown is kept in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import Call, Cmdlet
from core.shell.cmdlets.files import already_there, write_text
from core.shell.drives import files
from core.shell.running.parameters import Parameter, switch
from core.shell.values.errors import failure

if TYPE_CHECKING:
    from core.shell.running.code import Output
    from core.shell.running.engine import Engine

MODULE = "Microsoft.PowerShell.Host"
_LINE = "*" * 22


class Transcript:
    """A file to which all goes that a session shows."""

    def __init__(self, engine: Engine, path: str) -> None:
        """Write to a path from the drive on."""
        self.path = path
        self._engine = engine
        self._texts: list[str] = []

    def hear(self, text: str) -> None:
        """Keep what is shown."""
        self._texts.append(text)

    def flush(self) -> None:
        """Write what was kept; ScriptError where the file cannot be written."""
        whole = "".join(self._texts).replace("\n", "\r\n")
        self._texts.clear()
        if whole:
            write_text(self._engine, self.path, whole, "utf8", appends=True)


def _start(call: Call) -> Output:
    engine = call.engine
    if engine.transcript is not None:
        raise failure(
            "Transcription has already been started. Use the Stop-Transcript command "
            "to stop it.",
            "InvalidOperation",
        )
    path = files.absolute(engine, _path(call))
    is_there = files.is_there(engine, path)
    if is_there and call.flag("noclobber") and not call.flag("append"):
        raise already_there(engine, path)
    if not (yield from call.should_process(path)):
        return
    if not (is_there and call.flag("append")):
        write_text(engine, path, "", "utf8")
    transcript = Transcript(engine, path)
    transcript.hear("".join(f"{line}\n" for line in _head(engine)))
    transcript.flush()
    engine.transcript = transcript
    yield f"Transcript started, output file is {path}"


def _path(call: Call) -> str:
    """Return the file: in the documents of the person where none is named."""
    named = call.text("path") or call.text("literalpath")
    engine = call.engine
    name = f"PowerShell_transcript.{engine.computer}.{engine.now():%Y%m%d%H%M%S}.txt"
    if named:
        return named
    home = engine.environment().get("USERPROFILE")
    folder = call.text("outputdirectory") or rf"{home}\Documents"
    return rf"{folder}\{name}"


def _head(engine: Engine) -> list[str]:
    account = engine.account()
    return [
        _LINE,
        "Windows PowerShell transcript start",
        f"Start time: {engine.now():%Y%m%d%H%M%S}",
        f"Username: {account}",
        f"RunAs User: {account}",
        f"Machine: {engine.computer} (Microsoft Windows NT {engine.os_version()}.0)",
        _LINE,
    ]


def _stop(call: Call) -> Output:
    engine = call.engine
    transcript, engine.transcript = engine.transcript, None
    if transcript is None:
        raise failure(
            "An error occurred stopping transcription: The host is not currently "
            "transcribing.",
            "InvalidOperation",
        )
    end = f"End time: {engine.now():%Y%m%d%H%M%S}"
    lines = [_LINE, "Windows PowerShell transcript end", end, _LINE]
    transcript.hear("".join(f"{line}\n" for line in lines))
    transcript.flush()
    yield f"Transcript stopped, output file is {transcript.path}"


CMDLETS = (
    Cmdlet(
        "Start-Transcript",
        _start,
        (
            Parameter("Path", "string", position=0),
            Parameter("LiteralPath", "string", aliases=("PSPath",)),
            Parameter("OutputDirectory", "string"),
            switch("Append"),
            switch("Force"),
            switch("NoClobber", "NoOverwrite"),
            switch("IncludeInvocationHeader"),
        ),
        summary="Keeps what is shown in a file.",
        confirms=True,
        module=MODULE,
    ),
    Cmdlet(
        "Stop-Transcript",
        _stop,
        (),
        summary="Ends what Start-Transcript began.",
        module=MODULE,
    ),
)
