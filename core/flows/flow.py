"""What every wizard's flow has in common."""

from abc import ABC, abstractmethod
from enum import StrEnum
from typing import Generic, TypeVar

from core.commands.command import Command
from core.problems import Problem
from core.records import LicenseServer

S = TypeVar("S", bound=StrEnum)


class Flow(ABC, Generic[S]):
    """One run of a wizard; subclasses hold a typed draft."""

    first: S
    last: S
    contacting: S | None = None  # where the Clearinghouse is asked

    @property
    def steps(self) -> tuple[S, ...]:
        """List the steps; the place of each is the number of its page."""
        return tuple(type(self.first))

    def next_step(self, step: S) -> S | None:
        """Return the step after this one, for the draft as it is; None at the end."""
        later = self.steps[self.steps.index(step) + 1 :]
        return next(iter(later), None)

    @abstractmethod
    def problem(self, step: S) -> Problem | None:
        """Say what must be mended before this step can be left, or None."""

    @abstractmethod
    def command(self) -> Command:
        """Return the command that the finished draft stands for."""

    def commits(self, step: S) -> bool:
        """Tell whether leaving this step carries the command out."""
        return self.next_step(step) == self.last


class ServerFlow(Flow[S]):
    """One run of a wizard for one license server."""

    def __init__(self, server: LicenseServer) -> None:
        """Start for a server as it is now."""
        self.server = server
