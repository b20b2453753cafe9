"""Find and Find Next: the next key, value or data in which a text stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from core.management.registry.hives import last_name, parent_of
from core.management.registry.registry import Registry
from core.management.registry.values import as_editor_shows


class Spot(NamedTuple):
    """A key, or a value in it."""

    path: str
    value: str | None = None


@dataclass(frozen=True)
class Wanted:
    """What is looked for, and in what; a whole text has to be all of a name or data."""

    text: str
    in_keys: bool = True
    in_values: bool = True
    in_data: bool = True
    is_whole: bool = False
    is_exact: bool = False  # capital letters count

    def fits(self, text: str) -> bool:
        """Tell whether a text is what is wanted, or holds it."""
        wanted, found = self.text, text
        if not self.is_exact:
            wanted, found = wanted.casefold(), found.casefold()
        return wanted == found if self.is_whole else wanted in found


def find_next(registry: Registry, after: Spot, wanted: Wanted) -> Spot | None:
    """Return the next spot behind one, in the order of the tree; None at the end."""
    spots = iter(_spots(registry))
    at = Spot(after.path.casefold(), after.value and after.value.casefold())
    for spot in spots:
        if Spot(spot.path.casefold(), spot.value and spot.value.casefold()) == at:
            break
    return next((spot for spot in spots if _fits(registry, spot, wanted)), None)


def matches(
    registry: Registry, below: str, wanted: Wanted, *, is_deep: bool = True
) -> list[Spot]:
    """List all spots below a key, in the order of the tree, or right below it alone."""
    keys = registry.walk(below)
    if not is_deep:
        keys = [key for key in keys if key == below or parent_of(key) == below]
    spots = (
        spot
        for key in keys
        for spot in _spots_of(registry, key)
        if is_deep or key == below or spot.value is None
    )
    return [s for s in spots if s != Spot(below) and _fits(registry, s, wanted)]


def _spots(registry: Registry) -> Iterator[Spot]:
    for path in registry.walk():
        yield from _spots_of(registry, path)


def _spots_of(registry: Registry, path: str) -> Iterator[Spot]:
    yield Spot(path)
    for value in registry.values(path):
        yield Spot(path, value.name)


def _fits(registry: Registry, spot: Spot, wanted: Wanted) -> bool:
    if spot.value is None:
        return wanted.in_keys and wanted.fits(last_name(spot.path))
    if wanted.in_values and wanted.fits(spot.value):
        return True
    value = registry.value(spot.path, spot.value)
    return wanted.in_data and value is not None and wanted.fits(as_editor_shows(value))
