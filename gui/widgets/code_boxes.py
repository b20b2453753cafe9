"""A row of boxes for a long number: five characters each, moving on by itself."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.numbers import pasted
from core.numbers.kinds import GROUP
from core.numbers.pasted import Wanted
from gui.labels.wizards import LongNumber
from gui.widgets.number_line import NumberLine

_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212\u200b\ufeff]+")
_BOX_WIDTH = 53


class CodeBoxes(QWidget):
    """Boxes that take a number typed, pasted whole, or pasted from the middle on."""

    changed = Signal()

    def __init__(self, groups: int, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        labels = [
            LongNumber.box.format(name=name, group=i + 1, groups=groups)
            for i in range(groups)
        ]
        wanted = pasted.groups(groups)
        self.boxes = [_Box(self, wanted, label) for label in labels]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for i, box in enumerate(self.boxes):
            box.setObjectName(f"group-{i + 1}")
            box.textEdited.connect(lambda _, i=i: self._on_edited(i))
            row.addWidget(box)
        row.addStretch()
        self.setFocusProxy(self.boxes[0])

    def text(self) -> str:
        """Return all that is typed, without hyphens."""
        return "".join(box.text() for box in self.boxes)

    def set_text(self, text: str) -> None:
        """Fill the boxes from the first on; what does not fit stays in the last."""
        for box in self.boxes:
            box.clear()
        self._fill(0, _plain(text))
        self.changed.emit()

    def clear(self) -> None:
        """Empty all boxes."""
        self.set_text("")

    def step_back(self, box: "_Box") -> None:
        """Go to the end of the box before."""
        place = self.boxes.index(box)
        if place:
            before = self.boxes[place - 1]
            before.setFocus()
            before.end(False)

    def step_on(self, box: "_Box") -> None:
        """Go to the start of the box behind."""
        place = self.boxes.index(box)
        if place < len(self.boxes) - 1:
            behind = self.boxes[place + 1]
            behind.setFocus()
            behind.home(False)

    def take_number(self, number: str) -> None:
        """Put a whole number in place of what was there, and go to its end."""
        self.set_text(number)
        self._go_to_end(len(self.boxes) - 1)

    def _on_edited(self, place: int) -> None:
        box = self.boxes[place]
        cursor = box.cursorPosition()
        plain = _plain(box.text())
        if self._overruns(place, plain):
            box.setText(plain[: cursor - 1] + plain[cursor:])
            box.setCursorPosition(cursor - 1)
        elif len(plain) > GROUP:
            self._go_to_end(self._fill(place, plain))
        else:
            if plain != box.text():
                box.setText(plain)
                box.setCursorPosition(min(cursor, len(plain)))
            if len(plain) == GROUP and box.cursorPosition() == GROUP:
                self.step_on(box)
        self.changed.emit()

    def _overruns(self, place: int, plain: str) -> bool:
        """Tell whether a character too many would push another out of the next box."""
        is_last = place == len(self.boxes) - 1
        return (
            len(plain) == GROUP + 1
            and not is_last
            and bool(self.boxes[place + 1].text())
        )

    def _go_to_end(self, place: int) -> None:
        self.boxes[place].setFocus()
        self.boxes[place].end(False)

    def _fill(self, place: int, text: str) -> int:
        """Spread a text over the boxes from a place on; return the last one filled."""
        last = len(self.boxes) - 1
        while True:
            part, text = (text, "") if place == last else (text[:GROUP], text[GROUP:])
            self.boxes[place].setText(part)
            if not text:
                return place
            place += 1


class _Box(NumberLine):
    """One group; a number that comes in as a whole is for all of them."""

    def __init__(self, boxes: CodeBoxes, wanted: Wanted, name: str) -> None:
        super().__init__(wanted, boxes)
        self._boxes = boxes
        self.setAccessibleName(name)
        self.setFixedWidth(_BOX_WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def take_number(self, number: str) -> None:
        self._boxes.take_number(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Backspace and the arrow keys cross the gaps between the boxes."""
        at_start = self.cursorPosition() == 0 and not self.hasSelectedText()
        at_end = self.cursorPosition() == len(self.text())
        if (at_start and event.key() == Qt.Key.Key_Backspace) or (
            at_start and event.key() == Qt.Key.Key_Left
        ):
            self._boxes.step_back(self)
        elif at_end and event.key() == Qt.Key.Key_Right:
            self._boxes.step_on(self)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the group when Tab comes here, to type over it."""
        super().focusInEvent(event)
        if event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        ):
            self.selectAll()


def _plain(text: str) -> str:
    """Drop hyphens and blanks and raise letters; the rest stays as it was typed."""
    return _SEPARATORS.sub("", text).upper()
