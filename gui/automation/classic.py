"""The manager as Classic shows it, for as long as a picture takes."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from gui.driver.finding import main_window, visible
from gui.driver.input import wait_until_idle
from gui.manager.main_window import MainWindow
from gui.wizards.order_link import ORDER_LINK


@contextmanager
def as_in_classic(window: QWidget) -> Iterator[None]:
    """Hide what the genuine tool never had; nothing else changes, as it is put back.

    Panels and filters of Training that are open stay: who opened them works there.
    """
    manager = main_window()
    assert isinstance(manager, MainWindow)
    session, title = manager.session, manager.windowTitle()
    was_classic = session.is_classic
    links = [b for b in visible(window, QPushButton) if b.objectName() == ORDER_LINK]
    _show_training(manager, shown=False)
    manager.setWindowTitle(session.labels.console.title)
    session.is_classic = True
    for link in links:
        link.hide()
    try:
        wait_until_idle()
        yield
    finally:
        session.is_classic = was_classic
        if isValid(manager) and not was_classic:
            _show_training(manager, shown=True)
            manager.setWindowTitle(title)
        for link in links:
            if isValid(link):
                link.show()
        wait_until_idle()


def _show_training(manager: MainWindow, *, shown: bool) -> None:
    manager.show_training(shown=shown)
    manager.status_bar.show_training(shown=shown)
