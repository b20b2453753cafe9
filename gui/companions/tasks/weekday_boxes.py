"""The days of the week, each with a box to tick."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from core.catalog import Weekday
from gui.labels.tasks import WEEKDAYS

_IN_A_ROW = 4


class WeekdayBoxes(QWidget):
    """Seven check boxes in two rows."""

    changed = Signal()

    def __init__(self, ticked: Iterable[Weekday], parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        chosen = set(ticked)
        self._boxes: dict[Weekday, QCheckBox] = {}
        for place, (day, label) in enumerate(WEEKDAYS.items()):
            box = QCheckBox(label, self)
            box.setObjectName(day.value.lower())
            box.setChecked(day in chosen)
            box.clicked.connect(lambda _: self.changed.emit())
            grid.addWidget(box, place // _IN_A_ROW, place % _IN_A_ROW)
            self._boxes[day] = box
        self.setFocusProxy(self._boxes[Weekday.MONDAY])

    @property
    def ticked(self) -> tuple[Weekday, ...]:
        """The days that are chosen, in the order of the week."""
        return tuple(day for day, box in self._boxes.items() if box.isChecked())
