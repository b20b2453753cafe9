"""Where no window can be shown: a sentence and an exit code, never an abort."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.data_folder import NAME
from core.lab import Lab
from tests.core.test_outside import NOES
from tests.faults import system_calls
from tests.helpers.processes import ROOT
from tests.helpers.systems import needs_a_missing_display

pytestmark = needs_a_missing_display
PLACES = {
    "a display that is not there": {"DISPLAY": ":987"},
    "a display of nobody": {"DISPLAY": "nonsense"},
    "an empty name": {"DISPLAY": "", "QT_QPA_PLATFORM": "xcb"},
    "a platform that is none": {"QT_QPA_PLATFORM": "nonsense"},
    "no compositor": {"WAYLAND_DISPLAY": "nothing", "QT_QPA_PLATFORM": "wayland"},
    "plugins elsewhere": {"DISPLAY": ":987", "QT_QPA_PLATFORM_PLUGIN_PATH": "/dev"},
}


def start(
    folder: Path, place: dict[str, str], *before: str, more: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    ours = {n: v for n, v in os.environ.items() if "DISPLAY" not in n}
    ours.pop("QT_QPA_PLATFORM", None)
    ours.update(HOME=str(folder), XDG_DATA_HOME=str(folder / "data"), **place)
    return subprocess.run(
        [*before, sys.executable, "-m", "gui", "--exit-when-ready", *more],
        cwd=ROOT,
        env=ours,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def assert_said_once(done: subprocess.CompletedProcess[str], folder: Path) -> None:
    assert done.returncode == 1, done.stderr
    *before, sentence = done.stderr.splitlines()
    assert sentence.startswith("No window can be shown: ")
    assert not [line for line in before if "Qt" in line or "Traceback" in line]
    assert sentence.endswith("rdlm --help.")
    assert not (folder / "data").exists(), "something was made for no window"


@pytest.mark.parametrize("name", PLACES)
def test_a_display_that_does_not_answer_is_told(tmp_path: Path, name: str) -> None:
    assert_said_once(start(tmp_path, PLACES[name]), tmp_path)


@pytest.mark.skipif(
    bool(system_calls.why_not() or not shutil.which("Xvfb")),
    reason="needs strace and Xvfb",
)
@pytest.mark.parametrize("number", NOES, ids=errno.errorcode.get)
def test_whatever_the_display_answers_is_told(tmp_path: Path, number: int) -> None:
    strace = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=connect", "-e")
    no = f"inject=connect:error={errno.errorcode[number]}"

    assert_said_once(start(tmp_path, {"DISPLAY": ":987"}, *strace, no), tmp_path)


WITHOUT_A_LIBRARY = """
import sys

class NoLibrary:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6.QtWidgets":
            raise ImportError("libEGL.so.1: cannot open shared object file")

sys.meta_path.insert(0, NoLibrary())
from gui.main import main
sys.exit(main(["--exit-when-ready"]))
"""


def test_a_library_that_is_missing_is_told(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_A_LIBRARY],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 1
    (sentence,) = done.stderr.splitlines()
    assert "libEGL.so.1" in sentence
    assert "start from the sources" in sentence


@pytest.mark.skipif(bool(system_calls.why_not()), reason=system_calls.why_not())
@pytest.mark.parametrize("number", NOES, ids=errno.errorcode.get)
def test_a_home_that_takes_nothing_is_told_once_and_the_window_opens(
    tmp_path: Path, number: int
) -> None:
    lab = tmp_path / "own.rdlab"
    Lab.create(lab).close()
    strace = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=mkdir", "-e")
    no = f"inject=mkdir:error={errno.errorcode[number]}"
    options = ("--safe-mode", "--lab", str(lab))
    done = start(tmp_path, {"QT_QPA_PLATFORM": "offscreen"}, *strace, no, more=options)

    assert done.returncode == 0
    told = [line for line in done.stderr.splitlines() if "plugin does not" not in line]
    assert len(told) == 1
    assert "Settings are not kept" in told[0]
    assert os.strerror(number) in told[0]


NAMES = """
import sys
sys.argv = sys.argv[1:]
from gui.startup.display import open_display
application = open_display()
print(application.arguments()[0], application.applicationName())
print(application.desktopFileName())
"""


@pytest.mark.parametrize("started_as", ["start.py", "/usr/bin/rdlm", "-m"])
def test_the_program_has_one_name_however_it_was_started(started_as: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", NAMES, started_as],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert set(done.stdout.split()) == {NAME}
