"""Set Levels: from how much use on the license monitor warns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.commands.levels import SetLicenseLevels
from core.numbers import pasted
from core.numbers.whole import read_whole
from core.records.levels import MOST_PERCENT
from gui.labels.monitor import MonitorText as Text
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.reads.monitor import Line
    from gui.session.session import Session

_WARNING, _CRITICAL = "warning", "critical"


class LevelsDialog(Dialog):
    """Two levels of a version and type, or none."""

    help_topic = "license-monitor"

    def __init__(self, line: Line, session: Session, parent: QWidget) -> None:
        super().__init__(Text.levels_title, parent)
        self._line = line
        self._session = session
        kind = session.labels.words.type_in_short(*line.kind)
        self._form = Form(self)
        for name, label, value in (
            (_WARNING, Text.warning_level, line.warning),
            (_CRITICAL, Text.critical_level, line.critical),
        ):
            given = "" if value is None else f"{value:,}"
            field = self._form.add_number(name, label, pasted.WHOLE_NUMBER, given)
            field.selectAll()  # what is typed replaces it
        self._form.changed.connect(self._form.clear_problems)
        self.body.addWidget(plain_label(Text.levels_of.format(kind=kind), self))
        self.body.addWidget(self._form)
        self.body.addWidget(plain_label(Text.levels_how, self))
        self.body.addStretch()
        self.add_buttons(Buttons.Ok | Buttons.Cancel | Buttons.Help)
        self.resize(420, 210)

    def accept(self) -> None:
        """Set them, and close; stay open while something is wrong."""
        given = {name: self._form.text(name).strip() for name in (_WARNING, _CRITICAL)}
        read = {name: read_whole(text) for name, text in given.items() if text}
        if wrong := self._problem(read):
            self._form.say(*wrong)
            return
        command = SetLicenseLevels(
            version=self._line.version,
            type=self._line.type,
            warning=read.get(_WARNING),
            critical=read.get(_CRITICAL),
        )
        if self._session.do(command, self) is not None:
            super().accept()

    def _problem(self, read: dict[str, int | None]) -> tuple[str, str] | None:
        """Say at which field something is wrong, and what."""
        for name, level in read.items():
            if level is None or not 1 <= level <= MOST_PERCENT:
                return name, Text.level_wrong.format(most=MOST_PERCENT)
        if len(read) == 1:
            (given,) = read
            return _CRITICAL if given == _WARNING else _WARNING, Text.level_missing
        warning, critical = read.get(_WARNING), read.get(_CRITICAL)
        if warning is not None and critical is not None and critical < warning:
            return _CRITICAL, Text.level_below.format(warning=warning)
        return None
