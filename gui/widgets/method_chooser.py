"""The connection methods to choose from, in wizards and in Properties."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from core.catalog import ConnectionMethod
from gui.labels import words
from gui.labels.console import Console
from gui.labels.text import strip_mnemonic
from gui.widgets.text import plain_label


class MethodChooser(QWidget):
    """The list of connection methods with what each is and needs."""

    chosen = Signal()

    def __init__(self, labels: Console, parent: QWidget) -> None:
        super().__init__(parent)
        self._combo = QComboBox(self)
        self._combo.setObjectName("connection_method")
        self._combo.setAccessibleName(strip_mnemonic(labels.connection_method))
        self._combo.setMinimumWidth(300)
        for method in ConnectionMethod:
            self._combo.addItem(words.METHOD[method], method)
        title = QLabel(labels.connection_method, self)
        title.setBuddy(self._combo)
        self._description = plain_label("", self)
        self._requirements = plain_label("", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(self._combo)
        column.addSpacing(10)
        column.addWidget(plain_label(labels.description, self))
        column.addWidget(self._description)
        column.addSpacing(8)
        column.addWidget(plain_label(labels.requirements, self))
        column.addWidget(self._requirements)
        self._combo.currentIndexChanged.connect(self._on_changed)
        self._on_changed()

    @property
    def method(self) -> ConnectionMethod:
        """The chosen method."""
        return ConnectionMethod(self._combo.currentData())

    def choose(self, method: ConnectionMethod) -> None:
        """Choose a method."""
        self._combo.setCurrentIndex(self._combo.findData(method))

    def _on_changed(self) -> None:
        self._description.setText(words.METHOD_DESCRIPTION[self.method])
        self._requirements.setText(words.METHOD_REQUIREMENTS[self.method])
        self.chosen.emit()
