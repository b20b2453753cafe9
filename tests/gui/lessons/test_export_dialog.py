"""Export in the lessons window makes what the command line makes, beside the window."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.catalog import ProductVersion
from core.command_line.outputs_parser import BANKS, PACKAGES
from core.command_line.parser import parse
from core.lessons import catalogue
from gui.driver.ui_driver import UiDriver
from gui.labels import exporting
from gui.labels.exporting import ExportText as Text
from gui.lessons import export_dialog, export_process
from gui.lessons.export_dialog import ExportDialog
from gui.lessons.export_kinds import KINDS, Kind, Order, Scope
from gui.lessons.listed import Listed
from gui.lessons.window import LessonsWindow
from gui.manager.main_window import MainWindow
from tests.gui.surfaces import settle

FIRST = catalogue.find("first-story")
LONG = 120_000
MADE = [(kind, scope) for kind in KINDS for scope in kind.scopes]
Open = Callable[..., ExportDialog]


@pytest.fixture
def export(open_window: Callable[..., MainWindow]) -> Open:
    """Open the dialog on a lesson."""

    def show(own: Path | None = None, id_: str = "first-story") -> ExportDialog:
        window = open_window("fresh")
        file = catalogue.find(id_)
        dialog = ExportDialog(Listed(file, file.lesson(), own), window.session, window)
        dialog.open()
        return dialog

    return show


def choose(dialog: ExportDialog, name: str, target: Path) -> UiDriver:
    driver = UiDriver()
    driver.select({"What": exporting.KINDS[name]})
    driver.type({"To": str(target)})
    return driver


def said(dialog: ExportDialog) -> str:
    label = dialog.findChild(QLabel, "said")
    assert isinstance(label, QLabel)
    return label.text().replace("\u200b", "")


def problem(dialog: ExportDialog) -> str:
    """Return what is said at the field of the target."""
    field = next(w for w in dialog.findChildren(QLabel, "problem") if w.isVisible())
    return field.text().replace("\u200b", "")


def button(dialog: ExportDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


# The words


@pytest.mark.parametrize(("kind", "scope"), MADE, ids=lambda x: getattr(x, "name", x))
def test_the_command_line_takes_every_order(
    kind: Kind, scope: Scope, tmp_path: Path
) -> None:
    target = tmp_path / f"--made{kind.suffix_of(scope)}"
    of = {Scope.LESSON: "first-story", Scope.COURSE: FIRST.lesson().course}
    order = Order(kind, scope, of.get(scope, ""), target, replaces=True)
    arguments = parse(order.words, [])
    assert arguments.command == kind.command
    assert getattr(arguments, "format", "") == kind.format
    assert getattr(arguments, "all", False) is (scope is Scope.ALL)
    assert arguments.lesson == of.get(scope)
    assert target in (getattr(arguments, "target", 0), getattr(arguments, "folder", 0))
    assert getattr(arguments, "replace", True)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_shows_windows_takes_an_edition(kind: Kind) -> None:
    edition = ProductVersion.W2019 if kind.shows_windows else None
    order = Order(kind, Scope.LESSON, "first-story", Path("made"), edition=edition)
    assert getattr(parse(order.words, []), "edition", None) == edition


def test_a_guide_takes_its_options() -> None:
    order = Order(
        KINDS[0],
        Scope.LESSON,
        "first-story",
        Path("made"),
        edition=ProductVersion.W2019,
        by="--Ada",
        solutions=True,
        plain=True,
    )
    arguments = parse(order.words, [])
    assert (arguments.edition, arguments.by) == ("2019", "--Ada")
    assert arguments.solutions
    assert arguments.plain


def test_all_that_the_command_line_makes_can_be_chosen() -> None:
    names = [kind.name for kind in KINDS]
    assert names == ["guide", "demo", *PACKAGES, *BANKS]
    assert set(names) <= set(exporting.KINDS)
    suffixes = {kind.suffix_of(scope) for kind, scope in MADE}
    assert suffixes - {""} == set(exporting.FILES)


# The window


def test_the_lessons_window_offers_it_for_what_is_chosen(
    open_window: Callable[..., MainWindow],
) -> None:
    window = open_window("fresh")
    window.open_lessons()
    (lessons,) = window.findChildren(LessonsWindow)
    button = lessons.findChild(QPushButton, "export")
    assert isinstance(button, QPushButton)
    settle(lessons)
    lessons.refresh("first-story")
    settle(lessons)
    button.click()
    (dialog,) = lessons.findChildren(ExportDialog)
    assert dialog.order.of == "first-story"
    dialog.reject()
    lessons.close()


def test_a_question_bank_is_made_and_opened(
    export: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(
        export_dialog, "open_file", lambda path, *_: opened.append(path)
    )
    dialog = export(id_="a-per-device-license-over-120-days")
    target = tmp_path / "made" / "bank.txt"
    target.parent.mkdir()
    driver = choose(dialog, "gift", target)
    driver.press("Export")
    assert said(dialog) == Text.working
    assert not button(dialog, "start").isEnabled()
    qtbot.waitUntil(lambda: said(dialog).endswith(str(target)), timeout=LONG)
    assert "::" in target.read_text(encoding="utf-8")
    driver.press("Open")
    assert opened == [target.parent]
    driver.press("Close")


def test_a_guide_is_made_in_a_folder(
    export: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = export()
    driver = choose(dialog, "guide", tmp_path / "made")
    driver.type({"Name on the cover": "Ada & Co"})
    driver.tick({"Pictures without numbers": True})
    driver.press("Export")
    qtbot.waitUntil(lambda: said(dialog).startswith("Done"), timeout=LONG)
    page = (tmp_path / "made" / "first-story.html").read_text(encoding="utf-8")
    assert "Ada &amp; Co" in page
    driver.press("Close")


def test_what_was_wrong_is_said_at_the_target_and_nothing_is_lost(
    export: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = export(id_="a-per-device-license-over-120-days")
    target = tmp_path / "bank.txt"
    target.write_text("mine")
    driver = choose(dialog, "gift", target)
    driver.press("Export")
    qtbot.waitUntil(lambda: not dialog._process.is_running, timeout=LONG)
    qtbot.waitUntil(lambda: "exists already" in problem(dialog))
    assert not problem(dialog).startswith(("rdlm", "python"))
    assert target.read_text() == "mine"
    driver.tick({"Replace a file of this name": True})
    driver.press("Export")
    qtbot.waitUntil(lambda: said(dialog).startswith("Done"), timeout=LONG)
    assert target.read_text() != "mine"
    driver.press("Close")


def test_without_a_target_nothing_begins(export: Open) -> None:
    dialog = export()
    driver = choose(dialog, "guide", Path())
    driver.type({"To": " "})
    driver.press("Export")
    assert problem(dialog) == Text.target_required
    assert not dialog._process.is_running
    driver.press("Close")


@pytest.mark.skipif(sys.platform == "win32", reason="ends it without asking")
def test_cancel_leaves_nothing_behind(
    export: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = export()
    folder = tmp_path / "guides"
    driver = choose(dialog, "guide", folder)
    driver.select({"Of which": "All lessons"})
    driver.type({"To": str(folder)})
    driver.press("Export")
    kept = set(tmp_path.iterdir())
    qtbot.waitUntil(lambda: set(tmp_path.iterdir()) > kept, timeout=LONG)  # it writes
    driver.press("Cancel")
    qtbot.waitUntil(lambda: said(dialog) == Text.cancelled, timeout=LONG)
    assert set(tmp_path.iterdir()) == kept
    assert button(dialog, "start").isEnabled()
    driver.press("Close")


def test_closing_gives_up_what_is_being_made(
    export: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = export()
    folder = tmp_path / "guides"
    choose(dialog, "guide", folder).press("Export")
    qtbot.waitUntil(lambda: dialog._process.is_running)
    with qtbot.waitSignal(dialog.destroyed, timeout=LONG):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not folder.exists()


def test_progress_tells_how_many_lessons_are_made(
    export: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "slow.py"
    script.write_text(
        "import sys, time\n"
        "sys.stderr.write('Guides: 3 of 1,150 lessons\\n')\n"
        "sys.stderr.flush()\n"
        f"while not __import__('os').path.exists({str(tmp_path / 'go')!r}):\n"
        "    time.sleep(0.01)\n"
        "sys.stderr.write('rdlm: It went wrong.\\n')\n"
        "sys.exit(1)\n"
    )
    monkeypatch.setattr(export_process, "launcher", lambda: [str(script)])
    dialog = export()
    driver = choose(dialog, "guide", tmp_path / "made")
    driver.press("Export")
    wanted = Text.working_on.format(done=3, all=1150)
    qtbot.waitUntil(lambda: said(dialog) == wanted, timeout=LONG)
    (tmp_path / "go").touch()
    qtbot.waitUntil(lambda: not dialog._process.is_running, timeout=LONG)
    qtbot.waitUntil(lambda: problem(dialog) == "It went wrong.")
    driver.press("Close")


def test_a_lesson_of_ones_own_goes_as_its_file_and_has_no_course(
    export: Open, tmp_path: Path
) -> None:
    own = tmp_path / "mine.toml"
    own.write_text(FIRST.text, encoding="utf-8")
    dialog = export(own)
    driver = choose(dialog, "gift", tmp_path / "bank.txt")
    assert dialog.order.of == str(own)
    course = exporting.SCOPES["course"].format(course=FIRST.lesson().course)
    with pytest.raises(AssertionError):
        driver.select({"Of which": course})
    driver.press("Close")


def test_a_name_that_was_typed_stays_and_one_that_was_suggested_changes(
    export: Open, tmp_path: Path
) -> None:
    dialog = export()
    suggested = dialog.order.target
    driver = UiDriver()
    driver.select({"What": exporting.KINDS["scorm12"]})
    assert dialog.order.target == suggested.with_name(f"{suggested.name}.zip")
    driver.type({"To": str(tmp_path / "mine.zip")})
    driver.select({"What": exporting.KINDS["scorm2004"]})
    assert dialog.order.target == tmp_path / "mine.zip"
    driver.press("Close")


def test_options_that_a_kind_has_not_are_greyed(export: Open) -> None:
    dialog = export()
    boxes = {name: dialog.findChild(QCheckBox, name) for name in ("plain", "replace")}

    def usable() -> list[str]:
        return [name for name, box in boxes.items() if box and box.isEnabled()]

    assert usable() == ["plain"]
    driver = UiDriver()
    driver.select({"What": exporting.KINDS["gift"]})
    assert usable() == ["replace"]
    driver.greyed("Name on the cover")
    driver.press("Close")
