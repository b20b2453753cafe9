"""PowerShell View: what was done and looked at, as the documented calls for it."""

from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QHideEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.catalog import ProductVersion
from core.powershell.dialect import Dialect
from core.powershell.looks import Look
from core.powershell.translation import of_entry
from gui.labels.text import strip_mnemonic
from gui.session.session import Session
from gui.widgets.buttons import push_button
from gui.widgets.clipboard import copy_text

_HISTORY = 200
"""Rows of the journal that are shown when the view is opened."""
_LINES = 5000
_HEIGHT = 170
_DIALECT = "powershell/dialect"
_FONTS = ["Consolas", "Cascadia Mono", "DejaVu Sans Mono", "Liberation Mono"]


Write = Callable[[Dialect], list[str]]
"""Writes what was done, or looked at, in a dialect."""


class PowerShellView(QDockWidget):
    """A panel that follows the journal, and shows what is looked at meanwhile."""

    toggled = Signal(bool)

    def __init__(self, session: Session, parent: QWidget) -> None:
        text = session.labels.console
        super().__init__(text.powershell_title, parent)
        self._session = session
        self._seq = 0
        self._shown: deque[Write] = deque(maxlen=_LINES)
        self._last_look: Look | None = None
        self.setObjectName("powershell-view")
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        close = self.findChild(QAbstractButton, "qt_dockwidget_closebutton")
        assert isinstance(close, QAbstractButton)
        close.setAccessibleName(text.close)
        self._text = self._build_text(strip_mnemonic(text.powershell_text))
        title = QLabel(text.powershell_text, self)
        title.setBuddy(self._text)
        self._dialects = self._build_dialects(strip_mnemonic(text.powershell_dialect))
        written_with = QLabel(text.powershell_dialect, self)
        written_with.setBuddy(self._dialects)
        copy = push_button(text.powershell_copy, "powershell_copy", self.copy, self)
        copy.setToolTip(text.powershell_copy_tip)
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(written_with)
        top.addWidget(self._dialects)
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
            self._seq = entry.seq
            self._append(partial(of_entry, entry, version_of))
            self._last_look = None

    def show_look(self, look: Look) -> None:
        """Add what reads the same as what is looked at; the same again is one look."""
        if look != self._last_look:
            self._append(look.lines)
            self._last_look = look

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

    @property
    def _dialect(self) -> Dialect:
        return Dialect(self._dialects.currentData())

    def _append(self, write: Write) -> None:
        before = [""] if self._shown else []
        self._shown.append(write)
        self._text.appendPlainText("\n".join([*before, *write(self._dialect)]))

    def _on_dialect_chosen(self) -> None:
        """Write everything again, and in this dialect from now on."""
        settings = self._session.settings
        settings.remember(_DIALECT, self._dialect.value)
        settings.save()  # a kill later takes nothing that was chosen
        blocks = ["\n".join(write(self._dialect)) for write in self._shown]
        self._text.setPlainText("\n\n".join(blocks))
        self._text.moveCursor(QTextCursor.MoveOperation.End)

    def _build_dialects(self, name: str) -> QComboBox:
        text = self._session.labels.console
        combo = QComboBox(self)
        combo.setObjectName("powershell_dialect")
        combo.setAccessibleName(name)
        combo.addItem(text.powershell_cim, Dialect.CIM)
        combo.addItem(text.powershell_drive, Dialect.DRIVE)
        kept = self._session.settings.text(_DIALECT, Dialect.CIM, among=set(Dialect))
        combo.setCurrentIndex(combo.findData(kept))
        combo.currentIndexChanged.connect(self._on_dialect_chosen)
        return combo

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
