"""Speed and memory against a floor that is measured in the same run.

Each other module of this folder is one benchmark: `run(options) -> list[Result]`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    """What the person asked for on the command line."""

    rounds: int
    x11: bool
    long: bool = False
    """Also what takes many minutes; then the page on speed is written anew."""


@dataclass(frozen=True)
class Result:
    """A figure of ours beside its floor; without a limit it is only shown."""

    what: str
    unit: str
    ours: float
    floor: float
    limit: float | None = None

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def is_good(self) -> bool:
        return self.limit is None or self.ratio <= self.limit
