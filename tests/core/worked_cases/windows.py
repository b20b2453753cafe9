"""What each window says after an act; a function here is a key of `expect`.

What is prose (`PROSE`) has to contain the text, or to be empty where that is; a list is
all that there is, in any order; of a table the named entries are compared, and one
that is not there is false.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.commands.command import Command
from core.commands.connect import Connect
from core.errors import Refused
from core.events import ConnectionTried
from core.lab import Lab
from core.reads.best_practices import analyze
from core.reads.diagnosis import examine
from core.reads.event_logs import unread
from core.reads.notices import notice
from core.records import LoggedEvent
from core.rules.issuance.disconnect import disconnect_reason
from core.rules.notifications import Notice
from gui.labels.connection import BALLOON, described, explained
from tests.core.worked_cases.case import Case, Step
from tests.helpers.labs import events as all_events

Entries = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """What became of an act, and what was so before it."""

    lab: Lab
    command: Command | None
    refused: Refused | None
    tried: ConnectionTried | None
    written: str  # at the prompt
    last_event: int
    hardware_ids: dict[str, str]

    @property
    def new_events(self) -> list[LoggedEvent]:
        """The entries of all event logs that the act wrote."""
        return [e for e in all_events(self.lab) if e.id > self.last_event]


def told(case: Case, lab: Lab) -> Told:
    """Carry out a case on the lab of its scenario."""
    for step in case.before:
        _carry_out(step, lab)
    newest = all_events(lab)[:1]
    before = {d.name: d.hardware_id for d in lab.devices()}
    return _act(case.act, lab, newest[0].id if newest else 0, before)


def outcome(told: Told) -> str:
    """Say how the attempt ended: an `Outcome`, or else the `Reason` of a refusal."""
    if told.refused is not None:
        return told.refused.reason.value
    return told.tried.outcome.value if told.tried else "done"


def message(told: Told) -> str:
    """Read the box that comes up: of the client, or of a refusal."""
    if told.refused is not None:
        return str(told.refused)
    return told.tried.outcome.message if told.tried else ""


def why(told: Told) -> str:
    """Read Why? in Remote Desktop Connection."""
    return explained(told.tried.rule, _notice(told)) if told.tried else ""


def details(told: Told) -> str:
    """Read what Details adds to the box of the client."""
    if told.tried is None:
        return ""
    reason = disconnect_reason(told.tried.outcome, told.tried.rule)
    return described(reason) if reason else ""


def session(told: Told) -> bool:
    """Tell whether the person has a session now."""
    return told.tried is not None and told.tried.session_id is not None


def balloon(told: Told) -> str:
    """Read title and text of the balloon in the session."""
    shown = _notice(told)
    return " ".join(BALLOON[shown.kind].written(shown.days_left)) if shown else ""


def _notice(told: Told) -> Notice | None:
    lab, command = told.lab, told.command
    if not session(told) or not isinstance(command, Connect):
        return None
    host, is_admin = lab.session_host(command.host), command.is_administrative
    if host is None:  # a server without the role
        return None
    return notice(lab, host, command.user, is_administrative=is_admin)


def events(told: Told) -> list[str]:
    """List what the act wrote to event logs: `RDSH01 1003`."""
    return [f"{event.computer} {int(event.kind)}" for event in told.new_events]


def unread_logs(told: Told) -> list[str]:
    """List the computers that Event Viewer leaves out."""
    return unread(told.lab)


def logs(told: Told) -> Entries:
    """Tell in which log each of these events stands, by its ID."""
    return {str(int(event.kind)): event.kind.log.value for event in told.new_events}


def event_text(told: Told) -> str:
    """Read the texts of what the act wrote to event logs."""
    return "\n".join(event.text for event in told.new_events)


def prompt(told: Told) -> str:
    """Read what was written at the command prompt."""
    return told.written


def diagnoser(told: Told) -> Entries:
    """List what RD Licensing Diagnoser finds, by session host."""
    lab = told.lab
    return {
        host.name: sorted(p.kind.value for p in examine(lab, host, {}).problems)
        for host in lab.session_hosts()
    }


def analyzer(told: Told) -> list[str]:
    """List what Best Practices Analyzer finds wrong."""
    return sorted({violation.practice.value for violation in analyze(told.lab)})


def manager(told: Told) -> Entries:
    """Tell whether the manager sees a license server as activated, by name."""
    return {
        server.name: server.is_activated if server.is_available else "not available"
        for server in told.lab.servers()
    }


def issued(told: Told) -> Entries:
    """Count what is issued, by license server and Keypack ID: `RDLIC01 3`."""
    packs = [p for _, packs in told.lab.overview() for p in packs]
    return {f"{pack.server} {pack.id}": pack.issued for pack in packs}


def free(told: Told) -> Entries:
    """Count what is free, as above."""
    packs = [p for _, packs in told.lab.overview() for p in packs]
    return {f"{pack.server} {pack.id}": pack.available for pack in packs}


def rows(told: Told) -> Entries:
    """List the states of all licenses on record, by computer or else by user."""
    found: dict[str, list[str]] = {}
    for server in told.lab.servers():
        for license_ in told.lab.issued(server.name):
            who = license_.computer or license_.user or ""
            found.setdefault(who, []).append(license_.status.value)
    return found


def same_id(told: Told) -> Entries:
    """Tell whether a device has the hardware ID of before the act, by name."""
    then = told.hardware_ids
    return {d.name: then.get(d.name) == d.hardware_id for d in told.lab.devices()}


def stored(told: Told) -> Entries:
    """Say what license a device stores, by name: its version, or nothing."""
    return {
        d.name: d.client_license.version.value if d.client_license else ""
        for d in told.lab.devices()
    }


WINDOWS: dict[str, Callable[[Told], Any]] = {
    read.__name__: read
    for read in (
        outcome,
        message,
        why,
        details,
        session,
        balloon,
        events,
        logs,
        event_text,
        unread_logs,
        prompt,
        diagnoser,
        analyzer,
        manager,
        issued,
        free,
        rows,
        same_id,
        stored,
    )
}


PROSE = {message, why, details, balloon, event_text, prompt}


def difference(told: Told, key: str, expected: Any) -> str:
    """Say in what a window differs from what a case expects; nothing if in nothing."""
    found = WINDOWS[key](told)
    if WINDOWS[key] in PROSE:
        is_same = bool(found) == bool(expected) and expected in found
    elif isinstance(expected, dict):
        found = {name: found.get(name, False) for name in expected}
        is_same = all(_same(found[name], expected[name]) for name in expected)
    else:
        is_same = _same(found, expected)
    return "" if is_same else f"{key}: {found!r} instead of {expected!r}"


def _same(found: Any, expected: Any) -> bool:
    if isinstance(expected, list) and isinstance(found, list):
        return sorted(found) == sorted(expected)
    return type(found) is type(expected) and bool(found == expected)


def _carry_out(step: Step, lab: Lab) -> None:
    command = step.command(lab)
    if command is not None:
        lab.do(command)


def _act(step: Step, lab: Lab, last_event: int, ids: dict[str, str]) -> Told:
    written = step.written(lab)
    command, refused, tried = step.command(lab), None, None
    try:
        happened = lab.do(command) if command else []
    except Refused as error:
        refused = error
    else:
        tried = next((e for e in happened if isinstance(e, ConnectionTried)), None)
    return Told(lab, command, refused, tried, written, last_event, ids)
