"""The main window with a license pack of 100,000 issued licenses, and a report on it.

What a person does with the list, by the longest time in which the window answers
nobody. The floor of the filter and of sorting is Python's own work on texts that lie
ready. Then the list beside those of others, in `peers`.
"""

from functools import partial
from random import Random
from statistics import median
from typing import TYPE_CHECKING

from core.commands.reports import CreateReport
from core.lab import Lab
from gui.models.places import pack_place, report_place, server_place
from tests.benchmarks import Options, Result
from tests.benchmarks._window import MOST_ROUNDS, Watch, milliseconds, office
from tests.benchmarks.peers import compare, reach, speed_page, tables
from tests.helpers.reports import issue_licenses

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from gui.manager.main_window import MainWindow

ROWS = 100_000
TYPED = ("u", "us", "user12", "9", "")
FILTER_LIMIT = 40.0
SORT_LIMIT = 12.0
SERVER = server_place("RDLIC01")
USERS = pack_place("RDLIC01", 3)


def run(options: Options) -> list[Result]:
    with office(options) as (window, lab):
        issue_licenses(lab, ROWS)
        watch = Watch(window, options)
        results = [
            watch.result("details, show it", partial(window.go, USERS), leave(window))
        ]
        window.list.view.setFocus()
        results += in_details(window, watch, options)
        for mode in ("large_icons", "small_icons", "list_view"):
            results += in_icons(mode, window, watch)
        results += in_report(window, lab, watch)
    return results + beside_peers(options)


def beside_peers(options: Options) -> list[Result]:
    """Compare the list with others, and print what each operation takes."""
    lengths = compare.LONG if options.long else compare.SHORT
    compared = compare.compare(lengths, options)
    print("\n".join(tables.as_text(compared)))
    results = [r for length, c in compared.items() for r in reach.results(length, c)]
    if options.long:
        speed_page.write(compared, results, compare.rounds_of(options))
    return results


def leave(window: "MainWindow") -> partial[None]:
    return partial(window.go, SERVER)


def in_details(window: "MainWindow", watch: Watch, options: Options) -> list[Result]:
    from PySide6.QtCore import Qt

    from gui.tables.rows import rows_as_shown

    shown, table, act = window.list, window.list.table, window.actions_
    texts = [str(r[0]) for rows in rows_as_shown(table).slices for r in rows]
    Random(1).shuffle(texts)
    orders = (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder)

    def sort() -> None:
        """Sort otherwise than now."""
        now = table.horizontalHeader().sortIndicatorOrder()
        table.sortByColumn(0, orders[now is orders[0]])

    rounds = range(min(options.rounds, MOST_ROUNDS))
    pause = median(
        max(watch.longest_pause(partial(shown.filter, text)) for text in TYPED)
        for _ in rounds
    )
    search = median(
        milliseconds(lambda: [t for t in texts if "9" in t]) for _ in rounds
    )
    took = median(watch.whole_time(sort) for _ in rounds)
    floor = median(milliseconds(lambda: sorted(texts)) for _ in rounds)
    return [
        Result("filter, longest pause", "ms", pause, search, FILTER_LIMIT),
        Result("sort, until it is done", "ms", took, floor, SORT_LIMIT),
        watch.result("details, sort", sort),
        watch.result("details, select all", table.selectAll, table.clearSelection),
        watch.result("details, copy all", act["copy"].trigger, table.selectAll),
        watch.result("details, sort what is selected", sort, table.selectAll),
        watch.result("details, refresh", window.refresh, table.selectAll),
        watch.result("details, type what is not there", partial(type_ahead, table)),
    ]


def type_ahead(table: "QTableView") -> None:
    table.keyboardSearch("")  # forgets what was typed before
    table.keyboardSearch("~")


def in_icons(mode: str, window: "MainWindow", watch: Watch) -> list[Result]:
    icons, act = window.list.icons, window.actions_
    name = mode.replace("_", " ").removesuffix(" view")

    def to_the_end() -> None:
        icons.setCurrentIndex(icons.model().index(ROWS - 1, 0))

    return [
        watch.result(f"{name}, show", act[mode].trigger, act["details"].trigger),
        watch.result(f"{name}, select all", icons.selectAll, icons.clearSelection),
        watch.result(f"{name}, go to the end", to_the_end, icons.selectAll),
        watch.result(
            f"{name}, make it narrower",
            lambda: window.resize(800, 650),
            lambda: window.resize(1000, 650),
        ),
    ]


def in_report(window: "MainWindow", lab: Lab, watch: Watch) -> list[Result]:
    from PySide6.QtWidgets import QLineEdit, QTableView

    from gui.reports.window import ReportWindow

    lab.do(CreateReport(server=SERVER.server))
    report = lab.reports(SERVER.server)[-1]
    window.reports.open_report(report_place(report.server, report.id))
    shown = window.findChild(ReportWindow)
    assert isinstance(shown, ReportWindow)
    rows = shown.findChild(QTableView, "rows")
    typed = shown.findChild(QLineEdit, "filter")
    assert isinstance(rows, QTableView)
    assert isinstance(typed, QLineEdit)

    results = [
        watch.result("report, select all", rows.selectAll, rows.clearSelection),
        watch.result("report, type what is not there", partial(type_ahead, rows)),
        watch.result("report, filter", partial(typed.setText, "user"), typed.clear),
    ]
    shown.close()
    return results
