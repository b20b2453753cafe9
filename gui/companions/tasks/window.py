"""Task Scheduler: the tasks of a computer, and what the last run of one wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from core.commands.tasks import ENDED, ChangeTask, DeleteTask, EndTaskRun
from core.powershell import looks
from core.scheduling.running import run
from gui.companions.actions_pane import ActionsPane
from gui.companions.computer_box import ComputerBox
from gui.companions.tasks.columns import tasks
from gui.companions.window import CompanionWindow
from gui.labels.console import Console
from gui.labels.tasks import TaskText as Text
from gui.labels.text import strip_mnemonic
from gui.tables.row_table import RowTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QToolButton

    from core.commands.command import Command
    from core.powershell.looks import Look
    from core.records import ScheduledTask
    from gui.session.session import Session

_SIZE = (1080, 520)
_MARGIN = 8


class TaskScheduler(CompanionWindow):
    """The list with what can be done, and below it the text of the last run."""

    title = Text.title
    icon = "tasks"
    help_topic = "tasks"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._known: dict[str, ScheduledTask] = {}
        self._computers = ComputerBox(Text.computer, self.inside)
        self._computers.chosen.connect(lambda: self._attempt(self.refresh))
        self._computers.chosen.connect(self.tell_look)
        spec = tasks(lambda: session.lab.settings().now)
        self._list = RowTable(
            spec, strip_mnemonic(Text.list), session, self.inside, widest=2
        )
        self._list.chosen.connect(self._show_chosen)
        self._output = QPlainTextEdit(self.inside)
        self._output.setObjectName("last-text")
        self._output.setAccessibleName(strip_mnemonic(Text.output))
        self._output.setReadOnly(True)
        self._output.setTabChangesFocus(True)
        self._actions = self._build_actions()
        self._lay_out()
        self._list.setFocus()
        self.resize(*_SIZE)

    def refresh(self) -> None:
        """Show the tasks of the chosen computer as they are now."""
        lab = self.session.lab
        self._computers.show_computers(lab.computers())
        found = lab.scheduled_tasks(self._computers.computer)
        self._known = {task.name: task for task in found}
        self._list.show_facts(found)
        self._show_chosen()

    def look(self) -> Look | None:
        """Return what lists the tasks of the chosen computer."""
        return looks.tasks(self._computers.computer)

    @property
    def _chosen(self) -> ScheduledTask | None:
        return self._known.get(str(self._list.key))

    def _build_actions(self) -> dict[str, QToolButton]:
        self._pane = ActionsPane(Text.actions, self.inside)
        wanted = {
            "create": (Text.create, "tasks", self._on_create),
            "run": (Text.run, "forward", self._on_run),
            "end": (Text.end, "clear", self._on_end),
            "disable": (Text.disable, "partial", self._on_disable),
            "properties": (Text.properties, "properties", self._on_properties),
            "delete": (Text.delete, "clear", self._on_delete),
            "help": (Text.help, "help", self.ask_for_help),
        }
        return {
            name: self._pane.add(name, label, icon, call)
            for name, (label, icon, call) in wanted.items()
        }

    def _lay_out(self) -> None:
        above = QLabel(Text.list, self.inside)
        title = QLabel(Text.output, self.inside)
        above.setBuddy(self._list)
        title.setBuddy(self._output)
        column = QVBoxLayout()
        column.addWidget(self._computers)
        column.addWidget(above)
        column.addWidget(self._list, 2)
        column.addWidget(title)
        column.addWidget(self._output, 1)
        row = QHBoxLayout(self.inside)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, _MARGIN)
        row.addLayout(column, 1)
        row.addWidget(self._pane)

    def _show_chosen(self) -> None:
        task, can_change = self._chosen, not self.session.lab.is_read_only
        self._output.setPlainText(_written(task))
        is_running = task is not None and task.is_running
        possible = {
            "create": True,
            "run": task is not None and not is_running,
            "end": is_running,
            "disable": task is not None,
            "properties": task is not None,
            "delete": task is not None and not is_running,
        }
        for name, is_possible in possible.items():
            self._actions[name].setEnabled(can_change and is_possible)
        is_off = task is not None and not task.is_enabled
        self._actions["disable"].setText(Text.enable if is_off else Text.disable)

    def _on_create(self) -> None:
        from gui.companions.tasks.task_dialog import TaskDialog

        TaskDialog(self._computers.computer, None, self.session, self).open()

    def _on_properties(self) -> None:
        from gui.companions.tasks.task_dialog import TaskDialog

        if (task := self._chosen) is not None:
            TaskDialog(task.computer, task, self.session, self).open()

    def _on_run(self) -> None:
        if (task := self._chosen) is not None:
            steps = run(self.session.lab, task.computer, task.name, self.session.folder)
            self.session.work_alone(steps, task.name, self)

    def _on_end(self) -> None:
        if (task := self._chosen) is not None:
            self._do(EndTaskRun(computer=task.computer, task=task.name, result=ENDED))

    def _on_disable(self) -> None:
        if (task := self._chosen) is not None:
            on = not task.is_enabled
            self._do(ChangeTask(computer=task.computer, task=task.name, is_enabled=on))

    def _on_delete(self) -> None:
        if (task := self._chosen) is not None:
            command = DeleteTask(computer=task.computer, task=task.name)
            self.session.prompts.ask(
                self,
                Text.delete_question.format(name=task.name),
                [(Text.delete_it, lambda: self._do(command))],
                Console.cancel,
                is_harmful=True,
            )

    def _do(self, command: Command) -> None:
        self.session.do(command, self)


def _written(task: ScheduledTask | None) -> str:
    """Return what the last run wrote, or why there is nothing."""
    if task is None:
        return Text.no_task
    if task.is_running:
        return Text.runs
    if task.last_run is None:
        return Text.never
    return task.last_text or Text.nothing
