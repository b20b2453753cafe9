"""Programs of cmd for batch files: call, goto, exit, setlocal, pause and others."""

from collections.abc import Callable

from core.prompt.answer import Answer, Asked, Question, failed
from core.prompt.arithmetic import whole_number
from core.prompt.control import Call, EndLocal, Goto, Inner, Leave, Localize, Shift
from core.prompt.options import Syntax

_ASKS = {"/?", "-?"}
_CALL_USAGE = """\
CALL file [arguments]
CALL :label [arguments]

Runs a batch file, or a part of this one, and comes back. It reads %1 to %9 and %*."""
_GOTO_USAGE = "GOTO label\n\nGoes on behind the line :label; GOTO :EOF ends the file."
_EXIT_USAGE = """\
EXIT [/b] [code]

Closes this window; /b ends a batch file alone. The code is the errorlevel then."""
_LOCAL_USAGE = """\
SETLOCAL [EnableDelayedExpansion | DisableDelayedExpansion]

What a batch file sets from here on ends with it. Delayed expansion reads !name! when
a line runs."""
_END_USAGE = "ENDLOCAL\n\nBrings back the variables from before SETLOCAL."
_SHIFT_USAGE = "SHIFT [/number]\n\nMoves the arguments of a batch file by one."
_PAUSE_USAGE = "PAUSE\n\nWaits for Enter."
_REM_USAGE = "REM [text]\n\nA remark; nothing happens."
_TITLE_USAGE = "TITLE [text]\n\nNames this window."
_IF_USAGE = """\
IF [/i] [NOT] text==text command [ELSE command]
IF [NOT] EXIST path | DEFINED name | ERRORLEVEL number command [ELSE command]
IF [/i] text EQU | NEQ | LSS | LEQ | GTR | GEQ text command

Before ELSE the command stands in parentheses. ERRORLEVEL is true from its number on."""
_FOR_USAGE = """\
FOR %i IN (one two *.txt) DO command
FOR /d %i IN (folders) DO command        FOR /r [path] %i IN (files) DO command
FOR /l %i IN (first,step,last) DO command
FOR /f ["skip=1 tokens=1,2* delims=, eol=; usebackq"] %i IN (file | 'command') DO ...

A batch file writes %%i. %~ni is the name, %~xi the ending, %~dpi the folder of it."""
_CMD_USAGE = "CMD /c line\n\nRuns a line in a prompt of its own. /v:on reads !name!."
_TIMEOUT = Syntax(switches=("/nobreak",), following=("/t",))
_TIMEOUT_USAGE = (
    "TIMEOUT /t seconds [/nobreak]\n\n"
    "The lab's clock stands still until somebody moves it, so this waits for nothing."
)
_MOST_SECONDS = 99_999
_WAITING = "Waiting for {seconds} seconds, which take no time here."
_PAUSED = "Press any key to continue . . . "
_TITLE_MOST = 200


def call(asked: Asked) -> Answer:
    """Call a batch file or a label."""
    text = asked.raw.strip()
    if not text or text in _ASKS or text[0] in "/-":
        return failed(_CALL_USAGE)
    return Answer(control=Call(text))


def goto(asked: Asked) -> Answer:
    """Go to a label."""
    text = asked.raw.strip()
    if not text or text[0] in "/-" or " /" in text or " -" in text:
        return failed(_GOTO_USAGE)
    return Answer(control=Goto(text))


def exit_(asked: Asked) -> Answer:
    """Close the window, or end a batch file."""
    words = list(asked.options)
    is_inner = bool(words) and words[0].casefold() == "/b"
    rest = words[1:] if is_inner else words
    code = whole_number("".join(rest)) if rest else 0
    if code is None:
        return failed(_EXIT_USAGE)
    if not is_inner:
        return Answer(closes=True, code=code)
    return Answer(control=Leave(code if rest else None))


def setlocal(asked: Asked) -> Answer:
    """Keep variables, and choose whether `!NAME!` is read."""
    delays: bool | None = None
    for word in map(str.casefold, asked.options):
        if word in {"enabledelayedexpansion", "disabledelayedexpansion"}:
            delays = word.startswith("enable")
        elif word not in {"enableextensions", "disableextensions"}:
            return failed(_LOCAL_USAGE)
    return Answer(control=Localize(delays))


def endlocal(asked: Asked) -> Answer:
    """Bring variables back."""
    return failed(_END_USAGE) if asked.options else Answer(control=EndLocal())


def shift(asked: Asked) -> Answer:
    """Move the arguments."""
    first = whole_number("".join(asked.options).removeprefix("/") or "0")
    if first is None or not 0 <= first <= 8:  # %0 to %8 can move
        return failed(_SHIFT_USAGE)
    return Answer(control=Shift(first))


def pause(asked: Asked) -> Answer:
    """Wait for somebody."""
    if asked.options:
        return failed(_PAUSE_USAGE)
    return Answer(control=Question(_PAUSED, lambda _: Answer()))


def rem(asked: Asked) -> Answer:
    """Do nothing."""
    return Answer(_REM_USAGE) if asked.raw.strip() in _ASKS else Answer()


def title(asked: Asked) -> Answer:
    """Name the window."""
    text = asked.raw.strip()
    if text in _ASKS:
        return failed(_TITLE_USAGE)
    return Answer(title=text[:_TITLE_MOST])


def timeout(asked: Asked) -> Answer:
    """Wait for nothing: the lab's time moves only when a person moves it."""
    options = _TIMEOUT.read(asked.options)
    seconds = whole_number(options.values.get("/t", "")) if options else None
    if seconds is None or not -1 <= seconds <= _MOST_SECONDS:
        return failed(_TIMEOUT_USAGE)
    return Answer(_WAITING.format(seconds=max(seconds, 0)))


def cmd(asked: Asked) -> Answer:
    """Run a line in a prompt of its own."""
    rest, delays = asked.raw.strip(), False
    while rest[:1] in {"/", "-"}:
        switch, _, rest = rest.partition(" ")
        rest = rest.strip()
        name = switch[1:].casefold()
        if name in {"c", "r"} and rest:
            return Answer(control=Inner(_without_outer_quotes(rest), delays))
        if name not in {"q", "d", "s", "v", "v:on", "v:off", "e:on"}:
            break
        delays = delays or name in {"v", "v:on"}
    return failed(_CMD_USAGE)


def _without_outer_quotes(line: str) -> str:
    """Take the marks around a line away, as cmd does where there are more inside."""
    is_around = line.startswith('"') and line.endswith('"') and len(line) > 1
    return line[1:-1] if is_around else line


def told(usage: str) -> Callable[[Asked], Answer]:
    """Return a program of which only its usage is ever asked here."""
    return lambda _: failed(usage)


if_, for_ = told(_IF_USAGE), told(_FOR_USAGE)
