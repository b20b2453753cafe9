"""The lesson files of the person's own: where they lie; they stay listed."""

from pathlib import Path

from core import outside
from gui.session.settings import Settings

_KEY = "lessons/own"
_MOST = 200


class OwnLessons:
    """Remembers paths, also of files that are missing or wrong now."""

    def __init__(self, settings: Settings) -> None:
        """Remember them in these settings."""
        self._settings = settings

    def paths(self) -> list[Path]:
        """Return the files, the last one opened first."""
        return [Path(name) for name in self._settings.texts(_KEY)[:_MOST]]

    def add(self, path: Path) -> Path:
        """Put a file first, and return the path under which it is known."""
        opened = outside.absolute(path)
        self._remember([opened, *(p for p in self.paths() if p != opened)][:_MOST])
        return opened

    def forget(self, path: Path) -> None:
        """Take a file off the list; the file itself stays where it is."""
        self._remember([p for p in self.paths() if p != path])

    def _remember(self, paths: list[Path]) -> None:
        self._settings.remember(_KEY, [str(p) for p in paths])
        self._settings.save()
