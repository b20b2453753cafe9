from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QStringListModel

from gui.tables.selection import Selection

NAMES = [f"name {n}" for n in range(12)]
SOME = st.lists(st.sampled_from(NAMES), unique=True)
Flag = QItemSelectionModel.SelectionFlag


class Names(QStringListModel):
    """Names in an order, which are known by themselves."""

    order: object = None
    wanted: object = None

    def keys(self, rows: range) -> list[str]:
        return [self.stringList()[row] for row in rows]

    def rows_of(self, keys: Sequence[object]) -> list[int]:
        return [n for n, name in enumerate(self.stringList()) if name in keys]


def selected(names: QStringListModel, selection: Selection) -> list[str]:
    return [names.stringList()[row] for run in selection.runs for row in run]


@given(SOME, SOME, SOME, st.sampled_from(NAMES))
def test_what_is_still_there_is_selected_after_a_reset(
    before: list[str], after: list[str], chosen: list[str], current: str
) -> None:
    names = Names(before)
    model = QItemSelectionModel(names)
    selection = Selection(model)
    selection.know(names)
    names.modelAboutToBeReset.connect(selection.keep)
    for row, name in enumerate(before):
        if name in chosen:
            model.select(names.index(row, 0), Flag.Select | Flag.Rows)
        if name == current:
            model.setCurrentIndex(names.index(row, 0), Flag.NoUpdate)
    assert selected(names, selection) == [name for name in before if name in chosen]
    names.setStringList(after)
    selection.restore()

    wanted = [name for name in after if name in chosen and name in before]
    assert selected(names, selection) == wanted
    assert selection.count == len(wanted)
    is_there = current in before and current in after
    assert model.currentIndex().data() == (current if is_there else None)


def test_rows_that_follow_each_other_are_one_run() -> None:
    names = Names(NAMES)
    model = QItemSelectionModel(names)
    selection = Selection(model)
    selection.know(names)
    for row in (7, 2, 3, 4):
        model.select(names.index(row, 0), Flag.Select | Flag.Rows)
    selection.keep()
    selection.clear()
    assert selection.runs == []
    selection.restore()

    assert selection.runs == [range(2, 5), range(7, 8)]


@pytest.mark.parametrize("order", ["as before", "another"])
def test_of_many_rows_in_runs_the_ends_are_kept_as_long_as_the_order_is(
    order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.tables.selection._MOST_KEPT", 3)
    names = Names(NAMES)
    names.order = "as before"
    model = QItemSelectionModel(names)
    selection = Selection(model)
    selection.know(names)
    names.modelAboutToBeReset.connect(selection.keep)
    for row in (1, 2, 3, 4, 7):
        model.select(names.index(row, 0), Flag.Select | Flag.Rows)
    names.setStringList(["first", *NAMES])
    names.order = order
    selection.restore()

    kept = [range(2, 6), range(8, 9)]
    assert selection.runs == (kept if order == "as before" else [])


@pytest.mark.parametrize("wanted", ["as before", "others"])
def test_all_rows_stay_selected_in_any_order_until_others_are_wanted(
    wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.tables.selection._MOST_KEPT", 3)
    names = Names(NAMES)
    names.wanted = "as before"
    model = QItemSelectionModel(names)
    selection = Selection(model)
    selection.know(names)
    names.modelAboutToBeReset.connect(selection.keep)
    model.select(names.index(0, 0), Flag.Select | Flag.Rows)
    for row in range(len(NAMES)):
        model.select(names.index(row, 0), Flag.Select | Flag.Rows)
    names.setStringList(NAMES[::-1])
    names.wanted = wanted
    selection.restore()

    assert selection.runs == ([range(len(NAMES))] if wanted == "as before" else [])


def test_where_no_rows_are_known_nothing_is_kept() -> None:
    names = Names(NAMES)
    model = QItemSelectionModel(names)
    selection = Selection(model)
    model.select(names.index(2, 0), Flag.Select | Flag.Rows)
    selection.keep()
    selection.clear()
    selection.restore()

    assert selection.runs == []


def test_too_many_runs_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.tables.selection._MOST_KEPT", 2)
    names = Names(NAMES)
    model = QItemSelectionModel(names)
    selection = Selection(model)
    selection.know(names)
    for row in (1, 3, 5):
        model.select(names.index(row, 0), Flag.Select | Flag.Rows)
    selection.keep()
    selection.clear()
    selection.restore()

    assert selection.runs == []
