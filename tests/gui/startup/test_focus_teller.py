"""A list that gets the focus says which of its rows is the current one."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget

from gui.startup import focus_teller
from gui.startup.focus_teller import FocusTeller


@pytest.fixture
def told(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the items that are told of."""
    names: list[str] = []

    class Noted(QAccessibleEvent):
        def __init__(self, item: QAccessibleInterface, kind: QAccessible.Event) -> None:
            super().__init__(item, kind)
            names.append(item.text(QAccessible.Text.Name))

    monkeypatch.setattr(focus_teller, "QAccessibleEvent", Noted)
    was_active = QAccessible.isActive()
    QAccessible.setActive(True)
    teller = FocusTeller(qapp)
    yield names
    teller.deleteLater()
    QAccessible.setActive(was_active)


@pytest.mark.parametrize(
    ("current", "said"), [(1, ["two"]), (-1, ["one"])], ids=["a row", "none yet"]
)
def test_the_current_row_is_told_when_the_focus_comes(
    told: list[str], current: int, said: list[str]
) -> None:
    window = QWidget()
    field, rows = QLineEdit(window), QListWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(rows)
    rows.addItems(["one", "two"])
    rows.setCurrentRow(current)
    window.show()
    assert QTest.qWaitForWindowActive(window)
    field.setFocus()
    rows.setFocus()
    QTest.qWait(0)
    assert told == said

    field.setFocus()
    QTest.qWait(0)
    assert told == said
    window.close()


def test_of_an_empty_list_no_row_is_told(told: list[str]) -> None:
    rows = QListWidget()
    rows.show()
    assert QTest.qWaitForWindowActive(rows)
    rows.setFocus()
    QTest.qWait(0)
    assert told == []
    rows.close()
