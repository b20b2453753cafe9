"""Makes something of lessons in a second process of this program, off-screen."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from core.command_line.desktop import launcher
from gui.labels.exporting import ExportText as Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_PATIENCE = 10_000
"""Milliseconds in which the second process undoes what it has begun."""
_NAME = re.compile(r"^(rdlm|python3?\sstart\.py):\s")
"""Begins what the program says in a terminal."""
_HOW_FAR = re.compile(r":\s([\d,]+)\sof\s([\d,]+)\s")


class ExportProcess(QObject):
    """Runs one command; its windows never come on this screen."""

    progressed = Signal(int, int)
    """How many lessons of all are made."""
    ended = Signal(str)
    """Empty if it is made, or what was wrong."""
    cancelled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._complaints = ""
        self._is_cancelled = False
        self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("QT_QPA_PLATFORM", "offscreen")
        self._process.setProcessEnvironment(environment)
        self._process.readyReadStandardError.connect(self._on_told)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._process.kill)

    @property
    def is_running(self) -> bool:
        """Tell whether it has begun and not ended."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def start(self, words: Sequence[str]) -> None:
        """Run a command of this program."""
        self._complaints = ""
        self._is_cancelled = False
        self._process.start(sys.executable, [*launcher(), *words])

    def cancel(self) -> None:
        """Ask it to undo what it has begun, and to end."""
        self._is_cancelled = True
        if sys.platform == "win32":  # which cannot ask a process without windows
            self._process.kill()
        else:
            self._process.terminate()
            self._patience.start()

    def _on_told(self) -> None:
        told = bytes(self._process.readAllStandardError().data())
        self._complaints += told.decode(errors="replace")
        *_, last = [None, *_HOW_FAR.finditer(self._complaints)]
        if last is not None:
            done, whole = (int(number.replace(",", "")) for number in last.groups())
            self.progressed.emit(done, whole)

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._patience.stop()
        self._on_told()
        if self._is_cancelled:
            self.cancelled.emit()
        elif code == 0 and status is QProcess.ExitStatus.NormalExit:
            self.ended.emit("")
        else:
            self.ended.emit(self._problem() or Text.ended_badly)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            why = self._process.errorString()
            self.ended.emit(Text.not_started.format(why=why))

    def _problem(self) -> str:
        """Return the line in which the program says what was wrong."""
        lines = [line.strip() for line in self._complaints.splitlines()]
        said = [line for line in lines if line and not _HOW_FAR.search(line)]
        return _NAME.sub("", said[-1]) if said else ""
