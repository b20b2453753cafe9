"""Remembers after which row of the journal each step of an attempt began."""

from core.lab import Lab
from gui.session.settings import Settings

_KEY = "coach-began"
_ATTEMPTS = 10
"""So many are remembered; the settings are read at each start."""


class Beginnings:
    """Rows by steps; a step that began again has the last one."""

    def __init__(self, settings: Settings, lab: Lab, *, is_resumed: bool) -> None:
        """Remember nothing yet of an attempt, or what is known of one resumed."""
        self._settings = settings
        self._head = f"{lab.path.stem}/"
        self._rows: list[int] = []
        if is_resumed:
            told = next((t for t in self._told() if t.startswith(self._head)), "")
            rows = told.removeprefix(self._head).split()
            if all(row.isdecimal() for row in rows):
                last = lab.last_seq()
                self._rows = [row if row <= last else 0 for row in map(int, rows)]

    def note(self, step: int, row: int) -> None:
        """Remember that a step, from 0, begins after a row."""
        self._rows += [0] * (step + 1 - len(self._rows))
        self._rows[step] = row
        others = [told for told in self._told() if not told.startswith(self._head)]
        mine = self._head + " ".join(map(str, self._rows))
        self._settings.remember(_KEY, [mine, *others][:_ATTEMPTS])

    def row_of(self, step: int) -> int | None:
        """Return the row after which a step, from 0, began; None if it is not known."""
        return (self._rows[step] or None) if step < len(self._rows) else None

    def step_of(self, row: int) -> int | None:
        """Return the step, from 0, during which a row was written; None: not known.

        Of a step that began again the rows that were written before are not known.
        """
        before = [(at, step) for step, at in enumerate(self._rows) if 0 < at < row]
        return max(before)[1] if before else None

    def _told(self) -> list[str]:
        return self._settings.texts(_KEY)
