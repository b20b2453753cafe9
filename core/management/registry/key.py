"""A key of the table: where it is, from which source, and what can be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.management.answers import Outcome, closed
from core.management.registry.machine import Machine
from core.management.registry.values import Value

_READ_ONLY = (
    "Nothing was written: this key shows what the lab knows, and nothing here depends "
    "on what is written to it."
)
_KEYS_STAY = (
    "Nothing was deleted: this training deletes single values, and on a client device "
    "the key MSLicensing."
)


def _is_shown_only(_: Machine, __: object) -> Outcome:
    return closed(_READ_ONLY)


def _stays(_: Machine) -> Outcome:
    return closed(_KEYS_STAY)


@dataclass(frozen=True)
class Key:
    """A key below HKEY_LOCAL_MACHINE; its values are None where it is not there."""

    path: str
    source: str  # a section of docs/domain.md, or a page
    values: Callable[[Machine], Sequence[Value] | None]
    write: Callable[[Machine, Value], Outcome] = _is_shown_only
    remove: Callable[[Machine, Value], Outcome] = _is_shown_only  # a value
    delete: Callable[[Machine], Outcome] = _stays
