"""Task Scheduler: tasks are created, run, changed and deleted in their window."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.catalog import Repeats, Weekday
from core.commands.tasks import BeginTaskRun, CreateTask
from core.lab import Lab
from core.records import Schedule, ScheduledTask
from gui.companions.table import open_companion
from gui.companions.tasks.task_dialog import TaskDialog
from gui.companions.tasks.window import TaskScheduler
from gui.labels.tasks import TaskText as Text
from gui.manager.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]
FIRST = datetime(2026, 12, 1, 6, tzinfo=UTC)


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("office")


@pytest.fixture
def lab(window: MainWindow) -> Lab:
    return window.lab


@pytest.fixture
def scheduler(window: MainWindow) -> TaskScheduler:
    opened = open_companion("tasks", window.session, window)
    assert isinstance(opened, TaskScheduler)
    return opened


def child(owner: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = owner.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def press(owner: QWidget, name: str) -> None:
    button = child(owner, QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    assert button.isEnabled()
    button.click()


def dialog() -> TaskDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, TaskDialog)
    return found


def fill(owner: QWidget, **values: object) -> None:
    for name, value in values.items():
        field = child(owner, QWidget, name)
        if isinstance(field, QLineEdit):
            field.setText(str(value))
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(field.findData(value))
        else:
            assert isinstance(field, QCheckBox)
            if field.isChecked() is not value:
                field.click()


def make(lab: Lab, **facts: object) -> None:
    schedule = Schedule(repeats=Repeats.MONTHLY, begins=FIRST)
    given = {
        "computer": "RDSH01",
        "task": "Report",
        "account": "Administrator",
        "action": "whoami",
        "schedule": schedule,
    }
    lab.do(CreateTask.model_validate(given | facts))


def only(lab: Lab) -> ScheduledTask:
    (task,) = lab.scheduled_tasks()
    return task


def cells(scheduler: TaskScheduler) -> list[str]:
    table = child(scheduler, QTableView, "tasks")
    assert isinstance(table, QTableView)
    model = table.model()
    return [str(model.index(0, column).data()) for column in range(6)]


def output(scheduler: TaskScheduler) -> str:
    found = child(scheduler, QPlainTextEdit, "last-text")
    assert isinstance(found, QPlainTextEdit)
    return found.toPlainText()


def test_a_task_is_created(scheduler: TaskScheduler, lab: Lab) -> None:
    press(scheduler, "create")
    fill(dialog(), name="Report", line="hostname", repeats=Repeats.WEEKLY)
    fill(dialog(), date="2026-12-01", time="6:00", every=2, mon=True, sat=True)
    press(dialog(), "ok")

    task = only(lab)
    assert (task.computer, task.name, task.account) == ("RDSH01", "Report", "a.adams")
    assert task.schedule == Schedule(
        repeats=Repeats.WEEKLY,
        begins=FIRST,
        every=2,
        weekdays=(Weekday.MONDAY, Weekday.SATURDAY),
    )
    assert cells(scheduler)[:3] == [
        "Report",
        "Ready",
        "At 6:00:00 AM every Monday, Saturday of every 2 weeks",
    ]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": ""}, Text.name_required),
        ({"name": "a/b"}, Text.name_wrong),
        ({"line": " "}, Text.line_required),
        ({"date": "soon"}, "This is not a day. Enter it like 2026-11-16."),
        ({"time": "25:00"}, Text.time_wrong),
        ({"repeats": Repeats.WEEKLY, "mon": False}, Text.weekday_required),
        ({"account": "Administrator"}, "Enter the password."),
        ({"name": "Taken"}, "There is a scheduled task Taken on RDSH01 already."),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_wrong_is_said_at_its_field(
    scheduler: TaskScheduler, lab: Lab, values: dict[str, object], said: str
) -> None:
    make(lab, task="Taken")
    press(scheduler, "create")
    fill(dialog(), **({"name": "Report", "line": "hostname"} | values))
    before = lab.scheduled_tasks()
    press(dialog(), "ok")

    notes = [label.text() for label in dialog().findChildren(QLabel, "problem")]
    assert any(said.split(".")[0] in note.replace("\u200b", "") for note in notes)
    assert lab.scheduled_tasks() == before
    dialog().reject()


def test_a_task_runs_now_and_its_text_is_shown(
    scheduler: TaskScheduler, lab: Lab, qtbot: QtBot
) -> None:
    assert output(scheduler) == Text.no_task
    make(lab)
    assert output(scheduler) == Text.never
    press(scheduler, "run")
    qtbot.waitUntil(lambda: not lab.is_at_work and not only(lab).is_running)

    assert output(scheduler) == r"corp\administrator"
    assert cells(scheduler)[1] == "Ready"
    assert cells(scheduler)[5] == "0x0"
    assert lab.settings().signed_in == "a.adams"


def test_a_task_is_disabled_and_enabled(scheduler: TaskScheduler, lab: Lab) -> None:
    make(lab)
    press(scheduler, "disable")
    assert not only(lab).is_enabled
    assert cells(scheduler)[1:4:2] == ["Disabled", ""]
    press(scheduler, "disable")
    assert only(lab).is_enabled


def test_a_task_that_runs_can_only_be_ended(scheduler: TaskScheduler, lab: Lab) -> None:
    make(lab)
    lab.do(BeginTaskRun(computer="RDSH01", task="Report"))
    assert output(scheduler) == Text.runs
    for name in ("run", "delete"):
        assert not child(scheduler, QAbstractButton, name).isEnabled()
    press(scheduler, "end")

    assert only(lab).last_result == 0x41306


def test_properties_change_a_task(scheduler: TaskScheduler, lab: Lab) -> None:
    make(lab)
    press(scheduler, "properties")
    assert dialog().windowTitle() == "Report Properties"
    fill(dialog(), line="hostname", day=15, time="07:30")
    press(dialog(), "ok")

    changed = only(lab)
    assert (changed.action, changed.account) == ("hostname", "Administrator")
    assert changed.schedule == Schedule(
        repeats=Repeats.MONTHLY, begins=FIRST.replace(hour=7, minute=30), day=15
    )


def test_a_task_is_deleted_after_a_question(scheduler: TaskScheduler, lab: Lab) -> None:
    make(lab)
    press(scheduler, "delete")
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(b for b in box.buttons() if b.text() == Text.delete_it).click()
    QTest.qWait(0)

    assert lab.scheduled_tasks() == []


def test_a_lab_for_reading_is_looked_at(open_window: OpenWindow) -> None:
    window = open_window("office", read_only=True)
    opened = open_companion("tasks", window.session, window)

    assert not child(opened, QAbstractButton, "create").isEnabled()
    assert child(opened, QAbstractButton, "help").isEnabled()
