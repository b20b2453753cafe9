"""The clipboard: nothing else touches it, for what leaves is nobody's formula."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication

from core.text import no_formula

_CELL_ENDS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


def copy_text(text: str) -> None:
    """Copy one text as it is: a path, an address, a number, a page of text."""
    QGuiApplication.clipboard().setText(text)


def copy_cell(text: str) -> None:
    """Copy what stands in one cell of a list."""
    copy_text(_cell(text))


def copy_rows(slices: Iterable[Sequence[Sequence[str]]]) -> None:
    """Copy rows, tab-separated."""
    for _ in copying_rows(slices):
        pass


def copying_rows(slices: Iterable[Sequence[Sequence[str]]]) -> Iterator[int]:
    """Do so with pauses, which tell how many; the clipboard changes at the end."""
    text = StringIO()
    for rows in slices:
        text.write("\n" if rows and text.tell() else "")
        text.write("\n".join("\t".join(map(_cell, row)) for row in rows))
        yield len(rows)
    whole = text.getvalue()
    yield 0  # of a million rows both take their time
    copy_text(whole)


def text_to_paste() -> str:
    """Return the text that was copied, here or elsewhere."""
    return QGuiApplication.clipboard().text()


def text_to_drop_in() -> str:
    """Return what the middle button of the mouse pastes; empty where it does not."""
    clipboard = QGuiApplication.clipboard()
    mode = QClipboard.Mode.Selection
    return clipboard.text(mode) if clipboard.supportsSelection() else ""


class CellGuard(QObject):
    """Copies a cell anew that a view has copied: Qt's views do, and as it is shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        QGuiApplication.clipboard().dataChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        view = QApplication.focusWidget()  # none while another program is in front
        if isinstance(view, QAbstractItemView):
            text, cell = text_to_paste(), view.currentIndex()
            data = str(cell.data(Qt.ItemDataRole.EditRole) or text)  # trees have none
            if text == cell.data() and text != _cell(data):
                copy_cell(data)


def _cell(text: str) -> str:
    """Write a text so that it stays in its cell, and stays a text."""
    if not text.isprintable():  # most are: nothing in them ends a cell
        text = _CELL_ENDS.sub(" ", text)
    return no_formula(text)
