"""The choice of the computer that a window is used on."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from core.records import Computer, Device
from gui.labels.text import strip_mnemonic

_MARGIN, _ABOVE = 8, 6
_WIDTH = 190


class ComputerBox(QWidget):
    """A drop-down list of computers; the first is chosen at the start."""

    chosen = Signal()

    def __init__(
        self, label: str, parent: QWidget, margin: int = _MARGIN, everything: str = ""
    ) -> None:
        """Offer computers; above them all of them, where there are words for that."""
        super().__init__(parent)
        self._everything = [everything] if everything else []
        self._combo = QComboBox(self)
        self._combo.setObjectName("computer")
        self._combo.setAccessibleName(strip_mnemonic(label))
        self._combo.setFixedWidth(_WIDTH)
        self._combo.currentIndexChanged.connect(self.chosen)
        title = QLabel(label, self)
        title.setBuddy(self._combo)
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, _ABOVE, margin, _ABOVE)
        row.addWidget(title)
        row.addWidget(self._combo)
        row.addStretch()

    @property
    def computer(self) -> str:
        """The name of the chosen computer; empty where all of them are."""
        is_one = self._combo.currentIndex() >= len(self._everything)
        return self._combo.currentText() if is_one else ""

    def choose(self, computer: str) -> None:
        """Choose a computer of the list."""
        self._combo.setCurrentText(computer)

    def show_computers(self, computers: Iterable[Computer | Device]) -> None:
        """List these computers once; the chosen one stays, where it is still there."""
        found = dict.fromkeys(computer.name for computer in computers)
        names = [*self._everything, *found]
        if names == [self._combo.itemText(i) for i in range(self._combo.count())]:
            return
        with QSignalBlocker(self._combo):
            before = self._combo.currentText()
            self._combo.clear()
            self._combo.addItems(names)
            self._combo.setCurrentIndex(max(self._combo.findText(before), 0))
