"""Endings from outside: a signal ends the program as the person does who leaves it."""

import signal

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from core.command_line.endings import exit_code


class Endings(QObject):
    """Ends the event loop at the first signal; what runs then is finished before.

    Python hears of a signal when Python runs, and a window at rest runs none: the
    signal is written to a socket as well, which wakes the loop.
    """

    def __init__(self, parent: QObject, asked: list[int]) -> None:
        """Listen once the loop runs to the signals that are noted in a list."""
        super().__init__(parent)
        self._asked = asked
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
