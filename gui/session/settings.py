"""What the window remembers: its size, column widths, view mode, recent labs."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings


class Settings:
    """Remembered values; in safe mode nothing is read or written."""

    def __init__(self, file: Path | None) -> None:
        """Keep the values in an INI file, or nowhere."""
        self._store = (
            None if file is None else QSettings(str(file), QSettings.Format.IniFormat)
        )

    def state(self, key: str) -> QByteArray | None:
        """Return the remembered state of a widget, or None."""
        value = self._value(key)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def flag(self, key: str, *, default: bool) -> bool:
        """Return a remembered yes or no."""
        value = str(self._value(key)).lower()
        return value == "true" if value in {"true", "false"} else default

    def text(self, key: str, default: str = "") -> str:
        """Return a remembered text."""
        value = self._value(key)
        return default if value is None else str(value)

    def texts(self, key: str) -> list[str]:
        """Return remembered texts; Qt reads a list of one back as the one."""
        value = self._value(key)
        found = value if isinstance(value, list) else [value]
        return [text for text in found if isinstance(text, str) and text]

    def remember(self, key: str, value: object) -> None:
        """Keep a value for the next start; what is kept already is not written again.

        Writing waits for the disk: most starts and ends need not.
        """
        if isinstance(value, bool):
            value = "true" if value else "false"  # as it is read back
        if self._store is not None and self._value(key) != value:
            self._store.setValue(key, value)

    def save(self) -> None:
        """Write what is remembered to the file now."""
        if self._store is not None:
            self._store.sync()

    def _value(self, key: str) -> Any:
        return None if self._store is None else self._store.value(key)
