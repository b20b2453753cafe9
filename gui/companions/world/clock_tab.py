"""World ▸ Clock."""

from __future__ import annotations

import calendar
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from core.clock import parse_day
from core.commands.time import MoveClock
from core.errors import LabError, Refused
from core.events import ClockMoved
from core.powershell import world_looks
from core.scheduling.passing import due, moving
from gui.companions.world.run import mark_present
from gui.companions.world.tab import Tab
from gui.labels.dates import date, moment
from gui.labels.world import WorldText as Text
from gui.widgets.form import Form
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.bus import Event
    from core.powershell.looks import Look
    from gui.session.session import Session

_NOW, _UNTIL = "now", "until"
_EXAMPLE = "2027-01-31"


class ClockTab(Tab):
    """The lab's time, and moving it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._form = Form(self)
        self._time = self._form.add_fact(_NOW, Text.lab_time, "")
        until = self._form.add_text(_UNTIL, Text.until)
        until.setPlaceholderText(Text.until_example.format(example=_EXAMPLE))
        until.returnPressed.connect(self._on_move)
        self._form.changed.connect(self._form.clear_problems)
        self._ran = 0  # tasks, on the way to where the clock was moved last
        self._result = plain_label("", self)
        self._result.setObjectName("result")
        self.column.addWidget(self._form)
        self._buttons = self.add_buttons(
            {
                "day": (Text.day_later, partial(self._later, 1)),
                "week": (Text.week_later, partial(self._later, 7)),
                "month": (Text.month_later, self._month_later),
                "move": (Text.move, self._on_move),
            }
        )
        self.column.addWidget(self._result)
        self.column.addStretch()

    def refresh(self) -> None:
        """Show what time it is."""
        self._time.setText(moment(self._now))
        for button in self._buttons.values():
            button.setEnabled(self.can_change)

    def look(self) -> Look:
        """Return what reads the time."""
        return world_looks.clock()

    @property
    def _now(self) -> datetime:
        return self.session.lab.settings().now

    def _later(self, days: int) -> None:
        self._move(self._now + timedelta(days=days))

    def _month_later(self) -> None:
        """Go to the same day of the next month, or to its last."""
        now = self._now
        year, month = divmod(now.year * 12 + now.month, 12)
        month += 1
        last = calendar.monthrange(year, month)[1]
        self._move(now.replace(year=year, month=month, day=min(now.day, last)))

    def _on_move(self) -> None:
        """Move to the typed day, at the time of day that it is."""
        try:
            day = parse_day(self._form.text(_UNTIL))
        except ValueError:
            example = date(self._now + timedelta(days=90))
            self._form.say(_UNTIL, Text.wrong_time.format(example=example))
            return
        self._move(datetime.combine(day, self._now.time(), UTC))

    def _move(self, until: datetime) -> None:
        """Go there; where tasks fall due on the way, stop at each and run it."""
        lab = self.session.lab
        try:
            self._ran = len(due(lab, until))
            if self._ran:
                mark_present(lab)
        except LabError as error:
            self._on_failed(error)
            return
        if self._ran:
            self.session.work_alone(
                moving(lab, until, self.session.folder),
                Text.running_tasks,
                self.window(),
                self._on_moved,
                failed=self._on_failed,
            )
            return
        self.session.do_in_slices(
            MoveClock(until=until),
            self.window(),
            self._on_moved,
            failed=self._on_failed,
        )

    def _on_moved(self, events: list[Event]) -> None:
        self._form.clear_problems()
        moved = next(e for e in events if isinstance(e, ClockMoved))
        ran = Text.tasks_ran.format(count=self._ran) if self._ran else ""
        self._result.setText(" ".join(filter(None, (_what_fell_due(moved), ran))))

    def _on_failed(self, error: LabError) -> None:
        if isinstance(error, Refused):
            self._form.say(_UNTIL, str(error))
        else:
            self.session.tell(error, self)


def _what_fell_due(moved: ClockMoved) -> str:
    counts = {
        Text.licenses_returned: moved.licenses_returned,
        Text.sessions_ended: moved.sessions_ended,
        Text.policies_updated: moved.policies_updated,
    }
    due = [text.format(count=n) for text, n in counts.items() if n]
    if moved.grace_ended:
        due.append(Text.grace_ended.format(hosts=", ".join(moved.grace_ended)))
    return Text.fell_due.format(what=" ".join(due)) if due else Text.nothing_due
