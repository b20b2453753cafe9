"""What is done with the list on the right, whatever it shows."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from gui.labels.text import strip_mnemonic
from gui.manager.handlers.handler import ActionHandlers
from gui.widgets.chunked_task import ChunkedTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gui.manager.handlers.handler import Handlers
    from gui.manager.main_window import MainWindow
    from gui.session.session import Session

_BETWEEN_PAUSES = 100


class ListHandlers(ActionHandlers):
    """Copies, exports and arranges the list."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window, session)
        self._copying = ChunkedTask(window)

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
        titles, _, rows = self._window.list.rows_as_shown(selected_only=True)
        self._copying.start(_copied(chain([titles], rows)))

    def copy_cell(self) -> None:
        """Copy the text of the current cell alone."""
        QGuiApplication.clipboard().setText(self._window.list.cell_text())

    def export_list(self) -> None:
        """Save the list as it is shown."""
        from gui.export.files import file_name
        from gui.export.formats import filters

        title = self._title()
        self._session.prompts.ask_where_to_save(
            self._window,
            Path.home() / file_name(title),
            filters(self._labels),
            lambda path: self._window.list.when_ready(lambda: self._save(path, title)),
        )

    def customize_columns(self) -> None:
        """Choose the columns of the list."""
        from gui.manager.columns_dialog import ColumnsDialog

        ColumnsDialog(self._window.list, self._labels, self._window).open()

    def _title(self) -> str:
        place = self._window.place
        return place.server or strip_mnemonic(self._labels.all_servers)

    def _save(self, path: Path, title: str) -> None:
        from gui.export.saving import save
        from gui.models.sheet import Sheet, sliced

        header, count, rows = self._window.list.rows_as_shown()
        sheet = Sheet(title, header, count, lambda: sliced(rows))
        save(sheet, path, self._session, self._window)


def _copied(rows: Iterable[Sequence[str]]) -> Iterator[None]:
    """Copy rows, tab-separated, with pauses; the clipboard changes at the end."""
    lines = []
    for number, row in enumerate(rows, start=1):
        lines.append("\t".join(row))
        if number % _BETWEEN_PAUSES == 0:
            yield
    QGuiApplication.clipboard().setText("\n".join(lines))
