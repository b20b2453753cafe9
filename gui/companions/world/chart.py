"""The picture of simulated days: what is issued, free and temporary, who is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

from core.catalog import LicenseProgram
from gui.companions.chart_pane import ChartPane
from gui.labels.dates import date
from gui.labels.world import WEEKDAYS
from gui.labels.world import WorldText as Text
from gui.widgets.buttons import push_button
from gui.widgets.line_chart import Series

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from core.events import DaySimulated
    from core.lab import Lab
    from gui.session.session import Session

_Pen = Qt.PenStyle
_SERIES = (
    Series(Text.chart_issued, "accent", _Pen.SolidLine),
    Series(Text.chart_free, "progress", _Pen.DashLine),
    Series(Text.chart_temporary, "text", _Pen.DotLine),
    Series(Text.chart_refused, "problem", _Pen.DashDotLine),
)


def weekday(day: datetime) -> str:
    """Write a day with its name: `Mon 2026-11-16`."""
    return f"{WEEKDAYS[day.weekday()]} {date(day)}"


class _Day(NamedTuple):
    """A simulated day, as reasons are asked for of it."""

    written: str
    refused: int


class DaysChart(ChartPane):
    """The chart of simulated days, and why somebody was refused."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(Text.chart, _SERIES, session, parent)
        self._days: list[_Day] = []
        self._why = push_button(Text.why_refused, "why", self._ask_why, self)
        self.add_button(self._why)
        self.day_chosen.connect(self._update_why)
        self._update_why()

    def forget(self) -> None:
        """Show no days."""
        self._days = []
        super().forget()
        self._update_why()

    def add_event(self, event: DaySimulated) -> None:
        """Add a day, as the license servers stand after it."""
        values = (*_standing(self._session.lab), event.refused)
        counts = [f"{s.name} {n:,}" for s, n in zip(_SERIES, values, strict=True)]
        told = f"{weekday(event.day)}: {', '.join(counts)}"
        if event.grace_ended:
            hosts = ", ".join(event.grace_ended)
            told = f"{told}. {Text.grace_ended.format(hosts=hosts)}"
        self._days.append(_Day(date(event.day), event.refused))
        self.add(date(event.day), values, told)
        self._update_why()

    @property
    def _chosen(self) -> _Day | None:
        return self._days[self.chosen] if self.chosen >= 0 else None

    def _update_why(self) -> None:
        """Offer reasons where there are any: on the chosen day, or else on all."""
        days = self._days if self._chosen is None else [self._chosen]
        self._why.setEnabled(any(day.refused for day in days))

    def _ask_why(self) -> None:
        """Show the warnings and errors of the chosen day, or of all days."""
        day = self._chosen
        self._session.manager.show_problems("" if day is None else day.written)


def _standing(lab: Lab) -> tuple[int, int, int]:
    """Count the licenses of all servers: issued and free of those bought, temporary."""
    packs = [pack for server in lab.servers() for pack in lab.packs(server.name)]
    bought = [pack for pack in packs if pack.is_purchased]
    temporary = [p for p in packs if p.program is LicenseProgram.TEMPORARY]
    return (
        sum(pack.issued for pack in bought),
        sum(pack.available or 0 for pack in bought),
        sum(pack.issued for pack in temporary),
    )
