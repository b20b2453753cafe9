"""PowerShell View: what was done, as the documented calls that do the same."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.catalog import ProductVersion
from core.powershell.translation import of_entry
from core.records import JournalEntry
from gui.labels.text import strip_mnemonic
from gui.session.session import Session
from gui.widgets.buttons import push_button
from gui.widgets.clipboard import copy_text

_HISTORY = 200
"""Rows of the journal that are shown when the view is opened."""
_LINES = 5000
_HEIGHT = 170
_FONTS = ["Consolas", "Cascadia Mono", "DejaVu Sans Mono", "Liberation Mono"]


class PowerShellView(QDockWidget):
    """A panel that follows the journal."""

    toggled = Signal(bool)

    def __init__(self, session: Session, parent: QWidget) -> None:
        text = session.labels.console
        super().__init__(text.powershell_title, parent)
        self._session = session
        self._seq = 0
        self.setObjectName("powershell-view")
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        close = self.findChild(QAbstractButton, "qt_dockwidget_closebutton")
        assert isinstance(close, QAbstractButton)
        close.setAccessibleName(text.close)
        self._text = self._build_text(strip_mnemonic(text.powershell_text))
        title = QLabel(text.powershell_text, self)
        title.setBuddy(self._text)
        copy = push_button(text.powershell_copy, "powershell_copy", self.copy, self)
        copy.setToolTip(text.powershell_copy_tip)
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(copy)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(6, 4, 6, 6)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._text, 1)
        self.setWidget(body)
        self.follow()

    def follow(self) -> None:
        """Add what the journal has more than is shown."""
        lab = self._session.lab
        begin = self._seq or max(lab.last_seq() - _HISTORY, 0)
        versions = {s.name.casefold(): s.version for s in lab.servers()}
        otherwise = lab.settings().edition

        def version_of(server: str) -> ProductVersion:
            return versions.get(server.casefold(), otherwise)

        for entry in lab.journal(after=begin):
            self._append(entry, of_entry(entry, version_of))

    def copy(self) -> None:
        """Copy what is selected, or everything."""
        chosen = self._text.textCursor().selection().toPlainText()
        copy_text(chosen or self._text.toPlainText())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.toggled.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():  # and not only its window minimised
            self.toggled.emit(False)

    def _append(self, entry: JournalEntry, lines: list[str]) -> None:
        before = [""] if self._seq else []
        self._text.appendPlainText("\n".join([*before, *lines]))
        self._seq = entry.seq

    def _build_text(self, name: str) -> QPlainTextEdit:
        edit = QPlainTextEdit(self)
        edit.setObjectName("powershell_text")
        edit.setAccessibleName(name)
        edit.setReadOnly(True)
        edit.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        edit.setMaximumBlockCount(_LINES)
        edit.setTabChangesFocus(True)
        font = QFont(_FONTS)
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPixelSize(edit.font().pixelSize())
        edit.setFont(font)
        edit.setMinimumHeight(_HEIGHT // 2)
        return edit
