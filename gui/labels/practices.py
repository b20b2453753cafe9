"""What the Best Practices Analyzer of Server Manager says (domain.md 8.4)."""

from core.rules.best_practices import Practice, Severity

SEVERITY = {Severity.ERROR: "Error", Severity.WARNING: "Warning"}


PracticeText = tuple[str, str, str, str]
"""What the Analyzer says: title, problem, impact, resolution."""
_STOP = "Session hosts may stop accepting connections."
PRACTICE: dict[Practice, PracticeText] = {
    Practice.NOT_ACTIVATED: (  # seed 003
        "RDS: The license server must be activated before you can install RDS CALs "
        "onto the license server",
        "The Remote Desktop license server is not activated, so you cannot install "
        "Remote Desktop Services client access licenses (RDS CALs) onto the license "
        "server.",
        _STOP,
        "Activate the license server in RD Licensing Manager, automatically, in a web "
        "browser or by telephone, and then install the licenses.",
    ),
    Practice.CERTIFICATE: (
        "RDS: The certificates of the license server must be valid",
        "The certificates of the license server are damaged.",
        "The license server issues no further permanent licenses.",
        "Reactivate the license server in RD Licensing Manager.",
    ),
    Practice.NO_LICENSES: (
        "RDS: RDS CALs should be installed on the license server",
        "The license server is activated, but no RDS CALs are installed on it.",
        "Devices get temporary licenses only, and are refused after 90 days.",
        "Install licenses in RD Licensing Manager. A license server that was replaced "
        "is to be deactivated instead.",
    ),
    Practice.FEW_LICENSES: (
        "RDS: The license server should have RDS CALs that are not issued",
        "Fewer than 10 percent of the licenses of a license pack are left.",
        "When none is left, new devices are refused, and users are beyond what was "
        "bought.",
        "Buy and install more licenses, or revoke those of devices that are gone.",
    ),
    Practice.NOT_IN_AD_GROUP: (
        "RDS: The license server should be a member of the Terminal Server License "
        "Servers group",
        "The license server is not a member of the group in Active Directory.",
        "Per User licenses are neither recorded nor reported.",
        "Add the license server to the group with Review Configuration, and restart "
        "its service.",
    ),
    Practice.SCP_NOT_REGISTERED: (
        "RDS: The license server should be registered as a service connection point",
        "The license server is not registered in Active Directory Domain Services.",
        "It does not appear in lists of known license servers.",
        "Register it with Review Configuration.",
    ),
    Practice.GROUP_EMPTY: (
        "RDS: The RDS Endpoint Servers group must not be empty while the policy "
        "is in force",
        "The policy setting License server security group is in force, but the group "
        "RDS Endpoint Servers has no members.",
        "No session host gets a license from this license server.",
        "Add the session hosts to the group, or disable the policy setting.",
    ),
    Practice.INSTALLED_TWICE: (
        "RDS: RDS CALs that were bought once should be on one license server only",
        "The same purchase is installed on this license server and on another one.",
        "More users or devices may get a license than were paid for, which violates "
        "the license terms.",
        "Remove the license pack from the license server that was replaced, by WMI "
        "and its Keypack ID, or deactivate that license server.",
    ),
    Practice.NO_MODE: (
        "RDS: The Remote Desktop licensing mode must be configured",
        "The licensing mode of the session host is not configured.",
        _STOP,
        "Edit the deployment properties, or set the licensing mode by policy.",
    ),
    Practice.NO_SERVER: (
        "RDS: The session host must name a license server",
        "No license server is specified for the session host.",
        _STOP,
        "Edit the deployment properties, or name the license servers by policy.",
    ),
    Practice.WRONG_TYPE: (
        "RDS: The licensing mode must match the type and version of the RDS CALs",
        "A license server has no licenses of the type and version that the session "
        "host asks for.",
        "Devices get temporary licenses only; users are beyond what was bought.",
        "Change the licensing mode, or install licenses of the right type and version.",
    ),
    Practice.SERVER_TOO_OLD: (
        "RDS: The license server must be at least as new as the session host",
        "The session host runs a later version of Windows Server than its license "
        "server.",
        "The session host gets no licenses from it.",
        "Install a newer license server, and migrate the licenses to it.",
    ),
    Practice.SERVER_NOT_AVAILABLE: (
        "RDS: The license servers that a session host names should be available",
        "A license server that the session host names does not exist, is not on the "
        "network, has its service stopped, or does not know the session host.",
        "The session host gets no licenses from it.",
        "Correct the name, or check the network and the service of the license server; "
        "in a workgroup the stored credentials, between domains the trust.",
    ),
    Practice.HOST_NOT_IN_GROUP: (
        "RDS: Session hosts must be in the RDS Endpoint Servers group while the "
        "policy is in force",
        "The policy setting License server security group is in force on a license "
        "server, and the session host is not a member of its group.",
        "The session host gets no licenses from it.",
        "Add the session host to the group, or disable the policy setting.",
    ),
    Practice.PER_USER_IN_WORKGROUP: (
        "RDS: Per User licensing needs a domain",
        "The session host is in Per User licensing mode, and in a workgroup.",
        "No license is recorded; from Windows Server 2019, sessions end after an hour.",
        "Use Per Device licenses, or join the servers to a domain.",
    ),
    Practice.GRACE_ENDS: (
        "RDS: Licensing should be set up before the grace period ends",
        "At most 30 days are left of the licensing grace period of the session host.",
        "When it is over, nobody can connect.",
        "Set the licensing mode and a license server.",
    ),
}
