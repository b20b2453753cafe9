"""What holds for the whole house: who may import whom, and what lies at the top."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORE = sorted((ROOT / "core").rglob("*.py"))
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
    packages = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            packages |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            packages.add((node.module or "").partition(".")[0])
    return packages


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(ROOT)))
def test_core_imports_neither_qt_nor_gui(path: Path) -> None:
    assert not imports_of(path) & FORBIDDEN


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
