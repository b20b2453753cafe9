"""Create Task, and the properties of one."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from core.catalog import Repeats, Weekday
from core.clock import day, parse_day
from core.commands.tasks import ChangeTask, CreateTask
from core.errors import LabError, Refused
from core.problems import Problem, text_problem
from core.records import Schedule
from core.rules.rights import password_problem
from gui.companions.tasks.weekday_boxes import WeekdayBoxes
from gui.labels.dates import time_of_day
from gui.labels.tasks import REPEATS
from gui.labels.tasks import TaskText as Text
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form
from gui.widgets.password import add_password, password_hint
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.commands.command import Command
    from core.records import ScheduledTask
    from gui.session.session import Session

_NAME, _ACCOUNT, _LINE, _REPEATS = "name", "account", "line", "repeats"
_DATE, _TIME, _EVERY, _DAY, _WEEKDAYS = "date", "time", "every", "day", "weekdays"
_FORBIDDEN = set('\\/:*?"<>|')
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_MOST_DAYS, _USUAL = 31, 30
_WIDTH = 520


class TaskDialog(Dialog):
    """What runs, as whom and when; it stays open while something is wrong."""

    help_topic = "tasks"

    def __init__(
        self,
        computer: str,
        task: ScheduledTask | None,
        session: Session,
        parent: QWidget,
    ) -> None:
        title = Text.properties_title.format(name=task.name) if task else ""
        super().__init__(title or Text.create_title, parent)
        self._computer, self._task, self._session = computer, task, session
        self._form = Form(self)
        self._build_what()
        self._build_when()
        self._form.changed.connect(self._on_changed)
        self.body.addWidget(self._form)
        self.body.addWidget(plain_label(Text.password_note, self))
        self.body.addWidget(password_hint(session.labels.console, self))
        self.add_buttons(Buttons.Ok | Buttons.Cancel | Buttons.Help)
        self._on_changed()
        self._first.setFocus()
        self.resize(_WIDTH, self.sizeHint().height())

    def accept(self) -> None:
        """Schedule it, or change it, and close."""
        problem = self._problem()
        if problem is not None:
            self._form.say(problem.field, problem.text)
            return
        try:
            self._session.lab.do(self._command())
        except Refused as refused:
            self._form.say(_LINE if self._task else _NAME, str(refused))
        except LabError as error:
            self._session.tell(error, self)
        else:
            super().accept()

    def _build_what(self) -> None:
        task, lab = self._task, self._session.lab
        if task is None:
            self._first = self._form.add_text(_NAME, Text.task_name)
        else:
            self._form.add_fact(_NAME, Text.task_name, task.name)
        names = [account.name for account in lab.accounts()]
        account = task.account if task else lab.settings().signed_in
        self._accounts = self._form.add_choice(
            _ACCOUNT,
            Text.run_as,
            [(name, name) for name in dict.fromkeys([*names, account])],
        )
        self._accounts.setCurrentIndex(self._accounts.findData(account))
        self._password = add_password(self._form, self._session.labels.console)
        line = self._form.add_text(_LINE, Text.line, task.action if task else "")
        line.setPlaceholderText(Text.line_example)
        if task is not None:
            self._first = line

    def _build_when(self) -> None:
        now = self._session.lab.settings().now
        was = self._task.schedule if self._task else None
        begins = was.begins if was else now
        self._repeats = self._form.add_choice(
            _REPEATS, Text.repeats, [(REPEATS[kind], kind) for kind in Repeats]
        )
        self._repeats.setCurrentIndex(
            self._repeats.findData(was.repeats if was else Repeats.MONTHLY)
        )
        self._form.add_text(_DATE, Text.date, day(begins))
        self._form.add_text(_TIME, Text.time, time_of_day(begins))
        every = was.every if was else 1
        numbers = sorted({*range(1, _USUAL + 1), every})
        self._every = self._form.add_choice(
            _EVERY, Text.every, [(str(number), number) for number in numbers]
        )
        self._every.setCurrentIndex(self._every.findData(every))
        days: list[tuple[str, object]] = [
            (str(number), number) for number in range(1, _MOST_DAYS + 1)
        ]
        self._day = self._form.add_choice(_DAY, Text.day, days)
        self._day.setCurrentIndex(self._day.findData(was.day if was else 1))
        ticked = was.weekdays if was else ()
        usual = (list(Weekday)[begins.weekday()],)
        self._weekdays = WeekdayBoxes(ticked or usual, self._form)
        self._weekdays.changed.connect(self._on_changed)
        self._form.add(_WEEKDAYS, Text.weekdays, self._weekdays)

    def _on_changed(self) -> None:
        """Let be edited what counts for the chosen kind of schedule."""
        self._form.clear_problems()
        kind = Repeats(self._repeats.currentData())
        self._form.enable(_EVERY, on=kind is not Repeats.ONCE)
        self._form.enable(_DAY, on=kind is Repeats.MONTHLY)
        self._form.enable(_WEEKDAYS, on=kind is Repeats.WEEKLY)
        self._password.setEnabled(self._needs_password)

    @property
    def _needs_password(self) -> bool:
        """Tell whether the account is neither who is signed in nor the one before."""
        known = {self._session.lab.settings().signed_in}
        if self._task is not None:
            known.add(self._task.account)
        return self._accounts.currentData() not in known

    def _problem(self) -> Problem | None:
        """Say what is wrong with what was typed, or None."""
        name, line = self._form.text(_NAME), self._form.text(_LINE)
        found = text_problem(_NAME, name, required=Text.name_required)
        if found is None and set(name) & _FORBIDDEN:
            found = Problem(_NAME, Text.name_wrong)
        if found is None and self._needs_password:
            found = password_problem(self._password.text())
        if found is None:
            found = text_problem(_LINE, line, required=Text.line_required)
        if found is None and self._begins() is None:
            is_day = self._first_day() is not None
            example = day(self._session.lab.settings().now)
            wrong_day = Problem(_DATE, Text.date_wrong.format(example=example))
            found = Problem(_TIME, Text.time_wrong) if is_day else wrong_day
        is_weekly = self._repeats.currentData() == Repeats.WEEKLY
        if found is None and is_weekly and not self._weekdays.ticked:
            found = Problem(_WEEKDAYS, Text.weekday_required)
        return found

    def _first_day(self) -> datetime | None:
        try:
            found = parse_day(self._form.text(_DATE))
        except ValueError:
            return None
        return datetime.combine(found, time(), UTC)

    def _begins(self) -> datetime | None:
        first = self._first_day()
        found = _CLOCK.fullmatch(self._form.text(_TIME).strip())
        if first is None or found is None:
            return None
        return first.replace(hour=int(found[1]), minute=int(found[2]))

    def _schedule(self) -> Schedule:
        begins, kind = self._begins(), Repeats(self._repeats.currentData())
        assert begins is not None
        return Schedule(
            repeats=kind,
            begins=begins,
            every=1 if kind is Repeats.ONCE else self._every.currentData(),
            weekdays=self._weekdays.ticked if kind is Repeats.WEEKLY else (),
            day=self._day.currentData() if kind is Repeats.MONTHLY else 1,
        )

    def _command(self) -> Command:
        kind = CreateTask if self._task is None else ChangeTask
        return kind(
            computer=self._computer,
            task=self._form.text(_NAME),
            account=self._accounts.currentData(),
            action=self._form.text(_LINE),
            schedule=self._schedule(),
        )
