"""`rdlm export` writes what the windows write, byte for byte, and loads no Qt."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from core.command_line.parser import LISTS as NAMED
from core.command_line.parser import build_parser
from core.command_line.run import run
from core.commands.connect import Connect
from core.commands.reports import CreateReport
from core.lab import Lab
from gui.automation.exporting import LISTS, export
from gui.manager.main_window import MainWindow
from gui.models.places import ALL_SERVERS, Place, PlaceKind, pack_place, server_place
from tests.gui.acting import choose_file
from tests.gui.surfaces import SURFACES, close_all
from tests.helpers.imports import ROOT
from tests.helpers.labs import sql

CONTROL = Qt.KeyboardModifier.ControlModifier
FORMATS = [".csv", ".json", ".xlsx"]
PLACES = {
    "servers": ALL_SERVERS,
    "packs": server_place("RDLIC01"),
    "issued": pack_place("RDLIC01", 3),
    "reports": Place(PlaceKind.REPORTS, "RDLIC01"),
}
WINDOWS = {
    "events": ("events", "list"),
    "users": ("world: Users", "users"),
    "devices": ("world: Devices", "devices"),
    "hosts": ("world: Hosts", "hosts"),
    "sessions": ("connection", "sessions"),
}
SERVER = ["--server", "RDLIC01"]
OPTIONS = {
    "packs": SERVER,
    "issued": [*SERVER, "--pack", "3"],
    "reports": SERVER,
    "report": [*SERVER, "--report", "1"],
}
EVENTS = (
    "INSERT INTO logged_event (at, computer, kind, text) "
    "VALUES ('2026-11-16T08:30:00Z', 'RDLIC01', 82, '=1+1')"
)
Answer = tuple[int, str, str]
Rdlm = Callable[..., Answer]


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow],
) -> Iterator[MainWindow]:
    window = open_window("office")
    window.lab.do(CreateReport(server="RDLIC01"))
    sql(window.lab).execute(EVENTS)
    window.lab.reload()
    for user in ("a.adams", "b.baker"):
        window.lab.do(Connect(host="RDSH01", user=user, device="PC-0001"))
    yield window
    close_all(window)


@pytest.fixture
def rdlm(capfd: pytest.CaptureFixture[str]) -> Rdlm:
    def type_and_wait(*words: object) -> Answer:
        try:
            code = run(build_parser().parse_args([*map(str, words)]), export)
        except SystemExit as end:
            code = int(end.code or 0)
        return (code, *capfd.readouterr())

    return type_and_wait


def content(path: Path) -> object:
    """Read a file; of a workbook the sheets, for it tells when it was made."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with ZipFile(path) as book:
        names = [name for name in book.namelist() if name.startswith("xl/")]
        return {name: book.read(name) for name in names}


def saved_by_window(window: MainWindow, name: str, target: Path, qtbot: QtBot) -> None:
    if name == "report":
        place = Place(PlaceKind.REPORT, "RDLIC01", report_id=1)
        window.reports.save_report(place)
    elif name in PLACES:
        window.go(PLACES[name])
        window.list.focus()
        QTest.keyClick(window.list.table, Qt.Key.Key_E, CONTROL)
    else:
        surface, table = WINDOWS[name]
        shown = SURFACES[surface](window)
        (view,) = (t for t in shown.findChildren(QTableView, table) if t.isVisible())
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_E, CONTROL)
    choose_file(target)
    qtbot.waitUntil(target.exists)


def test_the_lists_that_can_be_named_are_those_that_can_be_written() -> None:
    assert list(NAMED) == list(LISTS)
    assert {*PLACES, *WINDOWS, "report"} == set(LISTS)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", LISTS)
def test_the_file_is_the_one_that_the_window_saves(
    window: MainWindow,
    name: str,
    suffix: str,
    rdlm: Rdlm,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    by_window, by_command = tmp_path / f"window{suffix}", tmp_path / f"command{suffix}"
    saved_by_window(window, name, by_window, qtbot)
    words = ["export", window.lab.path, name, by_command, *OPTIONS.get(name, [])]
    code, out, err = rdlm(*words)

    assert (code, err) == (0, "")
    assert f"was written: {name}, " in out
    assert ", 0 rows" not in out
    assert content(by_command) == content(by_window)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A lab that no window holds."""
    Lab.create(tmp_path / "office.rdlab", "office").close()
    return tmp_path / "office.rdlab"


def test_a_file_that_is_there_is_replaced_only_if_that_is_asked_for(
    office: Path, rdlm: Rdlm, tmp_path: Path
) -> None:
    target = tmp_path / "users.json"
    target.write_text("mine")
    code, out, err = rdlm("export", office, "users", target)
    assert (code, out) == (1, "")
    assert err == (
        f"rdlm: {target} exists already and was left as it is. Choose another name.\n"
    )
    assert target.read_text() == "mine"

    assert rdlm("export", office, "users", target, "--replace")[0] == 0
    assert len(json.loads(target.read_text(encoding="utf-8"))["rows"]) == 25
    assert sorted(p.name for p in tmp_path.iterdir()) == ["office.rdlab", "users.json"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["packs", "--server", "NONE"], "There is no license server NONE. There are: "),
        (["packs"], "Say with --server which license server is meant. There are: "),
        (
            ["issued", *SERVER],
            "Say with --pack which license pack is meant. There are: 2, ",
        ),
        (
            ["issued", *SERVER, "--pack", "99"],
            "There is no license pack 99. There are: 2, ",
        ),
        (["report", *SERVER], "There is no report yet. "),
        (["sessions", "--host", "NONE"], "There is no session host NONE. There are: "),
    ],
)
def test_what_is_not_there_is_told_in_one_line(
    office: Path, rdlm: Rdlm, tmp_path: Path, words: list[str], said: str
) -> None:
    name, *options = words
    target = tmp_path / "list.csv"
    code, out, err = rdlm("export", office, name, target, *options)

    assert (code, out) == (1, "")
    assert err.startswith(f"rdlm: {said}")
    assert err.count("\n") == 1
    assert not target.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["users", "list.txt"], "'list.txt' does not end in .csv, .json or .xlsx"),
        (["cats", "list.csv"], "invalid choice: 'cats'"),
        (["users", "list.csv", "--pack", "3"], "--pack says nothing about users."),
    ],
)
def test_wrong_usage_is_told(
    office: Path, rdlm: Rdlm, words: list[str], said: str
) -> None:
    code, _, err = rdlm("export", office, *words)

    assert code == 2
    assert said in err


def test_names_are_found_whatever_their_case(
    office: Path, rdlm: Rdlm, tmp_path: Path
) -> None:
    target = tmp_path / "packs.csv"

    assert rdlm("export", office, "packs", target, "--server", "rdlic01")[0] == 0
    assert len(target.read_text(encoding="utf-8-sig").splitlines()) == 4


@pytest.mark.parametrize("suffix", FORMATS)
def test_no_qt_is_loaded(office: Path, tmp_path: Path, suffix: str) -> None:
    program = (
        "import sys; from gui.main import main; code = main(sys.argv[1:]); "
        "print([m for m in sys.modules if m.startswith(('PySide', 'shiboken'))]); "
        "sys.exit(code)"
    )
    target = tmp_path / f"users{suffix}"
    words = ["export", str(office), "users", str(target)]
    answer = subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert answer.stdout.splitlines()[-1] == "[]"


def test_a_list_never_takes_the_place_of_its_lab(
    office: Path, tmp_path: Path, rdlm: Rdlm
) -> None:
    lab = tmp_path / "lab.csv"
    lab.write_bytes(office.read_bytes())
    before = lab.read_bytes()
    code, _, said = rdlm("export", "--replace", lab, "servers", lab)

    assert (code, lab.read_bytes()) == (1, before)
    assert "lab.csv is the lab itself. Choose another name." in said
