import pytest

from core.lab import Lab
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
