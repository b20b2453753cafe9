from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QStringListModel

from gui.tables.selection import Selection

NAMES = [f"name {n}" for n in range(12)]
SOME = st.lists(st.sampled_from(NAMES), unique=True)
Flag = QItemSelectionModel.SelectionFlag


def selected(names: QStringListModel, selection: Selection) -> list[str]:
    return [names.stringList()[row] for run in selection.runs for row in run]


@given(SOME, SOME, SOME, st.sampled_from(NAMES))
def test_what_is_still_there_is_selected_after_a_reset(
    before: list[str], after: list[str], chosen: list[str], current: str
) -> None:
    names = QStringListModel(before)
    model = QItemSelectionModel(names)
    selection = Selection(model, names.stringList)
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
    names = QStringListModel(NAMES)
    model = QItemSelectionModel(names)
    selection = Selection(model, names.stringList)
    for row in (7, 2, 3, 4):
        model.select(names.index(row, 0), Flag.Select | Flag.Rows)
    selection.keep()
    selection.clear()
    assert selection.runs == []
    selection.restore()

    assert selection.runs == [range(2, 5), range(7, 8)]
