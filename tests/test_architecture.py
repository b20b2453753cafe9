"""What holds for the whole house: who may import whom, and what lies where."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from gui.companions.table import COMPANIONS
from tests.helpers.imports import ROOT, Graph, circles, folded, graph_of, imported

PROGRAM = [
    path.relative_to(ROOT).as_posix()
    for package in ("core", "gui")
    for path in sorted((ROOT / package).rglob("*.py"))
]
CORE = [path for path in PROGRAM if path.startswith("core/")]
FORBIDDEN = {"gui", "PySide6", "shiboken6"}
TOP = {
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".pre-commit-config.yaml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "SECURITY.md",
    "core",
    "docs",
    "gui",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements.txt",
    "resources",
    "start.py",
    "tests",
}
IMPORT_ALL_OF_CORE = """
import importlib, pkgutil, sys
import core
for module in pkgutil.walk_packages(core.__path__, "core."):
    importlib.import_module(module.name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def imports_of(path: Path) -> set[str]:
    """Name the packages that a file imports anywhere, also inside functions."""
    return {name.partition(".")[0] for name in imported(path)}


@pytest.mark.parametrize("path", CORE)
def test_core_imports_neither_qt_nor_gui(path: str) -> None:
    assert not imports_of(ROOT / path) & FORBIDDEN


def test_an_import_inside_a_function_is_seen(tmp_path: Path) -> None:
    hidden = tmp_path / "hidden.py"
    hidden.write_text("def paint():\n    from PySide6.QtGui import QIcon\n")

    assert imports_of(hidden) == {"PySide6"}


def test_importing_all_of_core_loads_no_qt() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL_OF_CORE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert "core" in loaded
    assert not FORBIDDEN & set(loaded)


# ---- circles ----


def graph_with_windows() -> Graph:
    """Join the modules of gui, also to the windows that are loaded by name."""
    graph = graph_of("gui")
    windows = {f"gui.companions.{c.folder}.window" for c in COMPANIONS.values()}
    assert windows <= set(graph)
    graph["gui.companions.table"] |= windows
    return graph


GRAPHS = {"core": lambda: graph_of("core"), "gui": graph_with_windows}
each_graph = pytest.mark.parametrize("graph", GRAPHS, indirect=True, scope="module")


@pytest.fixture(scope="module")
def graph(request: pytest.FixtureRequest) -> Graph:
    """Read all sources of a package; not while tests are collected, in each worker."""
    return GRAPHS[request.param]()


def room(module: str) -> str:
    """Name the file or folder right inside `core` or `gui`."""
    return ".".join(module.split(".")[:2])


@each_graph
def test_no_files_import_each_other(graph: Graph) -> None:
    assert len(graph) > 100
    assert circles(graph) == []


@each_graph
def test_no_folders_import_each_other(graph: Graph) -> None:
    rooms = folded(graph, room)

    assert len(rooms) > 15
    assert circles(rooms) == []


def test_a_circle_is_found() -> None:
    graph = {"a": {"b", "d"}, "b": {"c"}, "c": {"a", "e"}, "d": set(), "e": {"e"}}

    assert circles(graph) == [{"a", "b", "c"}]
    assert circles({"a.x": {"b.x"}, "b.x": set(), "b.y": {"a.y"}, "a.y": set()}) == []
    assert circles(folded({"a.x.f": {"a.y.f"}, "a.y.g": {"a.x.g"}}, room)) != []


# ---- modules that are loaded by name ----

LOADERS = {"import_module", "__import__", "importlib", "pkgutil", "runpy"}
BUILT_IN = {"exec", "eval"}
MODULE_NAME = re.compile(r"(core|gui)\.[\w.]+")
MAY_LOAD_BY_NAME = {
    "gui/companions/table.py": "the companion windows, when they are first opened",
    "gui/main.py": "puts back what PySide6 has done to __import__",
}


def loads_by_name(source: str) -> bool:
    """Tell whether a module may load others by their names."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=str(text)) if MODULE_NAME.match(text):
                return True
            case ast.Name(id=name) if name in LOADERS | BUILT_IN:
                return True
            case ast.Attribute(attr=name) if name in LOADERS:
                return True
            case ast.alias(name=name) | ast.ImportFrom(module=str(name)):
                if LOADERS & set(name.split(".")):
                    return True
    return False


def test_modules_are_loaded_by_name_in_one_place() -> None:
    found = {
        path
        for path in PROGRAM
        if loads_by_name((ROOT / path).read_text(encoding="utf-8"))
    }

    assert found == set(MAY_LOAD_BY_NAME)


@pytest.mark.parametrize(
    "source",
    [
        "from importlib import import_module",
        "import importlib.util as tools",
        "builtins.__import__('gui')",
        "load('gui.dialogs.about')",
        "load(f'gui.dialogs.{name}')",
        "exec(source)",
    ],
)
def test_a_module_that_is_loaded_by_name_is_seen(source: str) -> None:
    assert loads_by_name(source)
    assert not loads_by_name("from gui.dialogs import about\napp.exec()")


# ---- contracts ----

CONTRACTS = {
    "core-knows-no-qt": "forbidden",
    "layers": "layers",
    "gui-storeys": "layers",
    "companions-apart": "independence",
    "manager-inside": "layers",
    "theme-inside": "layers",
    "core-storeys": "layers",
}


def contracts() -> dict[str, dict[str, object]]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)["tool"]["importlinter"]["contracts"]
    return {contract["id"]: contract for contract in found}


def test_every_contract_is_there() -> None:
    assert CONTRACTS.items() <= {k: c["type"] for k, c in contracts().items()}.items()


def test_no_import_is_excepted_from_a_contract() -> None:
    allowed = {"ignore_imports", "allow_indirect_imports"}

    assert [name for name, c in contracts().items() if allowed & set(c)] == []


@pytest.mark.parametrize(
    ("name", "containers"),
    [
        ("gui-storeys", ["gui"]),
        ("manager-inside", ["gui.manager"]),
        ("theme-inside", ["gui.theme"]),
        ("core-storeys", ["core"]),
    ],
)
def test_a_new_file_is_refused_until_it_has_its_place(
    name: str, containers: list[str]
) -> None:
    contract = contracts()[name]

    assert contract["containers"] == containers
    assert contract["exhaustive"] is True
    assert "exhaustive_ignores" not in contract


def test_every_companion_window_knows_nothing_of_the_others() -> None:
    folders = {f"gui.companions.{c.folder}" for c in COMPANIONS.values()}

    assert set(contracts()["companions-apart"]["modules"]) == folders  # type: ignore[call-overload]


# ---- where things lie ----

WHOLE = "of the whole program"
TESTED_ALONE = {
    "core/lessons/test_exercises.py": "of every exercise",
    "core/lessons/test_guided.py": "of every guided lesson",
    "core/lessons/test_tasks.py": "of the tasks of exercises",
    "core/lessons/outputs/test_hostile.py": "of every page that is written",
    "core/lessons/outputs/questions/test_hostile.py": "of every question bank",
    "gui/automation/test_same_everywhere.py": "of all that is made of lessons",
    "gui/automation/test_whole_or_not_there.py": "of all that is made of lessons",
    "core/lessons/checks/test_every_command.py": "of all checks, by all commands",
    "core/powershell/test_pasted.py": "of every line that PowerShell View shows",
    "core/scenarios/test_descriptions.py": "of what every scenario is told as",
    "core/shell/documented/test_cases.py": "of the language, by the pages about it",
    "core/shell/scripts/test_scripts.py": "of the language and the lab together",
    "core/store/long_list/test_readers.py": "of a list, its owner and who only reads",
    "core/store/test_kept.py": "of reads and the transaction together",
    "core/store/test_locks.py": "of ownership, connection and processes together",
    "core/store/test_read_only.py": "of what the system forbids, whoever asks",
    "core/test_moving_licenses.py": "of migrating, rebuilding and converting together",
    "core/test_secrets.py": WHOLE,
    "core/test_sequences.py": WHOLE,
    "core/test_simulated_like_single.py": "compares one command with another",
    "core/test_worked_cases.py": WHOLE,
    "core/troubles/test_exercises.py": "of every exercise, by every cure",
    "core/troubles/test_messages.py": WHOLE,
    "core/troubles/test_symptoms.py": WHOLE,
    "core/troubles/test_ways_out.py": WHOLE,
    "gui/companions/test_two_roles.py": "of every companion window",
    "gui/dialogs/test_repairs.py": "of what review, scope and credentials do together",
    "gui/lessons/coach/test_attempts.py": "of the coach and an attempt together",
    "gui/lessons/coach/test_whole_lessons.py": "of every lesson, coached to its end",
    "gui/lessons/test_in_front.py": "of every window of lessons",
    "gui/lessons/recorder/test_recording.py": "of the recorder's windows together",
    "gui/export/test_spreadsheet.py": "of every format, in LibreOffice",
    "gui/labels/test_group_name.py": "of every window that names the group",
    "gui/labels/test_labels_elsewhere.py": "of every module that is not a label's",
    "gui/lessons/test_no_fault_told.py": "of every fault, in every training window",
    "gui/lessons/test_nothing_given_away.py": "of every exercise, in every window",
    "gui/test_accessibility.py": WHOLE,
    "gui/test_disk.py": WHOLE,
    "gui/test_every_surface.py": WHOLE,
    "gui/test_first_widths.py": WHOLE,
    "gui/test_literal_text.py": WHOLE,
    "gui/test_parents.py": WHOLE,
    "gui/test_kept_places.py": WHOLE,
    "gui/test_menu_items.py": WHOLE,
    "gui/test_counts.py": WHOLE,
    "gui/test_out_of_reach.py": WHOLE,
    "gui/test_print_keys.py": WHOLE,
    "gui/test_refcount.py": WHOLE,
    "gui/test_responsive.py": WHOLE,
    "gui/test_scaling.py": WHOLE,
    "gui/test_stray_keys.py": WHOLE,
    "gui/test_tables.py": "of every table, in every window",
    "gui/test_tripwires.py": "of the tripwires that tests share",
    "gui/website/test_browser.py": "of the website and a wizard, in a real browser",
    "gui/website/test_strangers.py": "of site and server together",
}


CLIPBOARD = "gui/widgets/clipboard.py"
HANDS_IT_OVER = "gui/startup/endings.py"  # and neither reads nor changes it
TOUCHES = re.compile(r"\bclipboard\(\)|\bQClipboard\b|\bsetMimeData\b|\bQMimeData\(")


def test_one_module_alone_touches_the_clipboard() -> None:
    touching = {p for p in PROGRAM if TOUCHES.search((ROOT / p).read_text("utf-8"))}

    assert touching == {CLIPBOARD, HANDS_IT_OVER}


def test_one_module_alone_asks_for_files() -> None:
    asks = re.compile(r"import .*QFileDialog|QFileDialog\(")
    asking = {p for p in PROGRAM if asks.search((ROOT / p).read_text("utf-8"))}

    assert asking == {"gui/session/prompts.py"}


def test_windows_come_to_front_in_one_way() -> None:
    raising = {p for p in PROGRAM if ".raise_()" in (ROOT / p).read_text("utf-8")}

    # What points at a control is a child that stays above its window's other ones.
    assert raising == {"gui/widgets/on_screen.py", "gui/driver/overlay.py"}


ASKS_THE_DESKTOP = re.compile(r"QDesktopServices|xdg-open|webbrowser|startfile")


def test_one_module_alone_asks_the_desktop_to_open_things() -> None:
    asking = {
        p for p in PROGRAM if ASKS_THE_DESKTOP.search((ROOT / p).read_text("utf-8"))
    }

    assert asking == {"gui/session/desktop.py"}


def test_gui_has_few_modules_at_its_root() -> None:
    names = {path.stem for path in (ROOT / "gui").glob("*.py")} - {"__init__"}

    assert len(names) <= 3


def test_every_folder_has_its_folder_of_tests() -> None:
    folders = {path.rpartition("/")[0] for path in PROGRAM}

    assert [f for f in sorted(folders) if not (ROOT / "tests" / f).is_dir()] == []


def test_every_test_stands_beside_its_source() -> None:
    tests = [
        path.relative_to(ROOT / "tests").as_posix()
        for package in ("core", "gui")
        for path in (ROOT / "tests" / package).rglob("test_*.py")
    ]
    alone = {path for path in tests if path.replace("test_", "") not in PROGRAM}

    assert alone == set(TESTED_ALONE)


def test_nothing_unexpected_lies_at_the_top() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    files = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    present = {file.partition("/")[0] for file in files if (ROOT / file).exists()}

    assert present - {""} <= TOP
