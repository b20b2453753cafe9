"""The model of a long list against a plain list: rows, and what is selected of them."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QItemSelectionModel, Qt

from core.errors import LabAtWork, LabBusy
from gui.models.columns import Column
from gui.models.long_table import LongTableModel
from gui.tables.selection import Selection
from tests.helpers.long_lists import WORDS, Licensed, World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Watch

COLUMNS: tuple[Column[Licensed], ...] = (
    Column("User", lambda r: r[1] or "", by="user"),
    Column("Status", lambda r: WORDS[r[2]], by="status", words=WORDS),
    Column("Length", lambda r: str(len(r[1] or "")), lambda r: len(r[1] or "")),
)
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
ROWS = st.tuples(
    st.sampled_from(["ann", "Bob", "carl", "Dora", "eve", "ANN"]),
    st.sampled_from(sorted(WORDS)),
)
Flag = QItemSelectionModel.SelectionFlag


class AgainstAPlainList(RuleBasedStateMachine):
    """Sorts, filters, selects and changes; Qt's model tester looks on."""

    watch: Watch

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.model = LongTableModel(COLUMNS, self.world.list())
        self.watch(self.model)
        self.work: list[Iterator[object]] = []
        self.model.work_wanted.connect(self.work.append)
        self.chosen = QItemSelectionModel(self.model)
        self.selection = Selection(self.chosen)
        self.selection.know(self.model)
        self.model.modelAboutToBeReset.connect(self.selection.keep)
        self.model.modelReset.connect(self.selection.restore)
        self.selected: set[int] = set()
        self.sorting = (0, UP)
        self.text = ""

    def teardown(self) -> None:
        self.model.stop()
        self.world.link.close()

    @initialize(rows=st.lists(ROWS, max_size=25))
    def fill(self, rows: list[tuple[str, str]]) -> None:
        day = "2026-11-16T08:30:00Z"
        self.world.fill((n + 1, *row, day) for n, row in enumerate(rows))
        self.model.sort(0, UP)
        self.model.refresh()
        self.finish()

    @rule(column=st.integers(0, 2), order=st.sampled_from([UP, DOWN]))
    def sort(self, column: int, order: Qt.SortOrder) -> None:
        self.sorting = (column, order)
        self.model.sort(column, order)
        self.finish()

    @rule(text=st.sampled_from(["", "a", "act", "b"]))
    def filter(self, text: str) -> None:
        self.text = text
        self.model.filter(text, [0, 1])
        self.finish()
        self.selected &= {row[0] for row in self.wanted()}

    @rule(place=st.integers(0, 24), also=st.booleans())
    def select(self, place: int, also: bool) -> None:
        wanted = self.wanted()
        if place < len(wanted):
            flag = Flag.Select if also else Flag.ClearAndSelect
            self.chosen.select(self.model.index(place, 0), flag | Flag.Rows)
            number = wanted[place][0]
            self.selected = {number, *self.selected} if also else {number}

    @rule(row=ROWS)
    def insert(self, row: tuple[str, str]) -> None:
        number = max((r[0] for r in self.world.rows()), default=0) + 1
        insert = (
            "INSERT INTO issued_license VALUES (?, 'RDLIC01', 1, NULL, ?, NULL, ?, "
            "'2026-11-16T08:30:00Z', '2027-01-01T00:00:00Z', 0)"
        )
        self.change((insert, (number, *row)))

    @rule(data=st.data(), row=ROWS)
    def update(self, data: st.DataObject, row: tuple[str, str]) -> None:
        if rows := self.world.rows():
            number = data.draw(st.sampled_from(rows))[0]
            update = "UPDATE issued_license SET user = ?, status = ? WHERE id = ?"
            self.change((update, (*row, number)), moved=number)

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        if rows := self.world.rows():
            number = data.draw(st.sampled_from(rows))[0]
            self.change(("DELETE FROM issued_license WHERE id = ?", (number,)))

    def change(self, *changes: tuple[str, tuple[object, ...]], moved: int = 0) -> None:
        place = {row[0]: row for row in self.world.rows()}
        self.world.commit(*changes)
        self.model.refresh()
        self.finish()
        left = {row[0]: row for row in self.wanted()}
        self.selected &= left.keys()
        if moved in self.selected and left[moved] != place[moved]:
            self.selected = {*self.shown_as_selected()}  # it went, and came again

    def finish(self) -> None:
        """Do all work that is wanted, and what that leads to."""
        while self.work or self.model.is_busy:
            work = self.work.pop() if self.work else None
            self.work.clear()
            deque(work or (), maxlen=0)
            if work is None:
                self.model._on_rested()

    def wanted(self) -> list[Licensed]:
        rows = [
            row
            for row in self.world.rows()
            if self.text in (row[1] or "").casefold()
            or self.text in WORDS[row[2]].casefold()
        ]
        column, order = self.sorting
        keys: list[Callable[[Licensed], object]] = [
            lambda r: (r[1] or "").lower(),
            lambda r: r[2],
            lambda r: len(r[1] or ""),
        ]
        rows.sort(key=lambda r: (keys[column](r), r[0]))
        return rows if order is UP else rows[::-1]

    def shown_as_selected(self) -> list[int]:
        return [n for run in self.selection.runs for n in self.model.keys(run)]

    @invariant()
    def the_rows_are_those_of_the_plain_list(self) -> None:
        wanted = self.wanted()
        assert self.model.keys(range(self.model.rowCount())) == [r[0] for r in wanted]
        texts = [self.model.index(n, 0).data() for n in range(len(wanted))]
        assert texts == [row[1] for row in wanted]

    @invariant()
    def what_was_selected_is_selected(self) -> None:
        assert {*self.shown_as_selected()} == self.selected


@pytest.mark.usefixtures("small_pages")
def test_rows_and_selection_are_those_of_a_plain_list(watched: Watch) -> None:
    class Watched(AgainstAPlainList):
        watch = staticmethod(watched)

    run_state_machine_as_test(
        Watched,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[*HealthCheck],
            phases=[p for p in Phase if p is not Phase.explain],
        ),
    )


@pytest.fixture
def model(world: World) -> LongTableModel[Licensed]:
    world.fill((n, f"user{n}", "active", "2026-11-16T08:30:00Z") for n in range(1, 9))
    model = LongTableModel(COLUMNS, world.list())
    model.work_wanted.connect(lambda work: [*work])
    model.refresh()
    return model


def test_a_row_that_cannot_be_read_is_told_once_until_it_is_looked_at_again(
    world: World, model: LongTableModel[Licensed], qtbot: QtBot
) -> None:
    told: list[object] = []
    model.failed.connect(told.append)

    def fail(row: int) -> None:
        raise LabBusy("The lab is in use.")

    model.rows.record = fail  # type: ignore[method-assign]
    assert model.index(0, 0).data() is None
    assert model.index(1, 0).data() is None
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(5)
    assert [str(error) for error in told] == ["The lab is in use."]

    model.refresh()
    assert model.index(0, 0).data() is None
    qtbot.waitUntil(lambda: len(told) == 2)


def test_while_a_command_is_under_way_a_row_is_empty_and_comes_back(
    world: World, model: LongTableModel[Licensed], qtbot: QtBot
) -> None:
    genuine = model.rows.record

    def at_work(row: int) -> None:
        raise LabAtWork

    model.rows.record = at_work  # type: ignore[method-assign]
    with qtbot.assertNotEmitted(model.failed, wait=5):
        assert model.index(0, 0).data() is None
    model.rows.record = genuine  # type: ignore[method-assign]
    with qtbot.waitSignal(model.dataChanged):
        model.refresh()
    assert model.index(0, 0).data() == "user1"


def test_a_column_that_has_no_field_is_not_searched_for_what_is_typed(
    model: LongTableModel[Licensed],
) -> None:
    assert model.row_beginning("user3", 0, 0) == 2
    assert model.row_beginning("user3", 2, 0) is None


def test_a_list_that_was_stopped_is_found_by_the_next_look(world: World) -> None:
    world.fill((n, f"user{n}", "active", "2026-11-16T08:30:00Z") for n in range(1, 9))
    model = LongTableModel(COLUMNS, world.list())
    work: list[Iterator[object]] = []
    model.work_wanted.connect(work.append)
    model.refresh()
    next(work[0])
    model.stop()
    work.clear()
    model.refresh()
    assert len(work) == 1
    deque(work.pop(), maxlen=0)

    assert model.rowCount() == 8
    assert not model.is_busy


def test_what_failed_or_did_not_begin_is_found_by_the_next_look(
    world: World, model: LongTableModel[Licensed], monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting: list[Iterator[object]] = []
    model.work_wanted.disconnect()
    model.work_wanted.connect(waiting.append)
    model.sort(1, UP)  # other work has to end before
    model.stop()
    waiting.clear()
    model.refresh()
    assert len(waiting) == 1

    def fail(_: object) -> Iterator[None]:
        raise LabBusy("The lab is in use.")

    model.sort(0, DOWN)
    with monkeypatch.context() as disk:
        disk.setattr("core.store.long_list.order.Order.walk", fail)
        with pytest.raises(LabBusy):
            deque(waiting.pop(), maxlen=0)
    model.stop()
    waiting.clear()
    model.refresh()
    deque(waiting.pop(), maxlen=0)

    assert model.index(0, 0).data() == "user8"
    assert not model.is_busy


def test_what_rows_are_known_to_follow_is_told_of_the_rows_that_are_shown(
    model: LongTableModel[Licensed],
) -> None:
    seen: list[tuple[object, object]] = []

    def see() -> None:
        seen.append((model.order, model.wanted))

    for signal in (model.modelAboutToBeReset, model.modelReset):
        signal.connect(see)
    model.sort(2, UP)
    model.sort(2, DOWN)
    model.filter("user1", [0])

    _, (up, _), (still_up, _), (down, every), (also_down, also_every), (_, some) = seen
    assert up == still_up == down == also_down
    assert every == also_every != some
