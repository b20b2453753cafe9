"""Judging what a fault left behind."""

import hashlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from core.workplaces import workplace
from tests.faults.cases import Prepared, state_of
from tests.faults.output_cases import made_of
from tests.faults.strangers import JOURNAL_MAGIC

DONE = "done"
_states: dict[bytes, str] = {}
"""What files with the same bytes were found to be: many faults leave the same."""


@dataclass
class Score:
    """What came out of one case."""

    command: str = ""  # its journal name
    points: int = 0
    partial: int = 0  # the file does not open, is wrong, or is in a third state
    lost: int = 0  # told as done, and not there
    bugs: int = 0  # ended with an error that is none of the person's world
    wrong: int = 0  # told another cause than the true one
    left: int = 0  # unfinished files that the next try did not clear up
    hot: int = 0  # left a journal that the next opening has to play
    reopened: list[float] = field(default_factory=list)  # seconds, with all checks

    def judge(self, prepared: Prepared, path: Path, told: str, cause: str = "") -> None:
        """Count what one fault left, after what the program told about it."""
        self.points += 1
        self.hot += _has_hot_journal(path)
        content = _content(path)
        if content not in _states:
            start = time.perf_counter()
            _states[content] = _state(path, prepared.read or state_of)
            self.reopened.append(time.perf_counter() - start)
        state = _states[content]
        self.partial += state not in {prepared.before, prepared.after}
        self.lost += told == DONE and state != prepared.after
        self.bugs += told.startswith("bug")
        self.wrong += told not in {"", DONE} and not re.search(cause, told)

    def judge_folder(self, folder: Path) -> None:
        """Count what is left of unfinished files once the next one has begun."""
        with workplace(folder):
            pass
        self.left += len(list(folder.glob(".*.part")))

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing went wrong at any point."""
        wrong = (self.partial, self.lost, self.bugs, self.wrong, self.left)
        return self.points > 0 and not any(wrong)


def _state(path: Path, read: Callable[[Path], str]) -> str:
    try:
        return read(path)
    except Exception:  # whatever it is, it must not happen
        return "damaged"


def _content(path: Path) -> bytes:
    """Digest what an opening finds: the file, what SQLite keeps beside it, the lock."""
    if path.is_dir():
        return made_of(path).encode()
    digest = hashlib.sha256()
    for name in ("{}", "{}-journal", "{}-wal", ".{}.lock"):
        file = path.with_name(name.format(path.name))
        content = file.read_bytes() if file.exists() else b"none"
        digest.update(hashlib.sha256(content).digest())
    return digest.digest()


def _has_hot_journal(path: Path) -> bool:
    try:
        journal = path.with_name(f"{path.name}-journal").read_bytes()
    except FileNotFoundError:
        return False
    return journal.startswith(JOURNAL_MAGIC)
