"""Where a learner goes on after Undo has taken work back, or Redo brought it back."""

from collections.abc import Callable
from dataclasses import dataclass

from core.lab import Lab
from core.lessons.gestures import Shortcut, leaf
from core.records import Record
from core.store.journal import REDO, UNDO
from gui.labels.coach import CoachText as Text
from gui.labels.console import Console
from gui.labels.text import in_words, strip_mnemonic
from gui.lessons.coach.progress import Progress

_KEYS = {"ctrl+z", "ctrl+y", "ctrl+shift+z"}


@dataclass(frozen=True)
class Rewound:
    """What is said of it, and the step to go on with, from 0."""

    text: str
    step: int


class Rewinding:
    """Looks whether undo or redo was the last thing that was done in the lab."""

    def __init__(
        self, progress: Progress, lab: Lab, step_of: Callable[[int], int | None]
    ) -> None:
        """Follow a progress; `step_of` names the step, from 0, that a row is of."""
        self._progress = progress
        self._lab = lab
        self._step_of = step_of
        self._left = (0, 0)  # the first row undone, and the step that it led away from

    def look(self) -> Rewound | None:
        """Say what was taken back or brought back; None where a step asks for it."""
        entries = self._progress.entries
        last = entries[-1] if entries else None
        if last is None or not last.was_done or self._is_asked_for():
            return None
        if last.command == UNDO:
            return self._taken_back()
        return self._brought_back() if last.command == REDO else None

    def _taken_back(self) -> Rewound:
        at, change = self._progress.at, self._lab.redoable()
        assert change is not None  # which has just been undone
        row, left = self._left
        self._left = (row, max(at, left)) if change.seq < row else (change.seq, at)
        done_in = self._step_of(change.seq)
        back = None if done_in is None else self._progress.way_to(min(done_in, at))
        text = Text.undone.format(command=in_words(change.command))
        return Rewound(text, at if back is None else back)

    def _brought_back(self) -> Rewound:
        change = self._lab.undoable()
        assert change is not None  # which has just been brought back
        text = Text.redone.format(command=in_words(change.command))
        row, left = self._left
        is_all = change.seq == row
        return Rewound(text, max(self._progress.at, left if is_all else 0))

    def _is_asked_for(self) -> bool:
        """Tell whether this step, or the one before it, is to undo or to redo."""
        at = self._progress.at
        return any(_rewinds(g) for g in self._progress.gestures(max(at - 1, 0), at))


def _rewinds(gesture: Record) -> bool:
    if isinstance(gesture, Shortcut):
        return gesture.shortcut.casefold() in _KEYS
    words = (strip_mnemonic(Console.undo), strip_mnemonic(Console.redo))
    return leaf(gesture).startswith(words)
