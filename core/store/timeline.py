"""Which commands led to the present state: what was taken back did not.

Undo, redo, restore points and reset go from one state to an earlier one of the
journal's. Who follows `before` from the present command goes back along the states
that the lab really went through, and passes over those that were given up.
"""

import json
import sqlite3
from dataclasses import dataclass, field

from core.store import journal, slices
from core.store.slices import Steps

_RESET = "reset-lab"
_RETURN = "return-to-restore-point"


@dataclass(frozen=True)
class Act:
    """A command that changed the lab, and the one before it in effect."""

    seq: int
    before: "Act | None"


@dataclass
class _Timeline:
    """The state that the rows read so far have led to; None is the beginning."""

    act: Act | None = None
    done: list[Act | None] = field(default_factory=list)
    ahead: list[Act | None] = field(default_factory=list)
    points: dict[str, Act | None] = field(default_factory=dict)

    def take(self, seq: int, command: str, arguments: str) -> None:
        """Go on by one row of the journal."""
        if command == journal.UNDO:
            self._step(self.done, self.ahead)
        elif command == journal.REDO:
            self._step(self.ahead, self.done)
        elif command == journal.RESTORE_POINT:
            self.points[_point(arguments)] = self.act
        elif command not in journal.NOTES:
            self.done.append(self.act)
            self.ahead.clear()
            self.act = self._after(seq, command, arguments)

    def _step(self, back: list[Act | None], there: list[Act | None]) -> None:
        if back:
            there.append(self.act)
            self.act = back.pop()

    def _after(self, seq: int, command: str, arguments: str) -> Act | None:
        if command == _RESET:
            return None
        if command == _RETURN:
            return self.points.get(_point(arguments))
        return Act(seq, self.act)


def last_act(connection: sqlite3.Connection) -> Steps[Act | None]:
    """Find the command that led to the present state, going through the journal."""
    timeline = _Timeline()
    after = 0
    while True:
        rows = connection.execute(
            "SELECT seq, command, iif(command IN (?, ?), arguments, '') FROM journal "
            "WHERE seq > ? AND outcome = ? ORDER BY seq LIMIT ?",
            (journal.RESTORE_POINT, _RETURN, after, journal.DONE, slices.ROWS),
        ).fetchall()
        for seq, command, arguments in rows:
            timeline.take(seq, command, arguments)
        if len(rows) < slices.ROWS:
            return timeline.act
        yield len(rows)
        after = rows[-1][0]


def _point(arguments: str) -> str:
    return str(json.loads(arguments)["point"]).casefold()
