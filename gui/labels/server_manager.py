"""Labels of Server Manager."""

from core.catalog import LicensingMode


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
    remove_roles: str = "&Remove Roles and Features"
    tools_services: str = "&Remote Desktop Services"
    licensing_manager: str = "Remote Desktop &Licensing Manager"
    diagnoser: str = "RD Licensing &Diagnoser"
    event_viewer: str = "&Event Viewer"
    policy_editor: str = "Local Group &Policy Editor"
    open_manager: str = "RD &Licensing Manager"
    install_licenses: str = "&Install Licenses"

    # Dashboard
    welcome: str = "Welcome to Server Manager"
    see_servers: str = "See the servers of this lab"
    see_licensing: str = "See how licensing is set up"
    add_roles_step: str = "Add roles and features"
    groups: str = "Roles and server groups:"
    group: str = "Group"
    count: str = "Servers"
    manageability: str = "Manageability"
    bpa_results: str = "BPA Results"
    online: str = "Online"
    some_offline: str = "{count:,} not reachable"
    no_results: str = "None"
    results: str = "Errors: {errors:,}, warnings: {warnings:,}"

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
    role_session_host: str = "RD Session Host: {text}"
    role_licensing: str = "RD Licensing: {text}"
    add_licensing: str = "+ RD &Licensing"
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
    of_host: str = "Session host: {host}"
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


class ServerManager2008R2(ServerManagerText):
    """Windows Server 2008 R2, which has no picture of a deployment."""

    add_licensing = ""


class ServerManager2008(ServerManager2008R2):
    """Windows Server 2008; the rest is in `Words2008` (ui.md 0)."""

    licensing_manager = "TS &Licensing Manager"
    open_manager = "TS &Licensing Manager"


class ServerManager2012(ServerManagerText):
    """Windows Server 2012, whose menu still says Terminal Services (ui.md 0)."""

    tools_services = "&Terminal Services"


MODE_CHOICE = {
    LicensingMode.PER_DEVICE: "Per &Device",
    LicensingMode.PER_USER: "Per &User",
    LicensingMode.NOT_CONFIGURED: "&Not configured",
}
