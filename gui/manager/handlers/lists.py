"""What is done with the list on the right, whatever it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from gui.labels.text import strip_mnemonic
from gui.manager.actions import Action, PlaceAction
from gui.manager.handlers.handler import ActionHandlers
from gui.manager.panes.view_mode import ViewMode
from gui.tables.commands import TableCommands
from gui.tables.keys import EXPORT_KEYS
from gui.tables.tools import COPY_CELL_KEYS, SORT_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from gui.manager.console import Console
    from gui.models.drawing import Drawing
    from gui.models.places import Place
    from gui.models.sheet import HandOver, Sheet
    from gui.session.session import Session


class ListHandlers(ActionHandlers):
    """Copies, exports and arranges the list."""

    def __init__(self, console: Console, session: Session) -> None:
        super().__init__(console, session)
        self._list = TableCommands(console.list.table, console.list, session)

    def actions(self) -> Iterable[Action]:
        yield Action(
            "copy",
            self._list.copy,
            is_possible=lambda c: c.has_selected_rows,
            shortcuts=(QKeySequence.StandardKey.Copy,),
        )
        yield Action(
            "copy_cell",
            self._list.copy_cell,
            is_possible=lambda c: c.has_selected_rows,
            shortcuts=(COPY_CELL_KEYS,),
        )
        yield Action(
            "sort_column",
            self._list.sort_by_current,
            is_possible=lambda c: c.view.mode is ViewMode.DETAILS,
            shortcuts=(SORT_KEYS,),
        )
        yield Action(
            "filter_list",
            self._console.filter_bar.ask,
            shortcuts=(QKeySequence.StandardKey.Find,),
        )
        yield PlaceAction(
            "export_list",
            self.export_list,
            shortcuts=(EXPORT_KEYS,),
            icon="export",
        )
        yield Action(
            "customize_columns",
            self.customize_columns,
            is_possible=lambda c: c.view.mode is ViewMode.DETAILS,
        )

    def export_list(self, place: Place) -> None:
        """Save the list as it is shown."""
        self._list.export(place.server or strip_mnemonic(self._labels.all_servers))

    def save_sheet(self, title: str, hand_over: HandOver, parent: QWidget) -> None:
        """Ask for a file named after a title; the sheet is handed over afterwards."""
        from gui.export.asking import ask_and_save

        ask_and_save(title, hand_over, self._session, parent)

    def print_sheet(self, sheet: Sheet, parent: QWidget) -> None:
        """Ask for a printer, and print a sheet."""
        from gui.export.printing import ask_and_print

        ask_and_print(sheet, self._session, parent)

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
