"""The events that license servers and session hosts log (domain.md 8.2, 8.3)."""

from enum import IntEnum, StrEnum


class EventLevel(StrEnum):
    """How serious an event is."""

    INFORMATION = "information"
    WARNING = "warning"
    ERROR = "error"


LICENSING = "Microsoft-Windows-TerminalServices-Licensing"
CONNECTIONS = "Microsoft-Windows-TerminalServices-RemoteConnectionManager"
ESENT = "ESENT"
"""The database engine of license servers (domain.md 4.4)."""


MONITOR = "RD Licensing Manager License Monitor (training)"
"""Our own source: what no license server logs, and the monitor of a lab does."""


class EventLog(StrEnum):
    """The logs in which they stand, by their full names (domain.md 13.9)."""

    APPLICATION = "Application"
    SYSTEM = "System"
    LICENSING_ADMIN = f"{LICENSING}/Admin"
    LICENSING_OPERATIONAL = f"{LICENSING}/Operational"
    CONNECTIONS_ADMIN = f"{CONNECTIONS}/Admin"
    CONNECTIONS_OPERATIONAL = f"{CONNECTIONS}/Operational"


class EventKind(IntEnum):
    """An event by its ID, with its source, level and text; the texts are ours."""

    source: str
    level: EventLevel
    text: str

    def __new__(
        cls, number: int, source: str, level: EventLevel, text: str
    ) -> "EventKind":
        """Attach source, level and text; the value stays the ID."""
        member = int.__new__(cls, number)
        member._value_ = number
        member.source = source
        member.level = level
        member.text = text
        return member

    @property
    def log(self) -> EventLog:
        """The log that it stands in (domain.md 13.9)."""
        return _LOGS.get(self, _LOG_OF_SOURCE[self.source])

    SERVICE_STARTED = (
        0,
        LICENSING,
        EventLevel.INFORMATION,
        "The Remote Desktop Licensing service on {server} has been started.",
    )
    SERVICE_STOPPED = (
        3,
        LICENSING,
        EventLevel.INFORMATION,
        "The Remote Desktop Licensing service on {server} has been stopped.",
    )
    ACTIVATED = (
        4,
        LICENSING,
        EventLevel.INFORMATION,
        "The Remote Desktop Licensing service on {server} has been activated.",
    )
    CERTIFICATES_CORRUPT = (
        17,
        LICENSING,
        EventLevel.ERROR,
        "One or more Remote Desktop Licensing certificates on the license server "
        "{server} are corrupt. Reactivate the license server.",
    )
    NOT_ACTIVATED = (
        18,
        LICENSING,
        EventLevel.WARNING,
        "The license server {server} has not been activated, so it issues temporary "
        "licenses only. Activate the license server.",
    )
    FEW_LEFT = (
        20,
        LICENSING,
        EventLevel.WARNING,
        "The license server {server} has only {left:,} permanent licenses left for "
        "{product}.",
    )
    NONE_LEFT = (
        21,
        LICENSING,
        EventLevel.WARNING,
        "The license server {server} has no permanent licenses left for {product}, so "
        "it cannot issue any to the session host {host}. Check that the licensing mode "
        "matches the installed licenses.",
    )
    NOT_INSTALLED = (
        22,
        LICENSING,
        EventLevel.WARNING,
        "The license server {server} has no licenses installed for {product}, so it "
        "cannot issue any to the session host {host}. Install licenses of this version "
        "and type.",
    )
    DATABASE_ERROR = (
        44,
        LICENSING,
        EventLevel.ERROR,
        "A general database error occurred on the license server {server}: ESE error "
        "-1316 JET_errInvalidObject.",
    )
    PUBLISHED = (
        64,
        LICENSING,
        EventLevel.INFORMATION,
        "The license server {server} has been published in Active Directory Domain "
        "Services.",
    )
    COMPUTERS_GROUP_CREATED = (
        70,
        LICENSING,
        EventLevel.INFORMATION,
        "The local group Terminal Server Computers has been created on {server}.",
    )
    ADDED_TO_GROUP = (
        74,
        LICENSING,
        EventLevel.INFORMATION,
        "The license server {server} has been added to the Terminal Server License "
        "Servers group.",
    )
    REMOVED_FROM_GROUP = (
        76,
        LICENSING,
        EventLevel.INFORMATION,
        "The license server {server} has been removed from the Terminal Server License "
        "Servers group.",
    )
    REVOKED = (
        80,
        LICENSING,
        EventLevel.INFORMATION,
        "The license issued to {computer} for {product} has been revoked.",
    )
    UPGRADED = (
        82,
        LICENSING,
        EventLevel.INFORMATION,
        'The "Temporary" {product} belonging to computer "{computer}" has been '
        'upgraded to "Permanent" {product}.',
    )
    REBUILT = (
        88,
        LICENSING,
        EventLevel.INFORMATION,
        "The licensing database of {server} has been rebuilt. Reinstall the licenses.",
    )
    REMOVED_FROM_SOURCE = (
        89,
        LICENSING,
        EventLevel.INFORMATION,
        "Licenses that were migrated to {server} have been removed from {source}.",
    )
    NOT_REMOVED_FROM_SOURCE = (
        90,
        LICENSING,
        EventLevel.WARNING,
        "Licenses were migrated to {server}, but could not be removed from {source}. "
        "Remove them there.",
    )
    SOURCE_CANNOT_DELETE = (
        91,
        LICENSING,
        EventLevel.WARNING,
        "Licenses were migrated to {server} from {source}, whose operating system "
        "cannot delete them. Do not use that server for them again.",
    )
    SOURCE_NOT_FUNCTIONING = (
        93,
        LICENSING,
        EventLevel.WARNING,
        "Licenses were migrated to {server} from a license server that no longer "
        "functions. Do not use that server again.",
    )
    VERSION_STORE_FULL = (
        623,
        ESENT,
        EventLevel.ERROR,
        "The version store of the licensing database on {server} has reached its "
        "maximum size, so the Remote Desktop Licensing service cannot start. Raise "
        "MaxVerPages, and then start the service.",
    )
    ATTRIBUTES_NOT_UPDATED = (
        4105,
        LICENSING,
        EventLevel.WARNING,
        "The license server {server} cannot update the license attributes of the user "
        "{user}. Ensure that it is a member of the Terminal Server License Servers "
        "group in the domain of the user, that this group may update the user and, "
        "from Windows Server 2019 on, that users may update their own license "
        "attributes. Win32 error code: 0x80070005",
    )
    DIRECTORY_UNREACHABLE = (
        4107,
        LICENSING,
        EventLevel.ERROR,
        "The license server {server} cannot contact Active Directory to track the "
        "license of the user {user}.",
    )
    HOST_NOT_IN_GROUP = (
        4141,
        LICENSING,
        EventLevel.WARNING,
        'A license could not be issued to "{host}" because it is not a member of the '
        "Terminal Server Computers group.",
    )
    USER_LICENSE_UPGRADED = (
        4144,
        LICENSING,
        EventLevel.INFORMATION,
        "The Per User license of {user} has been upgraded from {former} to {product}.",
    )
    ADDED_BY_SETUP = (
        8196,
        LICENSING,
        EventLevel.INFORMATION,
        "Setup has added the license server {server} to the Terminal Server License "
        "Servers group.",
    )
    INVALID_CLIENT_LICENSE = (
        1003,
        CONNECTIONS,
        EventLevel.WARNING,
        "The client {computer} has provided an invalid license.",
    )
    NO_CLIENT_LICENSE = (
        1004,
        CONNECTIONS,
        EventLevel.ERROR,
        "The session host {host} cannot issue a client license, because {reason}.",
    )
    TEMPORARY_EXPIRED = (
        1011,
        CONNECTIONS,
        EventLevel.ERROR,
        "The session of {computer} was refused because its temporary license has "
        "expired.",
    )
    NOT_RENEWED = (
        1028,
        CONNECTIONS,
        EventLevel.WARNING,
        "The license of {computer} could not be renewed by a license server.",
    )
    MODE_NOT_CONFIGURED = (
        1068,
        CONNECTIONS,
        EventLevel.WARNING,
        "The Remote Desktop licensing mode is not configured.",
    )
    GRACE_OVER_WITHOUT_MODE = (
        1069,
        CONNECTIONS,
        EventLevel.ERROR,
        "The grace period has expired, and the Remote Desktop licensing mode is not "
        "configured.",
    )
    GRACE_OVER_NO_ANSWER = (
        1128,
        CONNECTIONS,
        EventLevel.ERROR,
        "The grace period has expired, and no license server gives licenses to this "
        "session host.",
    )
    GRACE_OVER_WITHOUT_SERVER = (
        1130,
        CONNECTIONS,
        EventLevel.ERROR,
        "The grace period has expired, and no license server is specified.",
    )
    WARNING_LEVEL = (
        30001,
        MONITOR,
        EventLevel.WARNING,
        "The license monitor of this training lab: {issued:,} of {installed:,} "
        "licenses for {product} are issued on {server}, which reaches the warning "
        "level of {level} %.",
    )
    CRITICAL_LEVEL = (
        30002,
        MONITOR,
        EventLevel.ERROR,
        "The license monitor of this training lab: {issued:,} of {installed:,} "
        "licenses for {product} are issued on {server}, which reaches the critical "
        "level of {level} %.",
    )


# The server of licenses writes to System, as the sources say of 17 to 22, 44 and 4105;
# of most others none says where they stand.
_LOG_OF_SOURCE = {
    LICENSING: EventLog.SYSTEM,
    CONNECTIONS: EventLog.CONNECTIONS_OPERATIONAL,
    ESENT: EventLog.APPLICATION,
    MONITOR: EventLog.APPLICATION,
}
_LOGS = {
    EventKind.UPGRADED: EventLog.LICENSING_OPERATIONAL,
    EventKind.MODE_NOT_CONFIGURED: EventLog.CONNECTIONS_ADMIN,
    EventKind.GRACE_OVER_WITHOUT_MODE: EventLog.CONNECTIONS_ADMIN,
    EventKind.GRACE_OVER_NO_ANSWER: EventLog.CONNECTIONS_ADMIN,
    EventKind.GRACE_OVER_WITHOUT_SERVER: EventLog.CONNECTIONS_ADMIN,
}
