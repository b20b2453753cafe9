"""What a person is told of a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from core.scenarios.plans import Description
    from gui.labels.console import Console

_TWO_LINES = 36


class ScenarioText(QWidget):
    """What it begins with or its users say, and the cause once it is asked for.

    While a lesson is worked on, which may ask for one, no cause can be asked for.
    """

    def __init__(
        self, text: Console, parent: QWidget, *, has_causes: bool = True
    ) -> None:
        super().__init__(parent)
        self._has_causes = has_causes
        self._described: Description | None = None
        self._summary = self._two_lines()
        self._show_cause = QCheckBox(text.show_cause, self)
        self._show_cause.setObjectName("show_cause")
        self._show_cause.toggled.connect(self._say_cause)
        if not has_causes:
            self._show_cause.setToolTip(text.no_cause_now)
            self._show_cause.setAccessibleDescription(text.no_cause_now)
        self._cause = self._two_lines()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._summary, self._show_cause, self._cause):
            column.addWidget(widget)

    def show_description(self, described: Description) -> None:
        """Show what this scenario is; its cause is hidden again."""
        self._described = described
        self._summary.setText(described.summary)
        self._show_cause.setChecked(False)
        self._show_cause.setEnabled(self._has_causes and bool(described.cause))

    def _two_lines(self) -> QLabel:
        label = plain_label("", self)
        label.setMinimumHeight(_TWO_LINES)
        return label

    def _say_cause(self, asked: bool) -> None:
        assert self._described is not None
        self._cause.setText(self._described.cause if asked else "")
