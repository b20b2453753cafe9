"""The windows around the manager, in a lab of 10,000 users, devices and events.

Each is open while something happens in the lab, and follows it at once.
"""

from itertools import cycle
from typing import TYPE_CHECKING

from core.catalog import ClearinghouseCondition
from core.commands.faults import SetClearinghouseCondition
from core.lab import Lab
from tests.benchmarks import Options, Result
from tests.benchmarks._window import Watch, office
from tests.helpers.labs import sql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QTableView

    from gui.manager.main_window import MainWindow

MANY = 10_000
WINDOWS = {
    "connection": "Remote Desktop Connection",
    "events": "Event Viewer",
    "server-manager": "Server Manager",
    "diagnoser": "RD Licensing Diagnoser",
    "policy": "Local Group Policy Editor",
}
CONDITIONS = ClearinghouseCondition.SLOW, ClearinghouseCondition.REACHABLE
_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
CROWD = (
    f"INSERT INTO user (name) {_NUMBERS} SELECT printf('user%05d', i) FROM n",
    f"INSERT INTO device (name, hardware_id) {_NUMBERS} "
    "SELECT printf('PC-%05d', i + 1000), printf('%032x', i) FROM n",
    f"INSERT INTO logged_event (at, computer, kind, text) {_NUMBERS} "
    "SELECT '2026-11-16T08:30:00Z', 'RDLIC01', 82, 'text ' || i FROM n",
)


def run(options: Options) -> list[Result]:
    with office(options) as (window, lab):
        sql(lab).execute("BEGIN")
        for statement in CROWD:
            sql(lab).execute(statement, (MANY,))
        sql(lab).execute("COMMIT")
        watch = Watch(window, options)
        return [*of_windows(window, lab, watch), *of_world(window, lab, watch)]


def of_windows(window: "MainWindow", lab: Lab, watch: Watch) -> "Iterator[Result]":
    from gui.companions.table import open_companion

    for name, title in WINDOWS.items():
        shown = open_companion(name, window.session, window)
        yield watch.result(title, Happening(lab))
        shown.close()


def of_world(window: "MainWindow", lab: Lab, watch: Watch) -> "Iterator[Result]":
    """Look at each tab when it has been scrolled to its end."""
    from PySide6.QtWidgets import QTableView, QTabWidget

    from gui.companions.table import open_companion

    shown = open_companion("world", window.session, window)
    tabs = shown.findChild(QTabWidget, "tabs")
    assert isinstance(tabs, QTabWidget)
    for tab in range(tabs.count()):
        tabs.setCurrentIndex(tab)
        for table in tabs.currentWidget().findChildren(QTableView):
            while table.model().canFetchMore(table.rootIndex()):
                table.model().fetchMore(table.rootIndex())
        yield watch.result(f"World, {tabs.tabText(tab)}", Happening(lab))
        for table in tabs.currentWidget().findChildren(QTableView):
            name = f"World, {table.objectName()} of {tabs.tabText(tab)}, sorting"
            yield watch.result(name, Sorting(table))
    shown.close()


class Sorting:
    """A table is sorted by its second column, now up and now down."""

    def __init__(self, table: "QTableView") -> None:
        from PySide6.QtCore import Qt

        self._table = table
        self._orders = cycle(
            (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
        )

    def __call__(self) -> None:
        self._table.sortByColumn(1, next(self._orders))


class Happening:
    """Something happens in the lab, each time something else."""

    def __init__(self, lab: Lab) -> None:
        self._lab = lab
        self._conditions = cycle(CONDITIONS)

    def __call__(self) -> None:
        condition = next(self._conditions)
        self._lab.do(SetClearinghouseCondition(condition=condition))
