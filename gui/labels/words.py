"""Words for the values of the catalog: versions, types, programs, states, findings."""

from core.catalog import (
    ActivationStatus,
    ConnectionMethod,
    DiscoveryScope,
    LicenseProgram,
    LicenseStatus,
    LicenseType,
    ProductVersion,
    ReactivationReason,
)
from core.records import LicensePack
from core.rules.review import FindingKind

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
SCOPE = {
    DiscoveryScope.WORKGROUP: "Workgroup",
    DiscoveryScope.DOMAIN: "Domain",
    DiscoveryScope.FOREST: "Forest",
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
        "This is the recommended method. The server exchanges the required "
        "information with the Microsoft Clearinghouse by itself."
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

FINDING = {
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


class Words:
    """Words that differ between editions."""

    older_type: str = "TS or RDS"  # licenses for 2008 and 2008 R2 (ui.md 6)
    newer_type: str = "RDS"
    older_product: str = "Windows Server 2008 or Windows Server 2008 R2"

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
        }.get(pack.program, "Installed")
        type_ = self._short_type(pack.version, pack.type)
        return f"{self.product(pack.version)} - {how} {type_}"

    def _short_type(self, version: ProductVersion, type_: LicenseType) -> str:
        who = "User" if type_ is LicenseType.PER_USER else "Device"
        prefix = (
            self.newer_type if version > ProductVersion.W2008R2 else self.older_type
        )
        return f"{'TS' if version is ProductVersion.W2000 else prefix} Per {who} CAL"


class Words2008(Words):
    """Windows Server 2008: TS, and the product in the name of the license type."""

    older_type = "TS"
    older_product = "Windows Server 2008"

    def type(self, version: ProductVersion, type_: LicenseType) -> str:
        return f"{self.product(version)} {super().type(version, type_)}"


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
