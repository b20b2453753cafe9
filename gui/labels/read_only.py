"""Why a lab can only be read, in a few words."""

from core.errors import LabError, LabInUse, LabUnlockable
from gui.labels.console import Console


def read_only_reason(because: LabError | None) -> str:
    """Name the reason; without an error reading was all that was asked for."""
    match because:
        case None:
            return Console.opened_for_reading
        case LabInUse():
            return Console.in_use
        case LabUnlockable():
            return Console.not_lockable
        case _:
            return Console.not_writable
