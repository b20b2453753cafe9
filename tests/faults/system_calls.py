"""Kill -9, a full disk or a failing disk at every system call of a command."""

import json
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.faults.cases import ALL_CASES, Prepared
from tests.faults.score import Score
from tests.faults.traced import STRIKE_AT

KILL = "signal=KILL"
FULL = "error=ENOSPC"
BROKEN = "error=EIO"
QUOTA = "error=EDQUOT"
TOO_LARGE = "error=EFBIG"
FAULTS = {
    "pwrite64": (KILL, FULL, BROKEN, QUOTA, TOO_LARGE),
    "fdatasync": (KILL, BROKEN),
    "fsync": (KILL, BROKEN),
    "unlink": (KILL, BROKEN),
    "rename": (KILL, FULL, BROKEN),
    "renameat2": (KILL, FULL, BROKEN),
}
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
        ["strace", "-o", "/dev/null", "true"], capture_output=True, check=False
    )
    return "" if tried.returncode == 0 else "strace may not trace here"


def try_calls(names: Iterable[str] = ALL_CASES) -> dict[str, Score]:
    """Try every fault at every call of the commands; a score for each fault."""
    scores: dict[str, Score] = {}
    for call, faults in FAULTS.items():
        points = dict.fromkeys(names, STRIKE_AT)
        for fault in faults:
            with tempfile.TemporaryDirectory() as folder:
                told = _try_fault(Path(folder), call, fault, points, scores)
            points = {name: len(answers) for name, answers in told.items()}
    return scores


def _try_fault(
    folder: Path,
    call: str,
    fault: str,
    points: dict[str, int],
    scores: dict[str, Score],
) -> dict[str, list[str]]:
    prepared = {}
    for name in points:
        (folder / name).mkdir()
        prepared[name] = ALL_CASES[name].prepare(folder / name)
    told = _run(folder, call, fault, points)
    score = scores.setdefault(f"{call}: {fault.partition('=')[2]}", Score())
    for name, answers in told.items():
        assert len(answers) < STRIKE_AT, "there are more calls than are tried"
        _judge(prepared[name], answers, score, CAUSES[fault])
    return told


def _judge(prepared: Prepared, answers: list[str], score: Score, cause: str) -> None:
    for point, answer in enumerate(answers):
        path = prepared.path.with_name(f"point-{point}.rdlab")
        score.judge(prepared, path, answer, cause)


def _run(
    folder: Path, call: str, fault: str, points: dict[str, int]
) -> dict[str, list[str]]:
    lasts = "+" if fault in LASTING else ""
    strike = f"inject={call}:{fault}:when={STRIKE_AT}{lasts}"
    done = subprocess.run(
        [
            *("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}"),
            *("-e", strike, sys.executable, "-m", "tests.faults.traced"),
            *(str(folder), call, json.dumps(points)),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(line) for line in done.stdout.splitlines())
