"""Labels of the wizards for roles; the genuine wording is not known."""


class Roles:
    """The wizard that installs Remote Desktop Licensing on another server."""

    title: str = "Add Roles and Features Wizard"
    before_title: str = "Before You Begin"
    before_text: tuple[str, ...] = (
        "This wizard installs Remote Desktop Licensing on a session host. The "
        "computer is a license server from then on, and stays a session host.",
        "You need an account that is an administrator of the server. The license "
        "server joins the group Terminal Server License Servers by itself if you are "
        "a domain administrator.",
        "To continue, click Next.",
    )
    destination_title: str = "Server Selection"
    destination_subtitle: str = "Select the destination server."
    servers: str = "&Servers without Remote Desktop Licensing:"
    name: str = "Name"
    address: str = "IP Address"
    version: str = "Operating System"
    no_servers: str = "Every server of this lab has the role service already."
    roles_title: str = "Server Roles"
    roles_subtitle: str = "Select the role to install on the server."
    roles_text: str = (
        "Remote Desktop Services lets people use desktops and programs of a server. "
        "Its role services are chosen on the next page."
    )
    services: str = "&Remote Desktop Services"
    role_services_title: str = "Role Services"
    role_services_subtitle: str = "Select the role service to install on the server."
    role_services_text: str = (
        "Remote Desktop Licensing manages the licenses that each device or user needs "
        "to connect to a session host."
    )
    licensing: str = "&Remote Desktop Licensing"
    scope_title: str = "Configure Discovery Scope for RD Licensing"
    scope_subtitle: str = (
        "Choose from where session hosts can discover the license server."
    )
    confirmation_title: str = "Confirmation"
    confirmation_subtitle: str = "Check what will be installed, and then click Install."
    install: str = "&Install"
    results_title: str = "Installation Results"
    results_subtitle: str = "See what was installed."
    selections: str = "S&elections:"
    results: str = "R&esults:"
    destination: str = "Destination server: {server}"
    role: str = "Role: Remote Desktop Services"
    role_service: str = "Role service: Remote Desktop Licensing"
    tools: str = "Tools: Remote Desktop Licensing Manager"
    scope: str = "Discovery scope: {scope}"
    succeeded: str = "Installation succeeded on {server}."
    joined: str = (
        "The license server was added to the group Terminal Server License Servers."
    )
    not_joined: str = (
        "The license server is not in the group Terminal Server License Servers: you "
        "are no domain administrator, or Active Directory cannot be contacted. "
        "Choose Review Configuration in the manager, and then Add to Group."
    )
    next_steps: str = (
        "Activate the license server next: open the manager from the menu Tools."
    )


class RemoveRoles(Roles):
    """The wizard that removes a role service from a server."""

    title = "Remove Roles and Features Wizard"
    before_text = (
        "This wizard removes Remote Desktop Licensing or Remote Desktop Session Host "
        "from a server. The computer itself stays.",
        "You need an account that is an administrator of the server.",
        "To continue, click Next.",
    )
    servers = "&Servers with a role service of Remote Desktop Services:"
    no_servers = "No server of this lab has a role service to remove."
    roles_subtitle = "Select the role service to remove from the server."
    session_host: str = "Remote Desktop &Session Host"
    confirmation_subtitle = "Check what will be removed, and then click Remove."
    install = "&Remove"
    results_title = "Removal Results"
    results_subtitle = "See what was removed."
    destination = "Server: {server}"
    removed_role: str = "Role service: {role}"
    with_licenses: str = (
        "With it go its license packs (now {packs:,}) and what they have issued (now "
        "{issued:,}). A device that stores a license goes on with it until it expires."
    )
    without_sessions: str = (
        "The server restarts, and its sessions end (now {sessions:,}). After that only "
        "two administrators connect at a time; they need no license."
    )
    succeeded = "Removal succeeded on {server}."
    next_licensing: str = (
        "Session hosts that name this license server get no answer from it any more: "
        "name another one. To install the same licenses there, choose Manage Licenses."
    )
    next_sessions: str = "The server was restarted."
