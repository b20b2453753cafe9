"""Why the world refuses a command: the reason code and the sentence for the person."""

from enum import StrEnum


class Reason(StrEnum):
    """A refusal's code in the journal, with the text that explains it."""

    text: str

    def __new__(cls, code: str, text: str) -> "Reason":
        """Attach the text; the value stays the code."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.text = text
        return member

    # Wording: ui.md 10, seed 002.
    CLEARINGHOUSE_UNREACHABLE = (
        "clearinghouse-unreachable",
        "The Remote Desktop license server cannot contact the Microsoft Clearinghouse. "
        "Check the connection, or choose Web Browser or Telephone as the connection "
        "method, and then retry this operation.",
    )
    WRONG_DATE = (
        "wrong-date",
        "The Microsoft Clearinghouse did not accept this computer's date and time. "
        "Correct the date, or choose Web Browser or Telephone as the connection "
        "method, and then retry this operation.",
    )
    LICENSE_CODE_NOT_RECOGNIZED = (
        "license-code-not-recognized",
        "The license code is not recognized. "
        "Ensure that you have entered the correct license code.",
    )
    LICENSE_CODE_USED = (
        "license-code-used",
        "The license code {code} was used before, to install licenses on {server}. "
        "Remove it from the list, or enter a code that was not used before.",
    )
    LICENSE_CODES_USED = (
        "license-codes-used",
        "These license codes were used before. Remove them from the list, or enter "
        "codes that were not used before.\n\n{codes}",
    )
    PRODUCT_KEY_WRONG_PROGRAM = (
        "product-key-wrong-program",
        "Product key does not match the selected license program. "
        "Go back and choose the program under which the licenses were bought.",
    )
    AGREEMENT_WRONG_PROGRAM = (
        "agreement-wrong-program",
        "The agreement number does not match the selected license program. "
        "Go back and choose the program under which the licenses were bought.",
    )
    OPEN_NUMBERS_DIFFER = (
        "open-numbers-differ",
        "The license number does not belong to this authorization number. "
        "Enter both numbers from the same purchase document.",
    )
    QUANTITY_NOT_COVERED = (
        "quantity-not-covered",
        "The product key covers {covered:,} licenses, but {quantity:,} were requested. "
        "Enter a smaller quantity.",
    )
    VERSION_TOO_NEW = (
        "version-too-new",
        "{server} runs {server_version} and cannot hold licenses for a later version "
        "of Windows Server. Install them on a newer license server.",
    )
    LICENSE_SERVER_ID_WRONG = (
        "license-server-id-wrong",
        "The RD Licensing Manager is unable to verify the license server ID. Ensure "
        "that the license server ID is entered correctly, and then retry this "
        "operation.\n\nMessage Number: 0x13a3",
    )
    KEY_PACK_WRONG = (
        "key-pack-wrong",
        "The RD Licensing Manager was not able to install the client license key "
        "pack. Ensure that the correct information is entered, and then retry this "
        "operation.",
    )
    KEY_PACK_USED = (
        "key-pack-used",
        "This client license key pack is already installed on {server}. "
        "Obtain another license key pack ID.",
    )
    NO_SUCH_SERVER = (
        "no-such-server",
        "There is no license server {server} in this lab. "
        "Press F5 to refresh the list.",
    )
    NO_SUCH_HOST = (
        "no-such-host",
        "There is no session host {host} in this lab. Check the name.",
    )
    NAME_TAKEN = (
        "name-taken",
        "There is something named {name} in this lab already. Choose another name.",
    )
    ROLE_IS_THERE = (
        "role-is-there",
        "The Remote Desktop Licensing role service is installed on {host} already. "
        "Choose another server.",
    )
    NO_SESSION_HOST_ROLE = (
        "no-session-host-role",
        "The role Remote Desktop Session Host is not installed on {host}: only two "
        "administrators can connect to it. Choose a session host.",
    )
    SESSION_HOST_ROLE_IS_THERE = (
        "session-host-role-is-there",
        "The role Remote Desktop Session Host is installed on {host} already. Choose "
        "another server.",
    )
    NO_UPGRADE_PATH = (
        "no-upgrade-path",
        "{version} cannot be upgraded to {to} in place. Choose a version that is "
        "newer, but not too new; more than one upgrade may lead there.",
    )
    NO_EVALUATION = (
        "no-evaluation",
        "{host} does not run an evaluation edition of Windows Server, so there is "
        "nothing to convert. Choose another server.",
    )
    MEMBERSHIP_NEEDS_GROUP = (
        "membership-needs-group",
        "{account} is no domain administrator, so no computer can leave or join the "
        "domain. Sign in as a member of Domain Admins, and then try again.",
    )
    FILE_NOT_FOUND = (
        "file-not-found",
        "The system cannot find the file {file}. Type dir and the folder of the "
        "database to see the files that are there.",
    )
    FILE_EXISTS = (
        "file-exists",
        "A duplicate file name exists: {file} is there already. Choose another name.",
    )
    FILE_IN_USE = (
        "file-in-use",
        "The process cannot access the file because it is being used by another "
        "process: the service Remote Desktop Licensing on {server}. Stop it there with "
        "net stop TermServLicensing, and then try again.",
    )
    ACCOUNT_DISABLED = (
        "account-disabled",
        "The account {user} has been disabled, so nobody can sign in with it. Enable "
        "it in World > Users, or choose another user.",
    )
    SIGNED_IN_NOW = (
        "signed-in-now",
        "{account} is signed in at the console. Sign in as somebody else, and then "
        "try again.",
    )
    IN_DEPLOYMENT = (
        "in-deployment",
        "{server} is a license server of the deployment already. Choose another "
        "server.",
    )
    ROLE_UNREACHABLE = (
        "role-unreachable",
        "{host} does not answer, so nothing can be changed there. Check that it is "
        "turned on and available on the network, or choose another server.",
    )
    SCOPE_NEEDS_GROUP = (
        "scope-needs-group",
        "{account} is not a member of the {group} group, which this discovery scope "
        "needs. Go back and choose another scope, or cancel, choose Training, and then "
        "Sign In As…, and sign in as a member of that group.",
    )
    NO_SUCH_DOMAIN = (
        "no-such-domain",
        "The domain {domain} is not trusted in this lab. Choose one from the list.",
    )
    NO_DOMAIN = (
        "no-domain",
        "This lab is a workgroup, and only a domain can trust another one. Make a lab "
        "with a domain.",
    )
    NO_SUCH_SERVICE = (
        "no-such-service",
        "There is no service {service} on {computer}. Choose another computer.",
    )
    NO_SUCH_PACK = (
        "no-such-pack",
        "There is no license pack {pack} on {server} that was bought. Select "
        "the server in RD Licensing Manager; its list has the column Keypack ID.",
    )
    TOO_MANY_TO_REMOVE = (
        "too-many-to-remove",
        "Only {available:,} licenses of this license pack are not issued. Enter a "
        "smaller number, or remove the whole license pack.",
    )
    NO_SUCH_DEVICE = ("no-such-device", "There is no device {device} in this lab.")
    KEEPS_NO_LICENSE = (
        "keeps-no-license",
        "{device} keeps no license that could be damaged. Connect from it first.",
    )
    NO_LICENSING_KEY = (
        "no-licensing-key",
        "{device} does not connect with Remote Desktop Connection of Windows, so the "
        "registry key MSLicensing has nothing of its license. Choose another device.",
    )
    NO_SUCH_USER = ("no-such-user", "There is no user {user} in this lab.")
    NO_SUCH_SESSION = ("no-such-session", "This session has ended already.")
    HOST_UNREACHABLE = (
        "host-unreachable",
        "Remote Desktop can't connect to the remote computer {host}. Check that it is "
        "turned on and available on the network.",
    )
    SERVICE_STOPPED = (
        "service-stopped",
        "The Remote Desktop Services service is stopped on {host}, so nobody can "
        "connect. Start it there with net start TermService, and then try again.",
    )
    TOO_MANY_ADMINISTRATORS = (
        "too-many-administrators",
        "Two administrative sessions are open on {host}, and no more are allowed. "
        "Close one of them, and then try again.",
    )
    NOT_OF_THE_TWO = (
        "not-of-the-two",
        "This is no administrative session on {host}. Press F5 to refresh the list, "
        "and then try again.",
    )
    POLICY_VALUE_WRONG = (
        "policy-value-wrong",
        "This value cannot be used for the policy setting. Choose a licensing mode, or "
        "enter names of license servers with commas between them.",
    )
    NO_CERTIFICATES = (
        "no-certificates",
        "{host} has no certificates yet: they come with its first contact with a "
        "license server. Let somebody connect to {host} while a license server that it "
        "names answers.",
    )
    CLOCK_RUNS_FORWARD = (
        "clock-runs-forward",
        "The lab's clock only runs forward. Choose a later time, or return to a "
        "restore point.",
    )
    CLOCK_ENDS = (
        "clock-ends",
        "The lab's clock ends with the year {year}. Choose an earlier time, or return "
        "to a restore point.",
    )
    SERVER_UNREACHABLE = (
        "server-unreachable",
        "The license server {server} is not available. Check that it is on the network "
        "and that the Remote Desktop Licensing service is running there.",
    )
    NOT_ACTIVATED = (
        "not-activated",
        "{server} must be activated before licenses can be installed. "
        "Choose Activate Server first.",
    )
    ALREADY_ACTIVATED = (
        "already-activated",
        "{server} is activated already. Press F5 to refresh the list.",
    )
    REACTIVATE_INSTEAD = (
        "reactivate-instead",
        "The certificates of {server} are damaged. Choose Advanced, and then "
        "Reactivate Server.",
    )
    NOT_DEACTIVATABLE = (
        "not-deactivatable",
        "{server} is not activated, so it cannot be deactivated. "
        "Press F5 to refresh the list.",
    )
    NOT_REACTIVATABLE = (
        "not-reactivatable",
        "{server} was never activated. Choose Activate Server instead.",
    )
    CONFIRMATION_WRONG = (
        "confirmation-wrong",
        "The confirmation code is not valid for this license server. "
        "Ask for the code again, and enter it group by group.",
    )
    INFORMATION_MISSING = (
        "information-missing",
        "Enter the first name, last name, company, and country or region.",
    )
    CANNOT_BE_CONVERTED = (
        "cannot-be-converted",
        "These licenses cannot be converted. Choose a license pack that was bought, on "
        "a license server that runs Windows Server 2012 or later.",
    )
    TOO_MANY_TO_CONVERT = (
        "too-many-to-convert",
        "{quantity:,} licenses cannot be converted, because only {available:,} are not "
        "issued. Enter a smaller quantity.",
    )
    CANNOT_BE_REVOKED = (
        "cannot-be-revoked",
        "This license cannot be revoked. "
        "Only an active RDS Per Device CAL can be revoked.",
    )
    REVOCATION_LIMIT = (
        "revocation-limit",
        "The license was not revoked. {revoked:,} of the RDS Per Device CALs for "
        "{product} are revoked, and no more than {limit:,} may be at one time. You can "
        "revoke again from {date}, or at once when you install more licenses.",
    )
    TOO_MANY_TO_REVOKE = (
        "too-many-to-revoke",
        "No license was revoked. Only {left:,} more of the RDS Per Device CALs for "
        "{product} may be revoked now, and more were chosen. Choose fewer.",
    )
    SOURCE_NOT_FOUND = (
        "source-not-found",
        "The license server {server} was not found on the network. Check the name or "
        "IP address, or select the check box and enter what you know of the server.",
    )
    SOURCE_UNREACHABLE = (
        "source-unreachable",
        "The source license server {server} does not answer. Check that it is turned "
        "on, or select the check box and enter what you know of the server.",
    )
    SOURCE_IS_TARGET = (
        "source-is-target",
        "{server} cannot be its own source license server. Enter the license server "
        "from which the licenses come.",
    )
    SOURCE_LACKS_LICENSES = (
        "source-lacks-licenses",
        "{server} holds only {held:,} licenses of this version and type, but "
        "{quantity:,} were to be migrated. Enter a purchase that is installed there, "
        "or install a new purchase with the Install Licenses Wizard.",
    )
    REMOVAL_NOT_CONFIRMED = (
        "removal-not-confirmed",
        "The licenses cannot be removed from the source license server automatically. "
        "Go back, and confirm that they will be removed there.",
    )
    NO_SUCH_UNIT = (
        "no-such-unit",
        "There is no organizational unit {unit} in the domain {domain}. "
        "Choose one from the list.",
    )
    NO_SUCH_REPORT = (
        "no-such-report",
        "There is no such report on {server}. Press F5 to refresh the list.",
    )
    NOTHING_TO_UNDO = ("nothing-to-undo", "There is nothing to undo in this lab.")
    NOTHING_TO_REDO = ("nothing-to-redo", "There is nothing to redo in this lab.")
    AT_THE_BEGINNING = (
        "at-the-beginning",
        "This lab is at the beginning of its scenario, so there is nothing to reset.",
    )
    RESTORE_POINT_EXISTS = (
        "restore-point-exists",
        "There is a restore point named {name} already. Choose another name.",
    )
    NO_SUCH_RESTORE_POINT = (
        "no-such-restore-point",
        "There is no restore point named {name}.",
    )
    NOT_A_NEW_LAB = (
        "not-a-new-lab",
        "Something was done in this lab before. An attempt at a lesson begins in a lab "
        "of its own: choose Training, and then Lessons….",
    )
    NO_ATTEMPT = (
        "no-attempt",
        "No attempt at a lesson was begun in this lab. Choose Training, and then "
        "Lessons….",
    )
    ATTEMPT_ENDED = (
        "attempt-ended",
        "This attempt has ended, and what counts in it stays as it is. Begin another "
        "one.",
    )
    NO_HELP_IN_EXAM = ("no-help-in-exam", "There is no help in an exam.")
    NOT_ADMINISTRATOR = (
        "not-administrator",
        "You are not a member of the Administrators group on {server}. Choose "
        "Training, and then Sign In As…, and sign in as an administrator of the "
        "license server.",
    )
    NOT_ADMINISTRATOR_OF_HOST = (
        "not-administrator-of-host",
        "You are not a member of the Administrators group on {host}. Choose Training, "
        "and then Sign In As…, and sign in as an administrator of the session host.",
    )
    NOT_SERVER_ADMIN = (
        "not-server-admin",
        "{account} is not a member of the Administrators group on {server}. "
        "Give the user name and password of an administrator of the license server.",
    )
    NOT_DOMAIN_ADMIN = (
        "not-domain-admin",
        "{account} is not a member of the Domain Admins group. "
        "Give the user name and password of a domain administrator.",
    )
    NOT_ENTERPRISE_ADMIN = (
        "not-enterprise-admin",
        "{account} is not a member of the Enterprise Admins group. "
        "Give the user name and password of an enterprise administrator.",
    )
    NO_SUCH_ACCOUNT = (
        "no-such-account",
        "There is no account {account} in this lab. Choose another account.",
    )
    NOT_IN_DOMAIN = (
        "not-in-domain",
        "{server} is in a workgroup, where there is no Active Directory. "
        "Use RDS Per Device CALs, and name the license server on each session host.",
    )
    IN_DOMAIN = (
        "in-domain",
        "{server} is a member of a domain, so its scope cannot be the workgroup. "
        "Choose This domain or The forest.",
    )
    NO_SUCH_PASSAGE = (
        "no-such-passage",
        "Nothing goes from {origin} to {target} for that in this lab. Choose both from "
        "the lists.",
    )
    NO_SUCH_RULE_GROUP = (
        "no-such-rule-group",
        "There is no rule group {group} on {computer}: the role that brings it is not "
        "installed there. Choose another computer.",
    )
    NO_DIRECTORY = (
        "no-directory",
        "This lab is a workgroup, where there is no Active Directory and nothing to "
        "delegate. Make a lab with a domain.",
    )
    DELEGATION_NEEDS_GROUP = (
        "delegation-needs-group",
        "{account} is not a member of the Domain Admins group, which delegating "
        "control needs. Choose Training, and then Sign In As…, and sign in as a member "
        "of that group.",
    )
    DIRECTORY_UNREACHABLE = (
        "directory-unreachable",
        "{server} cannot contact Active Directory. Check that a domain controller can "
        "be reached over the network, and then retry.",
    )
    NO_SUCH_COMPUTER = (
        "no-such-computer",
        "There is no computer {name} on the network. Check the spelling of the name, "
        "or enter the IP address.",
    )
    NO_SUCH_TASK = (
        "no-such-task",
        "There is no scheduled task {task} on {computer}. Press F5 to see those that "
        "there are.",
    )
    TASK_EXISTS = (
        "task-exists",
        "There is a scheduled task {task} on {computer} already. Choose another name, "
        "or change that task.",
    )
    TASK_RUNNING = (
        "task-running",
        "The scheduled task {task} is running. End it, and then try again.",
    )
    TASK_NOT_RUNNING = (
        "task-not-running",
        "The scheduled task {task} is not running, so there is nothing to end.",
    )
    NO_LICENSING_SERVICE = (
        "no-licensing-service",
        "{name} is not a license server: the Remote Desktop Licensing service is not "
        "installed there. Enter the name of a license server.",
    )
