"""The line above the list in which a person types what to look for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from gui.labels.text import strip_mnemonic
from gui.manager.panes.list_pane import ListPane


class FilterBar(QWidget):
    """Filters a list while a person types; hidden until it is asked for."""

    def __init__(self, label: str, pane: ListPane, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = pane
        self.setObjectName("filter-bar")
        self._edit = QLineEdit(self)
        self._edit.setObjectName("filter")
        self._edit.setAccessibleName(strip_mnemonic(label))
        self._edit.setClearButtonEnabled(True)
        self._edit.textChanged.connect(pane.filter)
        self._edit.returnPressed.connect(self._go_to_list)
        title = QLabel(label, self)
        title.setBuddy(self._edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 3, 6, 3)
        row.addWidget(title)
        row.addWidget(self._edit, 1)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), parent)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.activated.connect(self.close_filter)
        self.hide()
        self._escape.setEnabled(False)

    def ask(self) -> None:
        """Show the line, with what was typed selected."""
        self.show()
        self._escape.setEnabled(True)
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()

    def close_filter(self) -> None:
        """Show all rows, and hide the line."""
        had_focus = self._edit.hasFocus()
        self._edit.clear()
        self._escape.setEnabled(False)
        self.hide()
        if had_focus:
            self._go_to_list()

    def _go_to_list(self) -> None:
        self._pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
