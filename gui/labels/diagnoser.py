"""Labels of RD Licensing Diagnoser, and words for its problems (ui.md 11)."""

from core.catalog import LicensingMode
from core.rules.diagnosis import ProblemKind


class DiagnoserText:
    """The window and its dialog; texts without a source in ui.md are our own."""

    title: str = "RD Licensing Diagnoser"
    session_host: str = "&Session host:"
    nothing_found: str = (
        "RD Licensing Diagnoser did not identify any licensing problems for the Remote "
        "Desktop Session Host server."
    )
    licenses_not_available: str = (
        "Licenses are not available for this Remote Desktop Session Host server, and "
        "RD Licensing Diagnoser has identified licensing problems for the RD Session "
        "Host server."
    )
    problems_beside: str = (
        "Licenses are available for this Remote Desktop Session Host server, but RD "
        "Licensing Diagnoser has identified licensing problems for the RD Session Host "
        "server."
    )
    available: str = "Number of licenses available for clients: {count:,}"
    no_hosts: str = "There is no session host in this lab."

    configuration: str = "Remote Desktop Session Host Server Configuration"
    host_name: str = "Server name:"
    host_version: str = "Version:"
    domain: str = "Domain or workgroup:"
    workgroup: str = "Workgroup"
    licensing_mode: str = "Licensing mode:"
    mode_source: str = "Set by:"
    by_policy: str = "Group Policy"
    by_deployment: str = "Deployment properties"
    by_nothing: str = "Nothing"
    grace: str = "Grace period:"
    grace_over: str = "Expired"

    information: str = (
        "RD Licensing Diagnoser Information - {errors:,} error(s), "
        "{warnings:,} warning(s)"
    )
    problem: str = "Problem"
    level: str = "Level"
    error: str = "Error"
    warning: str = "Warning"
    details: str = "Details"
    resolution: str = "Suggested Resolution"

    servers: str = "Remote Desktop Services License Server Information"
    server: str = "License Server"
    credentials: str = "Credentials"
    credentials_available: str = "Available"
    credentials_provided: str = "Provided ({account})"
    credentials_missing: str = "Not provided"
    activation: str = "Activation Status"
    version: str = "Version"
    not_available: str = "Not available"
    packs: str = "License packs on {server}"
    no_packs: str = "License packs"
    pack: str = "License Version and Type"
    total: str = "Total Licenses"
    pack_available: str = "Available"

    actions: str = "Actions"
    provide_credentials: str = "&Provide Credentials"
    refresh: str = "&Refresh"
    help: str = "&Help"

    credentials_title: str = "Provide Credentials"
    credentials_intro: str = (
        "Enter the credentials of an administrator of license server {server}. They "
        "are used in this window only, until it is closed."
    )
    no_administrator: str = (
        "{account} is not a member of the Administrators group on {server}. Enter "
        "another user name."
    )

    @staticmethod
    def grace_left(days: int) -> str:
        """Say how many days are left of the grace period."""
        return "1 day left" if days == 1 else f"{days} days left"


MODE = {
    LicensingMode.PER_USER: "Per User",
    LicensingMode.PER_DEVICE: "Per Device",
    LicensingMode.NOT_CONFIGURED: "Not configured",
}
PROBLEM = {  # 1 to 5 are sourced; 6 to 10 are own words
    ProblemKind.GRACE_OVER_NO_SERVER: (
        "The grace period for the Remote Desktop Session Host server has expired, but "
        "the RD Session Host server hasn't been configured with any license servers. "
        "Connections to the RD Session Host server will be denied unless a license "
        "server is configured for the RD Session Host server."
    ),
    ProblemKind.IN_GRACE_NO_SERVER: (
        "The Remote Desktop Session Host server is within its grace period, but the RD "
        "Session Host server has not been configured with any license server."
    ),
    ProblemKind.MODE_NOT_CONFIGURED: (
        "The licensing mode for the Remote Desktop Session Host server is not "
        "configured."
    ),
    ProblemKind.SERVER_NOT_AVAILABLE: (
        "License server {server} is not available. This could be caused by network "
        "connectivity problems, the Remote Desktop Licensing service is stopped on the "
        "license server, or RD Licensing isn't available."
    ),
    ProblemKind.CREDENTIALS_NEEDED: (
        "To identify possible licensing issues, administrator credentials for license "
        "server {server} are required."
    ),
    ProblemKind.NOT_ACTIVATED: "License server {server} is not activated.",
    ProblemKind.NO_LICENSES_OF_TYPE: (
        "The Remote Desktop Session Host server is in {mode} licensing mode, but "
        "license server {server} does not have any installed licenses with these "
        "attributes: product version {product} or later, license type RDS {mode} CAL."
    ),
    ProblemKind.NONE_AVAILABLE: (
        "License server {server} has RDS {mode} CALs installed, but none of them is "
        "available."
    ),
    ProblemKind.SERVER_TOO_OLD: (
        "License server {server} runs an earlier version of Windows Server than the "
        "Remote Desktop Session Host server."
    ),
    ProblemKind.NOT_IN_SECURITY_GROUP: (
        "License server {server} issues licenses only to the members of its group "
        "RDS Endpoint Servers, and the Remote Desktop Session Host server is not one "
        "of them."
    ),
    ProblemKind.REACTIVATION_NEEDED: (
        "The certificates of license server {server} are damaged, so it has to be "
        "reactivated."
    ),
    ProblemKind.PER_USER_IN_WORKGROUP: (
        "The Remote Desktop Session Host server is in Per User licensing mode, but it "
        "is not joined to a domain."
    ),
}
_CONFIGURE = (
    "Configure a license server for the Remote Desktop Session Host server: enable the "
    "policy setting Use the specified Remote Desktop license servers, and then run "
    "gpupdate /force. If there is no license server yet, install RD Licensing first."
)
RESOLUTION = {  # only that of the credentials is sourced
    ProblemKind.GRACE_OVER_NO_SERVER: _CONFIGURE,
    ProblemKind.IN_GRACE_NO_SERVER: _CONFIGURE,
    ProblemKind.MODE_NOT_CONFIGURED: (
        "Set the licensing mode to Per User or Per Device: enable the policy setting "
        "Set the Remote Desktop licensing mode, and then run gpupdate /force. The "
        "installed licenses must be of the same type."
    ),
    ProblemKind.SERVER_NOT_AVAILABLE: (
        "Check the name of the license server, its connection to the network, and that "
        "the Remote Desktop Licensing service is running there. A computer may answer "
        "a ping while RPC to it is closed: from the session host, TCP 135 and the "
        "dynamic ports 49152 to 65535 have to be open. In a workgroup the "
        "session host also needs credentials for it, stored with cmdkey; between "
        "domains trust has to go in both directions."
    ),
    ProblemKind.CREDENTIALS_NEEDED: (
        "Provide administrator credentials for the Remote Desktop Services license "
        "server."
    ),
    ProblemKind.NOT_ACTIVATED: (
        "Activate the license server in RD Licensing Manager. Until then it issues "
        "temporary licenses only."
    ),
    ProblemKind.REACTIVATION_NEEDED: (
        "Reactivate the license server in RD Licensing Manager: Advanced, and then "
        "Reactivate Server. Until then it issues temporary licenses only."
    ),
    ProblemKind.PER_USER_IN_WORKGROUP: (
        "Set the licensing mode to Per Device, or join the servers to a domain. In a "
        "workgroup Per User licenses are neither supported nor tracked."
    ),
    ProblemKind.NO_LICENSES_OF_TYPE: (
        "Install licenses of this version and type on the license server, or change "
        "the licensing mode of the Remote Desktop Session Host server."
    ),
    ProblemKind.NONE_AVAILABLE: (
        "Buy and install more licenses, revoke Per Device licenses that are no longer "
        "needed, or wait until licenses expire."
    ),
    ProblemKind.SERVER_TOO_OLD: (
        "Use a license server that runs the same version of Windows Server as the "
        "Remote Desktop Session Host server, or a later one."
    ),
    ProblemKind.NOT_IN_SECURITY_GROUP: (
        "Add the Remote Desktop Session Host server to the group RDS Endpoint "
        "Servers on the license server, or disable the policy setting License server "
        "security group there."
    ),
}
