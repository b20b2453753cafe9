"""A desktop of its own: a display, a window manager, a bus, a home, the program."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from start import X11_LIBRARIES, loads

ROOT = Path(__file__).parents[2]
SCREEN = "1600x1000x24"
READERS_PYTHON = "/usr/bin/python3"
"""The one that Debian's python3-gi is for; a virtual environment does not have it."""
_SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
_TOOLS = ("Xvfb", "openbox", "xdotool", "dbus-run-session")
_LIBRARY = (
    "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
)
_END = 10
"""Seconds that a process gets to end."""


@dataclass(frozen=True)
class Desktop:
    """What a process needs to be on this desktop."""

    environment: dict[str, str]
    home: Path


def missing() -> str:
    """Say what this machine lacks for it, or nothing."""
    lacking = [tool for tool in _TOOLS if shutil.which(tool) is None]
    lacking += [library for library in X11_LIBRARIES if not loads(library)]
    if not _SERVICE.exists():
        lacking.append("at-spi2-core")
    if not _has_library():
        lacking.append("gir1.2-atspi-2.0 and python3-gi")
    return f"there is no {', '.join(lacking)}" if lacking else ""


def _has_library() -> bool:
    try:
        asked = subprocess.run(
            [READERS_PYTHON, "-c", _LIBRARY], capture_output=True, check=False
        )
    except OSError:
        return False
    return asked.returncode == 0


@contextmanager
def desktop() -> Iterator[Desktop]:
    """Start one; it and all that was started on it are gone after the block."""
    with ExitStack() as ends:
        # Short, whatever the path of the test: the bus has a socket in it.
        home = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="rdlm-")))
        (home / "run").mkdir(mode=0o700)
        display = ends.enter_context(_first_line("Xvfb", _screen(), None))
        environment = _environment(home, f":{display}")
        script = 'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat >/dev/null'
        bus = ["dbus-run-session", "--", "sh", "-c", script]
        address = ends.enter_context(
            _first_line("the bus", bus, environment, listens=True)
        )
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        ends.enter_context(started(["openbox"], environment))
        yield Desktop(environment, home)


@contextmanager
def program(desk: Desktop, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Start the program as a person does; it is asked to end after the block."""
    command = [sys.executable, "-m", "gui", *map(str, arguments)]
    with started(command, desk.environment) as process:
        yield process


@contextmanager
def started(
    command: Sequence[str],
    environment: dict[str, str] | None,
    *,
    listens: bool = False,
) -> Iterator[subprocess.Popen[str]]:
    """Run a process that speaks in lines, and end it after the block."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            _end(process, listens=listens)


def _end(process: subprocess.Popen[str], *, listens: bool) -> None:
    """End a process: one that listens ends when nobody speaks to it any more."""
    assert process.stdin
    process.stdin.close()
    if not listens:
        process.terminate()
    try:
        process.wait(_END)
    except subprocess.TimeoutExpired:
        process.kill()


@contextmanager
def _first_line(
    what: str,
    command: Sequence[str],
    environment: dict[str, str] | None,
    *,
    listens: bool = False,
) -> Iterator[str]:
    """Run a process that says in its first line where it is to be found."""
    with started(command, environment, listens=listens) as process:
        assert process.stdout
        line = process.stdout.readline().strip()
        assert line, f"{what} does not start"
        yield line


def _screen() -> list[str]:
    return ["Xvfb", "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"]


def _environment(home: Path, display: str) -> dict[str, str]:
    """Keep what a program needs, and nothing of the person who runs the tests."""
    kept = {
        name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ
    }
    return {
        **kept,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "DISPLAY": display,
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONUNBUFFERED": "1",
    }
