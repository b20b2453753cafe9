"""`qwinsta`, `query session`, `query user` and `logoff`: who is in which session.

Forms: learn.microsoft.com/windows-server/administration/windows-commands/query-session,
query-user and logoff. Times without work are not known here, so none is shown.
"""

from core.commands.connect import Disconnect
from core.management.sessions import SessionRow, sessions_of
from core.management.tasks import clock_text
from core.prompt.answer import Answer, Asked, failed
from core.prompt.computers import named
from core.prompt.options import Options, Syntax

_OPTIONS = Syntax(colon=("/server",), most=1)
_USAGES = {
    "session": "QUERY SESSION [sessionname | username | sessionid] [/SERVER:computer]"
    "\n\nShows the sessions of a computer; QWINSTA does the same.",
    "user": "QUERY USER [username | sessionname | sessionid] [/SERVER:computer]"
    "\n\nShows who is signed in; QUSER does the same.",
    "logoff": "LOGOFF {sessionid | sessionname} [/SERVER:computer]\n\nEnds a session.",
}
_QUERY_USAGE = (
    "QUERY {SESSION | USER}\n\n" + _USAGES["session"] + "\n\n" + _USAGES["user"]
)
_UNAVAILABLE = (
    "Error 0x000006BA enumerating sessionnames\nThe RPC server is unavailable."
)
_NO_SESSION = "No session exists for {wanted}"
_NO_USER = "No User exists for {wanted}"
_NOT_FOUND = "Could not find session {wanted}"
_NOT_ENDED = "Session {number} belongs to Windows itself, and cannot be ended here."


def qwinsta(asked: Asked) -> Answer:
    """List the sessions of a computer."""
    return _query(asked, asked.options, "session")


def quser(asked: Asked) -> Answer:
    """List who is signed in to a computer."""
    return _query(asked, asked.options, "user")


def query(asked: Asked) -> Answer:
    """List sessions, or users."""
    what = asked.options[0].casefold() if asked.options else ""
    if what not in {"session", "user"}:
        return failed(_QUERY_USAGE)
    return _query(asked, asked.options[1:], what)


def logoff(asked: Asked) -> Answer:
    """End a session by its number or its name."""
    options = _OPTIONS.read(asked.options)
    if options is None or not options.operands:
        return failed(_USAGES["logoff"])
    rows = _rows(asked, options)
    if isinstance(rows, Answer):
        return rows
    wanted = options.operands[0]
    row = next(
        (row for row in rows if _is(row, wanted) and not _is_user(row, wanted)), None
    )
    if row is None:
        return failed(_NOT_FOUND.format(wanted=wanted))
    if row.session is None:
        return failed(_NOT_ENDED.format(number=row.number))
    return Answer(command=Disconnect(session_id=row.session.id))


def _query(asked: Asked, words: tuple[str, ...], what: str) -> Answer:
    options = _OPTIONS.read(words)
    if options is None:
        return failed(_USAGES[what])
    rows = _rows(asked, options)
    if isinstance(rows, Answer):
        return rows
    wanted = "".join(options.operands)
    is_user = what == "user"
    if is_user:
        rows = [row for row in rows if row.session is not None]
    found = [row for row in rows if not wanted or _is(row, wanted)]
    if not found:
        missing = _NO_USER if is_user else _NO_SESSION
        return failed(missing.format(wanted=wanted or "*"))
    lines = [_user_line(row) if is_user else _session_line(row) for row in found]
    return Answer("\n".join([_USER_HEAD if is_user else _SESSION_HEAD, *lines]))


def _rows(asked: Asked, options: Options) -> list[SessionRow] | Answer:
    computer = named(options.values.get("/server", asked.computer.name), asked)
    if isinstance(computer, Answer):
        return computer
    if not computer.is_reachable and computer.name != asked.computer.name:
        return failed(_UNAVAILABLE)
    return sessions_of(asked.lab, computer.name)


def _is(row: SessionRow, wanted: str) -> bool:
    names = {row.name.casefold(), row.user.casefold(), str(row.number)} - {""}
    return wanted.casefold() in names


def _is_user(row: SessionRow, wanted: str) -> bool:
    return wanted.casefold() == row.user.casefold()


_SESSION_HEAD = (
    " SESSIONNAME       USERNAME                 ID  STATE   TYPE        DEVICE"
)
_USER_HEAD = (
    " USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME"
)


def _session_line(row: SessionRow) -> str:
    line = f" {row.name:<17} {row.user:<20} {row.number:>6}  {row.state:<7}"
    return line.rstrip()


def _user_line(row: SessionRow) -> str:
    started = clock_text(row.started).replace(":00 ", " ")
    return (
        f" {row.user:<21} {row.name:<15} {row.number:>5}  {row.state:<7} {'.':>9}  "
        f"{started}"
    )
