"""The list of events follows the log and reads it page by page."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt

from core.commands.connect import Connect
from core.commands.history import Undo
from core.event_kinds import EventKind
from core.lab import Lab
from core.records import LoggedEvent
from gui.companions.event_viewer.event_table import EventTableModel
from tests.helpers.labs import MakeLab, activation

Watch = Callable[[QAbstractItemModel], None]
PAGE = 3
TOP = QModelIndex()


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    """A lab whose session host has logged seven events."""
    lab = make_lab("fresh")
    for number in range(7):
        log_one(lab, number)
    return lab


@pytest.fixture
def log(lab: Lab) -> EventTableModel:
    log = EventTableModel(partial(read, lab), page=PAGE)
    log.refresh()
    return log


def log_one(lab: Lab, number: int) -> None:
    device = f"PC-{number + 1:04}"
    lab.do(Connect(host="RDSH01", user="a.adams", device=device))


def read(lab: Lab, before: int | None, count: int) -> list[LoggedEvent]:
    return lab.event_log(list(EventKind), before=before, limit=count)


def shown(log: EventTableModel) -> list[int]:
    found = [log.record(row) for row in range(log.rowCount())]
    return [event.id for event in found if event is not None]


def test_only_the_first_page_is_read_at_once(log: EventTableModel) -> None:
    assert shown(log) == [7, 6, 5]
    assert log.canFetchMore(TOP)


def test_older_pages_are_read_until_there_are_no_more(log: EventTableModel) -> None:
    while log.canFetchMore(TOP):
        log.fetchMore(TOP)

    assert shown(log) == [7, 6, 5, 4, 3, 2, 1]


def test_a_new_event_is_put_above_and_nothing_else_moves(
    log: EventTableModel, lab: Lab
) -> None:
    resets: list[None] = []
    log.modelReset.connect(lambda: resets.append(None))
    log.fetchMore(TOP)
    lab.do(activation(lab))
    log.refresh()

    assert shown(log) == [8, 7, 6, 5, 4, 3, 2]
    assert resets == []


def test_more_new_events_than_a_page_begin_the_list_anew(
    log: EventTableModel, lab: Lab
) -> None:
    for number in range(PAGE + 1):
        log_one(lab, number)
    log.refresh()

    assert shown(log) == [11, 10, 9]


def test_undo_takes_events_away_also_where_their_number_is_used_again(
    log: EventTableModel, lab: Lab
) -> None:
    lab.do(Undo())
    lab.do(activation(lab))
    log.refresh()

    assert shown(log) == [7, 6, 5]
    newest = log.record(0)
    assert newest is not None
    assert newest.kind is EventKind.ACTIVATED


def test_a_row_tells_what_when_and_where(log: EventTableModel) -> None:
    texts = [log.index(0, column).data() for column in range(log.columnCount())]
    titles = [
        log.headerData(column, Qt.Orientation.Horizontal)
        for column in range(log.columnCount())
    ]

    assert titles == ["Level", "Date and Time", "Source", "Event ID", "Computer"]
    assert texts[0] == "Warning"
    assert texts[2:] == ["TerminalServices-RemoteConnectionManager", "1068", "RDSH01"]


def test_an_empty_log_has_no_rows_and_no_more_pages(make_lab: MakeLab) -> None:
    lab = make_lab("fresh")
    log = EventTableModel(partial(read, lab), page=PAGE)
    log.refresh()

    assert shown(log) == []
    assert not log.canFetchMore(TOP)


def test_it_keeps_the_rules_of_models_whatever_happens(
    lab: Lab, watched: Watch
) -> None:
    log = EventTableModel(partial(read, lab), page=100)
    watched(log)  # it asks for more pages all the time, so there is only one
    log.refresh()
    lab.do(activation(lab))
    log.refresh()
    lab.do(Undo())
    log.refresh()
    log.restart()

    assert shown(log) == [7, 6, 5, 4, 3, 2, 1]
