"""Shows what an attempt was like at some point, in real windows on a copy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from core.lab import Lab
from core.lessons.attempts.copies import Copies
from gui.labels.lessons import LessonText as Text
from gui.widgets.on_screen import come_to_front
from gui.widgets.progress import LongWork

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from core.lessons.attempts import Attempt
    from gui.session.session import Session

_REST = 200
"""Milliseconds for which the slider has to rest before a state is made."""


class Scrubbing(QObject):
    """Does again what was done, up to a row of the journal, and shows the copy.

    The copies can only be read; the attempt itself is never touched.
    """

    def __init__(self, attempt: Attempt, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._copies = Copies(attempt)
        self._work: LongWork | None = None
        self._wanted = 0
        self.is_shown = False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._make)
        self.destroyed.connect(self._copies.remove)

    def show_state(self, seq: int) -> None:
        """Show the lab as it was after a row of the journal, as soon as it is made."""
        self._wanted = seq
        self.is_shown = True
        self._rest.start()

    def stop(self) -> None:
        """Close what is shown."""
        self._rest.stop()
        if self._work is not None and self._work.is_working:
            self._work.cancel()
        if self.is_shown:
            self._session.manager.close_beside()
        self.is_shown = False

    def _make(self) -> None:
        if self._work is not None and self._work.is_working:
            self._rest.start()
            return
        steps = self._copies.making(self._wanted)
        work = LongWork(steps, Text.replaying, self._session.labels, self._window)
        work.done.connect(self._show)
        work.failed.connect(partial(self._session.tell, parent=self._window))
        self._work = work
        work.start()

    def _show(self, path: Path) -> None:
        self._session.manager.show_beside(
            Lab.open(path, read_only=True, checks_late=True)
        )
        come_to_front(self._window)
