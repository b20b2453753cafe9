"""No module of gui asks the disk by itself: `core.outside` does, and never raises."""

import ast

import pytest

from tests.helpers.imports import ROOT

MODULES = sorted(
    path.relative_to(ROOT).as_posix() for path in (ROOT / "gui").rglob("*.py")
)
METHODS = {
    *("exists", "is_file", "is_dir", "is_symlink", "stat", "lstat", "iterdir", "glob"),
    *("rglob", "mkdir", "touch", "unlink", "rmdir", "resolve", "absolute", "samefile"),
    *("chmod", "expanduser", "symlink_to", "hardlink_to", "read_text"),
    *("read_bytes", "write_text", "write_bytes"),
}
NOT_THE_DISK = {
    *("environ", "getuid", "sysconf", "_exit", "fsdecode", "urandom", "cpu_count"),
    "devnull",  # a name
}
"""What else `os` has, and gui uses."""
MODULES_OF_THE_DISK = {"shutil", "tempfile", "glob", "fcntl"}
OF_QT = {"QFile", "QFileInfo", "QSaveFile", "QStandardPaths", "QTemporaryFile"}
WRITE_WHAT_FILES_GIVES = {
    "gui/automation/demos.py": {"write_text"},
    "gui/automation/guides.py": {"write_bytes", "write_text"},
    "gui/automation/headless_run.py": {"iterdir"},
    "gui/automation/lesson_windows.py": {"tempfile"},
    "gui/automation/packages.py": {"write_bytes"},
    "gui/automation/encoding.py": {"read_bytes"},
    "gui/automation/pdf/writing.py": {"write_bytes"},
    "gui/automation/playing_stage.py": {"tempfile"},
    "gui/automation/processes.py": {"tempfile"},
    "gui/automation/screenshots.py": {"write_bytes"},
    "gui/automation/showing.py": {"shutil", "tempfile"},
    "gui/export/drawing.py": {"write_bytes"},
    "gui/export/paper.py": {"QFile"},
    "gui/export/xlsx_file.py": {"tempfile"},
    "gui/lessons/recorder/editor.py": {"write_text"},
    "gui/session/desktop.py": {"QStandardPaths"},  # Qt answers without an error
    "gui/export/slips.py": {"write_text"},
    "gui/session/settings.py": {"write_text"},
    "gui/startup/crash.py": {"write_text"},
}
"""Inside `replacing`, `making` or `filling`, which say what went wrong as LabError."""


def asked(source: str) -> set[str]:
    """Name what a module uses of the file system."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="outside"))):
                continue
            case ast.Call(func=ast.Attribute(attr=name)) if name in METHODS:
                found.add(name)
            case ast.Attribute(value=ast.Name(id="Path"), attr="home" | "cwd"):
                found.add("home")
            case ast.Call(func=ast.Name(id="open")):
                found.add("open")
            case ast.Attribute(value=ast.Name(id="os"), attr=name):
                found |= {name} - NOT_THE_DISK
            case ast.ImportFrom(module="os", names=[ast.alias(name="sep")]):
                continue
            case ast.ImportFrom(module="os" | "os.path"):
                found.add("os")
            case ast.ImportFrom(module=str(name)) if name in MODULES_OF_THE_DISK:
                found.add(name)
            case ast.alias(name=name) if name in MODULES_OF_THE_DISK | OF_QT:
                found.add(name)
    return found


@pytest.mark.parametrize("path", MODULES)
def test_a_module_asks_the_disk_through_one_door(path: str) -> None:
    found = asked((ROOT / path).read_text(encoding="utf-8"))

    assert found == WRITE_WHAT_FILES_GIVES.get(path, set())


@pytest.mark.parametrize(
    "source",
    [
        "path.exists()",
        "os.path.exists(name)",
        "os.open(name, 0)",
        "open(name)",
        "import tempfile",
        "from os import stat",
        "from PySide6.QtCore import QFileInfo",
        "Path(name).resolve() == other",
    ],
)
def test_a_question_is_seen(source: str) -> None:
    assert asked(source)
    assert not asked("os.environ; dialog.open(); outside.is_there(Path())")
