"""Reports in the manager: created, listed, opened, saved, printed and deleted."""

import csv
import gc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from core.catalog import ReportScope
from core.commands.reports import CreateReport, DeleteReport
from core.lab import Lab
from core.records import Report
from gui.driver.ui_driver import UiDriver
from gui.help.help_window import HelpWindow
from gui.manager.main_window import MainWindow
from gui.models.long_table import LongTableModel
from gui.models.places import Place, PlaceKind, pack_place, report_place, server_place
from gui.models.roles import TYPE_AHEAD
from gui.reports.window import ReportWindow
from tests.gui.acting import choose_file, column, file_dialog, rows, select_row
from tests.gui.conftest import Watch
from tests.gui.manager.test_menus import names, opened, possible_items
from tests.gui.tripwires import delete_what_is_to_be_deleted
from tests.helpers.labs import MakeLab, sql
from tests.helpers.reports import long_report

OpenWindow = Callable[..., MainWindow]
SERVER = ["All servers", "RDLIC01"]
PER_USER = "Windows Server 2022 - Installed RDS Per User CAL"
REPORTS = Place(PlaceKind.REPORTS, "RDLIC01")
DISPLAYED = Qt.ItemDataRole.DisplayRole
CAL_USAGE = "CAL Usage 2026-11-16"


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("office")


def create(window: MainWindow, **facts: object) -> Report:
    window.lab.do(CreateReport(server="RDLIC01", **facts))  # type: ignore[arg-type]
    window.go(REPORTS)
    return lab_report(window)


def lab_report(window: MainWindow) -> Report:
    return window.lab.reports("RDLIC01")[-1]


def select(window: MainWindow, report: Report) -> None:
    window.list.view.setFocus()
    select_row(window, report_place(report.server, report.id))


def opened_report(window: MainWindow, report: Report) -> ReportWindow:
    window.reports.open_report(report_place(report.server, report.id))
    found = QApplication.activeModalWidget()
    assert isinstance(found, ReportWindow)
    return found


def table(shown: ReportWindow) -> QTableView:
    found = shown.findChild(QTableView, "rows")
    assert isinstance(found, QTableView)
    return found


# Creating


@pytest.mark.parametrize(
    ("path", "item", "scope"),
    [
        (SERVER, "CAL Usage", ReportScope.ALL),
        (SERVER, "Per User CAL Usage", ReportScope.DOMAIN),
        ([*SERVER, PER_USER], "CAL Usage", ReportScope.ALL),
        ([*SERVER, PER_USER], "Per User CAL Usage", ReportScope.DOMAIN),
    ],
)
def test_a_report_is_created_from_the_server_and_from_a_pack(
    window: MainWindow,
    driver: UiDriver,
    path: list[str],
    item: str,
    scope: ReportScope,
) -> None:
    driver.context(path, ["Create Report", item])
    driver.see("The report was created successfully.")
    driver.press("OK")

    assert [r.scope for r in window.lab.reports("RDLIC01")] == [scope]


def test_who_is_not_tracked_is_said_when_the_report_is_created(
    window: MainWindow, driver: UiDriver
) -> None:
    sql(window.lab).execute("UPDATE license_server SET in_ad_group = 0")
    window.lab.reload()
    driver.context(SERVER, ["Create Report", "CAL Usage"])
    driver.see("because RDLIC01 cannot track them. Choose Review Configuration")
    driver.press("OK")


def test_a_refusal_is_told(window: MainWindow, driver: UiDriver) -> None:
    sql(window.lab).execute("UPDATE lab SET directory_reachable = 0")
    window.lab.reload()
    driver.context(SERVER, ["Create Report", "Per User CAL Usage"])
    driver.see("cannot contact Active Directory")
    driver.press("OK")

    assert window.lab.reports("RDLIC01") == []


# What is left of it


@pytest.fixture
def nothing_is_collected() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("nothing_is_collected")
def test_reports_that_were_sorted_and_closed_leave_no_table(window: MainWindow) -> None:
    report = create(window)
    for _ in range(3):
        shown = opened_report(window, report)
        table(shown).sortByColumn(5, Qt.SortOrder.DescendingOrder)
        assert sorted_tables(window)
        shown.close()
        delete_what_is_to_be_deleted()

        assert sorted_tables(window) == []


def sorted_tables(window: MainWindow) -> list[str]:
    found = sql(window.lab).execute("SELECT name FROM temp.sqlite_master")
    return [name for (name,) in found.fetchall() if name.startswith("sorted_rows")]


# The dialog of older editions


@pytest.mark.parametrize("edition", ["2008", "2008r2"])
def test_older_editions_have_one_item_and_ask_for_the_scope(
    open_window: OpenWindow, driver: UiDriver, edition: str
) -> None:
    window = open_window("office", edition=edition)
    window.go(server_place("RDLIC01"))
    menu = opened("Alt+A")
    reports = [n for n in names(menu) if n.startswith("Create Report")]
    menu.close()
    assert reports == ["Create Report > Per User CAL Usage…"]

    driver.context(SERVER, ["Create Report", "Per User CAL Usage"])
    assert driver.window.windowTitle() == "Create Report"
    driver.greyed("Name of the Organizational Unit")
    driver.press("Cancel")
    assert window.lab.reports("RDLIC01") == []
    assert list(window.lab.journal()) == []


@pytest.mark.parametrize(
    ("label", "scope", "unit"),
    [
        ("Entire domain", ReportScope.DOMAIN, None),
        ("Organizational Unit", ReportScope.ORGANIZATIONAL_UNIT, "Sales"),
        ("Entire domain and all trusted domains", ReportScope.TRUSTED_DOMAINS, None),
    ],
)
def test_the_dialog_creates_what_was_chosen(
    open_window: OpenWindow,
    driver: UiDriver,
    label: str,
    scope: ReportScope,
    unit: str | None,
) -> None:
    window = open_window("office", edition="2008")
    driver.context(SERVER, ["Create Report", "Per User CAL Usage"])
    driver.tick({label: True})
    units = driver.window.findChild(QComboBox)
    assert isinstance(units, QComboBox)
    assert units.isEnabled() is (unit is not None)
    driver.press("Create Report")
    driver.see("The report was created successfully.")
    driver.press("OK")

    (report,) = window.lab.reports("RDLIC01")
    assert (report.scope, report.organizational_unit) == (scope, unit)


def test_without_units_none_can_be_chosen(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    open_window("fresh", edition="2008")
    driver.context(SERVER, ["Create Report", "Per User CAL Usage"])
    driver.greyed("Organizational Unit")
    driver.press("Cancel")


def test_the_dialog_stays_where_the_report_is_refused(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("office", edition="2008")
    driver.context(SERVER, ["Create Report", "Per User CAL Usage"])
    driver.tick({"Organizational Unit": True})
    sql(window.lab).execute("UPDATE user SET organizational_unit = NULL")
    window.lab.reload()
    driver.press("Create Report")
    driver.see("There is no organizational unit Sales in the domain corp.example.")
    driver.press("OK")

    assert driver.window.windowTitle() == "Create Report"
    driver.press("Cancel")


# Older editions count Per User licenses in reports only


def test_older_editions_ask_for_a_report_in_place_of_counts(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("office", edition="2008r2")
    window.go(server_place("RDLIC01"))
    assert column(window, "Available") == ["Unlimited", "38", ""]
    assert column(window, "Issued") == ["0", "12", "Generate Report"]
    assert column(window, "Total Licenses")[2] == "100"

    window.go(pack_place("RDLIC01", 3))
    assert rows(window) == []
    driver.see("Create a report to see to whom these licenses are issued.")
    window.go(pack_place("RDLIC01", 4))
    assert len(rows(window)) == 12


def test_the_link_opens_the_help_on_reports(open_window: OpenWindow) -> None:
    window = open_window("office", edition="2008")
    window.go(server_place("RDLIC01"))
    view = window.list.table
    index = view.model().index(2, 4)
    view.scrollTo(index)
    spot = view.visualRect(index).center()
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), spot
    )

    (shown,) = [h for h in window.findChildren(HelpWindow) if h.isVisible()]
    assert shown._list.currentItem().text() == "Reports"
    shown.close()


# The list


def test_the_list_says_what_the_console_shows_of_reports(window: MainWindow) -> None:
    create(window)
    facts = {"scope": "organizational-unit", "organizational_unit": "Sales"}
    create(window, **facts)

    assert rows(window) == [
        [CAL_USAGE, "2026-11-16 08:30", "All licenses", "100", "18"],
        ["Per User " + CAL_USAGE, "2026-11-16 08:30", "OU=Sales", "100", "8"],
    ]


def test_the_list_follows_what_happens(window: MainWindow, watched: Watch) -> None:
    window.go(REPORTS)
    watched(window.list._proxy)
    for _ in range(3):
        create(window)
    window.lab.do(DeleteReport(server="RDLIC01", report=2))
    assert column(window, "Report") == [CAL_USAGE, f"{CAL_USAGE} (3)"]
    window.labs.undo()
    assert len(rows(window)) == 3


def test_a_report_has_its_menu(window: MainWindow) -> None:
    select(window, create(window))
    menu = opened("Shift+F10")
    assert names(menu) == ["Save As…", "Delete Report", "-", "Print…"]
    assert possible_items(menu) == {"Save As…", "Delete Report", "Print…"}
    menu.close()


def test_a_report_of_a_read_only_lab_can_be_saved_and_not_deleted(
    open_window: OpenWindow, make_lab: MakeLab, driver: UiDriver
) -> None:
    lab = make_lab("office")
    lab.do(CreateReport(server="RDLIC01"))
    reading = open_window(lab, read_only=True)
    reading.go(REPORTS)
    driver.row(CAL_USAGE)
    names = ("save_report", "print_report", "delete_report", "cal_usage")
    possible = [name for name in names if reading.actions_[name].isEnabled()]

    assert possible == ["save_report", "print_report"]


def test_del_deletes_and_undo_brings_back(window: MainWindow, driver: UiDriver) -> None:
    report = create(window)
    driver.row(CAL_USAGE)
    driver.shortcut("Del")
    assert rows(window) == []

    window.labs.undo()
    assert window.lab.reports("RDLIC01") == [report]
    assert column(window, "Report") == [CAL_USAGE]


def test_del_in_the_tree_deletes_nothing(window: MainWindow) -> None:
    create(window)
    window.tree.setFocus()
    QTest.keyClick(window.tree, Qt.Key.Key_Delete)
    assert len(rows(window)) == 1


# The window


def test_a_report_is_opened_by_double_click_and_by_enter(
    window: MainWindow, driver: UiDriver
) -> None:
    report = create(window)
    select(window, report)
    QTest.keyClick(window.list.view, Qt.Key.Key_Return)
    assert driver.window.windowTitle() == CAL_USAGE
    driver.press("Close")
    spot = window.list.table.visualRect(window.list.table.model().index(0, 0)).center()
    for click in (QTest.mouseClick, QTest.mouseDClick):
        click(
            window.list.table.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier(0),
            spot,
        )
    assert driver.window.windowTitle() == CAL_USAGE
    driver.press("Close")


def test_a_report_that_is_gone_meanwhile_is_told(
    window: MainWindow, driver: UiDriver
) -> None:
    report = create(window)
    sql(window.lab).execute("DELETE FROM report")
    window._on_opened(report_place("RDLIC01", report.id))
    driver.see("There is no such report on RDLIC01.")
    driver.press("OK")


def test_the_window_shows_the_summary_and_the_rows(
    window: MainWindow, driver: UiDriver
) -> None:
    sql(window.lab).execute(
        "INSERT INTO failed_issuance (server, user, version, tried_on) "
        "VALUES ('RDLIC01', 'CORP\\y.yilmaz', '2022', '2026-11-10T08:00:00Z')"
    )
    window.lab.reload()
    opened_report(window, create(window))
    driver.see("Created On: 2026-11-16 08:30")
    driver.see("RDS Per Device CAL")
    driver.see("31 of 31 rows")
    driver.type({"Filter": "yilmaz"})
    driver.see("1 of 31 rows")
    driver.cells(
        "User without a license",
        {
            "Issued To": "CORP\\y.yilmaz",
            "Expires On": "",
            "Tried On": "2026-11-10 08:00",
        },
    )
    driver.type({"Filter": "%"})
    driver.see("0 of 31 rows")
    driver.press("Close")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows of a report were read, each time."""
    read: list[int] = []
    genuine = Lab.report_lines_at

    def counted(lab: Lab, report: int, numbers: Sequence[int]) -> object:
        read.append(len(numbers))
        return genuine(lab, report, numbers)

    monkeypatch.setattr(Lab, "report_lines_at", counted)
    return read


def test_a_long_report_is_read_as_it_comes_into_view(
    window: MainWindow, watched: Watch, read: list[int]
) -> None:
    report = long_report(window.lab, 3000)
    shown = opened_report(window, report)
    model = table(shown).model()
    assert isinstance(model, LongTableModel)
    assert model.rowCount() == 3000
    assert sum(read) <= 512
    table(shown).scrollToBottom()
    assert model.index(2999, 1).data() == "CORP\\user003000"
    assert sum(read) <= 1024
    for row in range(0, 3000, 50):
        assert model.index(row, 1).data() == f"CORP\\user{row + 1:06d}"
    model.filter("user0029")
    assert [model.index(r, 1).data()[-2:] for r in (0, 99)] == ["00", "99"]
    watched(model)
    shown.close()


def test_typing_finds_a_name_in_a_long_report_without_reading_it(
    window: MainWindow, read: list[int]
) -> None:
    report = long_report(window.lab, 3000)
    shown = opened_report(window, report)
    rows = table(shown)

    def found(typed: str, start: int) -> list[int]:
        model, flags = rows.model(), TYPE_AHEAD
        at = model.match(model.index(start, 0), DISPLAYED, typed, 1, flags)
        return [index.row() for index in at]

    rows.selectRow(0)
    QTest.keyClicks(rows, "corp\\user002999")
    assert rows.currentIndex().row() == 2998
    assert sum(read) < 1024
    assert found("corp\\user0000", 5) == [5]
    assert found("corp\\user0000", 2000) == [0]
    assert found("user", 0) == []
    rows.model().filter("user0029")  # type: ignore[attr-defined]
    assert found("corp\\user00295", 0) == [50]
    assert found("corp\\user0000", 0) == []
    shown.close()


# Saving and printing


def test_a_report_is_saved_from_its_menu(
    window: MainWindow, driver: UiDriver, qtbot: QtBot, tmp_path: Path
) -> None:
    create(window)
    driver.row(CAL_USAGE, ["Save As"])
    dialog = file_dialog()
    assert Path(dialog.selectedFiles()[0]).name == f"{CAL_USAGE}.csv"
    assert [f.split()[0] for f in dialog.nameFilters()] == [
        *("CSV", "Excel", "PDF", "JSON")
    ]
    path = tmp_path / "usage.csv"
    choose_file(path.with_suffix(""))
    qtbot.waitUntil(path.exists)

    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[:5] == [
        ["Report", CAL_USAGE],
        ["Created On", "2026-11-16T08:30:00Z"],
        ["Scope", "All licenses"],
        ["Per User CALs Installed", "100"],
        ["Per User CALs Issued", "18"],
    ]
    product = "Windows Server 2022"
    assert lines[5:9] == [
        ["License Version", "License Type", "Installed", "Issued", "Availability"],
        [product, "RDS Per Device CAL", "50", "12", "Available"],
        [product, "RDS Per User CAL", "100", "18", "Available"],
        [],
    ]
    assert lines[9][:3] == ["Listed As", "Issued To", "Hardware ID"]
    user = [product, "RDS Per User CAL", "2026-12-16T08:30:00Z", ""]
    assert lines[10] == ["User", "CORP\\a.adams", "", *user]
    assert len(lines) == 40


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf", ".json"])
def test_the_chosen_filter_gives_the_suffix(
    window: MainWindow, driver: UiDriver, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    opened_report(window, create(window))
    driver.press("Save As")
    dialog = file_dialog()
    wanted = next(f for f in dialog.nameFilters() if suffix in f)
    dialog.selectNameFilter(wanted)
    dialog.filterSelected.emit(wanted)
    choose_file(tmp_path / "usage")
    qtbot.waitUntil((tmp_path / f"usage{suffix}").exists)
    driver.press("OK")
    driver.press("Close")


@pytest.mark.parametrize("edition", ["2008", "2022"])
def test_a_report_that_was_created_can_be_opened_at_once(
    open_window: OpenWindow, driver: UiDriver, edition: str
) -> None:
    open_window("office", edition=edition)
    driver.context(SERVER, ["Create Report", "Per User CAL Usage"])
    if edition == "2008":
        driver.press("Create Report")
    driver.see("The report was created successfully.")
    driver.press("Open Report")
    driver.see("18 of 18 rows")
    driver.press("Close")


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_fails_is_told(
    window: MainWindow, driver: UiDriver, qtbot: QtBot, tmp_path: Path
) -> None:
    select(window, create(window))
    window.reports.print_report(window.place)
    dialog = window.findChild(QPrintDialog)
    assert isinstance(dialog, QPrintDialog)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    driver.see(f"{CAL_USAGE} could not be printed.")
    driver.press("OK")


def test_a_report_is_printed_on_the_printer_that_was_chosen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    report = create(window)
    select(window, report)
    window.actions_["print_report"].trigger()
    dialog = window.findChild(QPrintDialog)
    assert isinstance(dialog, QPrintDialog)
    printer = dialog.printer()
    assert printer.docName() == CAL_USAGE
    path = tmp_path / "printed.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    qtbot.waitUntil(
        lambda: path.exists() and path.read_bytes()[-6:].strip() == b"%%EOF"
    )


def test_the_filter_finds_what_is_shown_in_every_column(
    window: MainWindow, driver: UiDriver
) -> None:
    opened_report(window, create(window))
    table = driver.window.findChild(QTableView, "rows")
    assert isinstance(table, QTableView)
    model = table.model()
    rows = range(model.rowCount())
    columns = range(model.columnCount())
    cells = {str(model.index(r, c).data()) for r in rows for c in columns} - {""}
    assert len(cells) > 20
    for text in [*cells, "2026", "rds per user cal"]:
        driver.type({"Filter": text})
        shown = [
            [str(model.index(r, c).data()) for c in columns]
            for r in range(model.rowCount())
        ]
        assert shown, text
        for row in shown:
            assert any(text.casefold() in cell.casefold() for cell in row), text
    driver.type({"Filter": "nowhere"})
    assert model.rowCount() == 0
    driver.press("Close")


def test_a_long_report_is_sorted_by_any_column_and_typing_finds_names(
    window: MainWindow, qtbot: QtBot
) -> None:
    shown = opened_report(window, long_report(window.lab, 3000))
    rows = table(shown)
    model = rows.model()
    rows.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: model.index(0, 1).data() == "CORP\\user003000")
    assert model.index(2999, 1).data() == "CORP\\user000001"
    (found,) = model.match(
        model.index(0, 0), DISPLAYED, "corp\\user000002", 1, TYPE_AHEAD
    )
    assert found.row() == 2998
    found_none = model.match(model.index(0, 0), DISPLAYED, "x", 1, TYPE_AHEAD)
    assert found_none == []

    line = shown.findChild(QLineEdit, "filter")
    assert isinstance(line, QLineEdit)
    line.setText("user0029")
    assert [model.index(r, 1).data()[-2:] for r in (0, 99)] == ["99", "00"]
    line.clear()
    rows.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: model.index(0, 1).data() == "CORP\\user000001")
    shown.close()
