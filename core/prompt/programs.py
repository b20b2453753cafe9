"""The programs that the command prompt knows."""

import re
from collections.abc import Callable

from core.prompt.accounts import netdom
from core.prompt.addresses import ipconfig, netstat, nslookup, telnet
from core.prompt.answer import Answer, Asked, failed
from core.prompt.credentials import cmdkey
from core.prompt.directory import dsacls
from core.prompt.event_logs import wevtutil
from core.prompt.features import dism
from core.prompt.files import delete, directory, ren
from core.prompt.firewall import netsh
from core.prompt.grammar import MOST, Part
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
from core.prompt.texts import echo, find, findstr, more, set_, sort, type_
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
    "ver": ver,
    "systeminfo": systeminfo,
    "date": date,
    "time": time,
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
    "ren": ren,
    "rename": ren,
    "del": delete,
    "erase": delete,
    "dir": directory,
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
    "echo": echo,
    "set": set_,
    "type": type_,
    "more": more,
    "sort": sort,
    "find": find,
    "findstr": findstr,
    "cls": lambda asked: _cls(asked),
    "exit": lambda asked: _exit(asked),
    "help": lambda asked: _help(asked),
}
"""As they are typed, without an ending."""
_CLS_USAGE = "CLS\n\nClears the screen. It has no options."
_EXIT = Syntax(switches=("/b",), most=1)
_EXIT_USAGE = "EXIT [/b] [code]\n\nCloses this window."
_HELP_SYNTAX = Syntax(most=1)
_HELP_USAGE = "HELP [command]\n\nLists the commands, or tells the usage of one."
_UNKNOWN = (
    "'{program}' is not part of this training. Type help to see the commands that are."
)
_ENDING = re.compile(r"\.(exe|msc|)$")  # echo. is echo, too
_NOT_FOUND = 9009  # the errorlevel of what is no program
_COLUMN = 44
_GRAMMAR = """\
A line may hold several: a & b, a && b after success, a || b after a failure; a | b
reads what a wrote. > and >> write a file of the lab's folder, 2> errors; 2>nul drops
them. %COMPUTERNAME% is written out, and ^ keeps a mark as it is."""


def answer(line: str, computer: Computer, lab: Queries) -> Answer:
    """Say what comes of one program; nothing is changed here, and no mark is read."""
    problem = problem_with(line, limit=MOST)
    if problem is not None:
        return failed(problem)
    part = Part(line)
    return call(Asked(part.words, computer, lab, raw=part.rest))


def call(asked: Asked) -> Answer:
    """Call the program that the first word names."""
    if not asked.words:
        return Answer()
    program = _ENDING.sub("", asked.words[0].casefold())
    found = PROGRAMS.get(program)
    if found is None:
        return failed(_UNKNOWN.format(program=asked.words[0]), _NOT_FOUND)
    return found(asked)


def _cls(asked: Asked) -> Answer:
    """Clear the screen."""
    return failed(_CLS_USAGE) if asked.options else Answer(clears=True)


def _exit(asked: Asked) -> Answer:
    """Close the window; a code means nothing here."""
    options = _EXIT.read(asked.options)
    code = "".join(options.operands) if options else ""
    if options is None or (code and not code.isdecimal()):
        return failed(_EXIT_USAGE)
    return Answer(closes=True)


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
