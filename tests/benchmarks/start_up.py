"""Start-up: from the process to a usable window, against an empty window of Qt.

Needs a system with `wait4`: Linux or macOS.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks import Options, Result

ROOT = Path(__file__).parents[2]
LIMIT = 2.5
HELLO = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Hello(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)

application = QApplication([])
window = Hello()
window.resize(1000, 650)
window.show()
application.exec()
"""


@dataclass(frozen=True)
class Start:
    """One process from its start to its end."""

    milliseconds: float
    peak_mib: float


def run(options: Options) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        environment = apart(Path(folder), options)
        lab = str(Path(folder, "office.rdlab"))
        program = [sys.executable, "-P", str(ROOT / "gui" / "__main__.py")]
        subprocess.run(
            [*program, "new", lab, "--scenario", "office"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        hello = [sys.executable, "-c", HELLO]
        window = [*program, "--lab", lab, "--exit-when-ready"]
        pairs = [
            (start(hello, environment), start(window, environment))
            for _ in range(1 + options.rounds)
        ][1:]
    floors, ours = zip(*pairs, strict=True)
    return [
        Result("start-up, office lab", "ms", time_of(ours), time_of(floors), LIMIT),
        Result("start-up, peak memory", "MiB", memory_of(ours), memory_of(floors)),
    ]


def time_of(starts: tuple[Start, ...]) -> float:
    return median(start.milliseconds for start in starts)


def memory_of(starts: tuple[Start, ...]) -> float:
    return median(start.peak_mib for start in starts)


def apart(folder: Path, options: Options) -> dict[str, str]:
    """Keep the person's settings, labs and screen out of it."""
    environment = os.environ.copy()
    for kind in ("CONFIG", "DATA", "STATE"):
        environment[f"XDG_{kind}_HOME"] = str(folder / kind)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as start.py starts it
    environment["PYTHONPATH"] = str(ROOT)
    environment["QT_QPA_PLATFORM"] = "xcb" if options.x11 else "offscreen"
    return environment


def start(command: list[str], environment: dict[str, str]) -> Start:
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    milliseconds = (time.perf_counter() - began) * 1000
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1 if sys.platform == "darwin" else 1024
    return Start(milliseconds, usage.ru_maxrss * unit / 2**20)
