"""Event IDs as a person asks for them: `21`, `17,20-22`."""

import re
from collections.abc import Collection

from core.event_kinds import EventKind, EventLevel, EventLog
from core.problems import Problem

EVENT_IDS = "event_ids"
"""The field in which the IDs are typed."""

_PART = re.compile(r"(\d{1,5})(?:\s*-\s*(\d{1,5}))?", re.ASCII)


def read_ids(text: str) -> list[range] | Problem:
    """Read IDs and ranges with commas between; nothing typed means all of them."""
    found = []
    for part in filter(None, (p.strip() for p in text.split(","))):
        match = _PART.fullmatch(part)
        if match is None:
            return Problem(
                EVENT_IDS,
                "Event IDs are numbers. Enter numbers or ranges with commas between "
                "them, for example 17,20-22.",
            )
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            return Problem(
                EVENT_IDS,
                f"The range {first}-{last} ends before it begins. "
                f"Enter {last}-{first}.",
            )
        found.append(range(first, last + 1))
    return found


def chosen(
    logs: Collection[EventLog], levels: Collection[EventLevel], ids: list[range]
) -> list[EventKind]:
    """List the kinds of events in these logs, of these levels, with these IDs."""
    return [
        kind
        for kind in EventKind
        if kind.log in logs
        and kind.level in levels
        and (not ids or any(kind in wanted for wanted in ids))
    ]
