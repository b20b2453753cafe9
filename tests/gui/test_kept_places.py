"""Every window comes back where it was left, and as large, also with a new lab.

So do the columns of its tables.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QTableView,
    QTabWidget,
    QTreeWidget,
    QWidget,
)

from core.lab import Lab
from gui.app import App
from gui.companions.table import COMPANIONS
from gui.companions.window import CompanionWindow
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.session.settings import Settings
from tests.gui.surfaces import SURFACES, close_all
from tests.gui.test_tables import orders, tables, widen, widths
from tests.gui.tripwires import delete_what_is_to_be_deleted
from tests.helpers.long_form import one_of

OpenWindow = Callable[..., MainWindow]
PLACE = (40, 60)
LARGER = QSize(37, 23)
SCREEN = QSize(740, 560)  # a little less than that of the off-screen platform
NOT_TRIED = {
    "add roles: results",  # the role cannot be installed again
    "caption of a play",  # goes out of the way of what is done, and nowhere else
    "coach",  # stands in a corner until it is asked to move
    "other steps of a lesson",  # stands beside the coach
}
WITH_COLUMNS = ("license-codes", "server-selection", "select-a-server")
"""Pages of wizards with a table; of the others only the first one is tried."""
QTS_OWN = (QMessageBox, QFileDialog)


@pytest.fixture
def window(open_window: OpenWindow) -> Iterator[MainWindow]:
    window = open_window("office")
    yield window
    close_all(window)


@pytest.fixture
def app(qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    app = App(folder=tmp_path, settings=Settings(tmp_path / "settings.ini"))
    app.show_lab(Lab.create(tmp_path / "one.rdlab"))
    yield app
    app.close()
    app.deleteLater()
    delete_what_is_to_be_deleted()


def shown(app: App) -> MainWindow:
    assert app.window is not None
    return app.window


def leave(surface: QWidget) -> None:
    if isinstance(surface, QDialog):
        surface.reject()
    surface.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def tried() -> list[str]:
    """List the surfaces that have a place or columns of their own."""
    wizards: set[str] = set()
    found = []
    for name in SURFACES:
        window, colon, page = name.partition(": ")
        is_page = bool(colon) and window != "world"
        if name in NOT_TRIED or (
            is_page and window in wizards and page not in WITH_COLUMNS
        ):
            continue
        wizards.add(window)
        found.append(name)
    return found


def not_tried(surface: QWidget, name: str) -> list[str]:
    """Name the tables of a page of a wizard that is neither tried nor named."""
    if name in {*tried(), *NOT_TRIED}:
        return []
    return [str(table.property("settings-key")) for table in tables(surface)]


@pytest.mark.parametrize("name", one_of(2, tried()))
def test_a_window_comes_back_as_it_was_left(window: MainWindow, name: str) -> None:
    surface = SURFACES[name](window)
    if surface is window or isinstance(surface, QTS_OWN):
        pytest.skip("the manager's own place has tests; messages come where they are")
    surface.move(*PLACE)
    surface.resize((surface.size() + LARGER).boundedTo(SCREEN))
    widen(surface)
    size, wide = surface.size(), widths(surface)
    leave(surface)
    again = SURFACES[name](window)

    assert (again.pos().x(), again.pos().y()) == PLACE
    assert again.size() == size
    assert widths(again) == wide
    assert {*orders(again)} <= {(0, Qt.SortOrder.DescendingOrder)}


def test_a_new_lab_comes_with_the_same_window_and_those_around_it(
    app: App, tmp_path: Path
) -> None:
    shown(app).resize(620, 410)
    shown(app).open_window("world")
    app.show_lab(Lab.create(tmp_path / "two.rdlab"))
    assert shown(app).size() == QSize(620, 410)
    shown(app).resize(700, 500)
    app.show_lab(Lab.create(tmp_path / "three.rdlab"))

    assert shown(app).size() == QSize(700, 500)
    assert shown(app).open_companions() == {"world": 0}
    assert QTest.qWaitForWindowActive(shown(app))


@pytest.mark.parametrize("name", COMPANIONS)
def test_with_a_new_lab_the_manager_stays_in_front_of_the_others(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    show, are_quiet = CompanionWindow.showEvent, []

    def note(window: CompanionWindow, event: QShowEvent) -> None:
        quiet = Qt.WidgetAttribute.WA_ShowWithoutActivating
        are_quiet.append(window.testAttribute(quiet))
        show(window, event)

    monkeypatch.setattr(CompanionWindow, "showEvent", note)
    shown(app).open_window(name)
    app.show_lab(Lab.create(tmp_path / "two.rdlab"))
    assert QTest.qWaitForWindowActive(shown(app))
    (companion,) = shown(app).findChildren(QMainWindow)
    companion.close()
    shown(app).open_window(name)  # whoever asks for it gets it to front
    (companion,) = (w for w in shown(app).findChildren(QMainWindow) if w.isVisible())

    assert QTest.qWaitForWindowActive(companion)
    assert are_quiet == [False, True, False]


def test_with_a_new_lab_the_windows_around_it_show_the_page_they_had(
    app: App, tmp_path: Path, driver: UiDriver
) -> None:
    for name in ("world", "server-manager"):
        shown(app).open_window(name)
    driver.go_to("World")
    driver.tab("Hosts")
    tree = shown(app).findChild(QTreeWidget, "tree")
    assert isinstance(tree, QTreeWidget)
    tree.setCurrentIndex(tree.model().index(1, 0))
    app.show_lab(Lab.create(tmp_path / "two.rdlab"))

    assert shown(app).open_companions() == {"world": 4, "server-manager": 1}
    tabs = shown(app).findChild(QTabWidget, "tabs")
    assert isinstance(tabs, QTabWidget)
    assert tabs.tabText(tabs.currentIndex()) == "Hosts"


def test_a_new_lab_leaves_the_window_maximized(app: App, tmp_path: Path) -> None:
    shown(app).showMaximized()
    app.show_lab(Lab.create(tmp_path / "two.rdlab"))

    assert shown(app).isMaximized()


@pytest.mark.parametrize("name", COMPANIONS)
def test_a_minimized_window_comes_to_front(window: MainWindow, name: str) -> None:
    window.open_window(name)
    (companion,) = window.findChildren(QMainWindow)
    companion.showMinimized()
    window.open_window(name)

    assert not companion.isMinimized()
    assert QTest.qWaitForWindowActive(companion)


def test_what_a_start_was_told_is_not_written_back(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    for is_classic, has_training in ((True, False), (False, True)):
        app = App(folder=tmp_path, settings=Settings(file), classic=is_classic)
        app.show_lab(Lab.create(tmp_path / f"{is_classic}.rdlab"))
        training = shown(app).training_menu.menuAction()
        assert training.isVisible() == has_training
        app.close()


def test_classic_that_was_left_stays_left_with_a_new_lab(tmp_path: Path) -> None:
    app = App(folder=tmp_path, settings=Settings(None), classic=True)
    app.show_lab(Lab.create(tmp_path / "one.rdlab"))
    shown(app).view.toggle_classic()
    app.show_lab(Lab.create(tmp_path / "two.rdlab"))

    assert shown(app).training_menu.menuAction().isVisible()
    app.close()


def test_world_keeps_what_was_typed_its_results_and_take_back(
    window: MainWindow, driver: UiDriver
) -> None:
    window.open_window("world")
    (world,) = window.findChildren(QMainWindow)
    driver.go_to(world.windowTitle())
    driver.tab("Simulate")
    driver.type({"Users": "3", "Devices": "2", "Days": "2"})
    driver.press("Simulate")
    driver.see("2 days were simulated.")
    results = world.findChild(QTableView, "results")
    assert isinstance(results, QTableView)
    rows = results.model().rowCount()
    world.close()
    window.open_window("world")
    (again,) = window.findChildren(QMainWindow)
    days = again.findChild(QLineEdit, "days")
    assert isinstance(days, QLineEdit)

    assert days.text() == "2"
    assert again is world
    assert results.model().rowCount() == rows > 0
    driver.go_to(world.windowTitle())
    driver.press("Take Back")
    driver.see("The lab is as it was before the simulation.")
