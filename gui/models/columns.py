"""How the records of a list are shown, saved and sorted; it needs no window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from core import clock
from gui.labels import dates

R = TypeVar("R")


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its header, its text, what it is sorted by, and what leaves it."""

    title: str
    text: Callable[[R], str]
    sort: Callable[[R], object] | None = None
    is_link: Callable[[R], bool] | None = None
    width: int = 0  # in pixels; 0 leaves it to the view
    is_hidden: bool = False  # until Customize Columns shows it
    data: Callable[[R], str] | None = None  # what leaves the program, if not the text
    by: str = ""  # the field of a long list that it shows, and that leaves
    words: Mapping[Any, str] = field(default_factory=dict)  # for the codes of that

    @property
    def key(self) -> Callable[[R], Any]:
        """What records are sorted by; the text, whatever its case, if nothing else."""
        return self.sort or (lambda record: self.text(record).casefold())

    def writer(self, *, for_people: bool = False) -> Callable[[R], str]:
        """Return what writes a cell: as on screen, or as data for other programs."""
        return self.text if for_people or self.data is None else self.data


def moment_column(
    title: str,
    when: Callable[[R], datetime | None],
    *,
    none: str = "",
    written: Callable[[datetime], str] = dates.moment,
    width: int = 0,
    by: str = "",
) -> Column[R]:
    """Describe a column of lab times, sorted by them; as data they are ISO 8601.

    Where there is no time, it has the text `none`, and is later than any.
    """

    def write(record: R, form: Callable[[datetime], str]) -> str:
        time = when(record)
        return none if time is None else form(time)

    def stamp(record: R) -> float:
        time = when(record)
        return float("inf") if time is None else time.timestamp()

    return Column(
        title,
        lambda record: write(record, written),
        stamp,
        width=width,
        data=lambda record: write(record, clock.iso),
        by=by,
    )


@dataclass(frozen=True)
class TableSpec(Generic[R]):
    """What a list shows; `name` is the key under which its widths are remembered."""

    name: str
    columns: tuple[Column[R], ...]
    place: Callable[[R], Any]  # in the manager, or what else it is known by
    icon: Callable[[R], str]
    empty: str = ""  # what to say where there are no rows, if not as everywhere
