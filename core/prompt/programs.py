"""The programs that the command prompt knows."""

import re
from collections.abc import Callable
from dataclasses import replace

from core.prompt.accounts import netdom
from core.prompt.addresses import ipconfig, netstat, nslookup, telnet
from core.prompt.answer import Answer, Asked, failed
from core.prompt.batch_programs import (
    call as call_,
)
from core.prompt.batch_programs import (
    cmd,
    endlocal,
    exit_,
    for_,
    goto,
    if_,
    pause,
    rem,
    setlocal,
    shift,
    timeout,
    title,
)
from core.prompt.credentials import cmdkey
from core.prompt.directory import dsacls
from core.prompt.event_logs import wevtutil
from core.prompt.features import dism
from core.prompt.files import copy, delete, move, ren
from core.prompt.firewall import netsh
from core.prompt.folders import change, directory, make, pop, push, remove
from core.prompt.language.words import MOST, rest_of, words_of
from core.prompt.lines import LINES
from core.prompt.machine import date, systeminfo, time, ver
from core.prompt.network import hostname, ping, whoami
from core.prompt.options import Syntax
from core.prompt.policies import gpresult, gpupdate
from core.prompt.port_test import test_net_connection
from core.prompt.registry import reg
from core.prompt.resource_kit import lsreport, lsview, tsctst
from core.prompt.schtasks import schtasks
from core.prompt.service_control import sc, tasklist
from core.prompt.services import net, shutdown
from core.prompt.sessions import logoff, query, quser, qwinsta
from core.prompt.setting import set_
from core.prompt.texts import echo, find, findstr, more, sort, type_
from core.prompt.windows import eventvwr, gpedit, mstsc, plain, powershell, regedit
from core.prompt.wmi import wmic
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
    "sc": sc,
    "tasklist": tasklist,
    "qwinsta": qwinsta,
    "query": query,
    "quser": quser,
    "logoff": logoff,
    "ipconfig": ipconfig,
    "nslookup": nslookup,
    "netstat": netstat,
    "telnet": telnet,
    "systeminfo": systeminfo,
    "wevtutil": wevtutil,
    "lsview": lsview,
    "lsreport": lsreport,
    "tsctst": tsctst,
    "schtasks": schtasks,
    "hostname": hostname,
    "whoami": whoami,
    "reg": reg,
    "cmdkey": cmdkey,
    "shutdown": shutdown,
    "dism": dism,
    "netdom": netdom,
    "licmgr": plain("licmgr"),
    "gpedit": gpedit,
    "lsdiag": plain("lsdiag"),
    "eventvwr": eventvwr,
    "powershell": powershell,
    "regedit": regedit,
    "regedt32": regedit,
    "mstsc": mstsc,
    "servermanager": plain("servermanager"),
    "taskschd": plain("taskschd"),
    "find": find,
    "findstr": findstr,
    "more": more,
    "sort": sort,
    "timeout": timeout,
    "cmd": cmd,
    "help": lambda asked: _help(asked),
}
"""Programs of Windows, as they are typed, without an ending."""
INTERNAL: dict[str, Callable[[Asked], Answer]] = {
    "call": call_,
    "cd": change,
    "chdir": change,
    "cls": lambda asked: _cls(asked),
    "copy": copy,
    "date": date,
    "del": delete,
    "dir": directory,
    "echo": echo,
    "endlocal": endlocal,
    "erase": delete,
    "exit": exit_,
    "for": for_,
    "goto": goto,
    "if": if_,
    "md": make,
    "mkdir": make,
    "move": move,
    "pause": pause,
    "popd": pop,
    "pushd": push,
    "rd": remove,
    "rem": rem,
    "ren": ren,
    "rename": ren,
    "rmdir": remove,
    "set": set_,
    "setlocal": setlocal,
    "shift": shift,
    "time": time,
    "title": title,
    "type": type_,
    "ver": ver,
}
"""What the prompt itself does: there is no file of this name."""
PROGRAMS |= INTERNAL
KEEP_CODE = {
    *("call", "cls", "echo", "endlocal", "exit", "for", "goto", "if", "pause", "popd"),
    *("rd", "rem", "rmdir", "set", "shift", "title", ""),
}
"""After these the errorlevel is what it was, where they did what they should."""
_CLS_USAGE = "CLS\n\nClears the screen. It has no options."
_HELP_SYNTAX = Syntax(most=1)
_HELP_USAGE = "HELP [command]\n\nLists the commands, or tells the usage of one."
_UNKNOWN = (
    "'{program}' is not part of this training. Type help to see the commands that are."
)
_ENDING = re.compile(r"\.(exe|msc|com)$")
_IN_WINDOWS = re.compile(r"c:\\windows\\(system32\\|sysnative\\)?(?=[^\\]+$)")
_ASKS = {"/?", "-?"}
"""Who asks for a usage is answered; what else is unknown is an error."""
_NOT_FOUND = 9009  # the errorlevel of what is no program
_COLUMN = 44
_GRAMMAR = """\
A line may hold several: a & b, a && b after success, a || b after a failure; a | b
reads what a wrote. > and >> write a file of the lab's folder, 2> errors; 2>nul drops
them. %COMPUTERNAME% is written out, and ^ keeps a mark as it is. ( ) makes one of
several. if /? and for /? tell how to choose and to repeat; a batch file is run by its
name, with %1 and %*, :labels and goto."""


def answer(line: str, computer: Computer, lab: Queries) -> Answer:
    """Say what comes of one program; nothing is changed here, and no mark is read."""
    problem = problem_with(line, limit=MOST)
    if problem is not None:
        return failed(problem)
    return call(Asked(words_of(line), computer, lab, raw=rest_of(line)))


def call(asked: Asked) -> Answer:
    """Call the program that the first word names."""
    if not asked.words:
        return Answer()
    found = PROGRAMS.get(program_name(asked.words[0]))
    if found is None:
        return failed(_UNKNOWN.format(program=asked.words[0]), _NOT_FOUND)
    answered = found(asked)
    if _ASKS & {*asked.options} and answered.is_error and answered.is_text_alone:
        return replace(answered, is_error=False, code=0)
    return answered


def program_name(typed: str) -> str:
    """Return the name of a program without the folder of Windows and its ending."""
    return _ENDING.sub("", _IN_WINDOWS.sub("", typed.casefold()))


def _cls(asked: Asked) -> Answer:
    """Clear the screen."""
    return failed(_CLS_USAGE) if asked.options else Answer(clears=True)


def _help(asked: Asked) -> Answer:
    """List the commands, or tell the usage of one."""
    options = _HELP_SYNTAX.read(asked.options)
    if options is None:
        return failed(_HELP_USAGE)
    if not options.operands:
        return Answer(_all_commands())
    return answer(f'"{options.operands[0]}" /?', asked.computer, asked.lab)


def _all_commands() -> str:
    lines = [f"{each.line:<{_COLUMN}}{each.text}" for each in LINES if not each.is_long]
    for each in LINES:
        if each.is_long:
            lines += ["", each.text, each.line]
    return "\n".join([*lines, "", _GRAMMAR])
