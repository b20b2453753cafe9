"""The table of simulated days, with their sum below."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from gui.labels.dates import date
from gui.labels.text import strip_mnemonic
from gui.labels.world import WorldText as Text
from gui.models.columns import Column, TableSpec, moment_column
from gui.tables.record_table import RecordTable

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from core.events import DaySimulated
    from gui.session.session import Session


class Day(NamedTuple):
    """What happened on one day, or on all of them."""

    day: datetime | None
    numbers: tuple[int, ...]
    hosts: tuple[str, ...]
    """The session hosts whose grace period ended."""

    @property
    def ended(self) -> str:
        """What the table says of them."""
        return ", ".join(self.hosts)


_NUMBERS = {  # of DaySimulated: their titles and widths
    "logons": (Text.logons, 70),
    "temporary": (Text.new_temporary, 100),
    "full": (Text.new_full, 70),
    "renewed": (Text.renewed, 70),
    "refused": (Text.refused, 70),
    "over_used": (Text.over_used, 70),
}


def _number(place: int, title: str, width: int) -> Column[Day]:
    def number(day: Day) -> int:
        return day.numbers[place]

    return Column(title, lambda day: f"{number(day):,}", number, width=width)


_DAYS: TableSpec[Day] = TableSpec(
    "results",
    (
        moment_column(
            Text.day, lambda d: d.day, none=Text.total, written=date, width=90
        ),
        *(_number(place, *column) for place, column in enumerate(_NUMBERS.values())),
        Column(Text.grace_over, lambda d: d.ended, lambda d: (d.day is None, d.ended)),
    ),
    place=lambda d: d.day,
    icon=lambda _: "",
)


class Results(RecordTable[Day]):
    """One row for each day; the last is the sum, which is the greatest in any order."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        label = strip_mnemonic(Text.results)
        super().__init__(_DAYS, label, session, parent, widest=-1, lines=4)
        self._days: list[Day] = []

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to copy."""
        return not self._days

    def forget(self) -> None:
        """Empty the table."""
        self._days = []
        self.show_records([])

    def add(self, event: DaySimulated) -> None:
        """Add a day above the sum."""
        numbers = attrgetter(*_NUMBERS)(event)
        self._days.append(Day(event.day, numbers, event.grace_ended))
        sums = map(sum, zip(*(day.numbers for day in self._days), strict=True))
        hosts = (host for day in self._days for host in day.hosts)
        self.show_records([*self._days, Day(None, tuple(sums), tuple(hosts))])
        self.scrollToBottom()
