"""`ping`, `hostname` and `whoami`."""

from core.catalog import ClearinghouseCondition
from core.prompt.answer import Answer, Asked
from core.records import Computer
from core.rules.network import host_name

_SYNTAX = "Usage: ping target_name"
_TIMES = 4
_INTERNET = "microsoft.com"
_INTERNET_ADDRESS = "203.0.113.10"  # of a network that is reserved for examples
_NOT_FOUND = (
    "Ping request could not find host {name}. Please check the name and try again."
)
_SIMULATED = "\n\nSimulated: nothing was sent to the Internet."


def ping(asked: Asked) -> Answer:
    """Tell whether a computer of the lab answers, or the Internet."""
    targets = [word for word in asked.options if word[:1] not in {"", "-", "/"}]
    if len(targets) != 1:
        return Answer(_SYNTAX)
    (name,) = targets
    settings = asked.lab.settings()
    if name.casefold().removeprefix("www.") == _INTERNET:
        is_there = settings.clearinghouse is not ClearinghouseCondition.UNREACHABLE
        echo = _echo(_INTERNET, _INTERNET_ADDRESS, is_there=is_there)
        return Answer(echo + _SIMULATED)
    computer = _find(asked, name, settings.domain)
    if computer is None:
        return Answer(_NOT_FOUND.format(name=name))
    is_there = computer.is_reachable or computer == asked.computer
    full_name = ".".join(filter(None, (computer.name, settings.domain)))
    address = computer.address or full_name
    return Answer(_echo(full_name, address, is_there=is_there))


def hostname(asked: Asked) -> Answer:
    """Name the computer."""
    return Answer(asked.computer.name)


def whoami(asked: Asked) -> Answer:
    """Name the account that is signed in."""
    settings = asked.lab.settings()
    if settings.domain is None:
        return Answer(f"{asked.computer.name}\\{settings.signed_in}".lower())
    return Answer(settings.account_of(settings.signed_in).lower())


def _find(asked: Asked, name: str, domain: str | None) -> Computer | None:
    wanted = host_name(name, domain)
    if wanted in {"localhost", "127.0.0.1"}:
        return asked.computer
    for computer in asked.lab.computers():
        if wanted in {computer.name.casefold(), computer.address}:
            return computer
    return None


def _echo(name: str, address: str, *, is_there: bool) -> str:
    reply = f"Reply from {address}: bytes=32 time<1ms TTL=128"
    received = _TIMES if is_there else 0
    lost = _TIMES - received
    lines = [
        f"Pinging {name} [{address}] with 32 bytes of data:",
        *[reply if is_there else "Request timed out."] * _TIMES,
        "",
        f"Ping statistics for {address}:",
        f"    Packets: Sent = {_TIMES}, Received = {received}, Lost = {lost} "
        f"({lost * 100 // _TIMES}% loss)",
    ]
    return "\n".join(lines)
