"""DB Browser for SQLite, a finished program, watched on a screen of its own.

Its start, from the process to the rows, is over with their last change before the
screen rests. Nothing else is measured: soon afterwards version 3.12 asks whether to
abort its own reading, and no key reaches the rows. Its memory is that of the whole
program. Needs the Debian packages sqlitebrowser and xvfb.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage

from tests.benchmarks import peers
from tests.benchmarks.peers import Figures
from tests.benchmarks.peers.memory import peak_mib

NEEDED = "sqlitebrowser", "Xvfb"
REST = 0.7
"""Seconds without a change after which a step is over."""
_MOST = 60.0
_TABLE = 8, 190, 310, 450
"""Where the rows are on the screen: left, top, width, height."""
_START = ("sqlitebrowser", "--read-only", "--table", "issued_license")


def is_there() -> bool:
    """Tell whether all that is needed is installed."""
    return all(map(shutil.which, NEEDED))


@contextmanager
def screen() -> Iterator[str]:
    """Give a display that nobody sees."""
    reading, writing = os.pipe()
    size = ("-screen", "0", "1000x650x24", "-nolisten", "tcp")
    command = ["Xvfb", "-displayfd", str(writing), *size]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, pass_fds=[writing], stderr=quiet) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


class Watcher:
    """Looks at the screen while something is done."""

    def __init__(self) -> None:
        self._screen = QGuiApplication.primaryScreen()

    def milliseconds(self, call: Callable[[], object]) -> float:
        """Return how long after the call the picture changed for the last time."""
        before, began = self._picture(), time.perf_counter()
        call()
        changed: float | None = None
        while time.perf_counter() - began < _MOST:
            now, seen = time.perf_counter(), self._picture()
            if seen != before:
                before, changed = seen, now
            elif changed is not None and now - changed > REST:
                return (changed - began) * 1000
        raise TimeoutError("the screen did not come to rest")

    def _picture(self) -> QImage:
        QGuiApplication.processEvents()
        return self._screen.grabWindow(0, *_TABLE).toImage()


def measure(lab: Path, folder: Path) -> Figures:
    figures, watcher = Figures(), Watcher()
    home = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    home.pop("QT_QPA_PLATFORM", None)
    command = [*_START, str(lab)]
    started: list[subprocess.Popen[bytes]] = []

    def start() -> None:
        quiet = subprocess.DEVNULL
        started.append(subprocess.Popen(command, env=home, stdout=quiet, stderr=quiet))

    try:
        figures.times[peers.FIRST_PAINT] = watcher.milliseconds(start)
        figures.memory = peak_mib(started[0].pid)
    finally:
        for process in started:
            process.terminate()
            process.wait()
    return figures


if __name__ == "__main__":
    place, folder = map(Path, sys.argv[1:])
    with screen() as display:
        os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        application = QGuiApplication([])
        print(measure(place, folder).as_json())
        application.shutdown()
