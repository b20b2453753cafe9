"""Other Python processes: one that holds something, one that is somebody else."""

import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Everything is imported first: afterwards even the libraries may be out of reach.
_GIVE_UP_RIGHTS = """
import os
import core.clearinghouse, core.lab, core.scenarios
if os.geteuid() == 0:
    nobody = 65534
    os.setgroups([])
    os.setgid(nobody)
    os.setuid(nobody)
"""
_WAIT = "\nprint('ready', flush=True); sys.stdin.read()"


@contextmanager
def another_process(script: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run a script that then stands still, until the block ends."""
    command = [sys.executable, "-c", f"import sys\n{script}{_WAIT}"]
    with subprocess.Popen(
        [*command, *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        yield process
        assert process.stdin
        process.stdin.close()


def run(script: str, *arguments: object) -> str:
    """Run a script to its end and give what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def run_without_rights(script: str, *arguments: object) -> str:
    """Run a script as who may not write what this person has made read-only."""
    return run(f"{_GIVE_UP_RIGHTS}\n{script}", *arguments)


@contextmanager
def public_folder() -> Iterator[Path]:
    """Make a folder that other users may enter; pytest's own they may not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        try:
            yield folder
        finally:
            folder.chmod(0o755)


def fingerprint(folder: Path) -> dict[str, tuple[int, int, str]]:
    """Give mode, time and content of every file of a folder."""
    return {
        path.name: (
            path.stat().st_mode,
            path.stat().st_mtime_ns,
            hashlib.sha256(path.read_bytes()).hexdigest(),
        )
        for path in sorted(folder.iterdir())
    }
