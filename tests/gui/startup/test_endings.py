"""A signal ends the window wherever it stands: soon, silently, nothing half made."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import create_autospec

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from core.lab import Lab
from gui.startup.endings import hand_over_clipboard
from tests.gui.startup.standing import PLACES
from tests.helpers.long_form import one_of
from tests.helpers.processes import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
QUIET = {"QT_LOGGING_RULES": "qt.qpa.*=false;default.warning=false"}
CASES = [
    *((place, "SIGTERM") for place in PLACES),
    *(("the manager", name) for name in ("SIGINT", "SIGHUP")),
]


@pytest.mark.parametrize(("place", "name"), one_of(3, CASES))
def test_a_signal_ends_the_window_and_leaves_nothing(
    tmp_path: Path, place: str, name: str
) -> None:
    number = signal.Signals[name]
    lab = tmp_path / "lab.rdlab"
    Lab.create(lab).close()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.gui.startup.standing", place, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, **QUIET, "XDG_DATA_HOME": str(tmp_path / "data")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == "standing\n"
            process.send_signal(number)
            process.send_signal(number)
            out, err = process.communicate(timeout=20)  # it would stand for ever
        finally:
            process.kill()

    assert (process.returncode, out, err) == (128 + number, "", "")
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["data", "lab.rdlab"]
    (settings,) = (tmp_path / "data").rglob("settings.ini")
    assert "place=" in settings.read_text(encoding="ascii")
    with Lab.open(lab) as again:
        assert again.problems() == []
        assert again.settings().scenario == "fresh"


STRUCK = """
import os, signal, sys
modules, number, count = int(sys.argv[1]), int(sys.argv[2]), 0
from gui.main import main

class Strike:
    def find_spec(self, name, path, target=None):
        global count
        count += 1
        if count == modules:
            print(name, flush=True)
            os.kill(os.getpid(), number)

sys.meta_path.insert(0, Strike())
sys.exit(main([]))
"""


@pytest.mark.parametrize("modules", one_of(3, range(48, 372, 24)))
def test_a_signal_at_any_import_of_the_first_start_ends_it(
    tmp_path: Path, modules: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STRUCK, str(modules), str(int(signal.SIGTERM))],
        cwd=ROOT,
        env={**os.environ, **QUIET, "XDG_DATA_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=10,
    )

    assert done.stdout
    assert (done.returncode, done.stderr) == (128 + signal.SIGTERM, "")
    left = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert left <= {"fresh.rdlab", "settings.ini", "native-crash.txt"}


@pytest.mark.parametrize("is_ours", [True, False])
def test_what_was_copied_outlives_the_program(*, is_ours: bool) -> None:
    clipboard = create_autospec(QClipboard, instance=True)
    clipboard.ownsClipboard.return_value = is_ours
    application = create_autospec(QApplication, instance=True)
    application.clipboard.return_value = clipboard
    hand_over_clipboard(application)

    assert application.shutdown.called == is_ours
