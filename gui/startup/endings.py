"""Endings from outside: a signal ends the program as the person does who leaves it."""

import signal
from functools import partial
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from core.command_line.endings import exit_code, watched_signals


class Endings(QObject):
    """Ends the event loop at the first signal; what runs then is finished before.

    Python hears of a signal when Python runs, and a window at rest runs none: the
    signal is written to a socket as well, which wakes the loop.
    """

    def __init__(self, parent: QObject) -> None:
        """Note signals from now on, and listen once the loop runs."""
        super().__init__(parent)
        self._asked: list[int] = []  # signals; their handler outlives this object
        for number in watched_signals():
            signal.signal(number, partial(_note, self._asked))
        QTimer.singleShot(0, self._listen)

    def _listen(self) -> None:
        import socket  # slow to import: not before the window is shown

        self._heard, self._told = socket.socketpair()
        for end in (self._heard, self._told):
            end.setblocking(False)
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        notifier = QSocketNotifier(
            self._heard.fileno(), QSocketNotifier.Type.Read, self
        )
        notifier.activated.connect(self._end_if_asked)
        self._end_if_asked()

    def _end_if_asked(self) -> None:
        """Leave all event loops; no window is asked, as a person can no longer be."""
        if self._asked:
            QApplication.exit(exit_code(self._asked[0]))


def hand_over_clipboard(application: QApplication) -> None:
    """Leave what was copied to the desktop: Qt does so as it is taken down."""
    if application.clipboard().ownsClipboard():
        application.shutdown()


def _note(asked: list[int], number: int, _: FrameType | None) -> None:
    asked.append(number)
