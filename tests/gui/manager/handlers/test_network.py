"""Servers that do not answer, and a person who may not: what the window shows."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel

from core.commands.sign_in import SignIn
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.manager.models.server_tree import ServerTreeModel
from gui.models.places import ALL_SERVERS, pack_place, server_place
from tests.gui.acting import rows, tree_texts
from tests.gui.conftest import Watch

OpenWindow = Callable[..., MainWindow]
SERVER = server_place("RDLIC01")
GONE = ["Training", "Simulated Faults", "License Server Unreachable"]
ALONE = ["Training", "Simulated Faults", "Domain Controller Unreachable"]


@pytest.fixture
def office(open_window: OpenWindow) -> MainWindow:
    window = open_window("office")
    window.go(SERVER)
    return window


def tree_of(window: MainWindow) -> ServerTreeModel:
    model = window.tree.model()
    assert isinstance(model, ServerTreeModel)
    return model


def icon(window: MainWindow) -> str:
    model = tree_of(window)
    return model._nodes[model.index_of(SERVER).internalId()].icon


def status(window: MainWindow) -> str:
    label = window.findChild(QLabel, "status")
    assert isinstance(label, QLabel)
    return label.text()


def hint(window: MainWindow) -> QLabel:
    label = window.list.table.findChild(QLabel, "list-empty-hint")
    assert isinstance(label, QLabel)
    return label


def test_a_server_that_is_gone_is_unknown_and_shows_no_packs(
    office: MainWindow, driver: UiDriver, watched: Watch
) -> None:
    watched(tree_of(office))
    driver.menu(GONE)

    assert (icon(office), status(office)) == ("server-unknown", "Unknown")
    assert rows(office) == []
    assert hint(office).isVisible()
    assert hint(office).text() == "The license server is not available."
    assert tree_texts(tree_of(office))["All servers"]["RDLIC01"] == {}  # type: ignore[index]
    office.go(ALL_SERVERS)
    assert rows(office)[0][2:] == ["Unknown", "Windows Server 2022", "Unknown"]


def test_it_comes_back_as_it_was(office: MainWindow, driver: UiDriver) -> None:
    before, tree = rows(office), tree_texts(tree_of(office))
    for _ in range(2):
        driver.menu(GONE)

    assert office.actions_["server_unreachable"].isChecked() is False
    assert rows(office) == before
    assert tree_texts(tree_of(office)) == tree
    assert status(office) == "Activated"


def test_the_mark_in_the_menu_is_that_of_the_selected_server(
    office: MainWindow, driver: UiDriver
) -> None:
    gone = office.actions_["server_unreachable"]
    driver.menu(GONE)
    assert gone.isChecked()
    office.go(server_place("RDLIC02"))
    assert not gone.isChecked()
    office.go(ALL_SERVERS)
    assert not gone.isEnabled()
    assert not gone.isChecked()


def test_who_looks_at_a_pack_of_it_is_taken_to_the_server(office: MainWindow) -> None:
    office.go(pack_place("RDLIC01", 3))
    office.network.toggle_server(office.place)

    assert office.place == SERVER


@pytest.mark.parametrize(
    "action",
    [
        "install_licenses",
        "reactivate_server",
        "deactivate_server",
        "review_configuration",
        "properties",
    ],
)
def test_what_is_asked_of_it_is_answered_with_the_reason(
    office: MainWindow, driver: UiDriver, action: str
) -> None:
    office.network.toggle_server(office.place)
    office.actions_[action].trigger()

    driver.see("The license server RDLIC01 is not available.")
    driver.press("OK")
    assert [e.command for e in office.lab.journal()] == ["set-server-reachable"]


def test_domain_controllers_that_are_gone_are_marked_and_reviewed(
    office: MainWindow, driver: UiDriver
) -> None:
    driver.menu(ALONE)
    assert office.actions_["directory_unreachable"].isChecked()
    assert icon(office) == "server-review"
    office.go(ALL_SERVERS)
    assert [row[-1] for row in rows(office)] == ["Review", "Review"]

    office.labs.undo()
    assert not office.actions_["directory_unreachable"].isChecked()
    assert [row[-1] for row in rows(office)] == ["OK", "OK"]


def test_a_workgroup_has_no_domain_controllers(open_window: OpenWindow) -> None:
    window = open_window("workgroup")
    assert not window.actions_["directory_unreachable"].isEnabled()


def test_who_is_no_administrator_may_look_at_the_properties(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("trouble-credentials")
    window.go(SERVER)
    window.actions_["properties"].trigger()

    driver.see("You are not a member of the Administrators group on RDLIC01.")
    driver.select({"Connection method": "Telephone"})
    driver.greyed("OK")
    driver.greyed("Apply")
    driver.press("Cancel")


def test_the_list_asks_who_is_no_administrator_to_review(
    open_window: OpenWindow,
) -> None:
    window = open_window("trouble-credentials")
    assert [row[-1] for row in rows(window)] == ["Review", "Review"]

    window.lab.do(SignIn(account="a.adams"))
    assert [row[-1] for row in rows(window)] == ["OK", "OK"]
