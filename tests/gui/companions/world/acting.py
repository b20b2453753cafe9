"""What is done and read in the World panel, in few words."""

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QTableView,
    QTabWidget,
)

from gui.companions.world.run import Run
from gui.companions.world.window import WorldPanel
from gui.driver.ui_driver import UiDriver


def at(panel: WorldPanel, tab: str) -> None:
    UiDriver().tab(tab)
    tabs = panel.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    assert tabs.tabText(tabs.currentIndex()) == tab


def rows(panel: WorldPanel, name: str) -> list[list[str]]:
    view = panel.findChild(QTableView, name)
    assert isinstance(view, QTableView)
    model = view.model()
    return [
        [str(model.index(r, c).data()) for c in range(model.columnCount())]
        for r in range(model.rowCount())
    ]


def wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(2000):
        if is_so():
            return
        QTest.qWait(10)
    raise AssertionError("it did not come to be so")


def wait_for_the_end(panel: WorldPanel) -> None:
    wait_until(lambda: panel.findChild(Run) is None)
