"""Our list, in the manager's window on a whole lab."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QTableView, QWidget

from core.lab import Lab
from gui.manager.main_window import MainWindow
from gui.models.places import pack_place, server_place
from gui.session.prompts import Tone
from tests.benchmarks._window import shown
from tests.benchmarks.peers.loop import Loop
from tests.benchmarks.peers.plain_table import SHOWN
from tests.benchmarks.peers.steps import Columns, Steps
from tests.helpers.prompts import ChosenFile


class _Answering(ChosenFile):
    """Takes a complaint for the end: nobody is there to close it."""

    def _box(self, parent: QWidget | None, text: str, tone: Tone) -> QMessageBox:
        raise AssertionError(text)


class Ours:
    """The list of the manager as it is."""

    columns = Columns(user=0, expiry=3)

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._pane = window.list
        self._prompts = _Answering(window.session.prompts.title)
        window.session.prompts = self._prompts
        self._is_waiting = False  # for the clipboard
        QApplication.clipboard().dataChanged.connect(self._on_copied)
        window.go(server_place("RDLIC01"))

    @property
    def table(self) -> QTableView:
        return self._pane.table

    @property
    def rows(self) -> int:
        model = self.table.model()
        is_here = model.columnCount() == len(SHOWN)  # and not the list of before
        return self._pane.row_count if is_here else 0

    @property
    def is_busy(self) -> bool:
        is_saving = bool(self._prompts.file.name) and not self._prompts.is_told
        return self._pane.is_busy or self._is_waiting or is_saving

    def open(self) -> None:
        self._window.go(pack_place("RDLIC01", 3))

    def reach(self, row: int) -> None:
        """The list is read by itself."""

    def sort(self, column: int, order: Qt.SortOrder) -> None:
        self.table.sortByColumn(column, order)

    def filter(self, text: str) -> None:
        self._pane.filter(text)

    def copy(self) -> None:
        self._is_waiting = True
        self._window.actions_["copy"].trigger()

    def save(self, path: Path) -> None:
        self._prompts.file = path
        self._window.actions_["export_list"].trigger()

    def _on_copied(self) -> None:
        self._is_waiting = False


if __name__ == "__main__":
    place, folder = map(Path, sys.argv[1:])
    lab = Lab.open(place)
    with shown(lab, folder) as window:
        # Before that it is checked, which costs a list its time.
        Loop(window.list.table.viewport()).run(bool, lambda: not lab.is_read_only)
        print(Steps(Ours(window), place, folder).measure().as_json())
