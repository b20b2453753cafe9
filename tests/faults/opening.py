"""Opens every stranger in every way, each in a process and a folder of its own."""

import gc
import json
import os
import re
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import NoReturn

from core.errors import LabError
from core.lab import Lab
from tests.faults import ways, window_ways
from tests.faults.strangers import STRANGERS, Stranger
from tests.helpers.labs import activation

READING = {*ways.READING, *window_ways.READING}
WAYS = (*ways.WAYS, *window_ways.GESTURES)
LONGEST = 2
"""Seconds after which an answer counts as a hang."""
MUCH = 1_000_000
"""Bytes of a file that are compared; a fault may make one far longer."""


@dataclass(frozen=True)
class Verdict:
    """What was said about a stranger, and what became of the files."""

    said: str
    seconds: float
    touched: list[str]

    @property
    def hangs(self) -> bool:
        return self.seconds >= LONGEST

    @property
    def is_bug(self) -> bool:
        return self.said.startswith("bug")

    def is_right(self, stranger: Stranger, way: str) -> bool:
        """Tell whether what was said is true, and nothing was touched."""
        if self.hangs or self.is_bug:
            return False
        if way in READING:
            found = re.search(stranger.cause, self.said)
            return bool(self.said and found) and not self.touched
        # In its place: refused and untouched, or replaced and nothing else touched.
        return not self.touched if self.said else "diary" not in self.touched


def open_all(step: int = 1) -> dict[str, dict[str, Verdict]]:
    """Try every stranger in every way, or each in every so-manieth way."""
    with all_ways() as (whole, ways_of_all):
        return {
            name: dict(_try(whole, stranger, _some(ways_of_all, number, step)))
            for number, (name, stranger) in enumerate(STRANGERS.items())
        }


def _some(tried: dict[str, ways.Way], number: int, step: int) -> dict[str, ways.Way]:
    return dict(islice(tried.items(), number % step, None, step))


@contextmanager
def all_ways() -> Iterator[tuple[Path, dict[str, ways.Way]]]:
    """Give a sound lab, and every way that a child of this process may go."""
    with tempfile.TemporaryDirectory() as name:
        whole = Path(name) / "whole.rdlab"
        with Lab.create(whole) as lab:
            lab.do(activation(lab))
        (place := Path(name) / "window").mkdir()
        person = window_ways.Person(place)
        gc.freeze()  # what the children never write they need not copy
        yield whole, {**ways.WAYS, **window_ways.ways(person)}


def traces(folder: Path) -> dict[str, object]:
    """Give everything in a folder: bytes, links, kinds and inodes."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        facts = path.lstat()
        content: object = None
        if path.is_symlink():
            content = os.readlink(path)
        elif path.is_file():
            with path.open("rb") as file:
                content = file.read(MUCH)
        name = str(path.relative_to(folder))
        found[name] = (
            facts.st_ino,
            facts.st_mode,
            facts.st_nlink,
            facts.st_size * (not path.is_dir()),
            content,
        )
    return found


def prepare(folder: Path, whole: Path) -> tuple[Path, Path]:
    """Make a sound lab, another beside it, and a diary in another folder."""
    lab = folder / "from a stranger" / "class.rdlab"
    lab.parent.mkdir()
    shutil.copyfile(whole, lab)
    shutil.copyfile(whole, ways.sound(lab))
    diary = folder / "diary"
    diary.write_text("dear diary")
    return lab, diary


def _try(
    whole: Path, stranger: Stranger, tried: dict[str, ways.Way]
) -> Iterator[tuple[str, Verdict]]:
    """Try all ways; those that touch nothing find the same folder."""
    untried = list(tried)
    while untried:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            lab, diary = prepare(folder, whole)
            stranger.make(lab, diary)
            before = traces(folder)
            while untried and traces(folder) == before:
                way = untried.pop(0)
                said, seconds = ask(tried[way], lab)
                yield way, Verdict(said, seconds, touched(before, traces(folder)))


def touched(before: dict[str, object], after: dict[str, object]) -> list[str]:
    names = before.keys() | after.keys()
    return sorted(name for name in names if before.get(name) != after.get(name))


def ask(way: ways.Way, lab: Path) -> tuple[str, float]:
    """Let a child go a way; give what was said, and the seconds that it took."""
    start = time.monotonic()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _open_and_tell(way, lab, writing)
    os.close(writing)
    ready, _, _ = select.select([reading], [], [], LONGEST)
    if not ready:
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as told:
        answer = os.fsdecode(told.read())
    os.waitpid(child, 0)
    return answer, time.monotonic() - start


def _open_and_tell(way: ways.Way, lab: Path, writing: int) -> NoReturn:
    try:
        said = StringIO()
        try:
            with redirect_stdout(said), redirect_stderr(said):
                done = way(lab)
            answer = said.getvalue() if done else ""
        except SystemExit:  # of the parser
            answer = said.getvalue()
        except LabError as error:
            answer = str(error)
        except BaseException as error:
            answer = f"bug: {error!r}"
        ways.new(lab).unlink(missing_ok=True)
        os.write(writing, os.fsencode(answer))
    finally:
        os._exit(0)


def main() -> None:
    """Print all verdicts as JSON; the step may be given."""
    verdicts = open_all(*map(int, sys.argv[1:]))
    json.dump(
        {
            name: {way: asdict(verdict) for way, verdict in found.items()}
            for name, found in verdicts.items()
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
