"""Runs texts in a session, in slices; it can be stopped, and asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.shell.running.signals import Ask, Out
from core.shell.session import Shell
from gui.widgets.chunked_task import ChunkedTask

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from core.lab import Lab
    from core.shell.session import Piece


class Runner(QObject):
    """One session on one computer; one text runs at a time."""

    wrote = Signal(object)
    """Carries an Out."""
    asked = Signal(object)
    """Carries an Ask; the text waits until `answer` is called."""
    ended = Signal()

    def __init__(self, lab: Lab, computer: str, parent: QObject) -> None:
        super().__init__(parent)
        self.lab = lab
        self.computer = computer
        self.shell = Shell(lab, computer)
        self._run: Generator[Piece, str | None, None] | None = None
        self._answer: str | None = None
        self._task = ChunkedTask(self)
        self._task.finished.connect(self._on_finished)
        self._task.failed.connect(self._on_failed)

    @property
    def is_running(self) -> bool:
        """Whether a text runs, or waits for an answer."""
        return self._run is not None

    def start(self, text: str, path: str = "") -> None:
        """Run a text; one of several lines has a restore point before its changes."""
        is_script = path != "" or "\n" in text.strip()
        point = self.shell.free_restore_point(path) if is_script else None
        self._run = self.shell.run(text, path=path, restore_point=point)
        self._go_on(None)

    def answer(self, text: str | None) -> None:
        """Answer what was asked."""
        self._go_on(text)

    def stop(self) -> None:
        """End what runs; what a command under way has done is taken back."""
        if self._run is None:
            return
        run, self._run = self._run, None
        self._task.stop()
        run.close()
        self.ended.emit()

    def _go_on(self, answer: str | None) -> None:
        self._answer = answer
        self._task.start(self._pieces(), alone_while=lambda: self.lab.is_at_work)

    def _pieces(self) -> Iterator[None]:
        """Go through what comes, up to the end or a question."""
        while self._run is not None:
            answer, self._answer = self._answer, None
            try:
                piece = self._run.send(answer)
            except StopIteration:
                self._run = None
                return
            if isinstance(piece, Ask):
                self.asked.emit(piece)
                return
            if isinstance(piece, Out):
                self.wrote.emit(piece)
            yield

    def _on_finished(self) -> None:
        if self._run is None:
            self.ended.emit()

    def _on_failed(self, error: object) -> None:
        self._run = None
        self.wrote.emit(Out("error", f"{error}\n"))
        self.ended.emit()
