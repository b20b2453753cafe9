"""The drive of one computer: items by their paths, with wildcards in any part."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from core.catalog import Rights
from core.management.drive.hosts import session_host
from core.management.drive.item import Item, container
from core.management.drive.licensing import license_server
from core.management.wmi.site import Site

Path = tuple[str, ...]
"""The names from the top of the drive down."""
Fits = Callable[[str, str], bool]
"""Tells whether a name is one that a part of a path means."""


class Found(NamedTuple):
    """An item, and where it is."""

    path: Path
    item: Item

    @property
    def text(self) -> str:
        r"""The path as the provider writes it: `RDS:\LicenseServer`."""
        return "RDS:\\" + "\\".join(self.path)


def is_named(name: str, part: str) -> bool:
    """Tell whether a part of a path is a name, whatever the case."""
    return name.casefold() == part.casefold()


def drive(site: Site) -> Item:
    """Return the top of a computer's drive; its roles bring what is in it."""
    server, host = site.server, site.host
    roles = [
        session_host(host) if host is not None else None,
        license_server(site, server) if server is not None else None,
    ]
    return container("RDS:", *(role for role in roles if role is not None))


def may_read(site: Site) -> bool:
    """Tell whether the person gets into the drive: an administrator (domain.md 1.1)."""
    return site.may(Rights.SERVER_ADMIN)


def find(top: Item, parts: Sequence[str], fits: Fits = is_named) -> list[Found]:
    """List the items that a path means, in the order of the drive."""
    return [*_below(Found((), top), tuple(parts), fits)]


def _below(found: Found, parts: Path, fits: Fits) -> Iterator[Found]:
    if not parts:
        yield found
        return
    first, *rest = parts
    for item in found.item.items():
        if fits(item.name, first):
            yield from _below(Found((*found.path, item.name), item), tuple(rest), fits)
