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
    crashed: str = (
        "Something went wrong in this program. Your lab holds everything up to the "
        "last finished action.\n\n{error}\n\nThe details are in {file}. Nothing was "
        "sent anywhere."
    )

    left_out: str = "(left out)"
    more_errors: str = "({count:,} more errors)\n"
    no_data_folder: str = (
        "The data folder {folder} cannot be made: {why}. Settings are not kept. Make "
        "room for it, or open a lab elsewhere: {rdlm} --lab FILE."
    )
    temporary_folder: str = (
        "Until then new labs are made in {folder}, which the system may empty one day: "
        "save a copy of what is to stay."
    )
    settings_not_kept: str = (
        "Settings are not kept, because the data folder {folder} cannot be written: "
        "{why}. Make it writable, and then start again."
    )
    last_not_opened: str = (
        "The lab that was open last is left as it is, and {file} takes its place. {why}"
    )
    no_display: str = (
        "No window can be shown: {why}. Check DISPLAY and QT_QPA_PLATFORM, or use the "
        "commands that need none: {rdlm} --help."
    )
    no_qt: str = (
        "No window can be shown, because a part of the system is missing: {why}. "
        "Install it, or start from the sources, which installs it by itself."
    )

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
    per_user_cal_usage: str = "&Per User CAL Usage"
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
    save_report: str = "&Save As…"
    delete_report: str = "&Delete Report"
    print_report: str = "&Print…"
    exit: str = "E&xit"
    large_icons: str = "Lar&ge Icons"
    small_icons: str = "S&mall Icons"
    list_view: str = "&List"
    details: str = "&Details"
    toolbar: str = "&Toolbar"
    context_menu: str = "Context menu"  # what a screen reader calls it
    more_buttons: str = "More Buttons"  # ours: the genuine toolbar has room for all
    status_bar: str = "Status &Bar"
    customize_columns: str = "&Customize Columns…"
    classic: str = "Cla&ssic"
    help_topics: str = "&Help Topics"
    about: str = "&About RD Licensing Manager"
    lessons: str = "&Lessons…"
    undo: str = "&Undo"
    redo: str = "R&edo"
    reset_lab: str = "Rese&t Lab"
    reset_question: str = (
        "Bring this lab back to the beginning of its scenario? Undo brings back what "
        "is there now."
    )
    restore_points: str = "&Restore Points…"
    new_lab: str = "&New Lab from Scenario…"
    about_scenario: str = "About This &Scenario…"
    open_lab: str = "&Open Lab…"
    recent_labs: str = "Recent La&bs"
    clear_list: str = "&Clear List"
    save_copy: str = "Save a &Copy of the Lab…"
    copy_saved: str = "The copy was saved as {file}. This window stays on {lab}."
    powershell_view: str = "&PowerShell View"
    order_confirmation: str = "Or&der Confirmation…"
    filter_list: str = "F&ilter List"
    windows: str = "&Windows"
    server_manager: str = "&Server Manager"
    policy_editor: str = "Local Group &Policy Editor"
    diagnoser: str = "RD Licensing &Diagnoser"
    event_viewer: str = "&Event Viewer"
    command_prompt: str = "&Command Prompt"
    windows_powershell: str = "Windows PowerS&hell"
    registry_editor: str = "Re&gistry Editor"
    task_scheduler: str = "&Task Scheduler"
    remote_connection: str = "&Remote Desktop Connection"
    world: str = "&World"
    license_monitor: str = "License &Monitor"
    licensing_website: str = "&Licensing Website"
    simulated_faults: str = "Simulated &Faults"
    clearinghouse: str = "&Clearinghouse"
    reachable: str = "&Reachable"
    slow: str = "&Slow"
    unreachable: str = "&Unreachable"
    wrong_date: str = "Does Not Accept the &Date"
    server_unreachable: str = "&License Server Unreachable"
    directory_unreachable: str = "&Domain Controller Unreachable"
    sign_in_as: str = "Si&gn In As…"
    look: str = "Loo&k"
    look_windows: str = "&Windows Server 2022"
    look_dark: str = "&Dark"
    look_high_contrast: str = "&High Contrast"
    look_system: str = "&Follow System"
    underline_access_keys: str = "&Underline Access Keys"

    # Toolbar
    back: str = "Back"
    forward: str = "Forward"
    up: str = "Up One Level"
    show_tree: str = "Show/Hide Tree"
    export_list: str = "E&xport List…"
    copy: str = "Copy"
    copy_cell: str = "Copy Cell"
    sort_column: str = "Sort by This Column"

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
    filter: str = "Fi&lter:"
    no_match: str = "Nothing in this list contains “{text}”. Press Esc to show all."
    generate_report: str = ""  # in place of counts, before Windows Server 2012
    ask_report: str = "Create a report to see to whom these licenses are issued."
    not_available: str = "The license server is not available."

    # Status bar
    ready: str = "Ready"
    one_server: str = "{how_many} server"
    many_servers: str = "{how_many} servers"
    one_keypack: str = "{how_many} keypack"
    many_keypacks: str = "{how_many} keypacks"
    one_license: str = "{how_many} license"
    many_licenses: str = "{how_many} licenses"
    one_report: str = "{how_many} report"
    many_reports: str = "{how_many} reports"
    some_of: str = "{shown:,} of {all:,}"
    replica: str = "Training replica"
    title_of_lab: str = "{title} – {file}"
    lab_time: str = "The lab's clock: {time}"
    lab_time_tip: str = "The lab's clock; World > Clock moves it"
    replica_tip: str = (
        "A simulation for training. Not affiliated with Microsoft. "
        "Never enter real product keys."
    )
    read_only: str = (
        "Read-only, because {why}. To change it, Training > Save a Copy of the Lab."
    )
    read_only_unchecked: str = "Read-only until the file has been checked."
    read_only_damaged: str = (
        "Read-only, because the file is damaged. To go on, restore a backup, or "
        "Training > New Lab from Scenario."
    )
    opened_read_only: str = (
        "It was opened for reading. To change it, Training > Save a Copy of the Lab."
    )
    opened_for_reading: str = "it was opened for reading"
    in_use: str = "another window has it open"
    not_lockable: str = "it cannot be locked here"
    not_writable: str = "the file cannot be written"

    # Properties (ui.md 3)
    properties_title: str = "{server} Properties"
    connection_method_tab: str = "Connection Method"
    required_tab: str = "Required Information"
    optional_tab: str = "Optional Information"
    connection_method: str = "Connection &method:"
    telephone_country: str = "Select Countr&y or Region:"
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
    database_location: str = ""  # not since Windows Server 2012 (domain.md 13.13)
    review_intro: str = "Configuration of license server {server}:"
    add_to_group_question: str = (
        "The computer account of {server} will be added to the Terminal Server License "
        "Servers group in Active Directory. This needs a domain administrator."
    )
    added_to_group: str = (
        "{server} was added to the Terminal Server License Servers group in Active "
        "Directory. Restart the Remote Desktop Licensing service on it, so that it "
        "issues and tracks RDS Per User CALs."
    )
    scope_title: str = "Change Scope"
    scope_intro: str = "Configure the discovery scope of {server}:"

    # Connect… and accounts ("Decided for the replica"; credentials: own words)
    connect_title: str = "Connect to License Server"
    computer: str = "&License server (name or IP address):"
    computer_required: str = "name or IP address of a license server"
    searching: str = "Searching for the license server…"
    search_progress: str = "Progress of the search"
    credentials_title: str = "Credentials"
    credentials_intro: str = (
        "{account} may not do this. It needs this membership: {rights}. Enter the "
        "credentials of an account that has it."
    )
    user_name: str = "&User name:"
    password: str = "&Password:"
    training_password: str = (
        "Every account of a lab has the training password: {password}. "
        "Never enter a real password."
    )
    sign_in_title: str = "Sign In As"
    accounts: str = "&Accounts:"
    account_line: str = "{name}  ({rights})"

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
    convert_available: str = "Licenses that are not issued: {available:,}"
    convert_quantity: str = "&Quantity:"
    revoke_question: str = "Revoke the license issued to {computer}?"
    revoke_several: str = "Selected licenses: {count:,}"
    revoke_counting: str = "The selected licenses are being looked at…"
    revoke_allowed: str = (
        "{product}: {left:,} more may be revoked today. At one time 20 percent of the "
        "Per Device licenses installed may be revoked, or one; that is {limit:,}, and "
        "{revoked:,} are revoked."
    )
    revoke_chosen: str = "{count:,} will be revoked, the first ones of the list."
    revoke_none: str = "None of them can be revoked now."
    revoke_left: str = "Licenses that are &left as they are:"
    revoke_reason: str = "Reason"
    revoke_count: str = "Licenses"
    revoke: str = "Re&voke"
    revoked_several: str = (
        "{count:,} of {all:,} licenses were revoked. They are free at once."
    )
    yes: str = "&Yes"
    no: str = "&No"

    # Create Report (ui.md 9), saving and printing (own words)
    create_report_title: str = "Create Report"
    report_intro: str = "Count the RDS Per User CALs that are issued to users in:"
    entire_domain: str = "Entire &domain"
    in_organizational_unit: str = "&Organizational Unit"
    trusted_domains: str = "Entire domain and all &trusted domains"
    organizational_unit_name: str = "&Name of the Organizational Unit:"
    create_report_button: str = "Create &Report"
    report_created: str = (
        "The report was created successfully. To see it, select Reports under {server}."
    )
    open_report: str = "Open &Report"
    users_not_tracked: str = (
        "It lists no RDS Per User CALs, because {server} cannot track them. Choose "
        "Review Configuration to see why."
    )
    report_summary: str = "Su&mmary:"
    report_rows: str = "Licenses in &use:"
    report_filter: str = "&Filter:"
    report_count: str = "{shown:,} of {all:,} rows"
    license_version: str = "License Version"
    license_type: str = "License Type"
    installed: str = "Installed"
    availability: str = "Availability"
    listed_as: str = "Listed As"
    issued_to: str = "Issued To"
    hardware_id: str = "Hardware ID"
    tried_on: str = "Tried On"
    xlsx_files: str = "Excel workbooks (*.xlsx)"
    pdf_files: str = "PDF documents (*.pdf)"
    json_files: str = "JSON files (*.json)"
    saving: str = "Saving {file}…"
    copying: str = "Copying {count:,} rows to the clipboard…"
    printing: str = "Printing {report}…"
    saved: str = "The file was saved:\n{path}"
    printed: str = "{title} was sent to the printer {name}."
    no_such_pages: str = (
        "{title} was not printed, because it has no such pages. It has {count:,}. "
        "Print again, and choose among them."
    )
    open_file: str = "&Open"
    not_opened: str = (
        "No program on this computer could open {path}. Start one yourself that shows "
        "such files or folders, choose Open there, and enter this path."
    )
    progress: str = "Progress"
    under_way: str = "{command}…"
    page: str = "Page {number:,} of {count:,}"
    not_printed: str = (
        "{title} could not be printed. Check the printer, or choose another."
    )
    too_many_rows: str = (
        "{file} was not written: a workbook holds {most:,} rows, and this list has "
        "{rows:,}. Choose CSV instead."
    )

    # Training dialogs
    restore_points_title: str = "Restore Points"
    restore_points_list: str = "&Restore points:"
    restore_point_name: str = "&Name:"
    restore_point_required: str = "name of the restore point"
    create_restore_point: str = "&Create"
    return_to_restore_point: str = "Re&turn"
    new_lab_title: str = "New Lab from Scenario"
    scenario: str = "&Scenario:"
    first_steps: str = "First steps"
    daily_work: str = "Daily work"
    troubles: str = "Troubles"
    show_cause: str = "S&how the cause"
    no_cause_now: str = "While a lesson is worked on no cause is shown."
    about_scenario_title: str = "About This Scenario"
    users_say: str = "What its users say:"
    edition: str = "&Edition:"
    file: str = "&File:"
    file_required: str = "Enter the name of the file for the new lab."
    browse: str = "&Browse…"
    create: str = "&Create"
    powershell_title: str = "PowerShell View"
    powershell_text: str = "&Commands in PowerShell:"
    powershell_dialect: str = "&Written with:"
    powershell_cim: str = "CIM cmdlets (WMI)"
    powershell_drive: str = "The drive RDS:"
    powershell_copy: str = "C&opy"
    powershell_copy_tip: str = "Copy what is selected, or everything"
    columns_title: str = "Customize Columns"
    columns_shown: str = "&Columns shown in this list:"
    lab_files: str = "Lab files (*.rdlab)"
    csv_files: str = "CSV files (*.csv)"
    own_lab: str = "{file} is the lab itself. Choose another name."
    png_files: str = "PNG pictures (*.png)"
    svg_files: str = "SVG drawings (*.svg)"
    new_lab_button: str = "&New Lab"
    open_read_only: str = "Open &Read-Only"
    save_copy_button: str = "&Save a Copy…"
    copy_question: str = (
        "The copy was saved as {file}. Open it now, and go on with it instead of {lab}?"
    )
    open_copy: str = "&Open the Copy"
    help_title: str = "RD Licensing Manager Help"
    help_topics_list: str = "&Topics:"
    help_search: str = "&Search:"
    help_hidden: str = (
        "This topic names the causes that are asked for in the exercises. It is shown "
        "again when no lesson is worked on."
    )
    help_not_found: str = "No topic contains “{text}”."
    help_found_one: str = "1 topic"
    help_found: str = "{count:,} topics"


class Console2008R2(Console):
    """Windows Server 2008 R2."""

    manage_licenses = "&Manage RDS CALs"
    cal_usage = ""  # reports on devices: not before Windows Server 2012
    per_user_cal_usage = "&Per User CAL Usage…"  # asks for the scope
    generate_report = "Generate Report"
    convert_licenses = ""  # not before Windows Server 2012
    database_location = "&Database location:"


class Console2008(Console2008R2):
    """Windows Server 2008; that RDS was called TS is in `Words2008` (ui.md 0)."""

    revoke_license = "Re&voke CAL"
