"""What is done with the list on the right, whatever it shows."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from core import outside
from gui.labels.text import strip_mnemonic
from gui.manager.actions import Action, PlaceAction
from gui.manager.handlers.handler import ActionHandlers
from gui.manager.panes.view_mode import ViewMode
from gui.widgets.chunked_task import ChunkedTask
from gui.widgets.clipboard import copy_cell, copying_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from gui.manager.console import Console
    from gui.models.drawing import Drawing
    from gui.models.places import Place
    from gui.session.session import Session


class ListHandlers(ActionHandlers):
    """Copies, exports and arranges the list."""

    def __init__(self, console: Console, session: Session) -> None:
        super().__init__(console, session)
        self._copying = ChunkedTask(console.parent_window)

    def actions(self) -> Iterable[Action]:
        control, shift = Qt.Modifier.CTRL, Qt.Modifier.SHIFT
        yield Action(
            "copy",
            self.copy,
            is_possible=lambda c: c.has_selected_rows,
            shortcuts=(QKeySequence.StandardKey.Copy,),
        )
        yield Action(
            "copy_cell",
            self.copy_cell,
            is_possible=lambda c: c.has_selected_rows,
            shortcuts=(control | shift | Qt.Key.Key_C,),
        )
        yield Action(
            "filter_list",
            self._console.filter_bar.ask,
            shortcuts=(QKeySequence.StandardKey.Find,),
        )
        yield PlaceAction(
            "export_list",
            self.export_list,
            shortcuts=(control | Qt.Key.Key_E,),
            icon="export",
        )
        yield Action(
            "customize_columns",
            self.customize_columns,
            is_possible=lambda c: c.view.mode is ViewMode.DETAILS,
        )

    def copy(self) -> None:
        """Copy the selected rows with headers, tab-separated."""
        titles, _, rows = self._console.list.rows_as_shown(selected_only=True)
        self._copying.start(copying_rows(chain([titles], rows)))

    def copy_cell(self) -> None:
        """Copy the text of the current cell alone."""
        copy_cell(self._console.list.cell_text())

    def export_list(self, place: Place) -> None:
        """Save the list as it is shown."""
        from core.file_names import file_name
        from gui.export.formats import filters

        title = place.server or strip_mnemonic(self._labels.all_servers)
        self._session.prompts.ask_where_to_save(
            self._window,
            outside.home() / file_name(title, ".csv"),
            filters(self._labels),
            lambda path: self._console.list.when_ready(lambda: self._save(path, title)),
        )

    def save_drawing(self, drawing: Drawing, parent: QWidget) -> None:
        """Ask for a file, and write a drawing as PNG or SVG."""
        from gui.export.drawing import ask_and_save_drawing

        ask_and_save_drawing(drawing, self._session, parent)

    def print_drawing(self, drawing: Drawing, parent: QWidget) -> None:
        """Ask for a printer, and print a drawing."""
        from gui.export.drawing import ask_and_print_drawing

        ask_and_print_drawing(drawing, self._session, parent)

    def customize_columns(self) -> None:
        """Choose the columns of the list."""
        from gui.manager.columns_dialog import ColumnsDialog

        ColumnsDialog(self._console.list, self._labels, self._window).open()

    def _save(self, path: Path, title: str) -> None:
        from gui.export.formats import is_for_people
        from gui.export.saving import save
        from gui.models.sheet import Sheet, sliced

        header, count, rows = self._console.list.rows_as_shown(
            for_people=is_for_people(path)
        )
        sheet = Sheet(title, header, count, lambda: sliced(rows))
        save(sheet, path, self._session, self._window)
