"""Warnings, errors and other messages: by their preferences, to their streams."""

from core.shell.display.error_view import error_text
from core.shell.running.scope import Scope
from core.shell.running.signals import Out, shown_out
from core.shell.running.streams import Message
from core.shell.values.errors import ErrorRecord, ScriptError
from core.shell.values.kinds import Value
from core.shell.values.text import text_of

_QUIET = ("silentlycontinue", "ignore")


def preference(scope: Scope, name: str) -> Value:
    """Return a preference, as a common parameter or a variable has it."""
    if name in scope.streams.preferences:
        return scope.streams.preferences[name]
    return scope.get(name)


def write(
    scope: Scope, stream: str, text: str, *, prefix: str = "", **colours: str
) -> None:
    """Write to a stream, or without the prefix to where it was redirected."""
    sink = scope.streams.sinks.get(stream)
    if sink is not None:
        sink(Message(text.removesuffix("\n")))
        return
    scope.engine.put(shown_out(stream, f"{prefix}{text}", **colours))


def message(scope: Scope, stream: str, text: str) -> None:
    """Write a warning, or a verbose or debug message, if its preference says so."""
    wanted = text_of(preference(scope, f"{stream}preference")).lower()
    if wanted in _QUIET:
        return
    write(scope, stream, f"{text}\n", prefix=f"{stream.upper()}: ")
    if wanted == "stop":
        raise ScriptError(_stopped(text, f"{stream.title()}Preference"))


def fail(scope: Scope, record: ErrorRecord) -> None:
    """Tell an error that ends nothing; with the preference Stop it ends all."""
    wanted = text_of(preference(scope, "erroractionpreference")).lower()
    if wanted == "stop":
        record.is_thrown = True
        raise ScriptError(record)
    scope.engine.failures += 1
    if wanted != "ignore":
        scope.engine.remember(record)
    if wanted not in _QUIET:
        tell(scope, record)


def recover(scope: Scope, error: ScriptError) -> None:
    """Tell an error that ended a statement, and go on; or raise it again."""
    if error.record.is_thrown or scope.is_tried():
        raise error
    fail(scope, error.record)
    scope.engine.ok = False


def tell(scope: Scope, record: ErrorRecord) -> None:
    """Show an error, or put it where the stream was redirected."""
    scope.engine.remember(record)
    scope.engine.failures += 1
    sink = scope.streams.sinks.get("error")
    if sink is not None:
        sink(record)
    else:
        scope.engine.put(Out("error", error_text(record)))


def _stopped(text: str, name: str) -> ErrorRecord:
    return ErrorRecord(
        f'The running command stopped because the preference variable "{name}" or '
        f"common parameter is set to Stop: {text}",
        "ActionPreferenceStop",
        is_thrown=True,
    )
