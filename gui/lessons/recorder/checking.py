"""Proves a lesson file in a second process of this program, which needs no display."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QProcess, QProcessEnvironment, Signal

from core.command_line.desktop import launcher
from core.errors import LabError
from core.lessons.handing import HandedFile
from gui.labels.recorder import RecorderText as Text

if TYPE_CHECKING:
    from core.lessons.reading import LessonFile


class Checking(QObject):
    """Runs one check at a time; the lesson's windows never come on this screen."""

    ended = Signal(str)  # empty where the lesson is sound, or what is wrong

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._handed: HandedFile | None = None
        self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("QT_QPA_PLATFORM", "offscreen")
        self._process.setProcessEnvironment(environment)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    def start(self, file: LessonFile) -> None:
        """Check a lesson; a check that goes on is given up."""
        self.stop()
        try:
            self._handed = handed = HandedFile(file)
        except LabError as error:
            self.ended.emit(str(error))
            return
        words = ["lesson", str(handed.path), "--verify"]
        self._process.start(sys.executable, [*launcher(), *words])

    def stop(self) -> None:
        """Give up a check."""
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.blockSignals(True)
            self._process.kill()
            self._process.waitForFinished()
            self._process.blockSignals(False)
        self._clean_up()

    def _on_finished(self, code: int) -> None:
        said = _text(self._process.readAllStandardOutput())
        said = said or _text(self._process.readAllStandardError())
        if self._handed is not None:
            said = self._handed.without_folder(said)
        self._clean_up()
        self.ended.emit("" if code == 0 else said)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._clean_up()
            reason = self._process.errorString()
            self.ended.emit(Text.cannot_check.format(reason=reason))

    def _clean_up(self) -> None:
        if self._handed is not None:
            self._handed.remove()
            self._handed = None


def _text(said: QByteArray) -> str:
    return bytes(said.data()).decode(errors="replace").strip()
