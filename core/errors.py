"""What can go wrong in the person's world; anything else is a bug and is not caught."""

from pathlib import Path

from core.characters import visible
from core.refusals import Reason


class LabError(Exception):
    """Something a person can understand and mend; the text says what and how."""

    lab_to_copy: Path | None = None
    """The lab file, where to go on with a copy of what is open is one way to mend it.

    `Lab.can_be_copied_after` says whether that can still be read.
    """

    can_be_read = False
    """Whether opening the lab for reading is a way on."""

    def __init__(self, text: str) -> None:
        """Say what happened and what to do."""
        super().__init__(text)
        self._text = text

    def __str__(self) -> str:
        """Return the text, also where who passes the error on put words before it.

        Qt's binding does, for what comes through a method that Qt calls. A name in
        the text cannot hide anything, or turn it round.
        """
        return visible(self._text)


class Refused(LabError):
    """The world said no; the journal keeps the reason and nothing else changed."""

    def __init__(self, reason: Reason, **facts: object) -> None:
        """Fill the reason's sentence with the facts it names."""
        super().__init__(reason.text.format(**facts))
        self.reason = reason


class LabMissing(LabError):
    """There is no such lab file, or its folder cannot be reached."""


class NotALab(LabError):
    """The file is something else, or empty."""


class ForeignDatabase(NotALab):
    """The file is the database of another program."""


class LabExists(LabError):
    """There is a file of this name already, and it is not overwritten."""


class LabUnsafe(LabError):
    """Opening the file could change another one, or let two programs write it."""


class LabDamaged(LabError):
    """The file is a lab, but cannot be read whole."""


class RecordDamaged(LabDamaged):
    """A row of the file breaks the rules of its record."""

    def __init__(self, record: str) -> None:
        """Name the record."""
        super().__init__(
            f"The lab file holds a {record} that breaks its rules. "
            "Restore a backup of the lab, or make a new one from a scenario."
        )


class LabTooNew(LabError):
    """A newer version of the program wrote the file."""


class LabBusy(LabError):
    """Another program holds the file just now; trying again may help."""


class LabAtWork(LabError):
    """A command that is long is under way in this window."""

    def __init__(self) -> None:
        """Say that it has to end first."""
        super().__init__(
            "A command is still under way in this lab. Wait until it is done, or "
            "cancel it, and then try again."
        )


class LabUnchecked(LabError):
    """The lab is still being checked; until that is over it is for reading."""


class LabInUse(LabError):
    """Another window owns the lab file; it can be opened for reading."""

    can_be_read = True


class LabReadOnly(LabError):
    """The file or its folder cannot be written."""


class LabMoved(LabError):
    """The open file is no longer where it was; what was read of it can be copied."""


class WriteFailed(LabError):
    """The disk is full, or does not take what is written."""


class LabUnlockable(WriteFailed):
    """Nobody can own the lab file where it is; it can be opened for reading."""

    can_be_read = True

    def __init__(self, path: Path, reason: str) -> None:
        """Keep what the system said."""
        super().__init__(
            f"{path.name} cannot be locked for writing: {reason}. "
            "It can be opened for reading only."
        )
        self.reason = reason


class DiskUnreliable(WriteFailed):
    """The disk failed to read or write; the lab has to be opened anew to go on."""


class LabChangedElsewhere(LabError):
    """Another program changed the file since it was read."""
