"""What a test may not leave behind: windows, timers, threads, messages."""

import threading
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget

QTS_OWN_WINDOWS = {"QTipLabel"}
QTS_OWN_THREADS = {"QDBusConnection", "Thread (pooled)"}  # pooled ones wait for work
_TASKS = Path("/proc/self/task")


class Traces:
    """The windows and threads that were there before a test."""

    def __init__(self) -> None:
        self._windows = set(QApplication.topLevelWidgets())
        self._threads = threads()
        self._kept = _application().children()

    def left(self) -> list[str]:
        """Name what is there now and was not before, and what still ticks."""
        delete_what_is_to_be_deleted()
        windows = [w for w in QApplication.topLevelWidgets() if self._is_new(w)]
        return [
            *(f"window {described(w)}" for w in windows),
            *(f"{described(o)} of the application" for o in self._new_children()),
            *(f"timer of {described(t.parent())}" for t in ticking()),
            *(f"thread {name}" for name in self.new_threads()),
            *["work in the thread pool"]
            * QThreadPool.globalInstance().activeThreadCount(),
        ]

    def _new_children(self) -> list[QObject]:
        """List what of ours the application would own to its end."""
        return [
            child
            for child in _application().children()
            if child not in self._kept
            and not type(child).__module__.startswith("PySide6.")
        ]

    def _is_new(self, window: QWidget) -> bool:
        kind = window.metaObject().className()
        return window not in self._windows and kind not in QTS_OWN_WINDOWS

    def new_threads(self, patience: float = 5.0) -> list[str]:
        """Name the threads that are new; one that was told to end needs a moment."""
        deadline = monotonic() + patience
        while (new := _new(threads(), self._threads)) and monotonic() < deadline:
            sleep(0.001)
        return new


def delete_what_is_to_be_deleted() -> None:
    """Do now what deleteLater() leaves to the next event loop."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def ticking() -> list[QTimer]:
    """List the running timers of the application and of every widget."""
    owners: list[QObject] = [_application(), *QApplication.allWidgets()]
    timers = {t for owner in owners for t in owner.findChildren(QTimer)}
    return [t for t in timers if t.isActive()]


def _application() -> QCoreApplication:
    application = QApplication.instance()
    assert application is not None
    return application


def threads() -> dict[str, str]:
    """Name every thread of this process by its id: Python's, and Qt's where seen."""
    if not _TASKS.exists():
        return {str(t.ident): t.name for t in threading.enumerate()}
    return {task.name: _name(task) for task in _TASKS.iterdir()}


def described(thing: QObject | None) -> str:
    """Name an object by its class, its name and its title."""
    if thing is None:
        return "nobody"
    title = thing.windowTitle() if isinstance(thing, QWidget) else ""
    name = thing.objectName()
    return f"{thing.metaObject().className()} {name!r} {title!r}"


def _name(task: Path) -> str:
    try:
        return (task / "comm").read_text().strip()
    except OSError:
        return "ended"


def _new(now: dict[str, str], before: dict[str, str]) -> list[str]:
    return [
        name
        for ident, name in now.items()
        if ident not in before and name not in {*QTS_OWN_THREADS, "ended"}
    ]
