"""Labels of the main window and its dialogs.

A table is a class of constants; an edition overrides what reads differently there.
"""


class Console:
    """Frame, menus, lists and dialogs; the defaults are Windows Server 2022's."""

    # Frame (ui.md 1.1)
    title: str = "RD Licensing Manager"
    all_servers: str = "All servers"
    reports: str = "Reports"
    tree: str = "License servers"
    list: str = "Contents"

    # Menus (ui.md 2, "Decided for the replica")
    action_menu: str = "&Action"
    view_menu: str = "&View"
    help_menu: str = "&Help"
    training_menu: str = "&Training"
    activate_server: str = "&Activate Server"
    install_licenses: str = "&Install Licenses"
    manage_licenses: str = "&Manage Licenses"
    review_configuration: str = "Review Con&figuration…"
    create_report: str = "Create Re&port"
    cal_usage: str = "&CAL Usage"
    advanced: str = "Ad&vanced"
    reactivate_server: str = "&Reactivate Server"
    deactivate_server: str = "&Deactivate Server"
    connect: str = "&Connect…"
    refresh: str = "&Refresh"
    refresh_all: str = "&Refresh All"
    properties: str = "Propertie&s"
    help: str = "&Help"
    convert_licenses: str = "&Convert Licenses…"
    revoke_license: str = "Re&voke License"
    exit: str = "E&xit"
    large_icons: str = "Lar&ge Icons"
    small_icons: str = "S&mall Icons"
    list_view: str = "&List"
    details: str = "&Details"
    toolbar: str = "&Toolbar"
    status_bar: str = "Status &Bar"
    customize_columns: str = "&Customize Columns…"
    classic: str = "Cla&ssic"
    help_topics: str = "&Help Topics"
    about: str = "&About RD Licensing Manager"
    undo: str = "&Undo"
    restore_points: str = "&Restore Points…"
    new_lab: str = "&New Lab from Scenario…"
    open_lab: str = "&Open Lab…"
    windows: str = "&Windows"
    server_manager: str = "&Server Manager"
    policy_editor: str = "Local Group &Policy Editor"
    diagnoser: str = "RD Licensing &Diagnoser"
    event_viewer: str = "&Event Viewer"
    command_prompt: str = "&Command Prompt"
    remote_connection: str = "&Remote Desktop Connection"
    world: str = "&World"
    simulated_faults: str = "Simulated &Faults"
    clearinghouse: str = "&Clearinghouse"
    reachable: str = "&Reachable"
    slow: str = "&Slow"
    unreachable: str = "&Unreachable"
    wrong_date: str = "Does Not Accept the &Date"

    # Toolbar
    back: str = "Back"
    forward: str = "Forward"
    up: str = "Up One Level"
    show_tree: str = "Show/Hide Tree"
    export_list: str = "Export List"
    copy: str = "Copy"

    # Lists (ui.md 1.4)
    name: str = "Name"
    scope: str = "Scope"
    activation_status: str = "Activation Status"
    version: str = "Version"
    configuration: str = "Configuration"
    ok: str = "OK"
    review: str = "Review"
    version_and_type: str = "License Version and Type"
    license_program: str = "License Program"
    total_licenses: str = "Total Licenses"
    available: str = "Available"
    issued: str = "Issued"
    expiry_date: str = "Expiry Date"
    keypack_id: str = "Keypack ID"
    unlimited: str = "Unlimited"
    never: str = "Never"
    issued_to_computer: str = "Issued To Computer"
    issued_to_user: str = "Issued To User"
    license_status: str = "License Status"
    issued_on: str = "Issued On"
    expires_on: str = "Expires On"
    report: str = "Report"
    created_on: str = "Created On"
    report_installed: str = "Per User CALs Installed"
    report_issued: str = "Per User CALs Issued"
    empty_list: str = "There are no items to show."

    # Status bar
    ready: str = "Ready"
    replica: str = "Training replica"
    replica_tip: str = (
        "A simulation for training. Not affiliated with Microsoft. "
        "Never enter real product keys."
    )
    read_only: str = "Read-only"

    # Properties (ui.md 3)
    properties_title: str = "{server} Properties"
    connection_method_tab: str = "Connection Method"
    required_tab: str = "Required Information"
    optional_tab: str = "Optional Information"
    connection_method: str = "Connection &method:"
    description: str = "Description:"
    requirements: str = "Requirements:"
    product_id: str = "&Product ID:"
    license_server_id: str = "License server &ID:"
    discovery_scope: str = "Discovery &scope:"
    database_path: str = "Data&base path:"
    not_yet: str = "Available after activation"
    cancel: str = "Cancel"
    apply: str = "&Apply"
    close: str = "Close"

    # Review Configuration (ui.md 4)
    review_title: str = "{server} Configuration"
    review_intro: str = "Configuration of license server {server}:"

    # About
    about_title: str = "About RD Licensing Manager"
    about_text: str = (
        "RD Licensing Manager, a training replica\n"
        "Version {version}\n\n"
        "A simulation for training. It is not a Microsoft product and is not "
        "affiliated with Microsoft. It contacts nobody: the Clearinghouse is "
        "simulated. Never enter real product keys or agreement numbers."
    )
    data_folder: str = "&Data folder:"
    lab_file: str = "&Lab file:"
    open_folder: str = "Open &Folder"

    # Convert Licenses and Revoke License ("Decided for the replica")
    convert_title: str = "Convert Licenses"
    present_type: str = "Current license &type:"
    new_type: str = "&Resulting license type:"
    convert_available: str = "Licenses that are not issued: {available}"
    convert_quantity: str = "&Quantity:"
    revoke_question: str = "Revoke the license issued to {computer}?"
    yes: str = "&Yes"
    no: str = "&No"

    # Training dialogs
    restore_points_title: str = "Restore Points"
    restore_points_list: str = "&Restore points:"
    restore_point_name: str = "&Name:"
    create_restore_point: str = "&Create"
    return_to_restore_point: str = "Re&turn"
    new_lab_title: str = "New Lab from Scenario"
    scenario: str = "&Scenario:"
    file: str = "&File:"
    browse: str = "&Browse…"
    create: str = "&Create"
    columns_title: str = "Customize Columns"
    columns_shown: str = "&Columns shown in this list:"
    lab_files: str = "Lab files (*.rdlab)"
    csv_files: str = "CSV files (*.csv)"
    new_lab_button: str = "&New Lab"
    open_read_only: str = "Open &Read-Only"
    help_title: str = "RD Licensing Manager Help"
    help_topics_list: str = "&Topics:"


class Console2008R2(Console):
    """Windows Server 2008 R2."""

    manage_licenses = "&Manage RDS CALs"
    cal_usage = "&Per User CAL Usage"


class Console2008(Console2008R2):
    """Windows Server 2008, before TS became RDS (ui.md 0)."""

    title = "TS Licensing Manager"
    about = "&About TS Licensing Manager"
    about_title = "About TS Licensing Manager"
    help_title = "TS Licensing Manager Help"
    manage_licenses = "&Manage TS CALs"
