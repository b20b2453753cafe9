"""Judging what a fault left behind."""

import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.cases import Prepared, state_of

DONE = "done"


@dataclass
class Score:
    """What came out of one case."""

    command: str = ""  # its journal name
    points: int = 0
    partial: int = 0  # the file does not open, is wrong, or is in a third state
    lost: int = 0  # told as done, and not there
    bugs: int = 0  # ended with an error that is none of the person's world
    reopened: list[float] = field(default_factory=list)  # seconds, with all checks

    def judge(self, prepared: Prepared, path: Path, told: str) -> None:
        """Count what one fault left, after what the program told about it."""
        self.points += 1
        start = time.perf_counter()
        try:
            state = state_of(path)
        except Exception:  # whatever it is, it must not happen
            state = "damaged"
        self.reopened.append(time.perf_counter() - start)
        self.partial += state not in {prepared.before, prepared.after}
        self.lost += told == DONE and state != prepared.after
        self.bugs += told.startswith("bug")

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing went wrong at any point."""
        return self.points > 0 and self.partial == self.lost == self.bugs == 0
