"""Shows steps in another program: as they were here, or as they are done.

The lab that is worked in is only read.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.lessons.variables import Variables
from gui.labels.coach import CoachText as Text
from gui.lessons.coach.beginnings import Beginnings
from gui.lessons.coach.second import start_showing
from gui.lessons.coach.steps_dialog import StepsDialog
from gui.lessons.recorder.listener import UNHEARD
from gui.widgets.progress import LongWork

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog, QWidget

    from gui.lessons.coach.port import Run
    from gui.session.session import Session


class OtherSteps(QObject):
    """Lets one look back at steps that were done, and ahead at those to come."""

    failed = Signal(str)
    """Why nothing is shown."""
    closed = Signal()
    """The list of steps was closed."""

    def __init__(
        self, session: Session, run: Run, panel: QWidget, *, is_resumed: bool
    ) -> None:
        super().__init__(panel)
        self._session = session
        self._run = run
        self._panel = panel
        self._work: LongWork | None = None
        self._began = Beginnings(session.settings, run.lab, is_resumed=is_resumed)

    def note(self, step: int) -> None:
        """Note that a step, from 0, begins now."""
        self._began.note(step, self._run.lab.last_seq())

    def step_of(self, row: int) -> int | None:
        """Return the step, from 0, during which a row of the journal was written."""
        return self._began.step_of(row)

    def choose(self, at: int) -> None:
        """Let a step be chosen; `at` is the one that one is at, from 0."""
        run = self._run
        filled = Variables(run.lesson.variables, run.lab, only_to_read=True).filled
        steps = [filled(step) for step in run.lesson.all_steps]
        dialog = StepsDialog(steps, at, self._began, self._panel)
        dialog.wanted_back.connect(self.show_back)
        dialog.wanted_ahead.connect(self.show_ahead)
        dialog.finished.connect(lambda _: self.closed.emit())
        dialog.open()

    def show_ahead(self, step: int) -> None:
        """Do a step, from 0, and all before it, on a lab that is thrown away."""
        self._start(step, None)

    def show_back(self, step: int) -> None:
        """Show the lab as it was when a step, from 0, began."""
        row = self._began.row_of(step)
        if row is None or (self._work is not None and self._work.is_working):
            return
        copying = self._run.copying(row)
        work = _Copying(copying, Text.going_back, self._session.labels, self._panel)
        work.done.connect(partial(self._start, step))
        work.failed.connect(lambda error: self.failed.emit(str(error)))
        self._work = work
        work.start()

    def _start(self, step: int, copy: Path | None) -> None:
        if not start_showing(self._run.file, step + 1, self._run.lab, self, copy):
            self.failed.emit(Text.not_shown)


class _Copying(LongWork):
    """What is done in its dialog is no step."""

    help_topic = "lessons"

    def _open(self, dialog: QDialog) -> None:
        dialog.setProperty(UNHEARD, True)
        dialog.open()
