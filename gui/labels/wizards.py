"""Labels of the wizards (ui.md 5, 6)."""


class WizardButtons:
    """The buttons below the pages of every wizard."""

    back: str = "< &Back"
    next: str = "&Next >"
    finish: str = "Finish"
    cancel: str = "Cancel"
    help: str = "Help"


class LongNumber:
    """The boxes that a long number is typed into."""

    box: str = "{name}, group {group} of {groups}"


class Activate:
    """The Activate Server Wizard."""

    title: str = "Activate Server Wizard"
    welcome: str = "Welcome to the Activate Server Wizard"
    welcome_text: tuple[str, ...] = (
        "This wizard helps you activate your license server.",
        "When you activate your license server, the Clearinghouse gives it a digital "
        "certificate that confirms which server it is and who owns it.",
        "To continue, click Next.",
    )
    connection_method_title: str = "Connection Method"
    connection_method_subtitle: str = (
        "Choose the connection method that suits you best."
    )
    company_title: str = "Company Information"
    company_subtitle: str = "Provide the requested company information."
    company_text: str = (
        "Enter your name, your company name, and your country or region. "
        "This information is required to continue."
    )
    company_note: str = (
        "Name and company are used only when you ask for help. The country or region "
        "is needed because of export rules."
    )
    optional_subtitle: str = "Enter this optional information."
    optional_text: str = "You may leave all of these fields empty."
    country_title: str = "Country or Region Selection"
    country_subtitle: str = "Select your country or region to see the telephone number."
    country_text: str = "The telephone number depends on where you are."
    server_id_title: str = "License Server Activation"
    server_id_web_subtitle: str = (
        "Get a license server ID from the website to activate the server."
    )
    server_id_telephone_subtitle: str = (
        "Get a license server ID by telephone to activate the server."
    )
    website: str = "Go to this website:"
    website_address: str = "https://activate.microsoft.example"
    website_note: str = (
        "The website is simulated. Click the link to open it in your browser, from "
        "this computer."
    )
    website_opened: str = "The simulated website is open in your browser at:"
    no_browser: str = (
        "No web browser could be opened. Copy the address from the page, and open it "
        "in a browser on this computer."
    )
    telephone: str = "Call this telephone number:"
    telephone_note: str = "This number is simulated. Click Call to play the call."
    call: str = "C&all…"
    when_asked_product_id: str = "When asked, give this product ID:"
    type_server_id: str = "&Type the license server ID that you receive:"
    contacting_title: str = "Activating the License Server"
    contacting_subtitle: str = "The wizard is contacting the Clearinghouse."
    completing: str = "Completing the Activate Server Wizard"
    completed: str = "You have completed the Activate Server Wizard."
    status: str = "Status:"
    success: str = "The license server has been successfully activated."
    next_install: str = (
        "To install licenses on your license server now, click Next. To install them "
        "later, clear the check box, and then click Finish."
    )
    start_install: str = "&Start Install Licenses Wizard now"


class Install:
    """The Install Licenses Wizard."""

    title: str = "Install Licenses Wizard"
    welcome: str = "Welcome to the Install Licenses Wizard"
    welcome_text: tuple[str, ...] = (
        "This wizard helps you install licenses on your license server.",
        "Confirm the license server settings below. To change them, click Cancel, "
        "right-click the license server, and then click Properties.",
    )
    welcome_continue: str = "To continue, click Next."
    settings: str = "License server settings"
    server: str = "License server:"
    method: str = "Connection method:"
    server_id: str = "License server ID:"
    registered_to: str = "Activated for:"
    program_title: str = "License Program"
    program_subtitle: str = "Choose the program under which the licenses were bought."
    program: str = "License &program:"
    program_description: str = "Description:"
    program_format: str = "Format and location:"
    program_sample: str = "Sample:"
    code_title: str = "License Code"
    code_subtitle: str = "Enter the license code of each license pack that you bought."
    code: str = "License &code:"
    add: str = "&Add"
    codes: str = "License codes &entered:"
    code_column: str = "License Code"
    type_column: str = "License Type"
    quantity_column: str = "Quantity"
    pack: str = "{program}\n{product}, {type}, quantity {total:,}"
    edit: str = "E&dit"
    remove: str = "&Remove"
    numbers_subtitle: str = "Enter the license information of your purchase."
    open_text: str = "Both numbers are on the Open License order confirmation."
    authorization_number: str = "&Authorization number:"
    license_number: str = "&License number:"
    agreement_title: str = "Agreement Number"
    agreement_text: str = "The number is on the agreement or enrollment document."
    agreement_number: str = "A&greement number:"
    add_product_keys: str = "Add product &keys…"
    keys_added: str = "Product keys: {count:,}. Licenses: {quantity:,}."
    version_title: str = "Product Version and License Type"
    version_subtitle: str = "Choose the product version and license type to install."
    product_version: str = "Product &version:"
    license_type: str = "License &type:"
    quantity: str = "&Quantity:"
    quantity_note: str = "Number of licenses that this license server makes available."
    key_pack_title: str = "Obtain Client License Key Pack"
    key_pack_web_subtitle: str = "Get a license key pack ID from the website."
    key_pack_telephone_subtitle: str = "Get a license key pack ID by telephone."
    when_asked_server_id: str = "When asked, give this license server ID:"
    type_key_pack_id: str = "&Type the client license key pack ID in the boxes below:"
    contacting_title: str = "Installing Licenses"
    contacting_subtitle: str = "The wizard is contacting the Clearinghouse."
    completing: str = "Completing the Install Licenses Wizard"
    completed: str = "You have completed the Install Licenses Wizard."
    status: str = "Status:"
    success: str = "The requested licenses have been successfully installed."
    summary: str = "Licenses installed:"
    keys_title: str = "Product Keys"
    keys_text: str = "Add each product key and the number of licenses it provides."
    keys_type: str = "License &type:"
    keys_list: str = "Product &keys:"
    key_column: str = "Product Key"
    program_column: str = "License Program"
    keys_total: str = "Total: {quantity:,} licenses"
    add_key: str = "&Add…"
    edit_key: str = "&Edit…"
    key_title: str = "Product Key"
    key: str = "Product &key:"
    key_program: str = "License program:"


class Manage:
    """The Manage Licenses Wizard (ui.md 7)."""

    title: str = "Manage Licenses Wizard"
    welcome: str = "Welcome to the Manage Licenses Wizard"
    welcome_text: tuple[str, ...] = (
        "This wizard migrates licenses to this license server, or rebuilds its "
        "database.",
        "Confirm the license server settings below. To change them, click Cancel, "
        "right-click the license server, and then click Properties.",
    )
    action_title: str = "Action Selection"
    action_subtitle: str = "Choose what to do, and why."
    migrate: str = (
        "&Migrate RDS CALs from another license server to this license server"
    )
    rebuild: str = "Rebuild the license server &database"
    reason: str = "&Reason:"
    migrate_text: str = (
        "You need the proof of purchase. The licenses are installed on this license "
        "server, and removed from the source license server where it can be reached."
    )
    not_functioning_text: str = (
        "You need the proof of purchase. The licenses are installed on this license "
        "server. They stay on the source license server, and have to be removed there "
        "by you."
    )
    rebuild_text: str = (
        "All licenses on this license server are deleted and have to be installed "
        "again. You need the proof of purchase of each."
    )
    source_title: str = "Source License Server Information"
    source_subtitle: str = "Name the license server from which the licenses come."
    source_name: str = "Name or IP &address:"
    source_absent: str = (
        "The specified source license server is not a&vailable on the network"
    )
    source_version: str = "&Operating system:"
    source_id: str = "&License server ID of the source license server:"
    reminder_title: str = "Manual Removal of Licenses"
    reminder_subtitle: str = "The licenses stay on the source license server."
    reminder_text: tuple[str, ...] = (
        "The licenses that you migrate are not removed from the source license server "
        "automatically. For that, both license servers have to be activated, run "
        "Windows Server 2008 R2 or later, and reach each other.",
        "Remove them there yourself: deactivate the source license server, or remove "
        "its Remote Desktop Licensing role service. Using the same licenses on two "
        "license servers violates the license terms.",
    )
    reminder_tick: str = "I &will remove the licenses from the source license server"
    deletion_title: str = "Confirm Deletion of RDS CALs"
    deletion_subtitle: str = "Rebuilding the database deletes all licenses."
    deletion_text: tuple[str, ...] = (
        "When this wizard is completed, all licenses that are installed on this "
        "license server, its list of issued licenses, and its reports are gone.",
        "The wizard then installs licenses again. If they come from several purchases, "
        "use the Install Licenses Wizard for the others.",
    )
    deletion_now: str = (
        "Installed now: {licenses:,} licenses in {packs:,} license packs."
    )
    deletion_tick: str = (
        "&Confirm deletion of RDS CALs that are currently installed on this license "
        "server"
    )
    contacting_title: str = "Contacting the Clearinghouse"
    contacting_subtitle: str = "The wizard is asking for the licenses."
    completing: str = "Completing the Manage Licenses Wizard"
    completed: str = "You have completed the Manage Licenses Wizard."
    status: str = "Status:"
    migrated: str = (
        "The licenses have been successfully migrated, and removed from {source}."
    )
    migrated_only: str = (
        "The licenses have been successfully migrated. Remove them from the source "
        "license server now."
    )
    rebuilt: str = (
        "The license server database has been successfully rebuilt. Licenses of other "
        "purchases have to be installed again."
    )


class Manage2008R2(Manage):
    """Windows Server 2008 R2."""

    title = "Manage RDS CALs Wizard"
    welcome = "Welcome to the Manage RDS CALs Wizard"
    completing = "Completing the Manage RDS CALs Wizard"
    completed = "You have completed the Manage RDS CALs Wizard."


class Contact:
    """The Information Needed pages (ui.md 8)."""

    title: str = "Information Needed"
    subtitle: str = "Check the contact information."
    first_name: str = "&First name:"
    last_name: str = "&Last name:"
    phone: str = "&Phone (optional):"
    email: str = "&E-mail:"
    reason: str = "&Reason:"
    email_note: str = "The e-mail address is required for an automatic connection."


class Deactivate:
    """The Deactivate Server Wizard."""

    title: str = "Deactivate Server Wizard"
    text: str = (
        "A license server that is not activated issues no further permanent licenses. "
        "Its license packs and the licenses that it has issued stay."
    )
    not_by_website: str = (
        "A license server cannot be deactivated by the website. The next page shows "
        "whom to call for a confirmation code."
    )
    confirmation_title: str = "Confirm Deactivation"
    confirmation_subtitle: str = "Get a confirmation code by telephone."
    when_asked: str = "When asked, give this license server ID:"
    type_code: str = "&Type the confirmation code that you receive:"
    contacting_title: str = "Deactivating the License Server"
    contacting_subtitle: str = "The wizard is contacting the Clearinghouse."
    completing: str = "Completing the Deactivate Server Wizard"
    completed: str = "You have completed the Deactivate Server Wizard."
    success: str = "Status:\nThe license server has been successfully deactivated."


class Reactivate:
    """The Reactivate Server Wizard."""

    title: str = "Reactivate Server Wizard"
    welcome: str = "Welcome to the Reactivate Server Wizard"
    welcome_text: tuple[str, ...] = (
        "This wizard gives your license server a new digital certificate.",
        "Reactivate a license server after it was redeployed or upgraded, and when its "
        "certificate is corrupt or has expired. Installed and issued licenses stay.",
        "To continue, click Next.",
    )
    server_id_title: str = "License Server Reactivation"
    web_subtitle: str = "Get a new license server ID from the website."
    telephone_subtitle: str = "Get a new license server ID by telephone."
    present_id: str = "When asked for the present license server ID, give this:"
    contacting_title: str = "Reactivating the License Server"
    contacting_subtitle: str = "The wizard is contacting the Clearinghouse."
    completing: str = "Completing the Reactivate Server Wizard"
    completed: str = "You have completed the Reactivate Server Wizard."
    success: str = "Status:\nThe license server has been successfully reactivated."


class Registration:
    """Fields of the company pages and of Properties (ui.md 3, 5)."""

    first_name: str = "&First name:"
    last_name: str = "&Last name:"
    company: str = "C&ompany:"
    country: str = "Countr&y or Region:"
    email: str = "&E-mail:"
    organizational_unit: str = "Or&ganizational unit:"
    address: str = "Company a&ddress:"
    city: str = "C&ity:"
    state: str = "State/pro&vince:"
    postal_code: str = "Po&stal code:"


class Contacting:
    """The page that shows progress."""

    locating: str = "Locating the Microsoft Clearinghouse…"
    note: str = (
        "The Clearinghouse is simulated; nothing leaves this computer. "
        "To stop, click Cancel: nothing will have changed."
    )
    progress: str = "Progress"
