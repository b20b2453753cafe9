"""Runs lines of a prompt, in slices; it can be stopped, and asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from core.errors import LabError, Refused
from core.scheduling.running import run
from gui.widgets.chunked_task import ChunkedTask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from core.prompt.answer import Answer, Steps
    from gui.session.session import Session

_AT_A_TIME = 50
"""Milliseconds of commands, one after another, between two looks at the person."""


class Runner(QObject):
    """One line at a time; commands are done as those of all windows are."""

    wrote = Signal(object)
    """Carries an Answer."""
    asked = Signal(str)
    """Carries a question; the line waits until `answer` is called."""
    failed = Signal(object)
    """Carries the LabError that ended the line."""
    ended = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._steps: Steps | None = None
        self._sent: Refused | str | None = None
        self._last: Answer | None = None
        self._goes_on = self._is_going = False
        self._task = ChunkedTask(self)
        self._task.finished.connect(self._on_finished)
        self._task.failed.connect(self._on_failed)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go)

    @property
    def is_running(self) -> bool:
        """Whether a line runs, or waits for an answer."""
        return self._steps is not None

    def start(self, steps: Steps) -> None:
        """Run what a line gives."""
        self._steps = steps
        self._go_on(None)

    def answer(self, text: str) -> None:
        """Answer what was asked."""
        self._go_on(text)

    def stop(self) -> None:
        """End what runs; what a command under way has done is taken back."""
        if self._steps is None:
            return
        self._task.stop()
        self._timer.stop()
        self._end()

    def _end(self) -> None:
        steps, self._steps = self._steps, None
        if steps is not None:
            steps.close()
            self.ended.emit()

    def _go_on(self, sent: Refused | str | None) -> None:
        """Go on at once, or where this line is being gone through already."""
        self._sent = sent
        self._goes_on = True
        if not self._is_going:
            self._go()

    def _go(self) -> None:
        """Go on as long as commands are done at once, but for a short time."""
        clock = QElapsedTimer()
        clock.start()
        self._is_going = True
        try:
            while self._goes_on and self._steps is not None:
                if clock.elapsed() >= _AT_A_TIME:
                    self._timer.start(0)
                    return
                self._goes_on = False
                self._task.start(self._pieces())
        finally:
            self._is_going = False

    def _pieces(self) -> Iterator[None]:
        """Go through what comes, up to the end, a question, or something to do."""
        while self._steps is not None:
            sent, self._sent = self._sent, None
            try:
                found = next(self._steps) if sent is None else self._steps.send(sent)
            except StopIteration:
                self._last = None
                return
            self.wrote.emit(found)
            if found.asks is not None or found.command or found.runs:
                self._last = found
                return
            yield

    def _on_finished(self) -> None:
        found, self._last = self._last, None
        if found is None:
            self._end()
        elif found.asks is not None:
            self.asked.emit(found.asks)
        else:
            self._act(found)

    def _act(self, found: Answer) -> None:
        then = partial(self._go_on, None)
        session = self._session
        if found.runs is not None:
            computer, task = found.runs
            session.work_alone(
                run(session.lab, computer, task, session.folder),
                task,
                self._window,
                lambda _: then(),
                failed=self._on_command_failed,
                cancelled=self.stop,
            )
        elif found.command is not None:
            session.do_in_slices(
                found.command,
                self._window,
                lambda _: then(),
                failed=self._on_command_failed,
                cancelled=self.stop,
            )

    def _on_command_failed(self, error: LabError) -> None:
        """Let the line go on after a command that was refused; an error ends it."""
        if isinstance(error, Refused):
            self._go_on(error)
        else:
            self._on_failed(error)

    def _on_failed(self, error: LabError) -> None:
        self.failed.emit(error)
        self._end()
