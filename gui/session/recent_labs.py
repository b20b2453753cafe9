"""The labs that were open before, the last one first."""

from pathlib import Path

from core import outside
from gui.session.settings import Settings

_KEY = "labs/recent"
_MOST = 8


class RecentLabs:
    """Remembers where labs are, also of those that are missing now."""

    def __init__(self, settings: Settings) -> None:
        """Remember them in these settings."""
        self._settings = settings

    def paths(self) -> list[Path]:
        """Return the files, the last one opened first."""
        return [Path(name) for name in self._settings.texts(_KEY)[:_MOST]]

    def add(self, path: Path) -> None:
        """Put a file first."""
        opened = outside.absolute(path)
        before = self.paths()
        after = [opened, *(p for p in before if p != opened)][:_MOST]
        if after != before:
            self._remember(after)

    def forget_all_but_last(self) -> None:
        """Forget the others; the lab that was opened last the next start opens."""
        self._remember(self.paths()[:1])

    def _remember(self, paths: list[Path]) -> None:
        self._settings.remember(_KEY, [str(p) for p in paths])
        self._settings.save()  # a lab that ends the program is recent too
