"""F1 explains what is in front: a place, a dialog, a page of a wizard, a message."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QListWidget,
    QMessageBox,
    QWidget,
    QWizard,
)

from gui.app import App
from gui.companions.window import CompanionWindow
from gui.help.help_window import HelpWindow
from gui.help.topics import OF_PLACE, titles
from gui.lessons.coach.panel import Panel
from gui.manager.main_window import MainWindow
from gui.models.places import Place, PlaceKind
from gui.session.settings import Settings
from gui.widgets.dialog import Dialog
from gui.wizards.flow_wizard import FlowPage, FlowWizard
from tests.gui.acting import select_row
from tests.gui.surfaces import PLACES, SURFACES, close_all, subclasses
from tests.gui.tripwires import delete_what_is_to_be_deleted

OpenWindow = Callable[..., MainWindow]
HOURS = 1e-4
NEVER_IN_FRONT = ("window at", "help", "caption")
IN_FRONT = [name for name in SURFACES if not name.startswith(NEVER_IN_FRONT)]
WITHOUT_BUTTON = {
    *("about", "columns", "restore points", "new lab", "message", "question"),
    "about the scenario",
    "message on a saved file",
    *("message that offers a copy", "question whether to open a copy"),
    *("product keys", "product key", "progress", "provide credentials"),
    *("show contents", "add user", "add device", "add domain"),
    *("rename", "upgrade", "coach"),
    *("policy setting, with a choice", "policy setting, with a list"),
    *("registry, new number", "registry, new lines", "registry, find"),
    *("policy setting, without options", "registry, connect"),
}
WITH_BUTTON = [
    name
    for name in IN_FRONT
    if name not in WITHOUT_BUTTON
    # Windows with menus have none, but for the panes of actions.
    and name not in {"policy", "prompt", "registry", "powershell"}
    and not name.startswith(("world", "server manager"))
]
ISSUED = Place(PlaceKind.ISSUED, "RDLIC01", 4, 19)


@pytest.fixture
def window(open_window: OpenWindow) -> Iterator[MainWindow]:
    window = open_window("office", speed=HOURS)
    yield window
    close_all(window)


def explained(window: MainWindow) -> str:
    """Name the topic that the help shows."""
    (shown,) = [h for h in window.findChildren(HelpWindow) if h.isVisible()]
    return listed_topic(shown)


def listed_topic(shown: HelpWindow) -> str:
    """Name the topic that is selected in the list."""
    topic_list = shown.findChild(QListWidget)
    assert isinstance(topic_list, QListWidget)
    title = topic_list.currentItem().text()
    return next(name for name, t in titles().items() if t == title)


def topic_of(surface: QWidget) -> str:
    """Name the topic that a window, or the page of a wizard, says is its own."""
    if isinstance(surface, QMessageBox):
        return "messages"
    assert isinstance(surface, Dialog | FlowWizard | CompanionWindow | Panel)
    page = surface.currentPage() if isinstance(surface, FlowWizard) else None
    return (isinstance(page, FlowPage) and page.help_topic) or surface.help_topic


def test_every_topic_of_a_place_exists() -> None:
    assert set(OF_PLACE) == set(PlaceKind)
    assert set(OF_PLACE.values()) <= set(titles())


@pytest.mark.parametrize(
    ("base", "at_least"), [(Dialog, 25), (FlowWizard, 6), (CompanionWindow, 7)]
)
def test_every_window_names_a_topic_that_exists(base: type[Any], at_least: int) -> None:
    found = subclasses(base)

    assert len(found) >= at_least
    assert [k.__name__ for k in found if k.help_topic not in titles()] == []


def test_a_page_names_a_topic_that_exists_or_none() -> None:
    found = {k.__name__: k.help_topic for k in subclasses(FlowPage)}

    assert set(found.values()) - {""} <= set(titles())
    assert {"ContactingPage": "clearinghouse", "ConfirmationPage": ""}.items() <= (
        found.items()
    )


def explained_otherwise(
    surface: QWidget, window: MainWindow, name: str
) -> Iterator[str]:
    """Ask for help in both ways; name the topics that are not those of what is seen.

    See tests/gui/test_every_surface.py.
    """
    if name not in IN_FRONT:
        return
    QTest.keyClick(QApplication.focusWidget() or surface, Qt.Key.Key_F1)
    if (by_key := explained(window)) != topic_of(surface):
        yield f"F1: {by_key}"
    if name not in WITH_BUTTON:
        return
    (shown,) = [h for h in window.findChildren(HelpWindow) if h.isVisible()]
    shown.close()
    help_button = surface.findChild(QAbstractButton, "help")
    assert isinstance(help_button, QAbstractButton)
    help_button.click()
    if (by_button := explained(window)) != topic_of(surface):
        yield f"the button: {by_button}"


def test_f1_explains_a_message_before_there_is_a_window(
    qapp: QApplication, tmp_path: Path
) -> None:
    app = App(folder=tmp_path, settings=Settings(None))
    app.ask_for_another_lab("It is damaged.")
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)

    box.activateWindow()
    assert QTest.qWaitForWindowActive(box)
    QTest.keyClick(box, Qt.Key.Key_F1)
    (shown,) = [h for h in box.findChildren(HelpWindow) if h.isVisible()]

    assert shown.windowTitle()
    assert listed_topic(shown) == "messages"
    shown.close()
    box.buttons()[0].blockSignals(True)
    box.finished.disconnect()
    box.close()
    delete_what_is_to_be_deleted()


@pytest.mark.parametrize("place", [*PLACES.values(), ISSUED], ids=lambda p: p.kind)
def test_f1_explains_the_place(window: MainWindow, place: Place) -> None:
    window.go(place.parent if place.kind is PlaceKind.ISSUED else place)  # type: ignore[arg-type]
    if place.kind is PlaceKind.ISSUED:
        window.list.view.setFocus()
        select_row(window, place)

    QTest.keyClick(window.list.view, Qt.Key.Key_F1)

    assert explained(window) == OF_PLACE[place.kind]


def test_the_topic_follows_the_pages_of_a_wizard(window: MainWindow) -> None:
    wizard = SURFACES["activate: welcome"](window)
    assert isinstance(wizard, QWizard)
    seen = []
    for _ in range(3):
        seen.append(topic_of(wizard))
        wizard.next()

    assert seen == ["activate", "connection-methods", "activate"]
