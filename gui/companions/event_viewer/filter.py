"""Which events Event Viewer shows: check boxes for levels, and IDs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from core.event_filter import EVENT_IDS, read_ids
from core.event_kinds import EventLevel
from core.problems import Problem
from gui.labels.events import LEVEL_BOX
from gui.labels.events import EventText as Text
from gui.labels.text import strip_mnemonic
from gui.widgets.form import Note


class EventFilter(QWidget):
    """Levels and IDs; `changed` is sent when other events are wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.ids: list[range] = []
        self._boxes = {level: self._build_box(level) for level in LEVEL_BOX}
        self._field = self._build_field()
        self._note = Note(self._field, self)
        title = QLabel(Text.event_ids, self)
        title.setBuddy(self._field)
        row = QHBoxLayout()
        row.addWidget(QLabel(Text.levels, self))
        for box in self._boxes.values():
            row.addWidget(box)
        row.addSpacing(16)
        row.addWidget(title)
        row.addWidget(self._field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addLayout(row)
        column.addWidget(self._note)

    @property
    def levels(self) -> list[EventLevel]:
        """The levels that are ticked."""
        return [level for level, box in self._boxes.items() if box.isChecked()]

    def show_problems(self) -> None:
        """Tick warnings and errors alone."""
        for level, box in self._boxes.items():
            box.setChecked(level is not EventLevel.INFORMATION)

    def _build_box(self, level: EventLevel) -> QCheckBox:
        box = QCheckBox(LEVEL_BOX[level], self)
        box.setObjectName(f"level-{level.value}")
        box.setChecked(True)
        box.toggled.connect(self.changed)
        return box

    def _build_field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(EVENT_IDS)
        field.setAccessibleName(strip_mnemonic(Text.event_ids))
        field.setPlaceholderText(Text.all_ids)
        field.textChanged.connect(self._on_typed)
        return field

    def _on_typed(self, text: str) -> None:
        """Filter while it is typed; what cannot be read changes nothing."""
        ids = read_ids(text)
        if isinstance(ids, Problem):
            self._note.say(ids.text)
        else:
            self._note.say("")
            self.ids = ids
            self.changed.emit()
