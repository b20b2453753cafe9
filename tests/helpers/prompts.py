"""A person who answers each question for a file with the same one."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gui.session.prompts import Prompts, Tone


class ChosenFile(Prompts):
    """Where a file is asked for it is this one; complaints are shown as ever."""

    file = Path()
    is_told = False
    """Whether something was told that is no complaint."""

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
        if tone is Tone.INFORMATION:
            self.is_told = True
        else:
            super().show_message(parent, text, tone, then, details, beside, behind)

    def ask_for_file(
        self, parent: QWidget, folder: Path, filters: str, then: Callable[[Path], None]
    ) -> None:
        then(self.file)

    def ask_where_to_save(
        self,
        parent: QWidget,
        suggested: Path,
        filters: str,
        then: Callable[[Path], None],
    ) -> None:
        then(self.file)
