"""`wevtutil`: event logs are named, and their events queried.

Form: learn.microsoft.com/windows-server/administration/windows-commands/wevtutil.
"""

import re
from xml.sax.saxutils import escape

from core import clock
from core.event_kinds import EventLevel, EventLog
from core.management.logs import MOST, events_of, ids_of, log_named
from core.prompt.answer import Answer, Asked, failed
from core.prompt.computers import named
from core.prompt.options import Options, Syntax
from core.records import LoggedEvent

EVENTS_QUERY = "wevtutil qe System /c:5 /rd:true /f:text"
_KEYS = {"/count": "/c", "/reversedirection": "/rd", "/format": "/f", "/query": "/q"}
_OPTIONS = Syntax(colon=("/c", "/rd", "/f", "/q", "/r", *_KEYS), most=2)
_USAGE = """\
WEVTUTIL el
WEVTUTIL qe log [/c:count] [/rd:{true | false}] [/f:{xml | text}] [/q:query]
         [/r:computer]

  el   List the names of the logs.
  qe   Show the events of a log, oldest first; /rd:true begins with the newest.
  /q   Of these IDs only: "*[System[(EventID=21 or EventID=22)]]"."""
_NO_LOG = (
    "Failed to read events. The specified channel could not be found.\n\n"
    "wevtutil el lists the channels that this training has."
)
_UNAVAILABLE = "Failed to open event query. The RPC server is unavailable."
_COUNT = re.compile(r"[1-9]\d{0,5}", re.ASCII)
_TRUTH = {"true": True, "false": False}
_LEVELS = {EventLevel.ERROR: 2, EventLevel.WARNING: 3, EventLevel.INFORMATION: 4}
_TEXT = """\
Event[{number}]
  Log Name: {log}
  Source: {source}
  Date: {date}
  Event ID: {id}
  Level: {level}
  Computer: {computer}
  Description:
{text}
"""
_XML = (
    "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
    "<Provider Name='{source}'/><EventID>{id}</EventID><Level>{level_number}</Level>"
    "<TimeCreated SystemTime='{date}'/><EventRecordID>{record}</EventRecordID>"
    "<Channel>{log}</Channel><Computer>{computer}</Computer></System>"
    "<EventData><Data>{text}</Data></EventData></Event>"
)


def wevtutil(asked: Asked) -> Answer:
    """Name the logs, or show events of one."""
    read = _OPTIONS.read(asked.options)
    verb = read.operands[0].casefold() if read and read.operands else ""
    if read is None or verb not in {"el", "enum-logs", "qe", "query-events"}:
        return failed(_USAGE)
    if verb in {"el", "enum-logs"}:
        if len(read.operands) > 1 or read.values:
            return failed(_USAGE)
        return Answer("\n".join(sorted(EventLog)))
    return _events(asked, read)


def _events(asked: Asked, read: Options) -> Answer:
    values = {_KEYS.get(key, key): value for key, value in read.values.items()}
    count, query = values.get("/c", "1"), ids_of(values.get("/q", "*"))
    form, newest = values.get("/f", "xml"), values.get("/rd", "false").casefold()
    is_right = _COUNT.fullmatch(count) and form in {"xml", "text"} and newest in _TRUTH
    if len(read.operands) != 2 or not is_right or query is None:  # qe and a log
        return failed(_USAGE)
    log = log_named(read.operands[1])
    if log is None:
        return failed(_NO_LOG, 15007)
    computer = named(values.get("/r", asked.computer.name), asked)
    if isinstance(computer, Answer):
        return computer
    if not computer.is_reachable and computer.name != asked.computer.name:
        return failed(_UNAVAILABLE)
    found = events_of(
        asked.lab,
        computer.name,
        log,
        ids=query,
        most=int(count) if "/c" in values else MOST,
        newest_first=_TRUTH[newest],
    )
    template = _TEXT if form == "text" else _XML
    facts = (_facts(n, e, form) for n, e in enumerate(found))
    return Answer("\n".join(template.format(**each) for each in facts))


def _facts(number: int, event: LoggedEvent, form: str) -> dict[str, object]:
    written = escape(event.text, {"'": "&apos;"}) if form == "xml" else event.text
    return {
        "number": number,
        "record": event.id,
        "log": event.kind.log.value,
        "source": event.kind.source,
        "date": clock.iso(event.at),
        "id": int(event.kind),
        "level": event.kind.level.capitalize(),
        "level_number": _LEVELS[event.kind.level],
        "computer": event.computer,
        "text": written,
    }
