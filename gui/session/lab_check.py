"""The check that goes on behind a window: when it ends, and what waits for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import LabError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from core.bus import Event
    from core.lab import Lab

_LOOK = 20
"""Milliseconds until the check begins, and between two looks whether it has ended."""


class LabCheck(QObject):
    """Has a long lab checked behind the first paint, and takes up what was found."""

    changed = Signal()
    """Whether the lab can be changed differs."""
    failed = Signal(object)
    """Carries the LabError: the lab is damaged, or was not read."""

    def __init__(self, lab: Lab, parent: QObject) -> None:
        super().__init__(parent)
        self._lab = lab
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._on_looked)
        lab.bus.subscribe(self._on_events)
        self._watch()

    def stop(self) -> None:
        """Look no more; the lab is about to be closed."""
        self._timer.stop()
        self._lab.bus.unsubscribe(self._on_events)

    def _watch(self) -> None:
        if self._lab.is_being_checked:
            self._timer.start()

    def _on_looked(self) -> None:
        try:
            if not self._lab.proceed_with_check():
                return
            self._timer.stop()
            self._lab.end_check()
        except LabError as error:
            self.failed.emit(error)

    def _on_events(self, events: Sequence[Event]) -> None:
        if is_about_check(events):
            self._watch()
            self.changed.emit()


def is_about_check(events: Sequence[Event]) -> bool:
    """Tell whether a check began or ended, and nothing happened in the lab."""
    from core.events import CheckBegun, CheckEnded

    return all(isinstance(e, CheckBegun | CheckEnded) for e in events)


def follow_check(lab: Lab, widget: QWidget, update: Callable[[], object]) -> None:
    """Call now, and whenever a check begins or ends while a widget is there.

    For what is no window that reads the lab again after each commit.
    """

    def on_events(events: Sequence[Event]) -> None:
        if is_about_check(events):
            update()

    lab.bus.subscribe(on_events)
    widget.destroyed.connect(lambda: lab.bus.unsubscribe(on_events))
    update()
