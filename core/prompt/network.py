"""`ping`, `hostname` and `whoami`; and whom a name on the network stands for."""

import re
from dataclasses import dataclass

from core.catalog import ClearinghouseCondition, Rights, Way
from core.management.groups import ADMINISTRATORS, groups_of
from core.prompt.answer import Answer, Asked, failed
from core.prompt.options import Options, Syntax
from core.records import Computer, LabSettings
from core.rules.network import find_computer
from core.rules.passages import CLEARINGHOUSE, DOMAIN_CONTROLLERS

_SYNTAX = """\
Usage: ping [-a] [-n count] [-l size] [-f] [-i TTL] [-w timeout] [-4] target_name

    -n count  How often it is asked, from 1 to 100.
    -l size   How many bytes are sent.

The others change nothing here."""
_PING = Syntax(switches=("/a", "/f", "/4"), following=("/n", "/l", "/i", "/w"), most=1)
_COUNT = re.compile(r"[1-9]\d?|100", re.ASCII)
_NUMBER = re.compile(r"\d{1,5}", re.ASCII)
_HOSTNAME_USAGE = "HOSTNAME\n\nTells the name of this computer. It has no options."
_WHOAMI = Syntax(switches=("/upn", "/groups"))
_WHOAMI_USAGE = """\
WHOAMI [/upn | /groups]

  /upn     The name as NAME@domain.
  /groups  The groups of the account.

Without an option: the name as DOMAIN\\NAME."""
_NO_UPN = "ERROR: The current user is not a domain user."
_TIMES, _SIZE = 4, 32
INTERNET = "microsoft.com"
_INTERNET_ADDRESS = "203.0.113.10"  # of a network that is reserved for examples
CONTROLLER_ADDRESS = "10.0.0.10"
_NOT_FOUND = (
    "Ping request could not find host {name}. Please check the name and try again."
)
SIMULATED = "\n\nSimulated: nothing was sent to the Internet."


@dataclass(frozen=True)
class Found:
    """What a name stands for, as seen from the computer where it was typed."""

    full_name: str
    address: str
    is_there: bool
    passage_target: str  # as the lab's passages name it
    computer: Computer | None  # None: the Internet, or a domain controller

    def answers(self, asked: Asked) -> bool:
        """Tell whether it answers a ping."""
        origin = asked.computer.name
        return self.is_there and asked.lab.passes(origin, self.passage_target, Way.PING)


def ping(asked: Asked) -> Answer:
    """Tell whether a computer of the lab answers, or the Internet."""
    options = _PING.read(asked.options)
    if options is None or not _are_numbers(options) or options.operands in {(), ("",)}:
        return failed(_SYNTAX)
    (name,) = options.operands
    found = find(asked, name)
    if found is None:
        return failed(_NOT_FOUND.format(name=name))
    echo = _echo(
        found,
        is_there=found.answers(asked),
        times=int(options.values.get("/n", _TIMES)),
        size=int(options.values.get("/l", _SIZE)),
    )
    return Answer(echo + SIMULATED if found.full_name == INTERNET else echo)


def hostname(asked: Asked) -> Answer:
    """Name the computer."""
    if asked.options:
        return failed(_HOSTNAME_USAGE)
    return Answer(asked.computer.name)


def whoami(asked: Asked) -> Answer:
    """Name the account that is signed in."""
    options = _WHOAMI.read(asked.options)
    if options is None or len(options.switches) > 1:
        return failed(_WHOAMI_USAGE)
    settings = asked.lab.settings()
    if "/groups" in options.switches:
        return Answer(_groups(asked))
    if options.switches:
        name = f"{settings.signed_in}@{settings.domain}".lower()
        return Answer(name if settings.domain else _NO_UPN)
    if settings.domain is None:
        return Answer(f"{asked.computer.name}\\{settings.signed_in}".lower())
    return Answer(settings.account_of(settings.signed_in).lower())


def _groups(asked: Asked) -> str:
    """List the groups of who is signed in; everybody is in the first."""
    is_administrator = asked.lab.rights().covers(Rights.SERVER_ADMIN)
    rows = [("Everyone", "Well-known group")]
    rows += [(rf"BUILTIN\{ADMINISTRATORS}", "Alias")] if is_administrator else []
    domain = groups_of(asked.lab, asked.lab.settings().signed_in)
    rows += [(name, "Group") for name in domain]
    width = max(len(name) for name, _ in rows)
    lines = [f"{name:<{width}} {kind}" for name, kind in rows]
    head = f"{'Group Name':<{width}} Type\n{'=' * width} {'=' * 16}"
    return "\n".join(["\nGROUP INFORMATION\n-----------------\n", head, *lines])


def find(asked: Asked, name: str) -> Found | None:
    """Find a computer of the lab, its domain, or the Internet."""
    settings = asked.lab.settings()
    wanted = name.casefold().removesuffix(".")
    if wanted.removeprefix("www.") == INTERNET:
        is_there = settings.clearinghouse is not ClearinghouseCondition.UNREACHABLE
        return Found(INTERNET, _INTERNET_ADDRESS, is_there, CLEARINGHOUSE, None)
    if settings.domain and wanted == settings.domain.casefold():
        is_there = settings.directory_reachable
        controller = DOMAIN_CONTROLLERS
        return Found(settings.domain, CONTROLLER_ADDRESS, is_there, controller, None)
    computer = find_computer(
        asked.lab.computers(), settings.domain, name, seen_from=asked.computer.name
    )
    return None if computer is None else _of_lab(asked, computer, settings)


def _of_lab(asked: Asked, computer: Computer, settings: LabSettings) -> Found:
    full_name = ".".join(filter(None, (computer.name, settings.domain)))
    is_there = computer.is_reachable or computer.name == asked.computer.name
    address = computer.address or full_name
    return Found(full_name, address, is_there, computer.name, computer)


def _are_numbers(options: Options) -> bool:
    values = dict(options.values)
    count = values.pop("/n", str(_TIMES))
    return bool(_COUNT.fullmatch(count)) and all(
        map(_NUMBER.fullmatch, values.values())
    )


def _echo(found: Found, *, is_there: bool, times: int, size: int) -> str:
    reply = f"Reply from {found.address}: bytes={size} time<1ms TTL=128"
    received = times if is_there else 0
    lost = times - received
    lines = [
        f"Pinging {found.full_name} [{found.address}] with {size} bytes of data:",
        *[reply if is_there else "Request timed out."] * times,
        "",
        f"Ping statistics for {found.address}:",
        f"    Packets: Sent = {times}, Received = {received}, Lost = {lost} "
        f"({lost * 100 // times}% loss)",
    ]
    return "\n".join(lines)
