"""The scenarios to choose from, by what they are for."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from core import scenarios
from core.scenarios.plans import Description, Group
from gui.labels.console import Console

GROUPS = {
    Group.FIRST_STEPS: Console.first_steps,
    Group.DAILY_WORK: Console.daily_work,
    Group.TROUBLES: Console.troubles,
}
_NAME, _DESCRIPTION = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class ScenarioList(QListWidget):
    """Titles below headings, which the keyboard passes over.

    A screen reader hears with each title what it is for.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("scenarios")
        self.setAccessibleName(name)
        described = {name: scenarios.describe(name) for name in scenarios.names()}
        for group, heading in GROUPS.items():
            self._add_heading(heading)
            for name, description in described.items():
                if description.group is group:
                    self._add(name, description, heading)
        self.setCurrentRow(1)  # the first below a heading

    @property
    def scenario(self) -> str:
        """The name of the scenario that is chosen."""
        return str(self.currentItem().data(_NAME))

    @property
    def description(self) -> Description:
        """What the scenario is that is chosen."""
        described = self.currentItem().data(_DESCRIPTION)
        assert isinstance(described, Description)
        return described

    def moveCursor(
        self, action: QListWidget.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go on to the entry below where a key leads to a heading."""
        index = super().moveCursor(action, modifiers)
        is_heading = index.isValid() and not index.flags()
        return index.siblingAtRow(index.row() + 1) if is_heading else index

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.font()
        font.setBold(True)
        item.setFont(font)

    def _add(self, name: str, description: Description, heading: str) -> None:
        item = QListWidgetItem(description.title, self)
        item.setData(_NAME, name)
        item.setData(_DESCRIPTION, description)
        heard = f"{description.title} ({heading})"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, heard)
