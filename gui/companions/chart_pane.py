"""A chart of days, what it says of the chosen day, and ways to keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.labels.text import strip_mnemonic
from gui.labels.world import WorldText as Text
from gui.models.drawing import Drawing
from gui.widgets.buttons import print_button, push_button
from gui.widgets.line_chart import LineChart, Series
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from gui.session.session import Session


class ChartPane(QWidget):
    """The chart with its label above, and a line and buttons below."""

    day_chosen = Signal()

    def __init__(
        self, label: str, series: tuple[Series, ...], session: Session, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._title = strip_mnemonic(label)
        self._told: list[str] = []  # what is said of each day
        self._chart = LineChart(series, self)
        self._chart.setObjectName("chart")
        self._chart.setAccessibleName(self._title)
        self._chart.setAccessibleDescription(Text.chart_how)
        self._chart.day_chosen.connect(self._on_day_chosen)
        self._line = plain_label(Text.chart_how, self)
        self._line.setObjectName("day")
        self._keep = (
            push_button(Text.save_chart, "save-chart", self._save, self),
            print_button(Text.print_chart, "print-chart", self._print, self),
        )
        self._row = QHBoxLayout()
        self._lay_out(label)
        self._update_buttons()

    @property
    def chosen(self) -> int:
        """The number of the chosen day, from 0; -1 where none is."""
        return self._chart.chosen

    def add_button(self, button: QPushButton) -> None:
        """Put a button before those that keep the chart."""
        self._row.insertWidget(1, button)

    def forget(self) -> None:
        """Show no days."""
        self._told = []
        self._chart.forget()
        self._chart.setAccessibleDescription(Text.chart_how)
        self._line.setText(Text.chart_how)
        self._update_buttons()

    def add(self, day: str, values: tuple[int, ...], told: str) -> None:
        """Add a day with a value for each line, and what is said of it."""
        self._told.append(told)
        self._chart.add(day, values)
        self._update_buttons()

    def rename(self, title: str) -> None:
        """Say in what is saved and printed what the chart is of."""
        self._title = title

    def _lay_out(self, label: str) -> None:
        title = plain_label(label, self)
        title.setBuddy(self._chart)
        self._row.addWidget(self._line, 1)
        for button in self._keep:
            self._row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(title)
        column.addWidget(self._chart, 1)
        column.addLayout(self._row)

    def _on_day_chosen(self) -> None:
        told = self._told[self._chart.chosen]
        self._line.setText(told)
        self._chart.setAccessibleDescription(told)
        self.day_chosen.emit()

    def _update_buttons(self) -> None:
        for button in self._keep:
            button.setEnabled(bool(self._told))

    @property
    def _drawing(self) -> Drawing:
        return Drawing(self._title, self._chart.draw)

    def _save(self) -> None:
        self._session.manager.save_drawing(self._drawing, self)

    def _print(self) -> None:
        self._session.manager.print_drawing(self._drawing, self)
