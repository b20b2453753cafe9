"""The command prompt of one computer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QLabel,
    QVBoxLayout,
    QWidget,
)

from core.errors import LabError, Refused
from core.prompt.completion import completions
from core.prompt.session import PromptSession, Steps
from core.prompt.windows import MANAGER
from core.scheduling.running import run
from gui.companions.computer_box import ComputerBox
from gui.companions.console_page import ConsolePage
from gui.companions.prompt.console import CommandLine, Output
from gui.companions.window import CompanionWindow
from gui.labels.prompt import Prompt

if TYPE_CHECKING:
    from core.prompt.answer import Answer
    from gui.session.session import Session

_SIZE = (820, 480)
_ALL = 10_000  # of the room, as far as it goes


class CommandPrompt(CompanionWindow):
    """What was written, and below it the line that is typed."""

    title = Prompt.title
    icon = "prompt"
    help_topic = "command-prompt"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._computers = ComputerBox(Prompt.computer, self)
        self._output = Output(self)
        self._line = CommandLine(self)
        self._line.entered.connect(self._run)
        self._line.complete = self._completions
        self._prompt = PromptSession(session.lab, session.folder)
        self._output.typed.connect(self._on_typed)
        self._line.copied.connect(self._on_copied)
        self._lay_out()
        self._output.write(Prompt.welcome)
        self.resize(*_SIZE)
        self._line.setFocus()

    def refresh(self) -> None:
        """Offer the computers of the lab."""
        self._computers.show_computers(self.session.lab.computers())

    def _lay_out(self) -> None:
        title = QLabel(Prompt.prompt)
        title.setObjectName("prompt-text")
        console = ConsolePage(self._output, title, self._line)
        console.setObjectName("console")
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._computers)
        column.addWidget(console, 1)
        self.setCentralWidget(inside)

    def _run(self, line: str) -> None:
        """Answer a command line, and do what it asks."""
        self._output.write(f"{Prompt.prompt}{line}")
        lab = self.session.lab
        try:
            computer = lab.computer(self._computers.computer)
            self._go_on(self._prompt.run(line, computer), None)
        except LabError as error:
            self._on_failed(error)

    def _go_on(self, steps: Steps, refused: Refused | None) -> None:
        """Show and do what comes next of a line, until there is no more.

        A command that takes long goes on by itself, and then so does the line.
        """
        try:
            answered = next(steps) if refused is None else steps.send(refused)
            while answered.command is None and answered.runs is None:
                self._show(answered)
                answered = next(steps)
        except StopIteration:
            if not self._output.document().isEmpty():  # it was not cleared
                self._output.write("")
            return
        self._show(answered)
        then = partial(self._attempt, partial(self._go_on, steps, None))
        failed = partial(self._on_command_failed, steps)
        cancelled = partial(self._output.write, f"{Prompt.interrupted}\n")
        if answered.runs is not None:
            computer, task = answered.runs
            self.session.work_alone(
                run(self.session.lab, computer, task, self.session.folder),
                task,
                self,
                lambda _: then(),
                failed=failed,
                cancelled=cancelled,
            )
        elif answered.command is not None:
            self.session.do_in_slices(
                answered.command,
                self,
                lambda _: then(),
                failed=failed,
                cancelled=cancelled,
            )

    def _show(self, answered: Answer) -> None:
        if answered.text:
            self._output.write(answered.text)
        if answered.clears:
            self._output.clear()
        if answered.opens == MANAGER:
            self.session.manager.show_at()
        elif answered.opens:
            self.session.manager.open_window(answered.opens, answered.set)
        if answered.closes:
            self.close()

    def _on_command_failed(self, steps: Steps, error: LabError) -> None:
        """Let the line go on after a command that was refused; an error ends it."""
        if isinstance(error, Refused):
            self._attempt(partial(self._go_on, steps, error))
        else:
            self._on_failed(error)

    def _completions(self, beginning: str) -> list[str]:
        """List what Tab offers; none where the lab cannot be read now."""
        lab = self.session.lab
        try:
            computer = lab.computer(self._computers.computer)
            return completions(beginning, computer, lab, self.session.folder)
        except LabError:
            return []

    def _on_failed(self, error: LabError) -> None:
        """Write what went wrong: a console tells it here."""
        self._output.write(f"{error}\n")
        if self.session.lab.can_be_copied_after(error):
            self.session.tell(error, self)

    def _on_typed(self, text: str) -> None:
        self._line.setFocus()
        self._line.insert(text)

    def _on_copied(self) -> None:
        """Copy what is selected above; where nothing is, give the line up."""
        if self._output.textCursor().hasSelection():
            self._output.copy()
            return
        self._output.write(f"{Prompt.prompt}{self._line.text()}{Prompt.interrupted}")
        self._line.clear()
