"""Labels of the World panel; the genuine tools have nothing like it."""

from core.catalog import (
    ClearinghouseCondition,
    ClientKind,
    LicensingMode,
    LogonPattern,
    Way,
)


class WorldText:
    """The tabs and what is on them."""

    title: str = "World"
    users_tab: str = "Users"
    devices_tab: str = "Devices"
    groups_tab: str = "Groups"
    domains_tab: str = "Domains"
    computers_tab: str = "Computers"
    hosts_tab: str = "Hosts"
    faults_tab: str = "Faults"
    closed_tab: str = "Closed"
    clock_tab: str = "Clock"
    simulate_tab: str = "Simulate"
    none: str = "None"

    # Users
    users: str = "&Users:"
    user: str = "User"
    unit: str = "Organizational Unit"
    license: str = "License"
    expires: str = "Expires On"
    managed_by: str = "License Server"
    about_users: str = (
        "Active Directory keeps version, expiry and license server at the account of "
        "the user: msTSLicenseVersion, msTSExpireDate and msTSManagingLS."
    )
    add_user: str = "&Add User…"
    add_user_title: str = "Add User"
    user_name: str = "&User name:"
    user_required: str = "name of the user"
    user_unit: str = "&Organizational unit:"
    user_domain: str = "&Domain:"

    rename: str = "Re&name…"
    rename_title: str = "Rename {name}"
    new_name: str = "&New name:"
    name_required: str = "new name"
    account_disabled: str = "Account is &disabled"
    shown_disabled: str = "{name} (disabled)"
    remove_user: str = "&Remove User"

    # Devices
    devices: str = "&Devices:"
    device: str = "Device"
    hardware_id: str = "Hardware ID"
    client: str = "Client"
    client_license: str = "Stored License"
    write_column: str = "Key for Users"
    can_write: str = "Writable"
    cannot_write: str = "Not writable"
    temporary: str = "{version}, temporary"
    damaged: str = "{license}, damaged"
    keeps_none: str = "Stores none"
    add_device: str = "&Add Device…"
    add_device_title: str = "Add Device"
    device_name: str = "&Device name:"
    device_required: str = "name of the device"
    client_kind: str = "C&lient:"
    users_may_write: str = "&Ordinary users may write the key MSLicensing"
    reimage: str = "&Reimage"
    delete_license: str = "Delete &Stored License"
    delete_key: str = "Delete &Key MSLicensing"
    damage_license: str = "Da&mage Stored License"
    about_devices: str = (
        "Reimage installs the device anew: it comes back with another hardware ID and "
        "without a license, so license servers take it for a new device. Windows keeps "
        "both in HKLM\\SOFTWARE\\Microsoft\\MSLicensing of the registry. Delete Stored "
        "License deletes LICENSE00x in Store: the hardware ID stays, and the license "
        "is given again. Delete Key MSLicensing deletes the whole key: a new device to "
        "license servers, which takes a second CAL. After either the client has to run "
        "as administrator once."
    )

    # Domains
    domains: str = "&Trusted domains:"
    domain: str = "Domain"
    trust: str = "Trust"
    in_both_directions: str = "In both directions"
    in_one_direction: str = "In one direction"
    two_way: str = "Trust in &both directions"
    servers_in_group: str = "&Members of Terminal Server License Servers there:"
    about_domains: str = (
        "Per User licenses of users of another domain are recorded only where both "
        "domains trust each other, and where the license server is a member of the "
        "group in the domain of the users, too."
    )
    add_domain: str = "&Add Domain…"
    add_domain_title: str = "Add Domain"
    domain_name: str = "&Domain name:"
    domain_required: str = "name of the domain"

    # Groups
    server: str = "&License server:"
    members: str = "&Members of RDS Endpoint Servers:"
    about_members: str = (
        "The group counts only where the policy setting License server security group "
        "is in force: then the license server issues licenses only to session hosts "
        "that are members."
    )
    policy_on: str = "The policy setting is in force on {server}."
    policy_off: str = "The policy setting is not in force on {server}."
    in_group: str = (
        "{server} is a member of the Terminal Server License Servers group in Active "
        "Directory."
    )
    not_in_group: str = (
        "{server} is not a member of the Terminal Server License Servers group in "
        "Active Directory."
    )
    review: str = "Re&view Configuration…"

    # Computers
    computers: str = "&Computers:"
    system: str = "Operating System"
    roles: str = "Roles"
    edition: str = "Edition"
    host_role: str = "RD Session Host"
    licensing_role: str = "RD Licensing"
    standard: str = "Standard"
    is_evaluation: str = "Standard Evaluation"
    workgroup: str = "WORKGROUP"
    evaluation: str = "&Evaluation edition of Windows Server"
    member: str = "&Member of the domain"
    upgrade: str = "&Upgrade…"
    upgrade_title: str = "Upgrade {name}"
    upgrade_to: str = "&Upgrade to:"
    about_computers: str = (
        "A session host with an evaluation edition ends licensing at day 120, whatever "
        "is installed. Who names a renamed computer by its old name does not find it. "
        "An upgraded license server has to be reactivated. Outside the domain there "
        "are no Per User licenses. Roles are removed in Server Manager."
    )

    # Hosts
    hosts: str = "Session &hosts:"
    host: str = "Name"
    version: str = "Version"
    mode: str = "Licensing Mode"
    servers: str = "License Servers"
    grace: str = "Grace Days Left"
    reachable_column: str = "Reachable"
    service: str = "Service"
    running: str = "Running"
    stopped: str = "Stopped"
    certificates: str = "Certificates"
    valid: str = "Valid"
    stale: str = "Stale"
    until_restart: str = "None before a restart"
    until_contact: str = "None before a contact"
    restart: str = "Re&start"
    make_stale: str = "Make &Certificates Stale"
    about_certificates: str = (
        "Certificates come with the first contact with a license server. Where a "
        "session host keeps those of before a reactivation, clients see a security "
        "error. In its command prompt, export the registry key RCM, delete the four "
        "certificate values, and restart the computer."
    )
    protocol: str = "Protocol"
    rdp: str = "RDP"
    rdp_and_another: str = "RDP and another vendor's"
    another_protocol: str = "Another vendor's &protocol beside RDP"
    permitted: str = "Administrative Sessions"
    administrators: str = "Administrators"
    reachable: str = "&Reachable on the network"
    yes: str = "Yes"
    no: str = "No"

    # Faults
    clearinghouse: str = "&Clearinghouse:"
    license_servers: str = "&License servers:"
    refuses_anonymous: str = "Re&fuses session hosts that it does not know"
    about_anonymous: str = (
        "Since an update of July 2024, license servers of a workgroup refuse session "
        "hosts that have no credentials for them. Store some with cmdkey."
    )
    fill_store: str = "Fill &Version Store"
    directory: str = "&Domain controller reachable"
    delegation: str = "&Users may update their own license attributes"
    about_delegation: str = (
        "From Windows Server 2019 on a session host writes the license of a user with "
        "the user's own account. Where the right is not delegated to SELF, the user "
        "connects all the same, and the license is not recorded."
    )

    # Closed
    passages: str = "Exceptions for &ways and rights:"
    origin: str = "From"
    target: str = "To"
    way: str = "Way"
    passage_state: str = "State"
    is_open: str = "Open"
    is_closed: str = "Closed"
    everybody: str = "Everybody"
    about_passages: str = (
        "A way may be closed between two computers while each of them answers others; "
        "a ping goes one way, RPC another. A right may be missing on some accounts. "
        "Remove takes the selected exception away."
    )
    close_way: str = "C&lose Way…"
    close_way_title: str = "Close Way"
    remove_passage: str = "Re&move"
    way_choice: str = "&Way:"
    origin_choice: str = "&From:"
    target_choice: str = "&To:"
    about_close: str = (
        "Session hosts ask a license server over RPC: first TCP 135, then a dynamic "
        "port. Automatic connection goes over HTTPS, from the computer that runs RD "
        "Licensing Manager."
    )

    # Delegate Control
    delegate: str = "Dele&gate Control…"
    delegate_title: str = "Delegate Control"
    delegate_on: str = "&On:"
    delegate_to: str = "&To:"
    delegate_task: str = "T&ask:"
    update_task: str = "Read and write Terminal Server license server"
    about_delegate: str = (
        "License servers write as the group Terminal Server License Servers. From "
        "Windows Server 2019 on users need the right on their own accounts, too: SELF. "
        "What is delegated on an organizational unit reaches the users in it."
    )

    # Clock
    lab_time: str = "&Lab time (UTC):"
    day_later: str = "A &Day Later"
    week_later: str = "A &Week Later"
    month_later: str = "A M&onth Later"
    until: str = "Move the clock &to:"
    until_example: str = "for example {example}"
    move: str = "&Move"
    wrong_time: str = (
        "This is not a date. Enter it as year-month-day, for example {example}."
    )
    nothing_due: str = "The clock was moved. Nothing fell due."
    fell_due: str = "The clock was moved. {what}"
    licenses_returned: str = "Licenses that expired and went back: {count:,}."
    sessions_ended: str = "Sessions that ended: {count:,}."
    grace_ended: str = "Grace period ended: {hosts}."
    policies_updated: str = "Computers whose policy came into force: {count:,}."
    tasks_ran: str = "Runs of scheduled tasks: {count:,}."
    running_tasks: str = "Running scheduled tasks"

    # Simulate
    sim_users: str = "&Users:"
    sim_devices: str = "&Devices:"
    sim_days: str = "D&ays:"
    sim_host: str = "Session &host:"
    sim_pattern: str = "&Pattern:"
    simulate: str = "&Simulate"
    cancel: str = "Cance&l"
    take_back: str = "&Take Back"
    progress: str = "Progress"
    results: str = "&Results:"
    copy: str = "Cop&y"
    day: str = "Day"
    logons: str = "Logons"
    new_temporary: str = "New Temporary"
    new_full: str = "New Full"
    renewed: str = "Renewed"
    refused: str = "Refused"
    over_used: str = "Over-used"
    grace_over: str = "Grace Period Ended"
    total: str = "Total"
    restore_point: str = "Before simulation {time}"
    another_point: str = "Before simulation {time} ({number:,})"
    number_wrong: str = "Enter a whole number from 1 to {most:,}."
    clones_most: str = (
        "At most {most:,} cloned machines can be simulated. Enter a smaller number."
    )
    simulating: str = "{weekday}: day {day:,} of {days:,}"
    chart: str = "&Chart:"
    chart_how: str = "Click a day, or press the arrow keys, to read its numbers."
    chart_issued: str = "Issued"
    chart_free: str = "Free"
    chart_temporary: str = "Temporary"
    chart_refused: str = "Refused"
    why_refused: str = "&Why Refused"
    save_chart: str = "Sa&ve Chart…"
    print_chart: str = "Pri&nt Chart…"
    finished: str = "{days:,} days were simulated."
    cancelled: str = "Cancelled after {days:,} whole days."
    taken_back: str = "The lab is as it was before the simulation."


WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
KIND = {
    ClientKind.WINDOWS: "Remote Desktop Connection",
    ClientKind.APP: "App with IDs of its own",
    ClientKind.THIN_CLIENT: "Thin client",
}
MODE = {
    LicensingMode.PER_USER: "Per User",
    LicensingMode.PER_DEVICE: "Per Device",
    LicensingMode.NOT_CONFIGURED: "Not configured",
}
WAY = {
    Way.RPC: "RPC (TCP 135)",
    Way.DYNAMIC: "RPC, dynamic ports (TCP 49152–65535)",
    Way.PING: "Ping",
    Way.SESSIONS: "Remote Desktop (TCP 3389)",
    Way.HTTPS: "HTTPS (TCP 443)",
    Way.LDAP: "LDAP (TCP 389)",
    Way.UPDATE: "Update of license attributes",
}
CONDITION = {
    ClearinghouseCondition.REACHABLE: "Reachable",
    ClearinghouseCondition.SLOW: "Slow",
    ClearinghouseCondition.UNREACHABLE: "Unreachable",
    ClearinghouseCondition.WRONG_DATE: "Does not accept the date",
}
PATTERN = {
    LogonPattern.OFFICE_HOURS: "Office hours",
    LogonPattern.SHIFT_WORK: "Shift work",
    LogonPattern.CLONED_MACHINES: "Cloned VDI machines",
}
