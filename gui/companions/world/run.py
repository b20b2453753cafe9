"""A run of simulated days; between them the window answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.commands.history import CreateRestorePoint
from core.events import DaySimulated
from core.scheduling.passing import catching_up, due
from gui.labels.dates import moment
from gui.labels.world import WorldText as Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.bus import Event
    from core.commands.simulate import SimulateDay
    from core.errors import LabError
    from core.lab import Lab
    from gui.session.session import Session

_PAUSE = 5
"""Milliseconds between two days, for input and for drawing what the day changed."""


class Run(QObject):
    """One restore point, and then day after day until the end or until it is stopped.

    Each day is a command of its own: what is stopped leaves whole days.
    """

    simulated = Signal(object)
    """A day is over; carries the event DaySimulated."""
    failed = Signal(object)
    """A day could not be; carries the LabError."""
    finished = Signal()

    def __init__(
        self, session: Session, day: SimulateDay, days: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.restore_point = ""
        self.done = 0
        self._is_over = False
        self._session = session
        self._parent = parent
        self._day = day
        self._days = days
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._on_timeout)

    def start(self) -> None:
        """Create the restore point and begin; LabError where that cannot be."""
        self.restore_point = mark_present(self._session.lab)
        self._timer.start()

    def stop(self) -> None:
        """Simulate no further day."""
        self._timer.stop()
        if not self._is_over:
            self._is_over = True
            self.finished.emit()

    def _on_timeout(self) -> None:
        if self._session.lab.is_at_work:  # on what was begun in another window
            self._timer.start()
            return
        self._session.do_in_slices(
            self._day,
            self._parent.window(),
            self._on_done,
            failed=self._on_failed,
            cancelled=self.stop,
        )

    def _on_failed(self, error: LabError) -> None:
        self.stop()
        self.failed.emit(error)

    def _on_done(self, events: list[Event]) -> None:
        if self._is_over:  # stopped in the midst of a long day
            return
        self.done += 1
        self.simulated.emit(next(e for e in events if isinstance(e, DaySimulated)))
        lab = self._session.lab
        if not due(lab, lab.settings().now):
            self._go_on()
            return
        self._session.work_alone(
            catching_up(lab, self._session.folder),
            Text.running_tasks,
            self._parent.window(),
            lambda _: self._go_on(),
            failed=self._on_failed,
            cancelled=self.stop,
        )

    def _go_on(self) -> None:
        """Begin the next day, unless that was the last one, or it was stopped."""
        if self._is_over:
            return
        if self.done == self._days:
            self.stop()
        else:
            self._timer.start()


def mark_present(lab: Lab) -> str:
    """Create a restore point named after the lab's time, numbered where it must be."""
    time = moment(lab.settings().now)
    name = Text.restore_point.format(time=time)
    taken = {point.name.casefold() for point in lab.restore_points()}
    number = 2
    while name.casefold() in taken:
        name = Text.another_point.format(time=time, number=number)
        number += 1
    lab.do(CreateRestorePoint(point=name))
    return name
