"""Get-WinEvent and Get-EventLog (domain.md 8.2, 8.3, 13.9)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.event_kinds import EventLevel, EventLog
from core.management.logs import MOST, events_of
from core.management.reach import reached
from core.shell.cmdlets.cmdlet import MANAGEMENT, Call, Cmdlet
from core.shell.running.parameters import Parameter, switch
from core.shell.values.bag import Table
from core.shell.values.conversion import as_list, to_datetime
from core.shell.values.errors import ScriptError, failure
from core.shell.values.instance import Instance, View
from core.shell.values.numbers import to_whole
from core.shell.values.patterns import is_like
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.records import LoggedEvent
    from core.shell.running.code import Output
    from core.shell.values.kinds import Value

_LEVELS = {
    EventLevel.ERROR: (2, "Error"),
    EventLevel.WARNING: (3, "Warning"),
    EventLevel.INFORMATION: (4, "Information"),
}


class EventObject(Instance):
    """An entry of an event log, by the names of both families of cmdlets."""

    net_name = "System.Diagnostics.Eventing.Reader.EventLogRecord"
    view = View(("TimeCreated", "Id", "LevelDisplayName", "Message"))

    def __init__(self, event: LoggedEvent) -> None:
        """Show an event."""
        self.event = event

    def names(self) -> Sequence[str]:
        """List what is known of it."""
        return (
            *("TimeCreated", "Id", "Level", "LevelDisplayName", "ProviderName"),
            *("LogName", "MachineName", "RecordId", "Message"),
        )

    def read(self, name: str) -> Value:
        """Return one of these, or what Get-EventLog calls it."""
        kind, level = self.event.kind, _LEVELS[self.event.kind.level]
        when = _at(self.event)
        return {
            "timecreated": when,
            "timegenerated": when,
            "timewritten": when,
            "id": int(kind),
            "eventid": int(kind),
            "instanceid": int(kind),
            "level": level[0],
            "leveldisplayname": level[1],
            "entrytype": level[1],
            "providername": kind.source,
            "source": kind.source,
            "logname": str(kind.log),
            "machinename": self.event.computer,
            "recordid": self.event.id,
            "index": self.event.id,
            "message": self.event.text,
        }[name.lower()]


class EntryObject(EventObject):
    """The same as Get-EventLog gives it."""

    net_name = "System.Diagnostics.EventLogEntry"
    view = View(
        ("Index", "TimeGenerated", "EntryType", "Source", "InstanceID", "Message")
    )

    def names(self) -> Sequence[str]:
        """List what is known of it."""
        return (
            *("EventID", "MachineName", "Index", "EntryType", "Message", "Source"),
            *("InstanceId", "TimeGenerated", "TimeWritten"),
        )


def _get_win_event(call: Call) -> Output:
    """Read a log, newest first; a table may narrow it."""
    yield from ()
    wanted = call["filterhashtable"]
    facts = wanted if isinstance(wanted, Table) else Table()
    logs = [text_of(n) for n in as_list(facts.get("LogName"))] or call.texts("logname")
    found: list[LoggedEvent] = []
    for log in _logs(logs, call):
        ids = frozenset(int(to_whole(n)) for n in as_list(facts.get("Id")))
        events = events_of(
            call.engine.lab, _computer(call), log, ids=ids, newest_first=True
        )
        found += [event for event in events if _fits(event, facts, call)]
    most = int(to_whole(call["maxevents"])) if call.has("maxevents") else MOST
    found.sort(key=lambda event: event.id, reverse=not call.flag("oldest"))
    if not found:
        raise _none_found()
    for event in found[:most]:
        yield EventObject(event)


def _fits(event: LoggedEvent, facts: Table, call: Call) -> bool:
    now = call.engine.now()
    at = _at(event)
    levels = {int(to_whole(n)) for n in as_list(facts.get("Level"))}
    sources = [text_of(n) for n in as_list(facts.get("ProviderName"))]
    sources += call.texts("providername")
    start, end = facts.get("StartTime"), facts.get("EndTime")
    return (
        (not levels or _LEVELS[event.kind.level][0] in levels)
        and (not sources or any(is_like(event.kind.source, s) for s in sources))
        and (start is None or at >= to_datetime(start, now))
        and (end is None or at <= to_datetime(end, now))
    )


def _logs(names: list[str], call: Call) -> list[EventLog]:
    """Find logs by their names; without one, all where a provider is named."""
    if not names and (call.has("providername") or call.has("filterhashtable")):
        return [*EventLog]
    found: list[EventLog] = []
    for name in names:
        matching = [log for log in EventLog if is_like(log, name)]
        if not matching:
            raise failure(
                f"There is not an event log on the {call.engine.computer} computer "
                f'that matches "{name}".',
                "NoMatchingLogsFound",
                "ObjectNotFound",
                name,
            )
        found += matching
    return found


def _computer(call: Call) -> str:
    engine = call.engine
    name = call.text("computername") or engine.computer
    there = reached(engine.lab, engine.computer, name)
    if there is None:
        raise failure("The RPC server is unavailable.", "System.Exception")
    return there.name


def _none_found() -> ScriptError:
    return failure(
        "No events were found that match the specified selection criteria.",
        "NoMatchingEventsFound",
        "ObjectNotFound",
    )


def _get_event_log(call: Call) -> Output:
    yield from ()
    (log,) = _logs([call.text("logname")], call)[:1]
    ids = frozenset(int(to_whole(n)) for n in as_list(call["instanceid"]))
    events = events_of(
        call.engine.lab, _computer(call), log, ids=ids, newest_first=True
    )
    sources, kinds = call.texts("source"), call.texts("entrytype")
    after = call["after"]
    found = [
        event
        for event in events
        if (not sources or any(is_like(event.kind.source, s) for s in sources))
        and (not kinds or _LEVELS[event.kind.level][1] in kinds)
        and (after is None or _at(event) > to_datetime(after, call.engine.now()))
    ]
    most = int(to_whole(call["newest"])) if call.has("newest") else MOST
    if not found:
        raise failure("No matches found", "GetEventLogNoEntriesFound", "ObjectNotFound")
    for event in found[:most]:
        yield EntryObject(event)


def _at(event: LoggedEvent) -> datetime:
    return event.at.astimezone(UTC).replace(tzinfo=None)


CMDLETS = (
    Cmdlet(
        "Get-WinEvent",
        _get_win_event,
        (
            Parameter("LogName", "string[]", position=0),
            Parameter("FilterHashtable", "object"),
            Parameter("ProviderName", "string[]"),
            Parameter("MaxEvents", "int"),
            Parameter("ComputerName", "string", aliases=("Cn",)),
            Parameter("Credential", "object"),
            switch("Oldest"),
        ),
        summary="Reads events of a log, newest first.",
    ),
    Cmdlet(
        "Get-EventLog",
        _get_event_log,
        (
            Parameter("LogName", "string", position=0, mandatory=True),
            Parameter("InstanceId", "int[]", position=1),
            Parameter("ComputerName", "string", aliases=("Cn",)),
            Parameter("Source", "string[]"),
            Parameter("EntryType", "string[]"),
            Parameter("Newest", "int"),
            Parameter("After", "object"),
        ),
        summary="Reads entries of a log, newest first.",
        module=MANAGEMENT,
    ),
)
