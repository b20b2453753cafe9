"""The display, where the first window is made: one sentence instead of Qt's abort."""

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from core.command_line.name import started_by
from core.data_folder import NAME
from gui.labels.console import Console

FAILED = 1


def open_display() -> QApplication:
    """Make the application; where no window can be shown say why, and end."""
    told: list[str] = []

    def keep_or_end(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
        told.append(text)
        if kind is QtMsgType.QtFatalMsg:  # Qt aborts when this returns
            end(
                Console.no_display.format(
                    why=told[0].partition("\n")[0], rdlm=started_by()
                )
            )

    _name_program()
    qInstallMessageHandler(keep_or_end)
    try:
        application = QApplication([NAME])  # what a desktop groups its windows by
    finally:
        qInstallMessageHandler(None)
    application.setApplicationName(NAME)
    application.setDesktopFileName(NAME)
    for text in told:
        sys.stderr.write(f"{text}\n")
    return application


def _name_program() -> None:
    """Have the task bar of Windows group our windows, however they were started."""
    if sys.platform == "win32":
        import ctypes

        shell = ctypes.windll.shell32
        shell.SetCurrentProcessExplicitAppUserModelID(NAME)


def end(sentence: str) -> None:
    """Say why there is no window, and end: nothing was opened yet."""
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
    os._exit(FAILED)
