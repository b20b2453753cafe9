from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.catalog import Mode
from core.lab import Lab
from core.lessons import catalogue
from core.lessons.attempts import Attempt
from gui import main
from gui.labels.playing import PlayingText
from tests.helpers.processes import run

START = """
import sys
from gui import main

main._leave = lambda code: code
main.main(["--lab", sys.argv[1], "--safe-mode", "--exit-when-ready"])
from PySide6 import QtWidgets

print(*sys.modules)
print(*vars(QtWidgets))
print(__import__.__name__)
"""
OTHER_WINDOWS = (
    *("gui.automation", "gui.dialogs", "gui.driver", "gui.export", "gui.help"),
    *("gui.reports", "gui.lessons", "gui.training", "gui.website", "gui.wizards"),
    *("flask", "html", "waitress", "xlsxwriter"),
)
OF_COMPANIONS = {"gui.companions", "gui.companions.table"}
OF_WIDGETS = {
    "gui.widgets",
    *("gui.widgets.chunked_task", "gui.widgets.empty_hint", "gui.widgets.help_request"),
    *("gui.widgets.inner_widgets", "gui.widgets.on_screen", "gui.tables.table_shape"),
    *("gui.widgets.clipboard", "gui.widgets.tips", "gui.widgets.toolbar"),
    *("gui.widgets.kept_place", "gui.widgets.menu_item", "gui.widgets.owner"),
}
COMMANDS = (
    *("core.clearinghouse", "core.events", "core.flows", "core.lessons"),
    *("core.numbers.kinds", "core.powershell", "core.prompt", "core.rules.issuance"),
)
OTHER_LABS = ("core.scenarios", "core.store.backup", "core.store.upgrade", "tomllib")


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> list[set[str]]:
    """Start to the first paint: the modules, the classes of widgets, the import."""
    folder = tmp_path_factory.mktemp("start")
    path = folder / "office.rdlab"
    Lab.create(path, "office").close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(folder))
        patch.setenv("XDG_DATA_HOME", str(folder))
        return [set(line.split()) for line in run(START, path).splitlines()[-3:]]


@pytest.mark.parametrize("name", [*OTHER_WINDOWS, *COMMANDS, *OTHER_LABS])
def test_the_window_starts_without_what_it_does_not_show(
    started: list[set[str]], name: str
) -> None:
    modules, _, _ = started

    assert [m for m in modules if f"{m}.".startswith(f"{name}.")] == []


def test_the_window_starts_with_the_names_of_the_companion_windows_alone(
    started: list[set[str]],
) -> None:
    modules, _, _ = started

    assert {m for m in modules if m.startswith("gui.companions")} <= OF_COMPANIONS


def test_the_window_starts_without_the_widgets_of_dialogs(
    started: list[set[str]],
) -> None:
    modules, _, _ = started

    assert {m for m in modules if m.startswith("gui.widgets")} <= OF_WIDGETS


def test_the_window_starts_without_what_a_person_can_do(
    started: list[set[str]],
) -> None:
    modules, _, _ = started
    commands = {m for m in modules if m.startswith("core.commands.")}

    assert commands == {"core.commands.command"}


def test_the_window_starts_with_the_classes_of_its_own_widgets_alone(
    started: list[set[str]],
) -> None:
    _, classes, _ = started

    assert {"QTableView", "QTreeView"} <= classes
    assert classes & {"QDialog", "QFileDialog", "QGraphicsView", "QWizard"} == set()


def test_pyside_does_not_read_the_source_of_every_module(
    started: list[set[str]],
) -> None:
    _, _, imports = started

    assert imports == {"__import__"}


OPENED = """
import sys
from gui import main

main._leave = lambda code: code
main.main([*sys.argv[1:], "--safe-mode", "--exit-when-ready"])
print(*sys.modules)
"""


def opened(folder: Path, *words: object) -> set[str]:
    """Start with these words; tell the modules that were needed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(folder))
        patch.setenv("XDG_DATA_HOME", str(folder))
        return set(run(OPENED, *words).splitlines()[-1].split())


def test_a_start_opens_the_lessons_where_it_is_asked_to(tmp_path: Path) -> None:
    assert "gui.lessons.window" in opened(tmp_path, "--open", "lessons")


def test_a_start_on_a_lesson_opens_the_own_lab_and_the_lessons(tmp_path: Path) -> None:
    lesson = tmp_path / "mine.toml"
    lesson.write_text("schema = 1")

    assert "gui.lessons.window" in opened(tmp_path, lesson)
    assert [p.name for p in tmp_path.rglob("*.rdlab")] == ["fresh.rdlab"]


def test_a_start_on_an_attempt_opens_what_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "mine.rdattempt"
    file = catalogue.find("first-story")
    at = datetime(2026, 11, 30, tzinfo=UTC)
    Attempt.begin(path, file, "Ada", Mode.EXAM, seed=1, at=at).close()

    assert "gui.lessons.attempt_window" in opened(tmp_path, path)
    assert [p.name for p in tmp_path.rglob("*.rdlab")] == ["fresh.rdlab"]


@pytest.mark.parametrize(
    "words", [["play", "first-story"], ["lesson", "first-story", "--show", "2"]]
)
def test_without_a_display_it_is_said_what_else_can_be_made(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], words: list[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main.main(words) == 1
    said = PlayingText.no_display.format(rdlm="rdlm", lesson="first-story")
    assert said in capfd.readouterr().err
