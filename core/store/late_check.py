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
        self._link: connection.LabConnection | None = None
        self._look: Beside[None] | None = None
        self._found_damage = False

    @property
    def is_going_on(self) -> bool:
        """Tell whether the result was not taken up yet."""
        return self._link is not None

    @property
    def hindrance(self) -> LabError | None:
        """Say why nobody may change the lab; None if the check is no reason."""
        if self.is_going_on:
            return causes.being_checked(self._path)
        return damaged(self._path) if self._found_damage else None

    def want(self, link: connection.LabConnection) -> None:
        """Have the file of a connection checked, in place of what was to be before."""
        self.stop()
        self._link = link

    def proceed(self) -> bool:
        """Begin to look, or see whether there is a result to be taken up."""
        if self._link is not None and self._look is None:
            self._look = Beside(self._link, connection.check_content)
        return self._look is not None and self._look.is_over

    def take_up(self) -> None:
        """Wait for the result; LabError if the lab is damaged or was not read."""
        self.proceed()
        look, self._look, self._link = self._look, None, None
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
        self._look = self._link = None
