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
    logons: int = 0
    temporary: int = 0
    full: int = 0
    renewed: int = 0
    refused: int = 0
    over_used: int = 0


def _count(title: str, name: str, width: int = 70) -> Column[Day]:
    count = attrgetter(name)
    return Column(title, lambda d: f"{count(d):,}", count, width=width)


_DAYS: TableSpec[Day] = TableSpec(
    "results",
    (
        moment_column(
            Text.day, lambda d: d.day, none=Text.total, written=date, width=90
        ),
        _count(Text.logons, "logons"),
        _count(Text.new_temporary, "temporary", width=100),
        _count(Text.new_full, "full"),
        _count(Text.renewed, "renewed"),
        _count(Text.refused, "refused"),
        _count(Text.over_used, "over_used", width=0),
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
        counts = (int(getattr(event, name)) for name in Day._fields[1:])
        self._days.append(Day(event.day, *counts))
        sums = (sum(column) for column in list(zip(*self._days, strict=True))[1:])
        self.show_records([*self._days, Day(None, *sums)])
        self.scrollToBottom()
