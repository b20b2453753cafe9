"""Every way in which a file is opened without a window."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from core.command_line.parser import build_parser
from core.command_line.run import run
from core.lab import Lab
from core.lessons.attempts import Attempt, NotAnAttempt
from core.store import backup

Way = Callable[[Path], object]


def command(*words: str) -> Way:
    """Run a command on the file; what it complains about is on standard error."""

    def way(lab: Path) -> object:
        place = {"LAB": str(lab), "SOUND": str(sound(lab)), "NEW": str(new(lab))}
        return run(build_parser().parse_args([place.get(w, w) for w in words]))

    return way


def sound(lab: Path) -> Path:
    """Name the lab beside it that is as it should be."""
    return lab.with_name("sound.rdlab")


def new(lab: Path) -> Path:
    """Name a file that may be made; it is removed after each way."""
    return lab.with_name("new.rdlab")


def opened(lab: Path) -> None:
    Lab.open(lab).close()


def read(lab: Path) -> None:
    Lab.open(lab, read_only=True).close()


def restored_from(lab: Path) -> None:
    target = new(lab)
    shutil.copyfile(sound(lab), target)
    before = target.read_bytes()
    try:
        backup.restore(lab, target)
    finally:
        assert target.read_bytes() == before, "replaced by what is no lab"


def read_as_attempt(lab: Path) -> None:
    with suppress(NotAnAttempt):  # which is so of a sound lab
        Attempt.open(lab).close()


def resumed(lab: Path) -> None:
    with suppress(NotAnAttempt):
        Attempt.open(lab, resumed_at=datetime(2026, 12, 1, tzinfo=UTC)).close()


READING: dict[str, Way] = {
    "show": command("show", "LAB"),
    "check": command("check", "LAB"),
    "backup": command("backup", "LAB", "NEW"),
    "restore": command("restore", "LAB", "NEW"),
    "restore over a lab": restored_from,
    "open": opened,
    "open for reading": read,
    "open as an attempt": read_as_attempt,
    "resume as an attempt": resumed,
}
REPLACING: dict[str, Way] = {
    "new on it": command("new", "LAB"),
    "backup on it": command("backup", "SOUND", "LAB"),
    "restore on it": command("restore", "SOUND", "LAB"),
}
WAYS = {**READING, **REPLACING}
