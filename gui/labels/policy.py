"""Labels of Local Group Policy Editor (domain.md 9, 6); the explanations are ours."""

from core.catalog import LicensingMode, PolicyName, PolicyState


class Policy:
    """The window, the dialog of a setting, and the list of license servers."""

    title: str = "Local Group Policy Editor"
    computer: str = "&Computer:"
    tree: str = "Policy folders"
    list: str = "Settings"
    action_menu: str = "&Action"
    help_menu: str = "&Help"
    edit: str = "&Edit"
    setting: str = "Setting"
    state: str = "State"
    comment: str = "Comment"
    no_comment: str = "No"
    count: str = "{count:,} setting(s)"
    waiting: str = (
        "Changes are in force after gpupdate /force or the next policy refresh."
    )

    # Folders (seed 002)
    computer_configuration: str = "Computer Configuration"
    templates: str = "Administrative Templates"
    components: str = "Windows Components"
    services: str = "Remote Desktop Services"
    session_host: str = "Remote Desktop Session Host"
    licensing: str = "Licensing"
    rd_licensing: str = "RD Licensing"

    # The dialog of a setting
    previous: str = "&Previous Setting"
    next: str = "&Next Setting"
    options: str = "Options:"
    help: str = "Help:"
    no_options: str = "This setting has no options."
    mode: str = (
        "Specify the licensing &mode for the Remote Desktop Session Host server."
    )
    servers: str = "&License servers to use:"
    servers_hint: str = "Separate license server names with commas."
    show: str = "&Show…"

    # Show Contents
    show_title: str = "Show Contents"
    value: str = "Value"
    new_value: str = "&Value:"
    add: str = "&Add"
    remove: str = "&Remove"
    server_needed: str = "name of a license server"
    in_list: str = "{name} is in the list already. Enter another name."


SETTING = {
    PolicyName.LICENSE_SERVERS: "Use the specified Remote Desktop license servers",
    PolicyName.HIDE_NOTIFICATIONS: (
        "Hide notifications about RD Licensing problems that affect the RD Session "
        "Host server"
    ),
    PolicyName.LICENSING_MODE: "Set the Remote Desktop licensing mode",
    PolicyName.SECURITY_GROUP: "License server security group",
    PolicyName.PREVENT_UPGRADE: "Prevent license upgrade",
}
STATE = {
    PolicyState.NOT_CONFIGURED: "Not configured",
    PolicyState.ENABLED: "Enabled",
    PolicyState.DISABLED: "Disabled",
}
STATE_BUTTON = {
    PolicyState.NOT_CONFIGURED: "Not &Configured",
    PolicyState.ENABLED: "&Enabled",
    PolicyState.DISABLED: "&Disabled",
}
MODE = {
    LicensingMode.PER_USER: "Per User",
    LicensingMode.PER_DEVICE: "Per Device",
}
EXPLANATION = {
    PolicyName.LICENSE_SERVERS: (
        "Names the license servers that a session host asks for licenses, in this "
        "order.\n\n"
        "Enabled: enter names, full names or IP addresses. A session host looks "
        "nowhere else.\n\n"
        "Disabled or not configured: the servers of the deployment properties are "
        "asked, if there are any.\n\n"
        "A session host needs this setting and the licensing mode; installing licenses "
        "is not enough."
    ),
    PolicyName.HIDE_NOTIFICATIONS: (
        "Decides whether administrators who sign in to a session host are told of "
        "licensing problems, such as the days that are left of the grace period.\n\n"
        "Enabled: they see nothing.\n\n"
        "Disabled or not configured: they see a notification.\n\n"
        "The problem itself stays, whatever is chosen here."
    ),
    PolicyName.LICENSING_MODE: (
        "Decides which type of RDS CAL a session host asks for.\n\n"
        "Per User: each person needs one, on any number of devices. It needs a "
        "domain.\n\n"
        "Per Device: each device needs one, for any number of people.\n\n"
        "The mode has to fit the licenses on the license server. This setting wins "
        "over the deployment properties of Server Manager.\n\n"
        "Disabled or not configured: the mode of the deployment properties counts. If "
        "there is none, nobody can connect once the grace period is over."
    ),
    PolicyName.SECURITY_GROUP: (
        "Decides which session hosts get licenses. It has an effect on license servers "
        "only.\n\n"
        "Enabled: only members of the local group RDS Endpoint Servers on the "
        "license server. While the group is empty, nobody gets a license.\n\n"
        "Disabled or not configured: every session host that asks."
    ),
    PolicyName.PREVENT_UPGRADE: (
        "Decides what an older session host gets when no license of its own version is "
        "free. It has an effect on license servers only.\n\n"
        "Enabled: a temporary license, and nothing once that is over. Licenses of a "
        "newer version are kept for newer session hosts.\n\n"
        "Disabled or not configured: a license of a newer version."
    ),
}
