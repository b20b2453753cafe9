"""`ping`, `hostname` and `whoami`; and whom a name on the network stands for."""

from dataclasses import dataclass

from core.catalog import ClearinghouseCondition, Way
from core.prompt.answer import Answer, Asked
from core.records import Computer, LabSettings
from core.rules.network import find_computer
from core.rules.passages import CLEARINGHOUSE, DOMAIN_CONTROLLERS

_SYNTAX = "Usage: ping target_name"
_TIMES = 4
INTERNET = "microsoft.com"
_INTERNET_ADDRESS = "203.0.113.10"  # of a network that is reserved for examples
_CONTROLLER_ADDRESS = "10.0.0.10"
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
    targets = [word for word in asked.options if word[:1] not in {"", "-", "/"}]
    if len(targets) != 1:
        return Answer(_SYNTAX)
    (name,) = targets
    found = find(asked, name)
    if found is None:
        return Answer(_NOT_FOUND.format(name=name))
    echo = _echo(found, is_there=found.answers(asked))
    return Answer(echo + SIMULATED if found.full_name == INTERNET else echo)


def hostname(asked: Asked) -> Answer:
    """Name the computer."""
    return Answer(asked.computer.name)


def whoami(asked: Asked) -> Answer:
    """Name the account that is signed in."""
    settings = asked.lab.settings()
    if settings.domain is None:
        return Answer(f"{asked.computer.name}\\{settings.signed_in}".lower())
    return Answer(settings.account_of(settings.signed_in).lower())


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
        return Found(settings.domain, _CONTROLLER_ADDRESS, is_there, controller, None)
    computer = find_computer(
        asked.lab.computers(), settings.domain, name, seen_from=asked.computer.name
    )
    return None if computer is None else _of_lab(asked, computer, settings)


def _of_lab(asked: Asked, computer: Computer, settings: LabSettings) -> Found:
    full_name = ".".join(filter(None, (computer.name, settings.domain)))
    is_there = computer.is_reachable or computer.name == asked.computer.name
    address = computer.address or full_name
    return Found(full_name, address, is_there, computer.name, computer)


def _echo(found: Found, *, is_there: bool) -> str:
    reply = f"Reply from {found.address}: bytes=32 time<1ms TTL=128"
    received = _TIMES if is_there else 0
    lost = _TIMES - received
    lines = [
        f"Pinging {found.full_name} [{found.address}] with 32 bytes of data:",
        *[reply if is_there else "Request timed out."] * _TIMES,
        "",
        f"Ping statistics for {found.address}:",
        f"    Packets: Sent = {_TIMES}, Received = {received}, Lost = {lost} "
        f"({lost * 100 // _TIMES}% loss)",
    ]
    return "\n".join(lines)
