"""What is done with the list on the right, whatever it shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from gui.errands.errand import Errands
from gui.labels.editions import plain

if TYPE_CHECKING:
    from gui.errands.errand import Handlers


class ListErrands(Errands):
    """Copies, exports and arranges the list."""

    def handlers(self) -> Handlers:
        return {
            "copy": self.copy,
            "copy_cell": self.copy_cell,
            "filter_list": self._window.filter_bar.ask,
            "export_list": self.export_list,
            "customize_columns": self.customize_columns,
        }

    def copy(self) -> None:
        """Copy the selected rows with headers, tab-separated."""
        rows = self._window.list.texts(selected_only=True)
        lines = ["\t".join(row) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def copy_cell(self) -> None:
        """Copy the text of the current cell alone."""
        QGuiApplication.clipboard().setText(self._window.list.cell_text())

    def export_list(self) -> None:
        """Save the list as it is shown."""
        from gui.export.files import file_name
        from gui.export.formats import filters

        title = self._title()
        self._desk.prompts.ask_where_to_save(
            self._window,
            Path.home() / file_name(title),
            filters(self._labels),
            lambda path: self._window.list.when_ready(lambda: self._save(path, title)),
        )

    def customize_columns(self) -> None:
        """Choose the columns of the list."""
        from gui.dialogs.columns import ColumnsDialog

        ColumnsDialog(self._window.list, self._labels, self._window).open()

    def _title(self) -> str:
        place = self._window.place
        return place.server or plain(self._labels.all_servers)

    def _save(self, path: Path, title: str) -> None:
        from gui.export.saving import save
        from gui.export.sheet import Sheet, sliced

        header, count, rows = self._window.list.rows_as_shown()
        sheet = Sheet(title, header, count, lambda: sliced(rows))
        save(sheet, path, self._desk, self._window)
