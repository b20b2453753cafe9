"""Words for the values of the catalog: versions, types, programs, states, findings."""

from core.catalog import (
    ActivationStatus,
    Availability,
    ConnectionMethod,
    DiscoveryScope,
    LicenseProgram,
    LicenseStatus,
    LicenseType,
    MigrationReason,
    ProductVersion,
    ReactivationReason,
    RebuildReason,
    ReportRowKind,
    ReportScope,
    Rights,
)
from core.records import LicensePack, Report
from core.rules.review import FindingKind, Level, Repair
from core.rules.revocation import Hindrance

LEFT = {  # why licenses are not revoked (domain.md 4.1)
    Hindrance.PER_USER: "Per User licenses cannot be revoked; they end after 60 days",
    Hindrance.TEMPORARY: "Temporary licenses cannot be revoked",
    Hindrance.REVOKED: "Revoked already",
    Hindrance.NOT_ACTIVE: "Not active, or never bought",
    Hindrance.LIMIT: "Beyond the limit; from {date} on, or when more are installed",
    Hindrance.GONE: "No longer on record",
}
ACTIVATION = {
    ActivationStatus.ACTIVATED: "Activated",
    ActivationStatus.NOT_ACTIVATED: "Not Activated",
    ActivationStatus.REACTIVATION_NEEDED: "Reactivation Needed",
    ActivationStatus.UNKNOWN: "Unknown",
}
REACTIVATION_REASON = {
    ReactivationReason.REDEPLOYED: "The server was redeployed",
    ReactivationReason.CERTIFICATE_CORRUPT: "The certificate is corrupt",
    ReactivationReason.KEY_COMPROMISED: "The private key was compromised",
    ReactivationReason.EXPIRED: "The activation has expired",
    ReactivationReason.UPGRADED: "The server was upgraded",
}
MIGRATION_REASON = {
    MigrationReason.REPLACED: (
        "The source license server is being replaced by this license server."
    ),
    MigrationReason.NOT_FUNCTIONING: (
        "The source license server is no longer functioning."
    ),
}
REBUILD_REASON = {
    RebuildReason.DAMAGED: "The database is damaged",
    RebuildReason.REDEPLOYED: "The server is being redeployed",
    RebuildReason.WRONG_LICENSES: "The installed licenses are wrong",
    RebuildReason.OTHER: "Other",
}
SCOPE = {
    DiscoveryScope.WORKGROUP: "Workgroup",
    DiscoveryScope.DOMAIN: "Domain",
    DiscoveryScope.FOREST: "Forest",
}
REPORT_SCOPE = {
    ReportScope.ALL: "All licenses",
    ReportScope.DOMAIN: "Domain",
    ReportScope.TRUSTED_DOMAINS: "All trusted domains",
}
REPORT_ROW = {
    ReportRowKind.USER: "User",
    ReportRowKind.DEVICE: "Device",
    ReportRowKind.FAILED: "User without a license",
}
AVAILABILITY = {
    Availability.AVAILABLE: "Available",
    Availability.LIMITED: "Limited",
    Availability.NONE: "None",
    Availability.NOT_TRACKING: "Not Tracking",
}
LICENSE_STATUS = {
    LicenseStatus.UNKNOWN: "Unknown",
    LicenseStatus.TEMPORARY: "Temporary",
    LicenseStatus.ACTIVE: "Active",
    LicenseStatus.UPGRADE: "Upgrade",
    LicenseStatus.REVOKED: "Revoked",
    LicenseStatus.PENDING: "Pending",
    LicenseStatus.CONCURRENT: "Concurrent",
}
METHOD = {
    ConnectionMethod.AUTOMATIC: "Automatic connection (recommended)",
    ConnectionMethod.WEB: "Web Browser",
    ConnectionMethod.TELEPHONE: "Telephone",
}
METHOD_DESCRIPTION = {
    ConnectionMethod.AUTOMATIC: (
        "This is the recommended method. This computer exchanges the required "
        "information with the Microsoft Clearinghouse over the Internet."
    ),
    ConnectionMethod.WEB: (
        "Use this method if this computer cannot reach the Internet but you can open "
        "a web page on another computer."
    ),
    ConnectionMethod.TELEPHONE: (
        "Use this method to complete the process with a customer service "
        "representative on the telephone."
    ),
}
METHOD_REQUIREMENTS = {
    ConnectionMethod.AUTOMATIC: (
        "This computer needs a connection to the Internet on TCP port 443 "
        "(simulated in this lab)."
    ),
    ConnectionMethod.WEB: "You need a web browser on any computer with a connection.",
    ConnectionMethod.TELEPHONE: "You need a telephone.",
}
PROGRAM = {
    LicenseProgram.RETAIL: "License Pack (Retail Purchase)",
    LicenseProgram.OPEN: "Open License",
    LicenseProgram.SELECT: "Select License",
    LicenseProgram.ENTERPRISE: "Enterprise Agreement",
    LicenseProgram.CAMPUS: "Campus Agreement",
    LicenseProgram.SCHOOL: "School Agreement",
    LicenseProgram.SPLA: "Service Provider License Agreement",
    LicenseProgram.OTHER: "Other agreement",
}
PROGRAM_IN_LIST = {
    LicenseProgram.RETAIL: "Retail Purchase",
    LicenseProgram.OPEN: "Open License",
    LicenseProgram.BUILT_IN: "Built-in",
    LicenseProgram.TEMPORARY: "Temporary",
    LicenseProgram.OVER_USED: "Built-in OverUsed",
}
VOLUME_IN_LIST = "Volume Purchase"
PROGRAM_DESCRIPTION = {
    LicenseProgram.RETAIL: (
        "Licenses bought in packs of a fixed size from a shop or reseller."
    ),
    LicenseProgram.OPEN: "Licenses bought in any quantity under an Open License order.",
    LicenseProgram.SELECT: (
        "Licenses bought under a Select agreement (250 or more computers)."
    ),
    LicenseProgram.ENTERPRISE: (
        "Licenses bought under an Enterprise Agreement (250 or more computers)."
    ),
    LicenseProgram.CAMPUS: "Licenses of a university under a Campus Agreement.",
    LicenseProgram.SCHOOL: "Licenses of a school under a School Agreement.",
    LicenseProgram.SPLA: "Licenses that a service provider rents out month by month.",
    LicenseProgram.OTHER: (
        "Licenses bought under another agreement, such as Open Value, "
        "Multi-Year Open or Open Subscription."
    ),
}
RETAIL_FORMAT = "A license code of 25 letters and digits, on the card in the pack."
OPEN_FORMAT = "An authorization number and a license number, on the order confirmation."
AGREEMENT_FORMAT = "An agreement number of 7 digits, on the signed agreement."
RETAIL_SAMPLE = "TRAIN-*****-*****-*****-*****"
OPEN_SAMPLE = "TRAUT-*****-*****   00******"
AGREEMENT_SAMPLE = "00*****"

LEVEL = {
    Level.OK: "OK",
    Level.ADVICE: "Advice",
    Level.WARNING: "Warning",
    Level.ERROR: "Problem",
}
FINDING = {
    FindingKind.INSUFFICIENT_RIGHTS: (
        "The configuration of this license server cannot be read, because you are not "
        "a member of the Administrators group on it. Choose Training, and then Sign In "
        "As…, and sign in as an administrator of the license server."
    ),
    FindingKind.ACTIVATED: "This license server is activated.",
    FindingKind.NOT_ACTIVATED: (
        "The Remote Desktop license server is not activated, so you cannot install "
        "Remote Desktop Services client access licenses (RDS CALs) onto the license "
        "server. Use the Activate Server Wizard to activate the license server, and "
        "then install RDS CALs."
    ),
    FindingKind.REACTIVATION_NEEDED: (
        "The certificates of this license server are damaged, so it issues no further "
        "permanent RDS CALs. Choose Advanced, and then Reactivate Server."
    ),
    FindingKind.IN_AD_GROUP: (
        "This license server is a member of the Terminal Server License Servers group "
        "in Active Directory. This license server will be able to issue RDS Per User "
        "CALs to users in the domain, and you will be able to track the usage of RDS "
        "Per User CALs."
    ),
    FindingKind.NOT_IN_AD_GROUP: (
        "This license server is not a member of the Terminal Server License Servers "
        "group in Active Directory. This license server will not be able to issue RDS "
        "Per User CALs to users in the domain, and you will not be able to track the "
        "usage of RDS Per User CALs."
    ),
    FindingKind.SCP_REGISTERED: (
        "This license server is registered as a service connection point (SCP) in "
        "Active Directory Domain Services."
    ),
    FindingKind.SCP_NOT_REGISTERED: (
        "This license server is not registered as a service connection point (SCP) in "
        "Active Directory Domain Services. It will not appear in the list of known "
        "license servers."
    ),
    FindingKind.DIRECTORY_UNREACHABLE: (
        "This license server cannot contact Active Directory, so it is not known "
        "whether it is a member of the Terminal Server License Servers group and "
        "whether it is registered. Check that a domain controller can be reached over "
        "the network."
    ),
    FindingKind.NETWORK_SERVICE_NOT_IN_AD_GROUP: (
        "This license server is a domain controller, and the Network Service account "
        "is not a member of the Terminal Server License Servers group in Active "
        "Directory. You will not be able to track the usage of RDS Per User CALs."
    ),
    FindingKind.WORKGROUP_SCOPE_IN_DOMAIN: (
        "The discovery scope of this license server is Workgroup, but the license "
        "server is a member of a domain. Session hosts of the domain will not "
        "discover it."
    ),
    FindingKind.DOMAIN_SCOPE: (
        "The discovery scope of this license server is Domain. Session hosts of the "
        "domain can discover it."
    ),
    FindingKind.DOMAIN_SCOPE_NOT_ON_CONTROLLER: (
        "The discovery scope of this license server is Domain, but it is not installed "
        "on a domain controller. It will not be discovered automatically. Name it on "
        "each session host."
    ),
    FindingKind.FOREST_SCOPE: (
        "The discovery scope of this license server is Forest, and it is published in "
        "Active Directory. Session hosts of the forest can discover it."
    ),
    FindingKind.FOREST_SCOPE_NOT_PUBLISHED: (
        "The discovery scope of this license server is Forest, but it is not published "
        "in Active Directory. Session hosts of the forest will not discover it."
    ),
    FindingKind.SECURITY_GROUP: (
        "The policy License server security group is on. Only session hosts in the "
        "local group RDS Endpoint Servers are issued RDS CALs."
    ),
    FindingKind.SECURITY_GROUP_EMPTY: (
        "The policy License server security group is on, and the local group RDS "
        "Endpoint Servers has no members. No session host is issued RDS CALs. Add the "
        "session hosts to the group, or turn the policy off."
    ),
    FindingKind.WORKGROUP: (
        "This license server is in a workgroup. It can issue RDS Per Device CALs. "
        "RDS Per User CALs cannot be tracked without Active Directory."
    ),
    FindingKind.NO_LICENSES: (
        "No RDS CALs are installed on this license server. Use the Install Licenses "
        "Wizard to install them."
    ),
    FindingKind.MIXED_TYPES: (
        "RDS Per User CALs and RDS Per Device CALs are installed on this license "
        "server. Each session host uses only the type of its own licensing mode."
    ),
}

REPAIR = {
    Repair.ADD_TO_GROUP: "&Add to Group",
    Repair.REGISTER_AS_SCP: "&Register as SCP",
    Repair.CHANGE_SCOPE: "Change &Scope",
}
SCOPE_CHOICE = {
    DiscoveryScope.WORKGROUP: "This &workgroup",
    DiscoveryScope.DOMAIN: "This &domain",
    DiscoveryScope.FOREST: "The &forest",
}
SCOPE_RULE = {
    DiscoveryScope.WORKGROUP: "Only for a license server that is in no domain.",
    DiscoveryScope.DOMAIN: (
        "Needs a domain administrator. Session hosts discover the license server only "
        "if it is installed on a domain controller."
    ),
    DiscoveryScope.FOREST: (
        "Recommended. Needs an enterprise administrator. The license server is "
        "published in Active Directory."
    ),
}
RIGHTS = {
    Rights.USER: "User without administrative rights",
    Rights.SERVER_ADMIN: "Administrator of the license servers",
    Rights.DOMAIN_ADMIN: "Domain Admins",
    Rights.ENTERPRISE_ADMIN: "Enterprise Admins",
}


class Words:
    """Words that differ between editions."""

    older_type: str = "TS or RDS"  # licenses for 2008 and 2008 R2 (ui.md 6)
    newer_type: str = "RDS"
    older_product: str = "Windows Server 2008 or Windows Server 2008 R2"
    host_group: str = "RDS Endpoint Servers"  # local, of session hosts (domain.md 6)

    def for_edition(self, text: str) -> str:
        """Return a text in the words of the edition."""
        return self.with_group(text)

    def with_group(self, text: str) -> str:
        """Return a text with the edition's name for the group of session hosts."""
        return text.replace(Words.host_group, self.host_group)

    def product(self, version: ProductVersion) -> str:
        """Name the product version of a license."""
        is_older = version is ProductVersion.W2008
        return self.older_product if is_older else version.server_name

    def type(self, version: ProductVersion, type_: LicenseType) -> str:
        """Name a license type for its version, `RDS Per User CAL`."""
        return self._short_type(version, type_)

    def type_in_short(self, version: ProductVersion, type_: LicenseType) -> str:
        """Name version and license type where there is little room."""
        return f"{version.value} {self._short_type(version, type_)}"

    def pack(self, pack: LicensePack) -> str:
        """Name a license pack in the tree and in the list."""
        how = {
            LicenseProgram.BUILT_IN: "Built-in",
            LicenseProgram.TEMPORARY: "Temporary",
            LicenseProgram.OVER_USED: "OverUsed",
        }.get(pack.program, "Installed")
        type_ = self._short_type(pack.version, pack.type)
        return f"{self.product(pack.version)} - {how} {type_}"

    def _short_type(self, version: ProductVersion, type_: LicenseType) -> str:
        who = "User" if type_ is LicenseType.PER_USER else "Device"
        prefix = (
            self.newer_type if version > ProductVersion.W2008R2 else self.older_type
        )
        return f"{'TS' if version is ProductVersion.W2000 else prefix} Per {who} CAL"


_NAMES_OF_2008 = {
    "Remote Desktop Services": "Terminal Services",
    "Remote Desktop Session Host server": "terminal server",
    "Remote Desktop Session Host": "Terminal Server",
    "Remote Desktop &Session Host": "Terminal &Server",
    "Remote Desktop license server": "Terminal Services license server",
    "Remote Desktop Licensing": "Terminal Services Licensing",
    "RD Licensing": "TS Licensing",
    "RD Session Host server": "terminal server",
    "RD Session Host": "Terminal Server",
    "RDS CAL": "TS CAL",
    "RDS Per": "TS Per",
}


class Words2008R2(Words):
    """Windows Server 2008 R2: the group as the events and methods call it (6)."""

    host_group = "Terminal Server Computers"


class Words2008(Words2008R2):
    """Windows Server 2008: TS, and the product in the name of the license type."""

    older_type = "TS"
    older_product = "Windows Server 2008"

    def for_edition(self, text: str) -> str:
        for later, earlier in _NAMES_OF_2008.items():
            text = text.replace(later, earlier)
        return self.with_group(text)

    def type(self, version: ProductVersion, type_: LicenseType) -> str:
        return f"{self.product(version)} {super().type(version, type_)}"


def report_scope(report: Report) -> str:
    """Name the scope of a report, `OU=Sales` (ui.md 1.4)."""
    unit = report.organizational_unit
    return REPORT_SCOPE[report.scope] if unit is None else f"OU={unit}"


def program_in_list(program: LicenseProgram) -> str:
    """Name a program in the License Program column (ui.md 1.4)."""
    return PROGRAM_IN_LIST.get(program, VOLUME_IN_LIST)


def program_format(program: LicenseProgram) -> str:
    """Say what a program's proof of purchase looks like and where it stands."""
    return {
        LicenseProgram.RETAIL: RETAIL_FORMAT,
        LicenseProgram.OPEN: OPEN_FORMAT,
    }.get(program, AGREEMENT_FORMAT)


def program_sample(program: LicenseProgram) -> str:
    """Show the shape of a program's training numbers."""
    return {
        LicenseProgram.RETAIL: RETAIL_SAMPLE,
        LicenseProgram.OPEN: OPEN_SAMPLE,
    }.get(program, AGREEMENT_SAMPLE)
