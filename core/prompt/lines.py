"""The lines that `help` lists and Tab offers, and on which computers they make sense.

A program's own module says how a longer one is written.
"""

from dataclasses import dataclass
from enum import Enum, auto

from core.management.registry.keys.license_server import PAGES_ADD
from core.prompt.accounts import USER_LINE
from core.prompt.credentials import CREDENTIALS_ADD
from core.prompt.directory import DSACLS_GRANT
from core.prompt.event_logs import EVENTS_QUERY
from core.prompt.features import (
    EDITION_QUERY,
    EDITION_SET,
    REMOVE_HOST,
    REMOVE_SERVER,
)
from core.prompt.files import FILE_AWAY, FILE_BACK, FILES
from core.prompt.firewall import GROUP_ENABLE, HTTPS_ALLOW
from core.prompt.port_test import PORT_TEST
from core.prompt.registry import RCM_QUERY
from core.prompt.schtasks import TASK_CREATE, TASK_QUERY
from core.prompt.wmi import (
    DEFAULTS,
    GRACE_QUERY,
    PACKS_QUERY,
    PART_REMOVAL,
    PERMISSION,
    REMOVAL,
)
from core.records import Computer, LicenseServer, SessionHost


class On(Enum):
    """Which computers a line is for."""

    ALL = auto()
    HOSTS = auto()  # session hosts
    SERVERS = auto()  # license servers


@dataclass(frozen=True)
class Line:
    """A line that can be typed, and what for; a long one stands below its text."""

    line: str
    text: str
    on: On = On.ALL
    is_long: bool = False

    def fits(self, roles: list[Computer]) -> bool:
        """Tell whether it is for a computer with these roles."""
        kinds = {On.HOSTS: SessionHost, On.SERVERS: LicenseServer}
        kind = kinds.get(self.on)
        return kind is None or any(isinstance(role, kind) for role in roles)


def _long(text: str, line: str, on: On = On.ALL) -> Line:
    return Line(line, text, on, is_long=True)


LINES = (
    Line("gpupdate /force", "Bring edited policy settings into force."),
    Line("gpresult /r", "Show the policy settings that are in force."),
    Line(
        "net stop TermService",
        "Stop Remote Desktop Services; its sessions end.",
        On.HOSTS,
    ),
    Line("net start TermService", "Start Remote Desktop Services.", On.HOSTS),
    Line("net stop TermServLicensing", "Stop Remote Desktop Licensing.", On.SERVERS),
    Line("net start TermServLicensing", "Start Remote Desktop Licensing.", On.SERVERS),
    Line("shutdown /r", "Restart this computer."),
    Line("cmdkey", "Store credentials for a license server, in a workgroup.", On.HOSTS),
    Line("ping", "See whether a computer answers."),
    Line("hostname", "Show the name of this computer."),
    Line("whoami", "Show who is signed in."),
    Line("echo", "Write a text; %NAME% in a line stands for a variable."),
    Line("set", "List the variables, or set one."),
    Line("cd", "Show the folder of this prompt, or go to another."),
    Line("dir", "List a folder."),
    Line("type", "Show a file of the lab's folder."),
    Line("copy", "Copy files; move moves them, and ren names them."),
    Line("del", "Delete files."),
    Line("md", "Make a folder; rd removes it."),
    Line("if", "Choose; for repeats, and call runs a batch file."),
    Line("cmd /c", "Run a line in a prompt of its own."),
    Line("title", "Name this window."),
    Line("timeout /t 5", "Wait, as scripts do; here it takes no time."),
    Line("find", "Show the lines that have a text; findstr looks for several."),
    Line("findstr", "Show the lines that have one of several texts."),
    Line("sort", "Sort lines."),
    Line("more", "Show a text."),
    Line(TASK_QUERY, "List the scheduled tasks of this computer."),
    Line("sc query TermService", "Show the state of a service.", On.HOSTS),
    Line("sc query TermServLicensing", "Show the state of a service.", On.SERVERS),
    Line("tasklist /svc", "Show the processes of services."),
    Line("qwinsta", "Show the sessions of this computer.", On.HOSTS),
    Line("quser", "Show who is signed in here.", On.HOSTS),
    Line("logoff", "End a session, by its ID.", On.HOSTS),
    Line("net localgroup", "Show the groups of this computer."),
    Line("net group /domain", "Show the groups of the domain."),
    Line("ipconfig /all", "Show the address of this computer."),
    Line("nslookup", "Ask for the address of a name."),
    Line("netstat -an", "Show the ports at which this computer listens."),
    Line("telnet", "See whether a port answers."),
    Line("ver", "Show the version of Windows."),
    Line("systeminfo", "Show what is known of this computer."),
    Line("date /t", "Show the lab's day; time /t its time."),
    Line(EVENTS_QUERY, "Show the newest events of a log."),
    Line("lsview", "List the license servers that are found."),
    Line("lsreport", "List what this license server has issued.", On.SERVERS),
    Line("tsctst", "Show the license that a client device keeps."),
    Line("licmgr", "Open RD Licensing Manager."),
    Line("gpedit.msc", "Open Local Group Policy Editor."),
    Line("lsdiag.msc", "Open RD Licensing Diagnoser."),
    Line("eventvwr", "Open Event Viewer."),
    Line("mstsc", "Open Remote Desktop Connection."),
    Line("servermanager", "Open Server Manager."),
    Line("taskschd.msc", "Open Task Scheduler."),
    Line("cls", "Clear the screen."),
    Line("exit", "Close this window."),
    Line("help", "Show this list."),
    _long("The days that are left of the grace period:", GRACE_QUERY, On.HOSTS),
    _long("List the license packs, as WMI tells them:", PACKS_QUERY, On.SERVERS),
    _long("Remove a license pack, by its Keypack ID:", f"{REMOVAL}3", On.SERVERS),
    _long("Remove ten free licenses of it:", f"{PART_REMOVAL}3,10", On.SERVERS),
    _long(
        "Permit administrative sessions to an account, on a session host:",
        f'{PERMISSION}"CORP\\c.clark",2',
        On.HOSTS,
    ),
    _long("Permit them to administrators only, as at first:", DEFAULTS, On.HOSTS),
    _long(
        "Store credentials for a license server, on a session host of a workgroup:",
        CREDENTIALS_ADD,
        On.HOSTS,
    ),
    _long("Remove the role Remote Desktop Session Host:", REMOVE_HOST, On.HOSTS),
    _long("Remove the role Remote Desktop Licensing:", REMOVE_SERVER, On.SERVERS),
    _long("See which edition of Windows Server this is:", EDITION_QUERY),
    _long("Convert an evaluation edition, with the training product key:", EDITION_SET),
    _long("See the files of the licensing database:", FILES, On.SERVERS),
    _long("Put the database away while its service is stopped:", FILE_AWAY, On.SERVERS),
    _long("Put it back, in the place of the one there is:", FILE_BACK, On.SERVERS),
    _long("Rename a computer, take it out of the domain, or join it:", "netdom"),
    _long("Disable a user's account, enable it or delete it:", USER_LINE),
    _long("See the certificates of a session host:", RCM_QUERY, On.HOSTS),
    _long("Run a script on the first of each month:", TASK_CREATE),
    _long("See whether a port answers, as in PowerShell:", PORT_TEST),
    _long(
        "Open the firewall of a license server to session hosts:",
        GROUP_ENABLE,
        On.SERVERS,
    ),
    _long("Open the firewall of a computer to the Clearinghouse:", HTTPS_ALLOW),
    _long(
        "Let license servers write the licenses of users, on their unit:",
        DSACLS_GRANT,
    ),
    _long("Make room for the database of a license server:", PAGES_ADD, On.SERVERS),
)
