"""Dates and digits: one form in all windows, whatever the language of the computer.

What leaves the program is ISO 8601. The walk goes through every window in languages
with other digits, other calendars and marks of direction.
"""

import ast
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from core.commands.history import CreateRestorePoint
from core.commands.reports import CreateReport
from core.commands.time import MoveClock
from gui.driver.finding import texts, visible
from gui.export.formats import is_for_people
from gui.export.saving import save
from gui.labels.dates import date, moment
from gui.manager.main_window import MainWindow
from gui.models.list_proxy import ListProxyModel
from gui.models.places import Place, PlaceKind, pack_place, server_place
from gui.models.table_model import TableModel
from gui.reports.sheet import report_sheet
from tests.gui.surfaces import SURFACES, close_all
from tests.gui.tripwires import delete_what_is_to_be_deleted
from tests.helpers.imports import ROOT

OpenWindow = Callable[..., MainWindow]
LOCALES = ["C", "en_US", "de_DE", "ar_EG", "fa_IR", "hi_IN", "th_TH", "ja_JP"]
OTHERWISE = ["ar_EG", "fa_IR", "th_TH"]
"""Other digits with marks of direction, another calendar, and both."""
HOURS = 1e-4
LISTS = [
    server_place("RDLIC01"),
    pack_place("RDLIC01", 3),
    pack_place("RDLIC01", 4),
    Place(PlaceKind.REPORTS, "RDLIC01"),
]
DATE = re.compile(
    r"(?<![\d.])\d{1,4}([/.-])\d{1,2}\1\d{2,4}(?![\d.])", re.ASCII
)  # in any order; three parts, so it is no address
ON_SCREEN = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
AS_DATA = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d.?\d\d:\d\d\S*", re.ASCII)


def wrong(text: str) -> list[str]:
    """List the dates of another form, other digits, and marks of direction."""
    strange = [
        f"{unicodedata.name(c, hex(ord(c)))} in {text!r}"
        for c in text
        if unicodedata.bidirectional(c) in {"R", "AL", "AN"}
        or c in "\u200e\u200f\u061c"
        or (c.isdecimal() and not c.isascii())
    ]
    dates = [found[0] for found in DATE.finditer(text)]
    return strange + [d for d in dates if not ON_SCREEN.fullmatch(d)]


@pytest.fixture
def office(open_window: OpenWindow) -> Iterator[MainWindow]:
    """A lab with something in each list, and dates that are long gone and to come."""
    window = open_window("office", speed=HOURS)
    window.lab.do(CreateReport(server="RDLIC01"))
    window.lab.do(CreateRestorePoint(point="before"))
    window.lab.do(MoveClock(until=datetime(2026, 12, 3, 4, 5, tzinfo=UTC)))
    yield window
    close_all(window)


@pytest.fixture(params=LOCALES)
def locale(request: pytest.FixtureRequest, qapp: object) -> str:
    QLocale.setDefault(QLocale(request.param))
    return str(request.param)


def test_a_date_has_one_form_in_every_language(locale: str) -> None:
    time = datetime(2026, 11, 6, 8, 5, 59, tzinfo=UTC)

    assert moment(time) == "2026-11-06 08:05"
    assert date(time) == "2026-11-06"


def test_no_language_changes_what_the_lists_show_and_export(
    office: MainWindow, locale: str, tmp_path: Path
) -> None:
    for number, place in enumerate(LISTS):
        office.go(place)
        assert [w for text in texts(office) for w in wrong(text)] == []
        for suffix in (".csv", ".json"):
            written = exported(office, tmp_path / f"list{number}{suffix}")
            assert wrong(written) == []
            assert not [m for m in MOMENT.findall(written) if "T" not in m]


@pytest.mark.parametrize("number", range(len(OTHERWISE)), ids=OTHERWISE.__getitem__)
def test_every_window_writes_dates_and_digits_in_one_form(
    office: MainWindow, pytestconfig: pytest.Config, number: int
) -> None:
    """Each window in one of the languages; the long form shows each in all of them."""
    QLocale.setDefault(QLocale(OTHERWISE[number]))
    some = (
        slice(None)
        if pytestconfig.getoption("--long")
        else slice(number, None, len(OTHERWISE))
    )
    seen: list[str] = []
    handed_out: list[str] = []
    for surface in [*SURFACES.values()][some]:
        shown = surface(office)
        seen += texts(shown)
        handed_out += data_unlike_iso_8601(shown)
        close_all(office)
        delete_what_is_to_be_deleted()
        office.activateWindow()
        assert QTest.qWaitForWindowActive(office)

    assert {w for text in seen for w in wrong(text)} == set()
    assert handed_out == []
    assert sum(bool(DATE.search(text)) for text in seen) > 15


def exported(window: MainWindow, path: Path) -> str:
    """Write the list to a file as Export List does."""
    commands = window.lists._list
    sheet = commands._sheet("list", for_people=is_for_people(path))
    save(sheet, path, window.session, window)
    for _ in range(5000):
        if path.exists():
            break
        QTest.qWait(1)
    return path.read_text(encoding="utf-8-sig")


def data_unlike_iso_8601(surface: QWidget) -> Iterator[str]:
    """Look at what a table hands out for a date: that is what is copied of a cell."""
    for view in visible(surface, QAbstractItemView):
        model = view.model()
        if not isinstance(model, TableModel | ListProxyModel):
            continue
        for row in range(min(model.rowCount(), 3)):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                data = str(index.data(Qt.ItemDataRole.EditRole))
                if ON_SCREEN.match(index.data()) and not AS_DATA.fullmatch(data):
                    yield f"{data} in {view.objectName()}"


def test_rows_that_are_copied_have_dates_as_data(office: MainWindow) -> None:
    for place in LISTS:
        office.go(place)
        office.list.view.selectAll()
        office.lists._list.copy()
        copied = QGuiApplication.clipboard().text()
        assert [m for m in MOMENT.findall(copied) if not AS_DATA.fullmatch(m)] == []
    assert "2026-11-16T08:30:00Z" in copied


def test_a_cell_that_is_copied_has_its_date_as_data(office: MainWindow) -> None:
    office.go(LISTS[-1])
    office.list.table.setCurrentIndex(office.list.table.model().index(0, 1))
    assert office.list.view.currentIndex().data() == "2026-11-16 08:30"
    office.lists._list.copy_cell()

    assert QGuiApplication.clipboard().text() == "2026-11-16T08:30:00Z"


def test_rows_copied_in_another_window_have_dates_as_data(office: MainWindow) -> None:
    world = SURFACES["world: Users"](office)
    (view,) = (v for v in visible(world, QTableView) if v.objectName() == "users")
    view.setFocus()
    view.selectRow(0)
    assert view.model().index(0, 4).data() == "2026-12-16 08:30"
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert "2026-12-16T08:30:00Z" in QGuiApplication.clipboard().text()


def test_paper_has_dates_as_on_screen_and_files_as_data(office: MainWindow) -> None:
    lab, labels = office.lab, office.session.labels
    report = lab.reports("RDLIC01")[-1]
    for for_people, created in (
        (True, "2026-11-16 08:30"),
        (False, "2026-11-16T08:30:00Z"),
    ):
        sheet = report_sheet(report, lab, labels, for_people=for_people)
        cells = {cell for lines in sheet.lines() for line in lines for cell in line}
        dates = {cell for cell in cells if ON_SCREEN.match(cell)}
        assert created in dates
        assert {"T" in d for d in dates} == {not for_people}


def format_specs(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            yield "".join(
                part.value
                for part in ast.walk(node.format_spec)
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )


AS_WINDOWS_WRITES = ("core/management/", "core/prompt/", "core/shell/")
"""What answers a script or a prompt has the dates of Windows, not of this program."""


def test_dates_are_written_in_two_places_only() -> None:
    writers = set()
    for package in ("core", "gui"):
        for path in (ROOT / package).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            names = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
            imported = {
                alias.name
                for node in ast.walk(tree)
                if isinstance(node, ast.Import | ast.ImportFrom)
                for alias in node.names
            }
            by_format = any("%" in spec for spec in format_specs(tree))
            by_name = names & {"strftime", "strptime", "isoformat", "fromisoformat"}
            by_qt = imported & {"QLocale", "QDate", "QDateTime", "QTime"}
            if by_format or by_name or by_qt:
                writers.add(path.relative_to(ROOT).as_posix())

    writers = {w for w in writers if not w.startswith(AS_WINDOWS_WRITES)}
    assert writers == {"core/clock.py", "gui/labels/dates.py"}
