"""The picture of simulated days: what is issued, free and temporary, who is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.catalog import LicenseProgram
from gui.labels.dates import date
from gui.labels.text import strip_mnemonic
from gui.labels.world import WEEKDAYS
from gui.labels.world import WorldText as Text
from gui.models.drawing import Drawing
from gui.widgets.buttons import print_button, push_button
from gui.widgets.line_chart import LineChart, Series
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from datetime import datetime

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
    """A simulated day, as the person is told of it."""

    written: str
    told: str
    refused: int


class DaysChart(QWidget):
    """The chart, what it says of the chosen day, and ways to keep it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._days: list[_Day] = []
        self._chart = LineChart(_SERIES, self)
        self._chart.setObjectName("chart")
        self._chart.setAccessibleName(strip_mnemonic(Text.chart))
        self._chart.setAccessibleDescription(Text.chart_how)
        self._chart.day_chosen.connect(self._on_day_chosen)
        self._line = plain_label(Text.chart_how, self)
        self._line.setObjectName("day")
        self._why = push_button(Text.why_refused, "why", self._ask_why, self)
        self._keep = (
            push_button(Text.save_chart, "save-chart", self._save, self),
            print_button(Text.print_chart, "print-chart", self._print, self),
        )
        self._lay_out()
        self._update_buttons()

    def forget(self) -> None:
        """Show no days."""
        self._days = []
        self._chart.forget()
        self._line.setText(Text.chart_how)
        self._update_buttons()

    def add(self, event: DaySimulated) -> None:
        """Add a day, as the license servers stand after it."""
        values = (*_standing(self._session.lab), event.refused)
        counts = [f"{s.name} {n:,}" for s, n in zip(_SERIES, values, strict=True)]
        told = f"{weekday(event.day)}: {', '.join(counts)}"
        if event.grace_ended:
            hosts = ", ".join(event.grace_ended)
            told = f"{told}. {Text.grace_ended.format(hosts=hosts)}"
        self._days.append(_Day(date(event.day), told, event.refused))
        self._chart.add(date(event.day), values)
        self._update_buttons()

    def _lay_out(self) -> None:
        title = plain_label(Text.chart, self)
        title.setBuddy(self._chart)
        row = QHBoxLayout()
        row.addWidget(self._line, 1)
        for button in (self._why, *self._keep):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(title)
        column.addWidget(self._chart, 1)
        column.addLayout(row)

    @property
    def _chosen(self) -> _Day | None:
        return self._days[self._chart.chosen] if self._chart.chosen >= 0 else None

    def _on_day_chosen(self) -> None:
        if self._chosen is not None:
            self._line.setText(self._chosen.told)
            self._chart.setAccessibleDescription(self._chosen.told)
        self._update_buttons()

    def _update_buttons(self) -> None:
        """Offer reasons where there are any: on the chosen day, or else on all."""
        days = self._days if self._chosen is None else [self._chosen]
        self._why.setEnabled(any(day.refused for day in days))
        for button in self._keep:
            button.setEnabled(bool(self._days))

    def _ask_why(self) -> None:
        """Show the warnings and errors of the chosen day, or of all days."""
        day = self._chosen
        self._session.manager.show_problems("" if day is None else day.written)

    @property
    def _drawing(self) -> Drawing:
        return Drawing(strip_mnemonic(Text.chart), self._chart.draw)

    def _save(self) -> None:
        self._session.manager.save_drawing(self._drawing, self)

    def _print(self) -> None:
        self._session.manager.print_drawing(self._drawing, self)


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
