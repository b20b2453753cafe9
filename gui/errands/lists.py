"""What is done with the list on the right, whatever it shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from core.errors import LabError
from gui.errands.errand import Errands
from gui.labels.editions import plain

if TYPE_CHECKING:
    from gui.errands.errand import Handlers


class ListErrands(Errands):
    """Copies, exports and arranges the list."""

    def handlers(self) -> Handlers:
        return {
            "copy": self.copy,
            "export_list": self.export_list,
            "customize_columns": self.customize_columns,
        }

    def copy(self) -> None:
        """Copy the selected rows with headers, tab-separated."""
        rows = self._window.list.texts(selected_only=True)
        lines = ["\t".join(row) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def export_list(self) -> None:
        """Save the list as CSV."""
        from gui import export

        rows = self._window.list.texts(selected_only=False)
        suggested = Path.home() / export.file_name(self._title())
        self._desk.prompts.ask_where_to_save(
            self._window,
            suggested,
            self._labels.csv_files,
            lambda path: self._save(path, rows),
        )

    def customize_columns(self) -> None:
        """Choose the columns of the list."""
        from gui.dialogs.columns import ColumnsDialog

        ColumnsDialog(self._window.list, self._labels, self._window).open()

    def _title(self) -> str:
        place = self._window.place
        return place.server or plain(self._labels.all_servers)

    def _save(self, path: Path, rows: list[list[str]]) -> None:
        from gui import export

        try:
            export.save_csv(path, rows)
        except LabError as error:
            self._desk.prompts.tell(self._window, str(error))
