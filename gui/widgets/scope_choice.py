"""The choice of a discovery scope, each with its rule (ui.md 4)."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from core.catalog import DiscoveryScope
from gui.labels import words
from gui.widgets.text import plain_label

_ORDER = tuple(DiscoveryScope)


class ScopeChoice(QWidget):
    """The three scopes; those that are not offered are greyed."""

    changed = Signal()

    def __init__(
        self,
        offered: Collection[DiscoveryScope],
        chosen: DiscoveryScope,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._choices = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, scope in enumerate(_ORDER):
            choice = QRadioButton(words.SCOPE_CHOICE[scope], self)
            choice.setObjectName(f"scope-{scope.value}")
            choice.setAccessibleDescription(words.SCOPE_RULE[scope])
            choice.setEnabled(scope in offered)
            choice.setChecked(scope is chosen)
            self._choices.addButton(choice, row)
            grid.addWidget(choice, row, 0, top)
            grid.addWidget(plain_label(words.SCOPE_RULE[scope], self), row, 1, top)
        button = self._choices.checkedButton()
        assert button is not None
        self.setFocusProxy(button)
        self._choices.idToggled.connect(lambda *_: self.changed.emit())

    @property
    def scope(self) -> DiscoveryScope:
        """The chosen scope."""
        return _ORDER[self._choices.checkedId()]
