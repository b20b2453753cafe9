"""Labels of Remote Desktop Connection, and words for what decided an attempt."""

from typing import NamedTuple

from core.rules.issuance.disconnect import DisconnectReason
from core.rules.issuance.model import Rule
from core.rules.notifications import Notice, Notification


class ConnectionText:
    """The window; what the genuine client does not have is our own."""

    title: str = "Remote Desktop Connection"
    banner: tuple[str, str] = ("Remote Desktop", "Connection")
    computer: str = "&Computer:"
    user_name: str = "&User name:"
    device: str = "From d&evice:"
    administrative: str = "&Administrative session (mstsc /admin)"
    sign_in: str = "&Sign in"
    elevated: str = "&Run as administrator of the device"
    connect: str = "Co&nnect"
    help: str = "&Help"
    why: str = "&Why?"
    session: str = "Session"
    no_session: str = "Not connected"
    connected: str = "Connected to {host} from {device} as {user}"
    refused: str = "{user} was not connected to {host} from {device}"
    at_sign_in: str = (
        "{device} is connected to {host}, but nobody signed in, so there is no session"
    )
    sessions: str = "Sessions &on this computer:"
    session_user: str = "User"
    session_device: str = "From Device"
    started: str = "Since"
    session_kind: str = "Session"
    normal: str = "Remote Desktop"
    administrative_kind: str = "Administrative"
    ends: str = "Remote Desktop, until {time}"
    at_console: str = "Console"
    disconnect: str = "&Disconnect"
    third_administrator: str = (
        "Two administrative sessions are open on {host}, and no more are allowed. "
        "Choose the one that is to be ended, and {user} is connected in its place."
    )
    end_session: str = "{user} ({device}, since {time})"
    end_none: str = "Cancel"
    no_computer: str = (
        "There is no session host of this name in the lab. Choose one from the list."
    )


class Balloon(NamedTuple):
    """Title and text of a balloon."""

    title: str
    text: str

    def written(self, days: int) -> tuple[str, str]:
        """Return both, with the days that are left of the grace period."""
        return self.title, self.text.format(days=days)


_NO_MODE = "Remote Desktop licensing mode is not configured."
_NO_SERVER = "No Remote Desktop license server is available."
_SET_MODE = (
    "On the RD Connection Broker server, use Server Manager to specify the Remote "
    "Desktop licensing mode."
)
BALLOON = {  # domain.md 3.6; those of the servers are our words (13.3)
    Notification.MODE_NOT_CONFIGURED: Balloon(
        _NO_MODE,
        f"Remote Desktop Services will stop working in {{days:,}} days. {_SET_MODE}",
    ),
    Notification.MODE_NOT_CONFIGURED_GRACE_OVER: Balloon(
        _NO_MODE,
        "Remote Desktop Services will stop working because this computer is past its "
        f"licensing grace period. {_SET_MODE}",
    ),
    Notification.NO_SERVER: Balloon(
        _NO_SERVER,
        "Remote Desktop Services will stop working in {days:,} days if no license "
        "server gives licenses to this computer until then. Use RD Licensing Diagnoser "
        "to find out why.",
    ),
    Notification.NO_SERVER_GRACE_OVER: Balloon(
        _NO_SERVER,
        "Remote Desktop Services will stop working because this computer is past its "
        "licensing grace period and no license server gives licenses to it. Use RD "
        "Licensing Diagnoser to find out why.",
    ),
}
_OF_MODE = (
    "The balloon warns because no licensing mode is set: set one, and name a license "
    "server."
)
_OF_SERVER = (
    "The balloon warns because the session host knows no license server, or none of "
    "those it names gives it licenses. RD Licensing Diagnoser says which."
)
_FALSE_ALARM = (
    "The balloon may be ignored: the licensing mode is set and a license server gives "
    "licenses. In Per User mode it comes in administrative sessions all the same."
)
NOTICE = {  # why a balloon comes; True: a false alarm
    (Notification.MODE_NOT_CONFIGURED, False): _OF_MODE,
    (Notification.MODE_NOT_CONFIGURED_GRACE_OVER, False): _OF_MODE,
    (Notification.NO_SERVER, False): _OF_SERVER,
    (Notification.NO_SERVER_GRACE_OVER, False): _OF_SERVER,
    (Notification.MODE_NOT_CONFIGURED, True): _FALSE_ALARM,
    (Notification.MODE_NOT_CONFIGURED_GRACE_OVER, True): _FALSE_ALARM,
}
REASON = {  # what the codes stand for; our words (domain.md 1.10)
    DisconnectReason.INSUFFICIENT_PRIVILEGES: "the user lacks the right to connect",
    DisconnectReason.NO_LICENSE_SERVER: "no license server",
    DisconnectReason.NO_LICENSE: "no license",
    DisconnectReason.CLIENT_LICENSE_ERROR: "license error of the client",
    DisconnectReason.LICENSE_STORE_ACCESS_DENIED: (
        "access denied when the key of the license store was to be created"
    ),
}


def described(reason: DisconnectReason) -> str:
    """Tell a code, and what it stands for."""
    return f"Error code: {reason:#x} ({reason:d}, {REASON[reason]})"


RULE = {
    Rule.NO_RIGHTS: (
        "Administrative sessions are for members of Administrators on the session "
        "host, and for who is on its list of permissions. This has nothing to do with "
        "licensing."
    ),
    Rule.ADMINISTRATIVE_TOO: (
        "The session host has another vendor's protocol beside RDP. With it an "
        "administrative session needs a license as any other, and none could be given. "
        "Let a license server serve the session host, or remove that protocol."
    ),
    Rule.EVALUATION_OVER: (
        "The session host runs an evaluation edition of Windows Server, which ends "
        "licensing at day 120, whatever is installed. Convert the edition with dism at "
        "its command prompt."
    ),
    Rule.KEY_NOT_WRITABLE: (
        "The device may not store its license: the registry key MSLicensing, or the "
        "license in it, was deleted, and an ordinary user cannot write it anew. Run "
        "the client as administrator once, or mend the rights on the key."
    ),
    Rule.ADMINISTRATIVE: (
        "An administrative session needs no license. Two of them are allowed at a time."
    ),
    Rule.GRACE: (
        "The session host is still within its grace period of 120 days, so people are "
        "let in without a license."
    ),
    Rule.GRACE_OVER: (
        "The grace period of 120 days is over, and the session host has no licensing "
        "mode, no license server, or none that answers it. RD Licensing Diagnoser says "
        "which. Where the license server answers other session hosts, look at the "
        "network between the two, and at the name by which it is listed."
    ),
    Rule.CERTIFICATES_STALE: (
        "The session host still has the certificates of before the license server was "
        "reactivated. Save its registry key RCM with reg export, delete the four "
        "certificate values with reg delete, and restart it."
    ),
    Rule.LOCAL_COPY_DAMAGED: (
        "The license that the device keeps is damaged, so the session host turned it "
        "away; other devices connect. Delete the stored license alone, LICENSE00x in "
        "Store under the registry key MSLicensing, and then run the client as "
        "administrator once. Without the whole key it would come back as a new device, "
        "and take a second CAL."
    ),
    Rule.LOCAL_COPY: (
        "The device keeps a license that is valid for more than 7 days yet, so no "
        "license server was asked."
    ),
    Rule.LOCAL_COPY_OFFLINE: (
        "No license server gave a license, but the one that the device keeps is still "
        "valid."
    ),
    Rule.FIRST_TEMPORARY: (
        "The device connected for the first time and got a temporary license for 90 "
        "days. Once somebody has signed in, the next connection turns it into a full "
        "license."
    ),
    Rule.TEMPORARY_VALID: (
        "The device goes on with its temporary license: nobody had signed in with it "
        "before, or no full license is free."
    ),
    Rule.UPGRADED: (
        "Somebody had signed in with the temporary license, the license server is "
        "activated and a license was free: the device got a full license for 52 to 89 "
        "days."
    ),
    Rule.FULL_AGAIN: (
        "A device gets only one temporary license. This one had it already and got a "
        "full license at once."
    ),
    Rule.RENEWED: (
        "The license was due within 7 days and was renewed for another 52 to 89 days."
    ),
    Rule.REINSTATED: (
        "The license server knows the hardware ID of the device and gave its license "
        "again, without using up another one."
    ),
    Rule.NO_LICENSE_LEFT: (
        "The temporary license of the device is over, and no full license is free."
    ),
    Rule.USER_CURRENT: "The user has a Per User license that is not due yet.",
    Rule.USER_EXTENDED: (
        "The user's license was about to expire and was extended by 60 days."
    ),
    Rule.USER_ISSUED: "The user got a Per User license for 60 days.",
    Rule.USER_UPGRADED: (
        "The user had a license for an earlier version, which was replaced by a newer "
        "one."
    ),
    Rule.USER_BEFORE_ACTIVATION: (
        "The license server is not activated, or its certificates are damaged, so it "
        "issues nothing of what was bought. Users are let in all the same, and counted "
        "beyond what was bought until their license is due again."
    ),
    Rule.USER_OVER_USED: (
        "Per User licenses are not enforced: the user was let in although none is "
        "installed, or all that are installed are issued. Install more of them."
    ),
    Rule.USER_NOT_TRACKED: (
        "The license could not be recorded at the user's account in Active Directory. "
        "The license server has to be in the Terminal Server License Servers group of "
        "the user's domain; from Windows Server 2019 on users also need the right to "
        "update their own license attributes. The user was let in, and nothing was "
        "counted."
    ),
    Rule.USER_CLOSED: (
        "The license server is in the group Terminal Server License Servers, but the "
        "group may not write to this user's account, so the license could not be "
        "recorded. On the organizational unit of the user, or on the account itself, "
        "delegate to the group: Read and write Terminal Server license server. The "
        "user was let in, and nothing was counted."
    ),
    Rule.USER_OF_ONE_WAY_TRUST: (
        "The user's domain is trusted in one direction only. Licensing needs trust in "
        "both, so the license could not be recorded. The user was let in, and nothing "
        "was counted."
    ),
    Rule.USER_OUTSIDE_DOMAIN: (
        "Per User licenses need a domain, for they are recorded at the user's account. "
        "In a workgroup nothing is counted; Windows Server 2019 even ends the session "
        "after an hour. Use Per Device licenses there."
    ),
    Rule.SOFT_ENFORCEMENT: (
        "This version of Windows Server lets people in for 60 minutes where no license "
        "can be given. Windows Server 2022 and later refuse them."
    ),
}


def explained(rule: Rule, notice: Notice | None) -> str:
    """Tell what decided an attempt, and what is behind the balloon in its session."""
    if notice is None:
        return RULE[rule]
    return f"{RULE[rule]} {NOTICE[notice.kind, notice.is_false_alarm]}"
