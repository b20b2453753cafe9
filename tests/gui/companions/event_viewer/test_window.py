from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QToolButton,
    QTreeWidget,
)

from core.catalog import Service
from core.commands.connect import Connect
from core.commands.database import FillVersionStore
from core.commands.history import Undo
from core.commands.services import SetServiceRunning
from core.commands.world import SetSessionHostReachable
from core.event_kinds import EventLog
from gui.companions.event_viewer.window import EventViewer
from gui.companions.table import open_companion
from gui.labels.events import PLACE
from gui.manager.main_window import MainWindow
from tests.helpers.labs import activation

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def viewer(window: MainWindow) -> EventViewer:
    """Event Viewer over two events: 1068 of the host, and 4 of the license server."""
    connect(window)
    window.lab.do(activation(window.lab))
    viewer = open_companion("events", window.session, window)
    assert isinstance(viewer, EventViewer)
    return viewer


def connect(window: MainWindow) -> None:
    window.lab.do(Connect(host="RDSH01", user="a.adams", device="PC-0001"))


def service(*, is_running: bool) -> SetServiceRunning:
    return SetServiceRunning(
        computer="RDLIC01", service=Service.LICENSING, is_running=is_running
    )


def ids(viewer: EventViewer) -> list[str]:
    table = viewer.findChild(QTableView, "list")
    assert isinstance(table, QTableView)
    model = table.model()
    return [model.index(row, 3).data() for row in range(model.rowCount())]


def details(viewer: EventViewer) -> str:
    text = viewer.findChild(QPlainTextEdit, "details")
    assert isinstance(text, QPlainTextEdit)
    return text.toPlainText()


def type_ids(viewer: EventViewer, text: str) -> QLineEdit:
    field = viewer.findChild(QLineEdit, "event_ids")
    assert isinstance(field, QLineEdit)
    field.setText(text)
    return field


def choose_log(viewer: EventViewer, *path: str) -> None:
    """Choose a log, or a folder, by the names that lead to it below the root."""
    tree = viewer.findChild(QTreeWidget, "tree")
    assert isinstance(tree, QTreeWidget)
    item = tree.topLevelItem(0)
    assert item is not None
    for name in path:
        below = [item.child(n) for n in range(item.childCount())]
        (item,) = [child for child in below if child and child.text(0) == name]
    tree.setCurrentItem(item)


SERVICES = ("Applications and Services Logs", "Microsoft", "Windows")
LICENSING = (*SERVICES, "TerminalServices-Licensing")
CONNECTIONS = (*SERVICES, "TerminalServices-RemoteConnectionManager")


def test_it_shows_the_events_of_all_computers_newest_first(
    viewer: EventViewer,
) -> None:
    assert ids(viewer) == ["4", "1068"]
    assert "RDLIC01 has been activated" in details(viewer)
    assert "Log Name: System\nSource: TerminalServices-Licensing" in details(viewer)


def test_an_event_names_the_log_in_which_the_tree_lists_it(
    viewer: EventViewer, window: MainWindow
) -> None:
    window.lab.do(FillVersionStore(server="RDLIC01"))
    window.lab.do(
        SetServiceRunning(
            computer="RDLIC01", service=Service.LICENSING, is_running=True
        )
    )
    choose_log(viewer, "Windows Logs", "Application")

    assert ids(viewer) == ["623"]
    assert "Log Name: Application\nSource: ESENT" in details(viewer)


def test_it_follows_the_lab_and_keeps_the_selected_event(
    viewer: EventViewer, window: MainWindow
) -> None:
    chosen = details(viewer)
    connect(window)

    assert ids(viewer) == ["1068", "4", "1068"]
    assert details(viewer) == chosen

    window.lab.do(Undo())
    window.lab.do(Undo())

    assert ids(viewer) == ["1068"]
    assert "licensing mode is not configured" in details(viewer)


def test_a_log_that_does_not_get_through_is_missing_and_named(
    viewer: EventViewer, window: MainWindow
) -> None:
    note = viewer.findChild(QLabel, "unread")
    assert isinstance(note, QLabel)
    assert not note.isVisibleTo(viewer)

    window.lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=False))
    assert ids(viewer) == ["4"]
    assert "RDSH01" in note.text()
    assert note.isVisibleTo(viewer)
    assert "Number of events: 1" in [q.text() for q in viewer.findChildren(QLabel)]

    window.lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=True))
    assert ids(viewer) == ["4", "1068"]
    assert not note.isVisibleTo(viewer)


def test_older_events_come_back_with_the_way_to_their_computer(
    viewer: EventViewer, window: MainWindow
) -> None:
    """The newest page alone would not tell that they are missing below."""
    for _ in range(110):
        window.lab.do(service(is_running=False))
        window.lab.do(service(is_running=True))
    window.lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=False))
    table = viewer.findChild(QTableView, "list")
    assert isinstance(table, QTableView)
    while table.model().canFetchMore(QModelIndex()):
        table.model().fetchMore(QModelIndex())
    assert "1068" not in ids(viewer)

    window.lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=True))
    while table.model().canFetchMore(QModelIndex()):
        table.model().fetchMore(QModelIndex())
    assert ids(viewer)[-1] == "1068"


@pytest.mark.parametrize(
    ("log", "left"),
    [
        (("Windows Logs", "System"), ["4"]),
        (("Windows Logs",), ["4"]),
        ((*LICENSING, "Operational"), []),
        ((*CONNECTIONS, "Admin"), ["1068"]),
        ((*CONNECTIONS, "Operational"), []),
        (CONNECTIONS, ["1068"]),
        (SERVICES, ["1068"]),
        ((), ["4", "1068"]),
    ],
)
def test_the_tree_chooses_the_log(
    viewer: EventViewer, log: tuple[str, ...], left: list[str]
) -> None:
    choose_log(viewer, *log)

    assert ids(viewer) == left


def test_levels_can_be_left_out(viewer: EventViewer) -> None:
    box = viewer.findChild(QCheckBox, "level-information")
    assert isinstance(box, QCheckBox)
    box.click()

    assert ids(viewer) == ["1068"]


def test_event_ids_filter_while_they_are_typed(viewer: EventViewer) -> None:
    type_ids(viewer, "1-10")

    assert ids(viewer) == ["4"]

    type_ids(viewer, "")

    assert ids(viewer) == ["4", "1068"]


def test_ids_that_cannot_be_read_are_told_at_the_field_and_change_nothing(
    viewer: EventViewer,
) -> None:
    type_ids(viewer, "4")
    field = type_ids(viewer, "4,x")

    assert "Event IDs are numbers" in field.accessibleDescription()
    assert ids(viewer) == ["4"]

    type_ids(viewer, "1068")

    assert field.accessibleDescription() == ""
    assert ids(viewer) == ["1068"]


def test_the_button_copies_the_details_and_keys_copy_the_rows(
    viewer: EventViewer,
) -> None:
    clipboard = QGuiApplication.clipboard()
    button = viewer.findChild(QToolButton, "copy")
    assert isinstance(button, QToolButton)
    button.click()

    assert clipboard.text() == details(viewer)

    clipboard.setText("something else")
    table = viewer.findChild(QTableView, "list")
    assert isinstance(table, QTableView)
    viewer.activateWindow()
    assert QTest.qWaitForWindowActive(viewer)
    table.setFocus()
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Copy))

    head, row = clipboard.text().split("\n")
    assert head.split("\t")[:2] == ["Level", "Date and Time"]
    assert row.split("\t")[2:] == [table.model().index(0, c).data() for c in (2, 3, 4)]


def test_without_events_there_is_nothing_to_copy(window: MainWindow) -> None:
    viewer = open_companion("events", window.session, window)
    assert isinstance(viewer, EventViewer)
    QGuiApplication.clipboard().setText("something else")
    viewer.copy()

    assert details(viewer) == ""
    assert QGuiApplication.clipboard().text() == "something else"


def test_the_count_and_the_details_follow_the_filter(viewer: EventViewer) -> None:
    def shown() -> tuple[str, bool]:
        QTest.qWait(50)
        return viewer._count.text(), viewer._details.toPlainText() != ""

    assert shown() == ("Number of events: 2", True)
    viewer._list.tools.filter_by("nothing is called so")
    assert shown() == ("Number of events: 0", False)
    viewer._list.tools.filter_by("")
    assert shown()[0] == "Number of events: 2"


@pytest.mark.parametrize("log", EventLog)
def test_a_log_has_its_full_name_by_its_place_in_the_tree(log: EventLog) -> None:
    *folders, name = PLACE[log]
    of_windows = folders == ["Windows Logs"]
    full = name if of_windows else f"{'-'.join(folders[1:])}/{name}"

    assert full == log.value


def test_the_names_of_the_logs_are_read_whole(viewer: EventViewer) -> None:
    tree = viewer.findChild(QTreeWidget, "tree")
    assert isinstance(tree, QTreeWidget)
    viewer.show()

    assert tree.sizeHintForColumn(0) <= tree.viewport().width()
