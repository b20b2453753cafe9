"""Finding a computer of the lab by what a person types (domain.md 13.6)."""

from collections.abc import Iterable
from ipaddress import ip_address
from typing import TypeVar

from core.records import Computer, SessionHost

C = TypeVar("C", bound=Computer)


def find_computer(
    computers: Iterable[C], domain: str | None, typed: str, *, seen_from: str
) -> C | None:
    """Find a computer by name, full name or IP address, or by one that means "here".

    What that is depends on the name of who asks, which may be a client device.
    """
    wanted = typed.strip().casefold()
    name = seen_from.casefold() if _means_here(wanted) else wanted.removesuffix(".")
    return next(
        (c for c in computers if name in _names(c, domain) or _is_at(c, wanted)), None
    )


def _means_here(wanted: str) -> bool:
    try:
        return ip_address(wanted.removeprefix("[").removesuffix("]")).is_loopback
    except ValueError:
        return wanted.removesuffix(".") == "localhost"


def _names(computer: Computer, domain: str | None) -> set[str]:
    """Return the name and the full name, which is of the computer's own domain."""
    name = computer.name.casefold()
    other = computer.domain if isinstance(computer, SessionHost) else None
    suffix = other or domain
    return {name, f"{name}.{suffix.casefold()}"} if suffix else {name}


def _is_at(computer: Computer, wanted: str) -> bool:
    return bool(wanted) and computer.address.casefold() == wanted
