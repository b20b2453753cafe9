"""The line above a table in which a person types what to look for."""

import unicodedata

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from gui.labels.text import strip_mnemonic
from gui.tables.keys import EXPORT_KEYS


class FilterBar(QWidget):
    """Filters while a person types; hidden until it is asked for, or it stays."""

    typed = Signal(str)
    """Only the rows that contain this text are wanted."""
    left = Signal()
    """The rows are to be worked with again."""

    def __init__(
        self,
        label: str,
        rows: QWidget,
        parent: QWidget,
        *,
        name: str = "filter",
        stays: bool = False,
    ) -> None:
        """Filter what is shown in `rows`; Esc is heard in both."""
        super().__init__(parent)
        self._stays = stays
        self.setObjectName(f"{name}-bar")
        self.edit = self._build_edit(label, name)
        self.edit.installEventFilter(self)
        title = QLabel(label, self)
        title.setBuddy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(*((0, 0, 0, 0) if stays else (6, 3, 6, 3)))
        row.addWidget(title)
        row.addWidget(self.edit, 1)
        self._escapes = [self._build_escape(widget) for widget in (self, rows)]
        self._hear_escape(on=False)
        self.setVisible(stays)

    def ask(self) -> None:
        """Show the line, with what was typed selected."""
        self.show()
        self._hear_escape(on=not self._stays or bool(self.edit.text()))
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def close_filter(self) -> None:
        """Show all rows, and hide the line unless it stays."""
        had_focus = self.edit.hasFocus()
        self.edit.clear()
        self._hear_escape(on=False)
        self.setVisible(self._stays)
        if had_focus:
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Ctrl+E to the window, which the field would take; Down goes to rows."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        kind, keys = event.type(), event.keyCombination()
        if kind == QEvent.Type.ShortcutOverride and keys == EXPORT_KEYS:
            event.ignore()
            return True
        if kind == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def _build_edit(self, label: str, name: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        edit.setAccessibleName(strip_mnemonic(label))
        edit.setClearButtonEnabled(True)
        edit.textChanged.connect(self._on_typed)
        edit.returnPressed.connect(self.left)
        return edit

    def _build_escape(self, widget: QWidget) -> QShortcut:
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), widget)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_filter)
        return escape

    def _hear_escape(self, *, on: bool) -> None:
        """Leave Esc to the window while it has nothing to show again."""
        for escape in self._escapes:
            escape.setEnabled(on)

    def _on_typed(self, text: str) -> None:
        if self._stays:
            self._hear_escape(on=bool(text))
        self.typed.emit(unicodedata.normalize("NFC", text))  # as names are
