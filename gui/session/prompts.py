"""All questions and messages to the person go through here; tests answer by script."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from core.file_names import portable
from gui.labels.console import Console
from gui.labels.text import soften_breaks
from gui.theme import icons
from gui.widgets.clipboard import copy_text
from gui.widgets.help_request import ask_for_help

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget


def _suffix_of(chosen: str) -> str:
    """Read the suffix out of a file dialog's filter, `CSV files (*.csv)`."""
    return chosen.rpartition("*.")[2].rstrip(")")


def _add_choices(
    box: QMessageBox,
    choices: Sequence[tuple[str, Callable[[], object]]],
    otherwise: Callable[[], object] | None,
) -> list[QPushButton]:
    """Add buttons; once the box is closed, call what the one that was chosen says."""
    role = box.ButtonRole.ActionRole
    buttons = [box.addButton(label, role) for label, _ in choices]
    for number, button in enumerate(buttons, start=1):
        button.setObjectName(f"choice-{number}")

    def on_finished(_: int) -> None:
        call = otherwise
        if (clicked := box.clickedButton()) in buttons:
            call = choices[buttons.index(clicked)][1]
        if call is not None:
            call()

    box.finished.connect(on_finished)
    return buttons


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

    def __init__(self, title: str, say: Callable[[str], str] = str) -> None:
        """Give every message box this caption (ui.md 0), and the edition's words."""
        self.title = title
        self._say = say
        self._without_parent: QMessageBox | None = None  # nobody else keeps it alive

    def show_message(
        self,
        parent: QWidget | None,
        text: str,
        tone: Tone = Tone.WARNING,
        then: Callable[[], object] | None = None,
        details: str = "",
        beside: Sequence[tuple[str, Callable[[], object]]] = (),
        behind: str = "",
    ) -> None:
        """Show a message with OK, and with Copy where there are details to copy.

        What stands behind it comes up by Show Details…, and can be copied there.
        What is offered beside OK is called once the box is closed.
        """
        from PySide6.QtWidgets import QMessageBox

        box = self._box(parent, text, tone)
        ok = box.addButton(QMessageBox.StandardButton.Ok)
        ok.setObjectName("ok")
        box.setDefaultButton(ok)
        box.setEscapeButton(ok)
        if details:
            copy = box.addButton(Console.copy, QMessageBox.ButtonRole.ActionRole)
            copy.setObjectName("copy")
            copy.clicked.connect(lambda: copy_text(details))
        if behind:
            box.setDetailedText(behind)
        _add_choices(box, beside, then)
        box.open()

    def ask(
        self,
        parent: QWidget | None,
        text: str,
        choices: list[tuple[str, Callable[[], object]]],
        cancel: str,
        otherwise: Callable[[], object] | None = None,
        tone: Tone = Tone.QUESTION,
        *,
        is_harmful: bool = False,
    ) -> QMessageBox:
        """Offer choices, the first as default, and a way out.

        Where a choice takes something from others, the way out is the default. What
        is chosen is called once the box is closed.
        """
        from PySide6.QtWidgets import QMessageBox

        box = self._box(parent, text, tone)
        buttons = _add_choices(box, choices, otherwise)
        way_out = box.addButton(cancel, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(way_out if is_harmful else buttons[0])
        box.setEscapeButton(way_out)
        way_out.setObjectName("cancel")
        box.open()
        return box

    def ask_for_file(
        self, parent: QWidget, folder: Path, filters: str, then: Callable[[Path], None]
    ) -> None:
        """Ask for an existing file."""
        from PySide6.QtWidgets import QFileDialog

        dialog = self._file_dialog(parent, folder, filters, then)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.open()

    def ask_for_folder(
        self, parent: QWidget, folder: Path, then: Callable[[Path], None]
    ) -> None:
        """Ask for an existing folder."""
        from PySide6.QtWidgets import QFileDialog

        dialog = self._file_dialog(parent, folder, "", then)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.open()

    def ask_where_to_save(
        self,
        parent: QWidget,
        suggested: Path,
        filters: str,
        then: Callable[[Path], None],
    ) -> None:
        """Ask for the name of a new file; what is suggested is one on every system."""
        from PySide6.QtWidgets import QFileDialog

        dialog = self._file_dialog(parent, suggested.parent, filters, then)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(_suffix_of(chosen))
        )
        dialog.selectFile(portable(suggested.stem, suggested.suffix))
        dialog.open()

    def ask_for_printer(
        self, parent: QWidget, printer: QPrinter, then: Callable[[], object]
    ) -> None:
        """Ask where and how to print."""
        from PySide6.QtPrintSupport import QPrintDialog
        from PySide6.QtWidgets import QDialog

        dialog = QPrintDialog(printer, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: then())
        QDialog.open(dialog)  # the dialog's own one wants a slot to call

    def _box(self, parent: QWidget | None, text: str, tone: Tone) -> QMessageBox:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(parent)
        box.setObjectName("prompt")
        box.setWindowTitle(self.title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(soften_breaks(self._say(text)))
        box.setIconPixmap(icons.picture(tone.value, 32, 32))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        help_key = QShortcut(QKeySequence.StandardKey.HelpContents, box)
        help_key.activated.connect(lambda: ask_for_help(box, "messages"))
        if parent is None:
            self._without_parent = box
        return box

    def _file_dialog(
        self, parent: QWidget, folder: Path, filters: str, then: Callable[[Path], None]
    ) -> QFileDialog:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(parent, "", str(folder), filters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        return dialog
