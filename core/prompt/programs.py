"""The programs that the command prompt knows."""

import re
from collections.abc import Callable

from core.management.registry.keys.license_server import PAGES_ADD
from core.prompt.accounts import USER_LINE, netdom
from core.prompt.answer import Answer, Asked
from core.prompt.credentials import CREDENTIALS_ADD, cmdkey
from core.prompt.directory import DSACLS_GRANT, dsacls
from core.prompt.features import (
    EDITION_QUERY,
    EDITION_SET,
    REMOVE_HOST,
    REMOVE_SERVER,
    dism,
)
from core.prompt.files import FILE_AWAY, FILE_BACK, FILES, delete, directory, ren
from core.prompt.firewall import GROUP_ENABLE, HTTPS_ALLOW, netsh
from core.prompt.network import hostname, ping, whoami
from core.prompt.options import Syntax
from core.prompt.policies import gpresult, gpupdate
from core.prompt.port_test import PORT_TEST, test_net_connection
from core.prompt.registry import RCM_QUERY, reg
from core.prompt.services import net, shutdown
from core.prompt.windows import eventvwr, gpedit, mstsc, plain
from core.prompt.wmi import (
    DEFAULTS,
    GRACE_QUERY,
    PART_REMOVAL,
    PERMISSION,
    REMOVAL,
    wmic,
)
from core.records import Computer
from core.store.queries import Queries
from core.text import problem_with

PROGRAMS: dict[str, Callable[[Asked], Answer]] = {
    "gpupdate": gpupdate,
    "gpresult": gpresult,
    "net": net,
    "ping": ping,
    "test-netconnection": test_net_connection,
    "tnc": test_net_connection,
    "netsh": netsh,
    "dsacls": dsacls,
    "wmic": wmic,
    "hostname": hostname,
    "whoami": whoami,
    "reg": reg,
    "cmdkey": cmdkey,
    "shutdown": shutdown,
    "dism": dism,
    "netdom": netdom,
    "ren": ren,
    "rename": ren,
    "del": delete,
    "erase": delete,
    "dir": directory,
    "licmgr": plain("licmgr"),
    "gpedit": gpedit,
    "lsdiag": plain("lsdiag"),
    "eventvwr": eventvwr,
    "mstsc": mstsc,
    "servermanager": plain("servermanager"),
    "cls": lambda asked: _cls(asked),
    "exit": lambda asked: _exit(asked),
    "help": lambda asked: _help(asked),
}
"""As they are typed, without an ending."""
_HELP = {
    "gpupdate /force": "Bring edited policy settings into force.",
    "gpresult /r": "Show the policy settings that are in force.",
    "net stop TermService": "Stop Remote Desktop Services; its sessions end.",
    "net start TermService": "Start Remote Desktop Services.",
    "net stop TermServLicensing": "Stop Remote Desktop Licensing.",
    "net start TermServLicensing": "Start Remote Desktop Licensing.",
    "shutdown /r": "Restart this computer.",
    "cmdkey": "Store credentials for a license server, in a workgroup.",
    "ping": "See whether a computer answers.",
    "hostname": "Show the name of this computer.",
    "whoami": "Show who is signed in.",
    "licmgr": "Open RD Licensing Manager.",
    "gpedit.msc": "Open Local Group Policy Editor.",
    "lsdiag.msc": "Open RD Licensing Diagnoser.",
    "eventvwr": "Open Event Viewer.",
    "mstsc": "Open Remote Desktop Connection.",
    "servermanager": "Open Server Manager.",
    "cls": "Clear the screen.",
    "exit": "Close this window.",
    "help": "Show this list.",
}
_LONG_LINES = {
    "The days that are left of the grace period:": GRACE_QUERY,
    "Remove a license pack, by its Keypack ID:": f"{REMOVAL}3",
    "Remove ten free licenses of it:": f"{PART_REMOVAL}3,10",
    "Permit administrative sessions to an account, on a session host:": (
        f'{PERMISSION}"CORP\\c.clark",2'
    ),
    "Permit them to administrators only, as at first:": DEFAULTS,
    "Store credentials for a license server, on a session host of a workgroup:": (
        CREDENTIALS_ADD
    ),
    "Remove the role Remote Desktop Session Host:": REMOVE_HOST,
    "Remove the role Remote Desktop Licensing:": REMOVE_SERVER,
    "See which edition of Windows Server this is:": EDITION_QUERY,
    "Convert an evaluation edition, with the training product key:": EDITION_SET,
    "See the files of the licensing database:": FILES,
    "Put the database away while its service is stopped:": FILE_AWAY,
    "Put it back, in the place of the one there is:": FILE_BACK,
    "Rename a computer, take it out of the domain, or join it:": "netdom",
    "Disable a user's account, enable it or delete it:": USER_LINE,
    "See the certificates of a session host:": RCM_QUERY,
    "See whether a port answers, as in PowerShell:": PORT_TEST,
    "Open the firewall of a license server to session hosts:": GROUP_ENABLE,
    "Open the firewall of a computer to the Clearinghouse:": HTTPS_ALLOW,
    "Let license servers write the licenses of users, on their unit:": DSACLS_GRANT,
    "Make room for the database of a license server:": PAGES_ADD,
}
_CLS_USAGE = "CLS\n\nClears the screen. It has no options."
_EXIT = Syntax(switches=("/b",), most=1)
_EXIT_USAGE = "EXIT [/b] [code]\n\nCloses this window."
_HELP_SYNTAX = Syntax(most=1)
_HELP_USAGE = "HELP [command]\n\nLists the commands, or tells the usage of one."
_UNKNOWN = (
    "'{program}' is not part of this training. Type help to see the commands that are."
)
_WORD = re.compile(r'(?:"[^"]*"|\S)+')
_ENDING = re.compile(r"\.(exe|msc)$")
_COLUMN = 28


def answer(line: str, computer: Computer, lab: Queries) -> Answer:
    """Read a command line and say what comes of it; nothing is changed here."""
    problem = problem_with(line)
    if problem is not None:
        return Answer(problem)
    words = tuple(word.replace('"', "") for word in _WORD.findall(line))
    if not words:
        return Answer()
    program = _ENDING.sub("", words[0].casefold())
    if program in PROGRAMS:
        return PROGRAMS[program](Asked(words, computer, lab))
    return Answer(_UNKNOWN.format(program=words[0]))


def completions(beginning: str) -> list[str]:
    """List the command lines that begin so, for the Tab key."""
    wanted = beginning.casefold()
    known = sorted([*_HELP, *_LONG_LINES.values()], key=str.casefold)
    return [line for line in known if line.casefold().startswith(wanted)]


def _cls(asked: Asked) -> Answer:
    """Clear the screen."""
    return Answer(_CLS_USAGE) if asked.options else Answer(clears=True)


def _exit(asked: Asked) -> Answer:
    """Close the window; a code means nothing here."""
    options = _EXIT.read(asked.options)
    code = "".join(options.operands) if options else ""
    if options is None or (code and not code.isdecimal()):
        return Answer(_EXIT_USAGE)
    return Answer(closes=True)


def _help(asked: Asked) -> Answer:
    """List the commands, or tell the usage of one."""
    options = _HELP_SYNTAX.read(asked.options)
    if options is None:
        return Answer(_HELP_USAGE)
    if not options.operands:
        return Answer(_all_commands())
    return answer(f'"{options.operands[0]}" /?', asked.computer, asked.lab)


def _all_commands() -> str:
    lines = [f"{line:<{_COLUMN}}{text}" for line, text in _HELP.items()]
    for text, line in _LONG_LINES.items():
        lines += ["", text, line]
    return "\n".join(lines)
