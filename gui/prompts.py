"""All questions and messages to the person go through here; tests answer by script."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gui import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


class Tone(Enum):
    """How a message looks."""

    INFORMATION = "message-information"
    WARNING = "message-warning"
    ERROR = "message-error"
    QUESTION = "message-question"


class Prompts:
    """Message boxes and file dialogs; they never block, the answer comes by a call.

    Their classes are imported when first needed: the window starts sooner.
    """

    def __init__(self, title: str) -> None:
        """Give every message box this caption (ui.md 0)."""
        self.title = title

    def tell(
        self,
        parent: QWidget | None,
        text: str,
        tone: Tone = Tone.WARNING,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Show a message with OK."""
        from PySide6.QtWidgets import QMessageBox

        box = self._box(parent, text, tone)
        box.setStandardButtons(QMessageBox.StandardButton.Ok)
        if then is not None:
            box.finished.connect(lambda _: then())
        box.open()

    def choose(
        self,
        parent: QWidget | None,
        text: str,
        choices: list[tuple[str, Callable[[], object]]],
        cancel: str,
        otherwise: Callable[[], object] | None = None,
    ) -> None:
        """Offer choices, the first as default, and a way out."""
        from PySide6.QtWidgets import QMessageBox

        box = self._box(parent, text, Tone.QUESTION)
        for label, call in choices:
            button = box.addButton(label, QMessageBox.ButtonRole.ActionRole)
            button.clicked.connect(call)
        way_out = box.addButton(cancel, QMessageBox.ButtonRole.RejectRole)
        if otherwise is not None:
            way_out.clicked.connect(otherwise)
        box.setEscapeButton(way_out)
        box.open()

    def ask_for_file(
        self, parent: QWidget, folder: Path, filters: str, then: Callable[[Path], None]
    ) -> None:
        """Ask for an existing file."""
        from PySide6.QtWidgets import QFileDialog

        dialog = self._file_dialog(parent, folder, filters, then)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.open()

    def ask_where_to_save(
        self,
        parent: QWidget,
        suggested: Path,
        filters: str,
        then: Callable[[Path], None],
    ) -> None:
        """Ask for the name of a new file."""
        from PySide6.QtWidgets import QFileDialog

        dialog = self._file_dialog(parent, suggested.parent, filters, then)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
        dialog.selectFile(suggested.name)
        dialog.open()

    def _box(self, parent: QWidget | None, text: str, tone: Tone) -> QMessageBox:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(parent)
        box.setWindowTitle(self.title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        box.setIconPixmap(look.picture(tone.value, 32, 32))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return box

    def _file_dialog(
        self, parent: QWidget, folder: Path, filters: str, then: Callable[[Path], None]
    ) -> QFileDialog:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(parent, "", str(folder), filters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        return dialog
