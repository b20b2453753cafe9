"""Labels of Event Viewer."""

from core.event_kinds import (
    CONNECTIONS,
    ESENT,
    LICENSING,
    MONITOR,
    EventLevel,
    EventLog,
)


class EventText:
    """The window; the genuine tool's names where we know them."""

    title: str = "Event Viewer"
    root: str = "Event Viewer (Local)"
    tree: str = "Logs"
    list: str = "Events"
    empty: str = "There are no events to show."
    levels: str = "Event level:"
    event_ids: str = "Event &IDs:"
    all_ids: str = "All event IDs"
    count: str = "Number of events: {count:,}"
    unread: str = (
        "Not read: {computers}. The event log of another computer is read over RPC, "
        "which does not get through from {here}."
    )
    details: str = "&Details:"
    level: str = "Level"
    at: str = "Date and Time"
    source: str = "Source"
    event_id: str = "Event ID"
    computer: str = "Computer"
    log: str = "Log Name"
    actions: str = "Actions"
    copy: str = "&Copy"
    refresh: str = "&Refresh"
    help: str = "&Help"


LEVEL = {
    EventLevel.INFORMATION: "Information",
    EventLevel.WARNING: "Warning",
    EventLevel.ERROR: "Error",
}
LEVEL_BOX = {
    EventLevel.ERROR: "&Error",
    EventLevel.WARNING: "&Warning",
    EventLevel.INFORMATION: "I&nformation",
}
SOURCE = {
    LICENSING: "TerminalServices-Licensing",
    CONNECTIONS: "TerminalServices-RemoteConnectionManager",
    ESENT: "ESENT",
    MONITOR: "License Monitor (training)",
}
_WINDOWS = ("Windows Logs",)
_SERVICES = ("Applications and Services Logs", "Microsoft", "Windows")
PLACE = {  # of each log: the folders above it, and its name in the tree
    EventLog.APPLICATION: (*_WINDOWS, "Application"),
    EventLog.SYSTEM: (*_WINDOWS, "System"),
    EventLog.LICENSING_ADMIN: (*_SERVICES, SOURCE[LICENSING], "Admin"),
    EventLog.LICENSING_OPERATIONAL: (*_SERVICES, SOURCE[LICENSING], "Operational"),
    EventLog.CONNECTIONS_ADMIN: (*_SERVICES, SOURCE[CONNECTIONS], "Admin"),
    EventLog.CONNECTIONS_OPERATIONAL: (*_SERVICES, SOURCE[CONNECTIONS], "Operational"),
}
