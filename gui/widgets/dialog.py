"""What every dialog has: a caption, a body, and a row of buttons at the bottom."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from gui.labels.console import Console
from gui.labels.text import strip_mnemonic
from gui.theme import icons
from gui.widgets.help_request import ask_for_help
from gui.widgets.kept_place import KeptPlace

Buttons = QDialogButtonBox.StandardButton
_LABELS = {  # Qt's own differ from desktop to desktop
    Buttons.Ok: Console.ok,
    Buttons.Cancel: Console.cancel,
    Buttons.Apply: Console.apply,
    Buttons.Help: strip_mnemonic(Console.help),
    Buttons.Close: Console.close,
}


class Dialog(QDialog):
    """A window-modal dialog, opened with open() and gone when it is closed."""

    help_topic = ""
    """The topic that F1 opens; every dialog names one."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        name = type(self).__name__
        self.setObjectName(re.sub(r"(?<=.)(?=[A-Z])", "-", name).lower())
        self.setWindowTitle(title)
        self.setWindowIcon(icons.icon("app"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.body = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 11, 11, 11)
        column.setSpacing(11)
        column.addLayout(self.body, 1)
        help_key = QShortcut(QKeySequence.StandardKey.HelpContents, self)
        help_key.activated.connect(self.ask_for_help)
        KeptPlace(self)

    def ask_for_help(self) -> None:
        """Ask for the help on this dialog."""
        ask_for_help(self, self.help_topic)

    def add_buttons(self, which: Buttons) -> QDialogButtonBox:
        """Add the row of buttons; OK accepts, Cancel and Close reject."""
        box = QDialogButtonBox(which, self)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        box.helpRequested.connect(self.ask_for_help)
        for button in box.buttons():
            standard = box.standardButton(button)
            button.setObjectName(str(standard.name).lower())
            button.setText(_LABELS[standard])
            button.setIcon(QIcon())
        layout = self.layout()
        assert layout is not None
        layout.addWidget(box)
        return box
