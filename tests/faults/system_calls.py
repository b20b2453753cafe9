"""Kill -9, a full disk or a failing disk at every system call of a command."""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from tests.faults.all_cases import ALL_CASES
from tests.faults.cases import Prepared
from tests.faults.score import Score
from tests.faults.traced import Points

KILL = "signal=KILL"
FULL = "error=ENOSPC"
BROKEN = "error=EIO"
QUOTA = "error=EDQUOT"
TOO_LARGE = "error=EFBIG"
CALLS = ("write", "pwrite64", "fdatasync", "fsync", "unlink", "rename", "renameat2")
FAULTS = {
    KILL: CALLS,
    BROKEN: CALLS,
    FULL: ("write", "pwrite64", "rename", "renameat2"),
    QUOTA: ("pwrite64",),
    TOO_LARGE: ("pwrite64",),
}
"""The calls that each fault strikes; the kill is first and tells how many there are."""
LASTING = {QUOTA, TOO_LARGE}
"""What holds from the strike on: SQLite does not tell them, the system is asked."""
CAUSES = {
    KILL: "",
    FULL: "disk is full|No space left",
    BROKEN: "reliably|Check the disk",
    QUOTA: "quota",
    TOO_LARGE: "larger than a file may be|File too large",
}
ROOT = Path(__file__).parents[2]


def why_not() -> str:
    """Say why these faults cannot be tried here; empty if they can."""
    if shutil.which("strace") is None or platform.machine() != "x86_64":
        return "needs strace on x86-64 Linux"
    tried = subprocess.run(
        [*_strace(BROKEN, CALLS, 1), "true"], capture_output=True, check=False
    )
    return "" if tried.returncode == 0 else "strace may not trace here"


def try_calls(
    chosen: Collection[str] = ALL_CASES, step: int = 1, strike_at: int = 400
) -> dict[str, Score]:
    """Try every fault at the calls of the commands; a score for each fault.

    The kill is tried at every call, an error at every `step`-th. No command may make
    so many calls of one kind as `strike_at`.
    """
    scores: dict[str, Score] = {}
    first = [*range(1, strike_at)]
    points: Points = {call: dict.fromkeys(chosen, first) for call in CALLS}
    for fault, calls in FAULTS.items():
        struck = {call: points[call] for call in calls}
        for call, found in _try_fault(fault, struck, strike_at, scores).items():
            if fault == KILL:
                assert all(p != first for p in found.values()), "more calls than tried"
                points[call] = {name: p[::step] for name, p in found.items()}
    return scores


def _try_fault(
    fault: str, points: Points, strike_at: int, scores: dict[str, Score]
) -> Points:
    """Try one fault; give the points that there are."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = {name for cases in points.values() for name in cases}
        prepared = {name: _prepare(folder / name, name) for name in names}
        found: Points = {}
        for call, name, told in _run(folder, fault, points, strike_at):
            score = scores.setdefault(name_of(call, fault), Score())
            for point, answer in told.items():
                path = prepared[name].path.with_name(f"{call}-{point}.rdlab")
                score.judge(prepared[name], path, answer, CAUSES[fault])
            score.judge_folder(folder / name)
            found.setdefault(call, {})[name] = [*map(int, told)]
    return found


def name_of(call: str, fault: str) -> str:
    return f"{call}: {fault.partition('=')[2]}"


def _prepare(folder: Path, name: str) -> Prepared:
    folder.mkdir()
    return ALL_CASES[name].prepare(folder)


def _run(
    folder: Path, fault: str, points: Points, strike_at: int
) -> Iterator[tuple[str, str, dict[str, str]]]:
    done = subprocess.run(
        [
            *_strace(fault, points, strike_at),
            *(sys.executable, "-m", "tests.faults.traced"),
            *(str(folder), str(strike_at)),
        ],
        input=json.dumps(points),
        cwd=ROOT,
        env=_quiet(os.environ),
        capture_output=True,
        text=True,
        check=True,
    )
    for line in done.stdout.splitlines():
        yield json.loads(line)


def _quiet(environment: Mapping[str, str]) -> dict[str, str]:
    """Let Python make none of the calls for itself: bytecode is renamed, coverage kept.

    A fresh copy of the sources makes more renames than `strike_at` while it imports.
    """
    kept = {k: v for k, v in environment.items() if not k.startswith("COVERAGE_")}
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1"}


def _strace(fault: str, calls: Iterable[str], strike_at: int) -> Iterator[str]:
    """Give the command that lets a fault strike; each kind of call is counted alone."""
    yield from ("strace", "-f", "-qq", "-o", "/dev/null")
    if fault != KILL:  # WORKAROUND: strace sends no signal to who stops at a filter
        yield "--seccomp-bpf"
    yield from ("-e", f"trace={','.join(calls)}")
    lasts = "+" if fault in LASTING else ""
    for call in calls:
        yield from ("-e", f"inject={call}:{fault}:when={strike_at}{lasts}")
