"""What a kill leaves where files are made: cleared up by the next, and nothing else."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core import workplaces
from core.command_line.parser import build_parser
from core.command_line.run import run as run_command
from core.files import filling, making, replacing
from core.lab import Lab
from core.workplaces import workplace
from tests.helpers.processes import ROOT, another_process
from tests.helpers.systems import needs_kill

pytestmark = needs_kill
NAME = ".rdlm-0123456789abcdef.part"
MAKING = """
from pathlib import Path
from core.workplaces import workplace
manager = workplace(Path(sys.argv[1]))
place = manager.__enter__()
(place / "half").write_text("half")
"""


def replace(folder: Path) -> None:
    with replacing(folder / "list.csv") as unfinished:
        unfinished.write_text("whole")


def make(folder: Path) -> None:
    with making(folder / "new.csv") as unfinished:
        unfinished.write_text("whole")


def fill(folder: Path) -> None:
    with filling(folder) as unfinished:
        (unfinished / "picture.png").write_text("whole")


def new(folder: Path) -> None:
    Lab.create(folder / "new.rdlab").close()


def command(*words: str) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        typed = [str(folder / w) if w.endswith(".rdlab") else w for w in words]
        assert run_command(build_parser().parse_args(typed)) == 0

    return act


ACTS = {
    "replace a file": replace,
    "make a file": make,
    "fill a folder": fill,
    "make a lab": new,
    "rdlm new": command("new", "new.rdlab"),
    "rdlm backup": command("backup", "class.rdlab", "new.rdlab"),
    "rdlm restore": command("restore", "class.rdlab", "new.rdlab"),
}
each_act = pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)


@each_act
def test_what_a_killed_maker_left_is_cleared_up_by_the_next(
    tmp_path: Path, act: Callable[[Path], None]
) -> None:
    Lab.create(tmp_path / "class.rdlab").close()
    with another_process(MAKING, tmp_path) as maker:
        (left,) = tmp_path.glob(".*.part")
        act(tmp_path)
        assert (left / "half").read_text() == "half"  # its maker is at work
        maker.kill()
    (tmp_path / "new.rdlab").unlink(missing_ok=True)
    (tmp_path / "new.csv").unlink(missing_ok=True)
    act(tmp_path)

    assert list(tmp_path.glob(".*")) == []


def link(place: Path) -> None:
    (place.parent / "diary").mkdir()
    (place.parent / "diary" / "page").touch()
    place.symlink_to(place.parent / "diary")


def with_folder(place: Path) -> None:
    (place / "theirs").mkdir(parents=True)
    (place / "thesis.txt").touch()


def with_link(place: Path) -> None:
    place.mkdir()
    (place / "theirs").symlink_to(place.parent)
    (place / "thesis.txt").touch()


def of_another_program(place: Path) -> None:
    other = place.with_name(place.name.replace("rdlm-", ""))
    other.mkdir()
    (other / "thesis.txt").touch()


STRANGE: dict[str, Callable[[Path], object]] = {
    "a file": Path.touch,
    "a link": link,
    "a folder with a folder": with_folder,
    "a folder with a link": with_link,
    "a folder of another program": of_another_program,
    "a FIFO": os.mkfifo,
}


@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_not_ours_is_left(tmp_path: Path, kind: str) -> None:
    STRANGE[kind](tmp_path / NAME)
    (tmp_path / ".rdlm-0123.part").mkdir()
    (tmp_path / ".rdlm-0123456789ABCDEF.part").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with workplace(tmp_path):
        pass

    assert sorted(tmp_path.rglob("*")) == before


def test_what_another_user_left_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / NAME).mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    with workplace(tmp_path):
        pass

    assert (tmp_path / NAME).exists()


def test_without_locks_nothing_is_cleared_up_and_all_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    (tmp_path / NAME).mkdir()
    monkeypatch.setattr("fcntl.flock", refuse)
    make(tmp_path)

    assert sorted(p.name for p in tmp_path.iterdir()) == [NAME, "new.csv"]


def test_a_place_that_was_cleared_up_at_once_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([False, True])  # the first was taken away before it was locked
    monkeypatch.setattr("core.workplaces._is_at", lambda *_: next(answers))
    with workplace(tmp_path) as place:
        assert place.is_dir()
    assert next(answers, None) is None


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.core.test_workplaces import ACTS
point, count = int(sys.argv[3]), 0

def strike(frame, event, argument):
    global count
    count += event == "c_call" and getattr(argument, "__module__", "") == "posix"
    if count == point:
        os.kill(os.getpid(), signal.SIGKILL)

sys.setprofile(strike)
ACTS[sys.argv[1]](Path(sys.argv[2]))
sys.setprofile(None)
"""


@pytest.mark.parametrize("name", ["fill a folder", "make a file", "rdlm backup"])
def test_after_a_kill_at_some_call_the_next_try_works_and_clears_up(
    tmp_path: Path, name: str
) -> None:
    Lab.create(tmp_path / "class.rdlab").close()
    whole = (tmp_path / "class.rdlab").read_bytes()
    killed = 0
    for point in range(2, 60, 12):
        done = subprocess.run(
            [sys.executable, "-c", KILLED, name, str(tmp_path), str(point)],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        killed += done.returncode == -signal.SIGKILL
        assert (tmp_path / "class.rdlab").read_bytes() == whole
        for file in ("new.csv", "new.rdlab"):
            (tmp_path / file).unlink(missing_ok=True)
        ACTS[name](tmp_path)
        assert list(tmp_path.glob(".*.part")) == []
        for file in ("new.csv", "new.rdlab"):
            (tmp_path / file).unlink(missing_ok=True)

    assert killed


@pytest.mark.parametrize("error", [BlockingIOError, FileNotFoundError])
def test_a_folder_that_somebody_clears_up_at_once_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError]
) -> None:
    lock = workplaces._locked
    taken: list[Path] = []

    def taken_first(place: Path) -> int | None:
        if not taken:
            taken.append(place)
            place.rmdir()
            raise error
        return lock(place)

    monkeypatch.setattr(workplaces, "_locked", taken_first)
    with workplaces.workplace(tmp_path) as place:
        assert place.is_dir()
        assert place not in taken

    assert list(tmp_path.iterdir()) == []


def test_a_signal_between_making_and_locking_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(place: Path) -> None:
        assert place.is_dir()
        raise KeyboardInterrupt

    monkeypatch.setattr(workplaces, "_locked", interrupt)
    with pytest.raises(KeyboardInterrupt), workplace(tmp_path):
        pass

    assert list(tmp_path.iterdir()) == []
