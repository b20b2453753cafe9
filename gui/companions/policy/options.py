"""The options of a policy setting, which count while it is enabled."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from core.catalog import PolicyName
from core.problems import text_problem
from core.records import server_list
from core.text import clean
from gui.labels.policy import MODE, Policy
from gui.labels.text import strip_mnemonic
from gui.widgets.buttons import push_button
from gui.widgets.form import Note
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.session.session import Session


class Options(QWidget):
    """What can be entered for one setting."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    @property
    @abstractmethod
    def value(self) -> str:
        """The value as the setting keeps it."""

    @abstractmethod
    def show_value(self, value: str) -> None:
        """Show the value of a setting; empty where it has none."""

    @abstractmethod
    def is_usable(self) -> bool:
        """Tell whether the value can be kept; where not, say why at the field."""


class NoOptions(Options):
    """For a setting that is only switched on or off."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._column.addWidget(plain_label(Policy.no_options, self))
        self._column.addStretch()

    @property
    def value(self) -> str:
        return ""

    def show_value(self, value: str) -> None:
        pass

    def is_usable(self) -> bool:
        return True


class ModeOptions(Options):
    """The licensing mode."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._combo = QComboBox(self)
        self._combo.setObjectName("mode")
        self._combo.setAccessibleName(strip_mnemonic(Policy.mode))
        for mode, text in MODE.items():
            self._combo.addItem(text, mode.value)
        self._combo.currentIndexChanged.connect(self.changed)
        title = plain_label(Policy.mode, self)
        title.setBuddy(self._combo)
        self._column.addWidget(title)
        self._column.addWidget(self._combo)
        self._column.addStretch()

    @property
    def value(self) -> str:
        return str(self._combo.currentData())

    def show_value(self, value: str) -> None:
        self._combo.setCurrentIndex(max(self._combo.findData(value), 0))

    def is_usable(self) -> bool:
        return True


class ServerOptions(Options):
    """The license servers, in one line or in a list."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._edit = QLineEdit(self)
        self._edit.setObjectName("servers")
        self._edit.setAccessibleName(strip_mnemonic(Policy.servers))
        self._note = Note(self._edit, self)
        self._edit.textChanged.connect(self._on_typed)
        title = QLabel(Policy.servers, self)
        title.setBuddy(self._edit)
        show = push_button(Policy.show, "show", self._on_show, self)
        self._column.addWidget(title)
        self._column.addWidget(self._edit)
        self._column.addWidget(self._note)
        self._column.addWidget(plain_label(Policy.servers_hint, self))
        self._column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch()

    @property
    def value(self) -> str:
        return clean(self._edit.text())

    def show_value(self, value: str) -> None:
        self._edit.setText(value)
        self._note.say("")

    def is_usable(self) -> bool:
        named = self.value if server_list(self.value) else ""
        problem = text_problem("servers", named, required=Policy.server_needed)
        if problem is not None:
            self._note.say(problem.text)
            self._edit.setFocus()
        return problem is None

    def _on_typed(self) -> None:
        self._note.say("")
        self.changed.emit()

    def _on_show(self) -> None:
        from gui.companions.policy.show_contents import ShowContentsDialog

        names = server_list(self._edit.text())
        dialog = ShowContentsDialog(names, self._session, self)
        dialog.kept.connect(lambda names: self._edit.setText(", ".join(names)))
        dialog.open()


def options_for(setting: PolicyName) -> Callable[[Session, QWidget], Options]:
    """Return what makes the options of a setting."""
    return _OPTIONS.get(setting, NoOptions)


_OPTIONS: dict[PolicyName, Callable[[Session, QWidget], Options]] = {
    PolicyName.LICENSING_MODE: ModeOptions,
    PolicyName.LICENSE_SERVERS: ServerOptions,
}
