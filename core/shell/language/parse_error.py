"""Why a text is no script: the first thing that is wrong, and where."""

from core.errors import LabError
from core.shell.language.tree import Place


class ParseError(LabError):
    """PowerShell carries out nothing of a text that it cannot read."""

    def __init__(
        self, error_id: str, message: str, place: Place, *, incomplete: bool = False
    ) -> None:
        """Say what is wrong in this place."""
        super().__init__(message)
        self.message = message
        self.error_id = error_id
        """The error's name in PowerShell, where it has the same error."""
        self.place = place
        self.incomplete = incomplete
        """Whether the text only ends too early, so that another line may mend it."""
