"""A signal ends every command: soon, in one line, with nothing half made."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from core.command_line.endings import (
    Ended,
    endings_raised,
    raise_if_heard,
    watched_signals,
)
from core.lab import Lab
from tests.helpers.processes import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
# Where each command stands when the signal comes: as late as it can be.
PLACES = {
    "new": ("core.files", "_flush"),
    "backup": ("core.files", "_flush"),
    "restore": ("core.store.backup", "_keep"),
    "show": ("core.command_line.show", "describe"),
    "check": ("core.store.check", "_contradictions"),
    "scenarios": ("core.scenarios", "names"),
    "numbers": ("core.command_line.numbers", "make_number"),
    "pictures": ("gui.automation.screenshots", "framed"),
}
GOING_ON = {"pictures"}  # ends between two steps: Qt's slots cannot be left
CASES = [
    *((command, "SIGTERM") for command in PLACES),
    *(("new", name) for name in ("SIGINT", "SIGHUP")),
]
STAND_STILL = """
import importlib, sys, time
module, name, goes_on, *words = sys.argv[1:]
place = importlib.import_module(module)
real = getattr(place, name)

def stand(*values, **named):
    setattr(place, name, real)
    print("standing", flush=True)
    for _ in range(0 if goes_on == "goes on" else 6000):
        time.sleep(0.01)  # a thread that ends may be the one that hears the signal
    return real(*values, **named)

setattr(place, name, stand)
from gui.main import main
sys.exit(main(words))
"""


@pytest.mark.parametrize(("command", "name"), CASES)
def test_a_signal_ends_a_command_and_leaves_nothing(
    tmp_path: Path, command: str, name: str
) -> None:
    number = signal.Signals[name]
    lab, copy = tmp_path / "class.rdlab", tmp_path / "copy.rdlab"
    with Lab.create(lab) as whole:
        whole.save_copy(copy)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    words: dict[str, list[object]] = {
        "new": [tmp_path / "new.rdlab"],
        "backup": [lab],
        "restore": [copy, lab],
        "scenarios": [],
        "numbers": ["open"],
        "pictures": [tmp_path / "some" / "pictures"],
    }
    with subprocess.Popen(
        [sys.executable, "-c", STAND_STILL, *PLACES[command]]
        + ["goes on" if command in GOING_ON else "", command]
        + [str(word) for word in words.get(command, [lab])],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "standing\n"
        process.send_signal(number)
        process.send_signal(number)
        _, said = process.communicate(timeout=20)  # far less than it would stand

    assert process.returncode == 128 + number
    assert said.startswith("rdlm: Interrupted.")
    assert said.count("\n") == 1
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


AT_ONCE = """
import ctypes
from core.command_line.run import exit_code_of

def stand():
    list(map(getattr(ctypes.CDLL(None), "raise"), (15, 2)))  # Python hears of both

raise SystemExit(exit_code_of(stand))
"""


def test_of_two_signals_at_once_one_is_heard_and_the_other_is_no_error() -> None:
    done = subprocess.run(
        [sys.executable, "-c", AT_ONCE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode in {128 + signal.SIGINT, 128 + signal.SIGTERM}
    assert done.stderr.startswith("rdlm: Interrupted.")
    assert done.stderr.count("\n") == 1


@pytest.fixture
def own_signals() -> Iterator[None]:
    """Put the handlers back: who was ended ignores all that comes afterwards."""
    before = {n: signal.getsignal(n) for n in watched_signals()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("own_signals")
def test_a_signal_that_a_library_swallowed_is_raised_again() -> None:
    with pytest.raises(Ended) as ended, endings_raised():  # noqa: PT012
        raise_if_heard()
        with suppress(Ended):
            signal.raise_signal(signal.SIGTERM)
        raise_if_heard()

    assert ended.value.exit_code == 128 + signal.SIGTERM
