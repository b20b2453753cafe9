"""What all checks have in common, those of one thing, and those that count."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, model_validator

from core.lessons.checks.case import Case, Finding, Pauses
from core.lessons.checks.words import Says, capital, joined, listed_once, same
from core.records import Record

Amount = Annotated[int | None, Field(ge=0)]


class BaseCheck(Record, ABC):
    """Something that may be so in a lab."""

    @abstractmethod
    def judge(self, case: Case) -> Finding:
        """Tell whether it is so, with what was expected and what was found.

        Refused where the lab has not what the check names.
        """

    def judging(self, case: Case) -> Pauses[Finding]:
        """Do the same with pauses where it takes long."""
        yield from ()
        return self.judge(case)

    @abstractmethod
    def expected(self) -> str:
        """Say what is so where it holds."""

    def facts(self) -> dict[str, Any]:
        """Return what is named of all that may be said; the rest may be as it likes."""
        found = {name: getattr(self, name) for name in self.sayings()}
        return {name: value for name, value in found.items() if value is not None}

    @classmethod
    def sayings(cls) -> dict[str, Says]:
        """Return how each field reads that is compared."""
        return {
            name: says
            for name, field in cls.model_fields.items()
            for says in field.metadata
            if isinstance(says, Says)
        }

    def read(self, actual: Any, name: str) -> Any:
        """Read from what is there what a field is compared with."""
        return getattr(actual, self.sayings()[name].of or name)

    def matches(self, name: str, wanted: Any, actual: Any, case: Case) -> bool:
        """Compare what is wanted of a field with what is there."""
        return same(wanted, self.read(actual, name))

    def fits(self, actual: Any, case: Case) -> bool:
        """Tell whether all that is named is so of what is there."""
        return all(
            self.matches(name, wanted, actual, case)
            for name, wanted in self.facts().items()
        )

    def phrases(self, actual: Any) -> list[str]:
        """Say of what is there what is named here."""
        said = {name: self.read(actual, name) for name in self.facts()}
        return [self.sayings()[name].phrase(value) for name, value in said.items()]

    def wanted_phrases(self) -> list[str]:
        """Say what is named."""
        return [
            self.sayings()[name].phrase(wanted) for name, wanted in self.facts().items()
        ]


class Thing(BaseCheck):
    """A thing that is there, or not, and facts of it."""

    kind: ClassVar[str]

    is_there: bool = Field(default=True, description="false: there is none (any more)")

    @model_validator(mode="after")
    def _what_is_not_there_has_nothing(self) -> Self:
        if not self.is_there and self.facts():
            name = next(iter(self.facts()))
            raise ValueError(f"What is not there has no {name}.")
        return self

    @abstractmethod
    def called(self) -> str:
        """Name it."""

    @abstractmethod
    def look(self, case: Case) -> Any:
        """Find it, or give None."""

    def expected(self) -> str:
        """Say what is so of it."""
        if not self.is_there:
            return self._missing()
        return self._said(self.wanted_phrases())

    def judge(self, case: Case) -> Finding:
        """Look at it."""
        actual = self.look(case)
        if actual is None:
            return Finding(not self.is_there, self.expected(), self._missing())
        found = self._said(self.phrases(actual))
        return Finding(
            self.is_there and self.fits(actual, case), self.expected(), found
        )

    def _missing(self) -> str:
        return f"There is no {self.kind} {self.called()}"

    def _said(self, phrases: list[str]) -> str:
        return f"{self.called()} {joined(phrases or [f'is a {self.kind}'])}"


class Listed(BaseCheck):
    """So many of something; without a number at least one."""

    one: ClassVar[str]
    several: ClassVar[str]
    none: ClassVar[str] = ""  # where it is not "no" and the word for one

    count: Amount = Field(default=None, description="exactly so many")
    at_least: Amount = Field(default=None, description="so many, or more")
    at_most: Amount = Field(default=None, description="so many, or fewer")

    @model_validator(mode="after")
    def _counts_in_one_way(self) -> Self:
        if self.count is not None and (self.at_least, self.at_most) != (None, None):
            raise ValueError("Name a count, or else at_least and at_most.")
        return self

    @abstractmethod
    def listed(self, case: Case) -> Iterable[Any]:
        """List all there are, whatever is named of them."""

    def where(self) -> str:
        """Say where they are; with a blank before it."""
        return ""

    def expected(self) -> str:
        """Say how many of them."""
        return self.said(self._amount())

    def judge(self, case: Case) -> Finding:
        """Count them."""
        rows = list(self.listed(case))
        fitting = [row for row in rows if self.fits(row, case)]
        number = len(fitting)
        found = self.said(_number_of(number, self))
        if rows and not fitting and self.count != 0:
            found = f"{found}; instead: {self._shown(rows)}"
        return Finding(self._is_right(number), self.expected(), found)

    def _is_right(self, number: int) -> bool:
        if self.count is not None:
            return number == self.count
        least = 1 if (self.at_least, self.at_most) == (None, None) else self.at_least
        return (least or 0) <= number and (
            self.at_most is None or number <= self.at_most
        )

    def _amount(self) -> str:
        if self.count is not None:
            return _number_of(self.count, self)
        if self.at_least is not None and self.at_most is not None:
            return f"{self.at_least} to {_number_of(self.at_most, self)}"
        if self.at_most is not None:
            return f"at most {_number_of(self.at_most, self)}"
        return f"at least {_number_of(self.at_least or 1, self)}"

    def said(self, amount: str) -> str:
        """Say that there are so many."""
        said = ", ".join(self.wanted_phrases())
        described = f" ({said})" if said else ""
        return capital(f"{amount}{self.where()}{described}")

    def _shown(self, others: list[Any]) -> str:
        return listed_once(", ".join(self.phrases(row)) for row in others)


def _number_of(number: int, kind: Listed) -> str:
    if number == 0:
        return kind.none or f"no {kind.one}"
    return f"{number:,} {kind.one if number == 1 else kind.several}"
