"""World ▸ Simulate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from core.catalog import LogonPattern
from core.commands.history import ReturnToRestorePoint
from core.commands.simulate import MAX_CLONES, MAX_PEOPLE, SimulateDay
from core.errors import LabError
from core.events import DaySimulated
from core.numbers import pasted
from core.numbers.whole import read_whole
from core.powershell import world_looks
from gui.companions.world.chart import DaysChart, weekday
from gui.companions.world.results import Results
from gui.companions.world.run import Run
from gui.companions.world.tab import Tab
from gui.labels.world import PATTERN
from gui.labels.world import WorldText as Text
from gui.widgets.form import Form
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from core.powershell.looks import Look
    from gui.session.session import Session

_USERS, _DEVICES, _DAYS, _HOST, _PATTERN = "users", "devices", "days", "host", "pattern"
_NUMBERS = {
    _USERS: (Text.sim_users, "100", MAX_PEOPLE),
    _DEVICES: (Text.sim_devices, "100", MAX_PEOPLE),
    _DAYS: (Text.sim_days, "30", 3650),
}


class SimulateTab(Tab):
    """How many people log on, for how long and how; and what came of it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._run: Run | None = None
        self._point = ""  # of the last run
        self._build_form()
        self._buttons = self.add_buttons(
            {
                "simulate": (Text.simulate, self._on_simulate),
                "cancel": (Text.cancel, self.stop),
                "take-back": (Text.take_back, self._on_take_back),
                "copy": (Text.copy, lambda: self._results.tools.commands.copy_all()),
            }
        )
        self._progress = QProgressBar(self)
        self._progress.setAccessibleName(Text.progress)
        self._progress.hide()
        self._status = plain_label("", self)
        self._status.setObjectName("status")
        self._chart = DaysChart(session, self)
        self.column.addWidget(self._progress)
        self.column.addWidget(self._status)
        self._results = Results(session, self)
        self.column.addWidget(self._chart, 2)
        self.add_titled(Text.results, self._results, 1)

    def refresh(self) -> None:
        """Offer the session hosts that there are now."""
        names = [host.name for host in self.session.lab.session_hosts()]
        if names != [self._hosts.itemText(i) for i in range(self._hosts.count())]:
            self._hosts.clear()
            self._hosts.addItems(names)
        self._update_buttons()

    def look(self) -> Look:
        """Return that no server simulates days."""
        return world_looks.simulation()

    def stop(self) -> None:
        """Stop the run after the day that is simulated now."""
        if self._run is not None:
            self._run.stop()

    def _build_form(self) -> None:
        self._form = Form(self)
        for name, (label, value, _) in _NUMBERS.items():
            self._form.add_number(name, label, pasted.WHOLE_NUMBER, value)
        self._hosts = self._form.add_choice(_HOST, Text.sim_host, [])
        self._patterns = self._form.add_choice(
            _PATTERN, Text.sim_pattern, [(text, p) for p, text in PATTERN.items()]
        )
        self._form.changed.connect(self._form.clear_problems)
        self.column.addWidget(self._form)

    def _on_simulate(self) -> None:
        numbers = {name: self._number(name) for name in _NUMBERS}
        if None in numbers.values():
            return
        users, devices, days = (n or 0 for n in numbers.values())
        day = SimulateDay(
            host=self._hosts.currentText(),
            users=users,
            devices=devices,
            pattern=self._patterns.currentData(),
        )
        run = Run(self.session, day, days, self)
        run.simulated.connect(self._on_simulated)
        run.failed.connect(lambda error: self.session.tell(error, self))
        run.finished.connect(self._on_finished)
        try:
            run.start()
        except LabError as error:
            self.session.tell(error, self)
            return
        self._run = run
        self._point = run.restore_point
        self._status.clear()
        self._results.forget()
        self._chart.forget()
        self._progress.setRange(0, days)
        self._progress.setValue(0)
        self._progress.show()
        self._update_buttons()

    def _number(self, name: str) -> int | None:
        """Return a typed number, or say what is wrong with it and return None."""
        number = read_whole(self._form.text(name))
        most = _NUMBERS[name][2]
        if number is None or not 1 <= number <= most:
            self._form.say(name, Text.number_wrong.format(most=most))
            return None
        is_cloned = self._patterns.currentData() == LogonPattern.CLONED_MACHINES
        if name == _DEVICES and is_cloned and number > MAX_CLONES:
            self._form.say(name, Text.clones_most.format(most=MAX_CLONES))
            return None
        return number

    def _on_simulated(self, day: object) -> None:
        assert self._run is not None
        assert isinstance(day, DaySimulated)  # Qt's signals carry objects
        self._results.add(day)
        self._chart.add_event(day)
        self._progress.setValue(self._run.done)
        number, days = self._run.done, self._progress.maximum()
        text = Text.simulating.format(weekday=weekday(day.day), day=number, days=days)
        self._progress.setFormat(text)

    def _on_finished(self) -> None:
        assert self._run is not None
        is_whole = self._run.done == self._progress.maximum()
        text = Text.finished if is_whole else Text.cancelled
        self._status.setText(text.format(days=self._run.done))
        self._run.deleteLater()
        self._run = None
        self._progress.hide()
        self._update_buttons()

    def _on_take_back(self) -> None:
        command = ReturnToRestorePoint(point=self._point)
        self.session.do_in_slices(command, self.window(), self._on_taken_back)

    def _on_taken_back(self, _: object) -> None:
        self._point = ""
        self._status.setText(Text.taken_back)
        self._results.forget()
        self._chart.forget()
        self._update_buttons()

    def _update_buttons(self) -> None:
        is_idle = self._run is None
        has_host = self._hosts.count() > 0
        for name, on in {
            "simulate": is_idle and self.can_change and has_host,
            "cancel": not is_idle,
            "take-back": is_idle and bool(self._point),
            "copy": is_idle and not self._results.is_empty,
        }.items():
            self._buttons[name].setEnabled(on)
