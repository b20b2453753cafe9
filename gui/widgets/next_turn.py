"""Long work in pieces: between two of them the windows are painted and answer."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def in_next_turn(owner: QObject, call: Callable[[], object]) -> None:
    """Call when what is waiting has been done, unless the owner is gone by then."""
    QTimer.singleShot(0, owner, call)
