"""The door, on a small tree of its own; no network, nothing installed."""

import ast
import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from core.command_line.name import VARIABLE
from tests.helpers.systems import needs_apt
from tests.test_architecture import imports_of

SOURCE = Path(__file__).parents[1] / "start.py"
RUNTIME = ("requirements.txt",)
DEVELOPMENT = ("requirements.txt", "requirements-dev.txt")


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Give start.py in a tree with locked requirements and no environment."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.setenv(VARIABLE, "")  # so that what is set there is gone afterwards
    for name in DEVELOPMENT:
        (tmp_path / name).write_text(f"# {name}\n")
    path = tmp_path / "start.py"
    path.write_bytes(SOURCE.read_bytes())
    spec = importlib.util.spec_from_file_location("start_under_test", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def steps(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List what would be made or installed; making an environment is pretended."""
    steps: list[str] = []

    def make_environment() -> None:
        steps.append("environment")
        python = Path(start.PYTHON)
        python.parent.mkdir(parents=True, exist_ok=True)
        python.unlink(missing_ok=True)
        python.symlink_to(sys.executable)

    monkeypatch.setattr(start, "make_environment", make_environment)
    monkeypatch.setattr(start, "install", steps.append)
    monkeypatch.setattr(start, "landed", lambda _: {})
    monkeypatch.setattr(start, "provide_libraries", lambda _: None)
    return steps


@pytest.fixture
def commands(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the commands that would run; all of them succeed."""
    commands: list[str] = []

    def succeeds(*command: str) -> bool:
        commands.append(" ".join(command))
        return True

    monkeypatch.setattr(start, "succeeds", succeeds)
    return commands


def test_it_imports_only_the_standard_library() -> None:
    assert imports_of(SOURCE) <= sys.stdlib_module_names


def test_an_older_python_can_read_it_as_far_as_the_message() -> None:
    ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_the_first_start_makes_everything(start: ModuleType, steps: list[str]) -> None:
    start.make_ready(*RUNTIME)

    assert steps == ["environment", "requirements.txt"]


def test_the_second_start_makes_nothing(start: ModuleType, steps: list[str]) -> None:
    start.make_ready(*RUNTIME)
    steps.clear()

    start.make_ready(*RUNTIME)

    assert steps == []


def test_the_stamp_holds_the_hash(start: ModuleType, steps: list[str]) -> None:
    start.make_ready(*RUNTIME)

    digest = hashlib.sha256(b"# requirements.txt\n").hexdigest()
    assert start.stamp()["requirements.txt"] == digest


def test_changed_requirements_are_installed_again(
    start: ModuleType, steps: list[str], tmp_path: Path
) -> None:
    start.make_ready(*RUNTIME)
    (tmp_path / "requirements.txt").write_text("# changed\n")
    steps.clear()

    start.make_ready(*RUNTIME)
    start.make_ready(*RUNTIME)

    assert steps == ["requirements.txt"]


def test_the_checks_add_their_own_packages(start: ModuleType, steps: list[str]) -> None:
    start.make_ready(*RUNTIME)
    steps.clear()

    start.make_ready(*DEVELOPMENT)
    start.make_ready(*RUNTIME)

    assert steps == ["requirements-dev.txt"]


def test_an_interrupted_preparation_starts_from_the_beginning(
    start: ModuleType, steps: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    start.make_ready(*RUNTIME)
    (tmp_path / "requirements.txt").write_text("# changed\n")
    with monkeypatch.context() as interrupted:
        interrupted.setattr(start, "install", lambda _: sys.exit("killed"))
        with pytest.raises(SystemExit):
            start.make_ready(*RUNTIME)
    steps.clear()

    start.make_ready(*RUNTIME)

    assert steps == ["environment", "requirements.txt"]


@pytest.mark.parametrize("damage", ["gone", "dangling", "another", "stamp"])
def test_a_broken_environment_is_made_again(
    start: ModuleType, steps: list[str], damage: str, tmp_path: Path
) -> None:
    start.make_ready(*RUNTIME)
    python = Path(start.PYTHON)
    if damage == "stamp":
        Path(start.STAMP).write_bytes(b"half a li")
    else:
        python.unlink()
    if damage == "dangling":
        python.symlink_to(tmp_path / "removed")
    if damage == "another":
        python.symlink_to("/bin/sh")
    steps.clear()

    start.make_ready(*RUNTIME)

    assert steps == ["environment", "requirements.txt"]


@needs_apt
def test_a_display_asks_for_more_libraries(
    start: ModuleType, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    provided: list[dict[str, str]] = []
    monkeypatch.setattr(start, "provide_libraries", provided.append)

    start.make_ready(*RUNTIME)
    assert provided == [start.LIBRARIES]

    monkeypatch.setenv("DISPLAY", ":0")
    start.make_ready(*RUNTIME)
    assert provided[-1] == start.X11_LIBRARIES
    assert steps == ["environment", "requirements.txt"]


@needs_apt
def test_a_library_that_is_there_is_not_installed(
    start: ModuleType, commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "loads", lambda name: name == "liba.so.1")
    monkeypatch.setattr(start, "is_known", lambda name: name == "libbt64")
    monkeypatch.setattr("shutil.which", lambda name: name)
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    start.provide_libraries({"liba.so.1": "liba", "libb.so.2": "libb"})

    update, install = commands
    assert update.endswith(" update")
    assert install.endswith(" libbt64")
    assert "sudo" not in install


@needs_apt
def test_sudo_is_used_by_others_than_root(
    start: ModuleType, commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "is_known", lambda _: False)
    monkeypatch.setattr("shutil.which", lambda name: name)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    start.install_debian(["libb"], "a reason")

    assert [command.split()[0] for command in commands] == ["sudo", "sudo"]


@needs_apt
@pytest.mark.parametrize("absent", ["apt-get", "sudo"])
def test_without_apt_get_or_sudo_it_names_what_is_missing(
    start: ModuleType,
    commands: list[str],
    monkeypatch: pytest.MonkeyPatch,
    absent: str,
) -> None:
    monkeypatch.setattr(start, "loads", lambda name: name != "libEGL.so.1")
    monkeypatch.setattr("shutil.which", lambda name: name if name != absent else None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(SystemExit) as stop:
        start.provide_libraries(start.LIBRARIES)

    assert str(stop.value) == (
        "start.py: these system libraries are missing: libEGL.so.1. "
        "Install them (on Debian: libegl1) and start again."
    )
    assert commands == []


def test_a_real_probe_tells_present_from_absent(start: ModuleType) -> None:
    assert not start.loads("libabsent-from-everywhere.so.0")
    if sys.platform == "linux":
        assert start.loads("libc.so.6")


def test_it_stops_when_packages_cannot_be_installed(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "succeeds", lambda *_, **__: False)
    monkeypatch.setattr(start, "answer", lambda *_: "")

    with pytest.raises(SystemExit, match=r"could not install requirements\.txt"):
        start.install("requirements.txt")


def test_an_error_is_one_line_and_exit_code_1(start: ModuleType) -> None:
    Path(start.ROOT, "requirements.txt").unlink()

    started = subprocess.run(
        [sys.executable, Path(start.ROOT, "start.py")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert started.returncode == 1
    assert started.stdout == ""
    (line,) = started.stderr.splitlines()
    assert line.startswith("start.py: ")
    assert "requirements.txt" in line


@pytest.mark.parametrize(
    ("arguments", "requirements", "command"),
    [
        ([], RUNTIME, ["-P", "{program}"]),
        (["show", "a b"], RUNTIME, ["-P", "{program}", "show", "a b"]),
        (["test", "-k", "x"], DEVELOPMENT, ["-m", "pytest", "-k", "x"]),
        (["bench"], DEVELOPMENT, ["-m", "tests.benchmarks"]),
        (["faults"], DEVELOPMENT, ["-m", "tests.faults"]),
        (["coverage"], DEVELOPMENT, ["-m", "tests.coverage_floor"]),
    ],
)
def test_the_first_word_chooses_what_runs(
    start: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    requirements: tuple[str, ...],
    command: list[str],
) -> None:
    monkeypatch.chdir(os.curdir)
    monkeypatch.setenv("PYTHONPATH", "theirs")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    ready: list[str] = []
    became: list[str] = []
    monkeypatch.setattr(start, "make_ready", lambda *names: ready.extend(names))
    monkeypatch.setattr(start, "become", lambda *words: became.extend(words))

    start.main(arguments)

    assert tuple(ready) == requirements
    assert "PYTHONDONTWRITEBYTECODE" not in os.environ
    assert became == [word.format(program=start.PROGRAM) for word in command]
    assert Path(start.PROGRAM) == Path(start.ROOT, "gui", "__main__.py")


def test_a_failing_check_ends_the_checks(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(os.curdir)
    monkeypatch.setattr(start, "make_ready", lambda *_: None)
    monkeypatch.setattr(start, "become", lambda *_: pytest.fail("pytest has run"))
    asked: list[list[str]] = []

    def call(command: list[str]) -> int:
        asked.append(command)
        return 3 if "mypy" in command else 0

    monkeypatch.setattr("subprocess.call", call)

    with pytest.raises(SystemExit) as stop:
        start.main(["test"])

    assert stop.value.code == 3
    assert [command[2] for command in asked] == ["ruff", "ruff", "mypy"]


def test_the_tests_run_once_every_check_has_passed(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(os.curdir)
    monkeypatch.setattr(start, "make_ready", lambda *_: None)
    monkeypatch.setattr(start, "become", lambda *_: pytest.fail("pytest ran again"))
    asked: list[str] = []
    monkeypatch.setattr("subprocess.call", lambda c: asked.append(" ".join(c[1:])))

    start.main(["test"])

    assert len(asked) == len(start.CHECKS)
    assert asked[-1] == "-m pytest"
