"""What all rules have in common that work out the answer to a question."""

from abc import ABC, abstractmethod

from core.records import Record

YES, NO = "yes", "no"


class WorkedOut(Record, ABC):
    """Facts from which an answer follows."""

    @abstractmethod
    def answer(self) -> str:
        """Work the answer out; a choice has it as its `value`."""


def yes_or_no(*, is_so: bool) -> str:
    """Answer whether something is so."""
    return YES if is_so else NO
