"""The check of a long lab that is shown already, and what it holds up."""

from pathlib import Path

from core.errors import LabDamaged, LabError
from core.store import causes, connection
from core.store.beside import Beside
from core.store.identity import damaged


class LateCheck:
    """Nobody changes the lab until its pages and references were found whole."""

    def __init__(self, path: Path) -> None:
        """Know what errors call the lab; nothing is to be checked yet."""
        self._path = path
        self._look: Beside[None] | None = None
        self._found_damage = False

    @property
    def is_going_on(self) -> bool:
        """Tell whether the result was not taken up yet."""
        return self._look is not None

    @property
    def is_over(self) -> bool:
        """Tell whether there is a result to be taken up."""
        return self._look is not None and self._look.is_over

    @property
    def hindrance(self) -> LabError | None:
        """Say why nobody may change the lab; None if the check is no reason."""
        if self._look is not None:
            return causes.being_checked(self._path)
        return damaged(self._path) if self._found_damage else None

    def begin(self, link: connection.LabConnection) -> None:
        """Check the file of a connection, in place of what was being checked."""
        self.stop()
        self._look = Beside(link, connection.check_content)

    def take_up(self) -> None:
        """Wait for the result; LabError if the lab is damaged or was not read."""
        look, self._look = self._look, None
        if look is None:
            return
        try:
            look.result()
        except LabDamaged:
            self._found_damage = True
            raise

    def stop(self) -> None:
        """End the check without a result."""
        if self._look is not None:
            self._look.stop()
            self._look = None
