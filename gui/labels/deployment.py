"""Labels of + RD Licensing; the genuine wording is known of the button and of Add."""


class Deployment:
    """The wizard that adds a license server to the deployment (domain.md 13.15)."""

    title: str = "Add RD Licensing Servers"
    server_title: str = "Select a Server"
    server_subtitle: str = "Select the server to add to the deployment."
    servers: str = "&Servers that can be added:"
    no_servers: str = "Every server of this lab is in the deployment already."
    confirmation_title: str = "Confirm Selections"
    confirmation_subtitle: str = "Check what will be done, and then click Add."
    selections: str = "S&elections:"
    add: str = "&Add"
    chosen: str = "License server: {server}"
    role_is_there: str = "Remote Desktop Licensing is installed on it already."
    role_is_missing: str = "Remote Desktop Licensing will be installed on it."
    asked: str = "The session hosts of the deployment will ask it for licenses."
    results_title: str = "Installation Results"
    results_subtitle: str = "See what was done."
    results: str = "R&esults:"
    succeeded: str = "{server} is a license server of the deployment now."
    activate_next: str = (
        "Activate the license server next: open the manager from the menu Tools."
    )
    mode_next: str = (
        "Choose the licensing mode with Edit Deployment Properties, where that is not "
        "done yet."
    )
