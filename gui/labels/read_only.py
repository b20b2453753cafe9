"""Why a lab can only be read, and the way out, in a few words."""

from core.errors import (
    LabDamaged,
    LabError,
    LabInUse,
    LabUnchecked,
    LabUnlockable,
)
from gui.labels.console import Console


def read_only_sentence(because: LabError | None) -> str:
    """Say so; without an error reading was all that was asked for."""
    match because:
        case LabUnchecked():
            return Console.read_only_unchecked
        case LabDamaged():
            return Console.read_only_damaged
        case None:
            why = Console.opened_for_reading
        case LabInUse():
            why = Console.in_use
        case LabUnlockable():
            why = Console.not_lockable
        case _:
            why = Console.not_writable
    return Console.read_only.format(why=why)
