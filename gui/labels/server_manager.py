"""Labels of Server Manager, and what its Best Practices Analyzer says."""

from core.catalog import LicensingMode
from core.rules.best_practices import Practice, Severity


class ServerManagerText:
    """The window; the defaults are those of Windows Server 2022."""

    title: str = "Server Manager"
    tree: str = "Pages"
    dashboard: str = "Dashboard"
    all_servers: str = "All Servers"
    services: str = "Remote Desktop Services"
    overview: str = "Overview"
    servers: str = "Servers"

    # Menus
    manage_menu: str = "&Manage"
    tools_menu: str = "&Tools"
    view_menu: str = "&View"
    help_menu: str = "&Help"
    add_roles: str = "&Add Roles and Features"
    tools_services: str = "&Remote Desktop Services"
    licensing_manager: str = "Remote Desktop &Licensing Manager"
    diagnoser: str = "RD Licensing &Diagnoser"
    event_viewer: str = "&Event Viewer"
    policy_editor: str = "Local Group &Policy Editor"
    refresh: str = "&Refresh"
    help_topics: str = "&Help Topics"
    open_manager: str = "RD &Licensing Manager"
    install_licenses: str = "&Install Licenses"

    # Dashboard
    welcome: str = "Welcome to Server Manager"
    steps: tuple[str, ...] = (
        "1   Look at the servers of this lab: All Servers",
        "2   See how licensing is set up: Remote Desktop Services, Overview",
        "3   Open a tool: Tools, Remote Desktop Services",
    )
    groups: str = "Roles and server groups:"
    group: str = "Group"
    count: str = "Servers"
    manageability: str = "Manageability"
    bpa_results: str = "BPA Results"
    online: str = "Online"
    some_offline: str = "{count} not reachable"
    no_results: str = "None"
    results: str = "Errors: {errors}, warnings: {warnings}"

    # Servers
    server_list: str = "&Servers:"
    name: str = "Server Name"
    address: str = "IPv4 Address"
    status: str = "Status"
    role: str = "Role"
    version: str = "Operating System"
    is_online: str = "Online"
    is_offline: str = "Not reachable"
    license_server: str = "RD Licensing"
    session_host: str = "RD Session Host"
    analyzer: str = "&Best Practices Analyzer:"
    severity: str = "Severity"
    rule: str = "Title"
    details: str = "&Details:"
    problem: str = "Problem"
    impact: str = "Impact"
    resolution: str = "Resolution"

    # Overview
    deployment: str = "&Deployment:"
    mode: str = "Licensing Mode"
    license_servers: str = "License Servers"
    edit_deployment: str = "&Edit Deployment Properties"
    about_deployment: str = (
        "A session host needs two things to ask for licenses: a licensing mode, and "
        "the name of a license server."
    )
    none: str = "None"

    # Deployment Properties
    deployment_title: str = "Deployment Properties"
    pages: str = "&Pages:"
    rd_licensing: str = "RD Licensing"
    select_mode: str = "Select the Remote Desktop licensing mode:"
    specify: str = "&Specify a license server, and then click Add:"
    add: str = "&Add"
    order: str = "License servers, in the &order in which they are asked:"
    remove: str = "&Remove"
    up: str = "&Move Up"
    down: str = "Move Do&wn"
    workgroup: str = (
        "This computer is in a workgroup, so only Per Device licensing is possible."
    )
    no_name: str = "Enter the name of a license server."
    is_listed: str = "{server} is in the list already."
    has_comma: str = "Enter one name at a time, without a comma."


class ServerManager2012(ServerManagerText):
    """Windows Server 2012, whose menu still says Terminal Services (ui.md 0)."""

    tools_services = "&Terminal Services"


MODE_CHOICE = {
    LicensingMode.PER_DEVICE: "Per &Device",
    LicensingMode.PER_USER: "Per &User",
    LicensingMode.NOT_CONFIGURED: "&Not configured",
}
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
        "Install licenses in RD Licensing Manager.",
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
        "RDS: The Terminal Server Computers group must not be empty while the policy "
        "is in force",
        "The policy setting License server security group is in force, but the group "
        "Terminal Server Computers has no members.",
        "No session host gets a license from this license server.",
        "Add the session hosts to the group, or disable the policy setting.",
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
    Practice.GRACE_ENDS: (
        "RDS: Licensing should be set up before the grace period ends",
        "At most 30 days are left of the licensing grace period of the session host.",
        "When it is over, nobody can connect.",
        "Set the licensing mode and a license server.",
    ),
}
