"""F1 explains what is in front: a place, a dialog, a page of a wizard, a message."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QWizard

from gui.companions.window import CompanionWindow
from gui.help import topics
from gui.help.help_window import HelpWindow
from gui.help.topics import OF_PAGE, OF_PLACE, OF_WINDOW, titles
from gui.manager.main_window import MainWindow
from gui.models.places import Place, PlaceKind
from tests.gui.surfaces import PLACES, SURFACES, close_all

OpenWindow = Callable[..., MainWindow]
HOURS = 1e-4
IN_FRONT = [name for name in SURFACES if not name.startswith(("window at", "help"))]
WITHOUT_BUTTON = {
    *("about", "columns", "restore points", "new lab", "message", "question"),
    *("product keys", "product key", "progress", "provide credentials"),
    *("show contents", "add user", "add device", "policy setting, with a choice"),
    *("policy setting, with a list", "policy setting, without options"),
}
ISSUED = Place(PlaceKind.ISSUED, "RDLIC01", 4, 19)


@pytest.fixture
def window(open_window: OpenWindow) -> Iterator[MainWindow]:
    window = open_window("office", speed=HOURS)
    yield window
    close_all(window)


def explained(window: MainWindow) -> str:
    """Name the topic that the help shows."""
    (shown,) = [h for h in window.findChildren(HelpWindow) if h.isVisible()]
    topic_list = shown.findChild(QListWidget)
    assert isinstance(topic_list, QListWidget)
    title = topic_list.currentItem().text()
    return next(name for name, t in titles().items() if t == title)


@pytest.mark.parametrize("table", [OF_PLACE, OF_WINDOW, OF_PAGE])
def test_every_topic_exists(table: dict[str, str]) -> None:
    assert set(table.values()) <= set(titles())


@pytest.mark.parametrize("kind", PlaceKind)
def test_every_place_has_a_topic(kind: PlaceKind) -> None:
    assert kind in OF_PLACE


@pytest.mark.parametrize("name", IN_FRONT)
def test_f1_explains_what_is_in_front(window: MainWindow, name: str) -> None:
    surface = SURFACES[name](window)
    topic = topics.of_window(surface)
    assert type(surface).__name__ in OF_WINDOW or isinstance(surface, CompanionWindow)

    QTest.keyClick(QApplication.focusWidget() or surface, Qt.Key.Key_F1)

    assert explained(window) == topic


@pytest.mark.parametrize("name", [n for n in IN_FRONT if n not in WITHOUT_BUTTON])
def test_the_help_button_does_the_same_as_f1(window: MainWindow, name: str) -> None:
    surface = SURFACES[name](window)
    if isinstance(surface, CompanionWindow):
        return  # a window with menus has none
    topic = topics.of_window(surface)
    help_button = surface.findChild(QAbstractButton, "help")
    assert isinstance(help_button, QAbstractButton)

    help_button.click()

    assert explained(window) == topic


@pytest.mark.parametrize("place", [*PLACES.values(), ISSUED], ids=lambda p: p.kind)
def test_f1_explains_the_place(window: MainWindow, place: Place) -> None:
    window.go(place.parent if place.kind is PlaceKind.ISSUED else place)  # type: ignore[arg-type]
    if place.kind is PlaceKind.ISSUED:
        window.list.view.setFocus()
        window.list.select(place)

    QTest.keyClick(window.list.view, Qt.Key.Key_F1)

    assert explained(window) == OF_PLACE[place.kind]


def test_the_topic_follows_the_pages_of_a_wizard(window: MainWindow) -> None:
    wizard = SURFACES["activate: welcome"](window)
    assert isinstance(wizard, QWizard)
    seen = []
    for _ in range(3):
        seen.append(topics.of_window(wizard))
        wizard.next()

    assert seen == ["activate", "connection-methods", "activate"]
