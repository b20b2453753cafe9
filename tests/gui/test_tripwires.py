from threading import Event, Thread

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from tests.gui.conftest import unexpected
from tests.gui.tripwires import Traces


def test_a_window_that_is_left_is_named(qapp: QApplication) -> None:
    traces = Traces()
    window = QDialog()
    window.setWindowTitle("RDLIC01 Properties")

    left = traces.left()
    window.deleteLater()

    assert left == ["window QDialog '' 'RDLIC01 Properties'"]
    assert traces.left() == []


def test_a_hidden_menu_that_is_left_is_named(qapp: QApplication) -> None:
    traces = Traces()
    menu = QMenu()
    menu.setObjectName("context_menu")

    left = traces.left()
    shiboken6.delete(menu)

    assert left == ["window QMenu 'context_menu' ''"]


def test_a_timer_that_is_left_running_is_named(qapp: QApplication) -> None:
    traces = Traces()
    timer = QTimer(qapp)
    timer.start(60_000)

    left = traces.left()
    shiboken6.delete(timer)

    assert left == ["timer of QApplication '' ''"]
    assert traces.left() == []


def test_what_the_application_would_own_to_its_end_is_named(
    qapp: QApplication,
) -> None:
    class Ears(QObject):
        """Would be a filter of events."""

    traces = Traces()
    ears = Ears(qapp)

    left = traces.left()
    shiboken6.delete(ears)

    assert left == ["Ears '' '' of the application"]
    assert traces.left() == []


def test_a_thread_that_is_left_is_named(qapp: QApplication) -> None:
    traces = Traces()
    end = Event()
    thread = Thread(target=end.wait)
    thread.start()
    new = traces.new_threads(patience=0)
    end.set()
    thread.join()

    assert len(new) == 1
    assert traces.left() == []


def test_what_was_there_before_is_no_matter(qapp: QApplication) -> None:
    window = QDialog()

    left = Traces().left()
    shiboken6.delete(window)

    assert left == []


def test_only_ignored_messages_may_be_written() -> None:
    messages = "This plugin does not support raise()\n\nQThread: destroyed\n"

    assert unexpected(messages, ["plugin does not"]) == ["QThread: destroyed"]
