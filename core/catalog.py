"""The vocabulary: product versions, license types, programs, methods, states."""

from enum import StrEnum

MAX_QUANTITY = 1_000_000
"""The most licenses one purchase may hold; a training limit, no source names one."""

MAX_WHOLE_NUMBER = 2**53 - 1
"""As far as every reader of JSON counts; SQLite's integers go further."""

DEFAULT_SCENARIO = "fresh"
"""What a lab begins with where nobody says otherwise."""


class ProductVersion(StrEnum):
    """A Windows Server version, of a server as well as of a license (domain.md 2.2)."""

    W2000 = "2000"
    W2003 = "2003"
    W2008 = "2008"
    W2008R2 = "2008r2"
    W2012 = "2012"
    W2016 = "2016"
    W2019 = "2019"
    W2022 = "2022"
    W2025 = "2025"

    @property
    def generation(self) -> int:
        """Place in time; 2008 and 2008 R2 share their licenses (domain.md 2.2)."""
        return _GENERATIONS.index(_SAME_LICENSES.get(self, self))

    @property
    def server_name(self) -> str:
        """The product's name as an operating system shows it."""
        return _SERVER_NAMES.get(self, f"Windows Server {self.value}")


_SAME_LICENSES = {ProductVersion.W2008R2: ProductVersion.W2008}
_GENERATIONS = [v for v in ProductVersion if v not in _SAME_LICENSES]
_SERVER_NAMES = {
    ProductVersion.W2000: "Windows 2000 Server",
    ProductVersion.W2008R2: "Windows Server 2008 R2",
}

SERVER_VERSIONS = tuple(v for v in ProductVersion if v >= ProductVersion.W2008)
"""Versions that a license server of a lab, and its console, may have."""

LICENSE_VERSIONS = tuple(v for v in SERVER_VERSIONS if v not in _SAME_LICENSES)
"""Versions that RDS CALs are sold in; 2008 covers 2008 R2, 2012 covers 2012 R2."""


class LicenseType(StrEnum):
    """Who a license is for (domain.md 3.2, 3.3)."""

    PER_USER = "per-user"
    PER_DEVICE = "per-device"


class LicenseProgram(StrEnum):
    """How licenses were bought (domain.md 2.1); the last three are never bought."""

    RETAIL = "retail"
    OPEN = "open"
    SELECT = "select"
    ENTERPRISE = "enterprise"
    CAMPUS = "campus"
    SCHOOL = "school"
    SPLA = "spla"
    OTHER = "other"
    BUILT_IN = "built-in"
    TEMPORARY = "temporary"
    OVER_USED = "over-used"  # Per User licenses beyond those that were bought


AGREEMENT_PROGRAMS = (
    LicenseProgram.SELECT,
    LicenseProgram.ENTERPRISE,
    LicenseProgram.CAMPUS,
    LicenseProgram.SCHOOL,
    LicenseProgram.SPLA,
    LicenseProgram.OTHER,
)
PURCHASE_PROGRAMS = (LicenseProgram.RETAIL, LicenseProgram.OPEN, *AGREEMENT_PROGRAMS)
"""The eight programs in the order of the wizard's list (ui.md 6)."""


class ConnectionMethod(StrEnum):
    """How the manager reaches the Clearinghouse (domain.md 5)."""

    AUTOMATIC = "automatic"
    WEB = "web"
    TELEPHONE = "telephone"


class RoleState(StrEnum):
    """Whether a server has the role Remote Desktop Session Host (domain.md 13.12)."""

    INSTALLED = "installed"
    REMOVED = "removed"
    NEVER = "never"  # so its grace period has not begun


class ActivationStatus(StrEnum):
    """State of a license server's activation (domain.md 5)."""

    ACTIVATED = "activated"
    NOT_ACTIVATED = "not-activated"
    REACTIVATION_NEEDED = "reactivation-needed"
    UNKNOWN = "unknown"


class ReactivationReason(StrEnum):
    """Why a license server is reactivated (domain.md 1.3)."""

    REDEPLOYED = "redeployed"
    CERTIFICATE_CORRUPT = "certificate-corrupt"
    KEY_COMPROMISED = "key-compromised"
    EXPIRED = "expired"
    UPGRADED = "upgraded"


class MigrationReason(StrEnum):
    """Why licenses move to another license server (ui.md 7)."""

    REPLACED = "replaced"
    NOT_FUNCTIONING = "not-functioning"


class RebuildReason(StrEnum):
    """Why the database of a license server is rebuilt (ui.md 7)."""

    DAMAGED = "damaged"
    REDEPLOYED = "redeployed"
    WRONG_LICENSES = "wrong-licenses"
    OTHER = "other"


class DiscoveryScope(StrEnum):
    """Where a license server can be discovered (domain.md 6)."""

    WORKGROUP = "workgroup"
    DOMAIN = "domain"
    FOREST = "forest"


class Rights(StrEnum):
    """What an account may do, each more than the one before (domain.md 1.3)."""

    USER = "user"
    SERVER_ADMIN = "server-admin"  # in the Administrators group of license servers
    DOMAIN_ADMIN = "domain-admin"
    ENTERPRISE_ADMIN = "enterprise-admin"

    def covers(self, needed: "Rights") -> bool:
        """Tell whether these rights include the needed ones."""
        order = list(Rights)
        return order.index(self) >= order.index(needed)


class PolicyState(StrEnum):
    """What a policy setting is set to in the policy editor."""

    NOT_CONFIGURED = "not-configured"
    ENABLED = "enabled"
    DISABLED = "disabled"


class PolicyName(StrEnum):
    """The policy settings of RD Licensing (domain.md 9, 6)."""

    LICENSE_SERVERS = "license-servers"
    HIDE_NOTIFICATIONS = "hide-notifications"
    LICENSING_MODE = "licensing-mode"
    SECURITY_GROUP = "security-group"
    PREVENT_UPGRADE = "prevent-upgrade"


class ReportScope(StrEnum):
    """Whose licenses a report counts (domain.md 1.7, 7)."""

    ALL = "all"  # per user and per device; the only scope since 2012
    DOMAIN = "domain"
    ORGANIZATIONAL_UNIT = "organizational-unit"
    TRUSTED_DOMAINS = "trusted-domains"


class ReportRowKind(StrEnum):
    """What a row of a report is about (domain.md 1.8)."""

    USER = "user"
    DEVICE = "device"
    FAILED = "failed"


class Availability(StrEnum):
    """What a report's summary says of licenses that are left (domain.md 1.8)."""

    AVAILABLE = "available"
    LIMITED = "limited"
    NONE = "none"
    NOT_TRACKING = "not-tracking"


class LicensingMode(StrEnum):
    """Licensing mode of a session host (domain.md 1.9)."""

    PER_USER = "per-user"
    PER_DEVICE = "per-device"
    NOT_CONFIGURED = "not-configured"


class LicenseStatus(StrEnum):
    """State of an issued license (domain.md 1.6)."""

    UNKNOWN = "unknown"
    TEMPORARY = "temporary"
    ACTIVE = "active"
    UPGRADE = "upgrade"
    REVOKED = "revoked"
    PENDING = "pending"
    CONCURRENT = "concurrent"


class ClearinghouseCondition(StrEnum):
    """How the simulated Clearinghouse behaves towards automatic connection."""

    REACHABLE = "reachable"
    SLOW = "slow"
    UNREACHABLE = "unreachable"
    WRONG_DATE = "wrong-date"


class Service(StrEnum):
    """A service of Remote Desktop, by its name."""

    SESSIONS = "TermService"  # on session hosts
    LICENSING = "TermServLicensing"  # on license servers


class CertificateValue(StrEnum):
    """Registry values under RCM that hold a session host's certificates (3.6, 11)."""

    CERTIFICATE = "Certificate"
    X509 = "X509 Certificate"
    X509_ID = "X509 Certificate ID"
    X509_2 = "X509 Certificate2"


class Way(StrEnum):
    """What somebody asks of something, and may not get (domain.md 6, 13.7, 13.8)."""

    PING = "ping"
    RPC = "rpc"  # TCP 135, the endpoint mapper
    DYNAMIC = "dynamic"  # TCP 49152 to 65535, where RPC goes on
    SESSIONS = "sessions"  # TCP 3389
    HTTPS = "https"  # TCP 443
    LDAP = "ldap"  # TCP 389
    UPDATE = "update"  # of the license attributes at a user's account


class FirewallGroup(StrEnum):
    """A rule group of Windows Defender Firewall, by its name (domain.md 13.7)."""

    LICENSING = "Remote Desktop Licensing"
    SESSIONS = "Remote Desktop"


class LogonPattern(StrEnum):
    """When the people of a simulation log on."""

    OFFICE_HOURS = "office-hours"  # Monday to Friday, once a day
    SHIFT_WORK = "shift-work"  # every day, in three shifts
    CLONED_MACHINES = "cloned-machines"  # every day anew from an image (domain.md 10)


class Repeats(StrEnum):
    """How often a scheduled task runs."""

    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class Weekday(StrEnum):
    """A day of the week, as schtasks writes it; the first is Monday."""

    MONDAY = "MON"
    TUESDAY = "TUE"
    WEDNESDAY = "WED"
    THURSDAY = "THU"
    FRIDAY = "FRI"
    SATURDAY = "SAT"
    SUNDAY = "SUN"


class ClientKind(StrEnum):
    """What a device connects with, and so what it is known by (domain.md 3.2, 13.1)."""

    WINDOWS = "windows"  # Remote Desktop Connection: the registry key MSLicensing
    APP = "app"  # makes hardware IDs of its own, and others from time to time
    THIN_CLIENT = "thin-client"  # has one ID, and stores no license


class Outcome(StrEnum):
    """The end of an attempt, with the message that the client shows."""

    message: str

    def __new__(cls, code: str, message: str) -> "Outcome":
        """Attach the message; the value stays the code."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.message = message
        return member

    CONNECTED = ("connected", "")
    CONNECTED_FOR_AN_HOUR = (
        "connected-for-an-hour",
        "There is a problem with your Remote Desktop license, and your session will be "
        "disconnected in 60 minutes. Contact your system administrator to fix this "
        "problem.",
    )
    NO_LICENSE_SERVERS = (
        "no-license-servers",
        "The remote session was disconnected because there are no Remote Desktop "
        "License Servers available to provide a license.",
    )
    NO_LICENSES = (
        "no-licenses",
        "The remote session was disconnected because there are no Remote Desktop "
        "client access licenses available for this computer.",
    )
    SECURITY_ERROR = (
        "security-error",
        "Because of a security error, the client could not connect to the Terminal "
        "server. After making sure that you are logged on to the network, try "
        "connecting to the server again.",
    )
    PROTOCOL_ERROR = (
        "protocol-error",
        "The remote computer disconnected the session because of an error in the "
        "licensing protocol. Please try connecting to the remote computer again or "
        "contact your server administrator.",
    )

    NO_RIGHTS = (  # the support article on access denied, its second message
        "no-rights",
        "The connection was denied because the user account is not authorized for "
        "remote login.",
    )

    @property
    def is_connected(self) -> bool:
        """Tell whether the person gets a session."""
        return self in {Outcome.CONNECTED, Outcome.CONNECTED_FOR_AN_HOUR}


class Mode(StrEnum):
    """How a lesson is worked on."""

    COACH = "coach"  # led step by step
    EXERCISE = "exercise"  # the objectives are shown, and what of them is reached
    EXAM = "exam"  # no help, and no findings before the end


class HelpLevel(StrEnum):
    """How much a step is helped with, from least to most."""

    AGAIN = "again"
    INSTRUCTION = "instruction"
    HIGHLIGHT = "highlight"
    DONE = "done"


class TextUsed(StrEnum):
    """Which text of a lesson an attempt was graded with."""

    SAME = "same"  # it has not changed since
    TODAY = "today"  # it was changed since, and graded with what it is today
    KEPT = "kept"  # today there is none, or it is another task
