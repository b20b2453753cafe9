"""The command prompt of one computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QLabel,
    QVBoxLayout,
    QWidget,
)

from core.errors import LabError
from core.prompt.completion import completions
from core.prompt.session import PromptSession
from core.prompt.windows import MANAGER
from gui.companions.computer_box import ComputerBox
from gui.companions.console_page import ConsolePage
from gui.companions.prompt.console import CommandLine, Output
from gui.companions.prompt.runner import Runner
from gui.companions.window import CompanionWindow
from gui.labels.prompt import Prompt

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from core.prompt.answer import Answer
    from gui.session.session import Session

_SIZE = (820, 480)


class CommandPrompt(CompanionWindow):
    """What was written, and below it the line that is typed."""

    title = Prompt.title
    icon = "prompt"
    help_topic = "command-prompt"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._computers = ComputerBox(Prompt.computer, self.inside)
        self._output = Output(self.inside)
        self._line = CommandLine(self.inside)
        self._title = QLabel(self.inside)
        self._title.setObjectName("prompt-text")
        self._prompt = PromptSession(session.lab, session.folder, restores=True)
        self._runner = Runner(session, self)
        self._begun: list[str] = []  # lines of a group that is not whole
        self._waiting: list[str] = []  # lines that were pasted
        self._question: str | None = None
        self._connect()
        self._lay_out()
        self._output.write(f"{Prompt.welcome}\n")
        self.resize(*_SIZE)
        self._line.setFocus()

    def refresh(self) -> None:
        """Offer the computers of the lab."""
        self._computers.show_computers(self.session.lab.computers())
        self._show_state()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what runs; nothing goes on without a window."""
        self._waiting.clear()
        self._runner.stop()
        super().closeEvent(event)

    def _connect(self) -> None:
        self._line.complete = self._completions
        self._line.entered.connect(self._on_entered)
        self._line.pasted.connect(self._on_pasted)
        self._line.copied.connect(self._on_copied)
        self._output.typed.connect(self._on_typed)
        self._computers.chosen.connect(self._show_state)
        self._runner.wrote.connect(self._show)
        self._runner.asked.connect(self._on_asked)
        self._runner.failed.connect(self._on_failed)
        self._runner.ended.connect(self._on_ended)

    def _lay_out(self) -> None:
        console = ConsolePage(self._output, self._title, self._line)
        console.setObjectName("console")
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._computers)
        column.addWidget(console, 1)

    def _on_entered(self, line: str) -> None:
        """Answer a question, or run a line; a group waits for its other lines."""
        self._output.write(f"{self._title.text()}{line}\n")
        if self._question is not None:
            self._question = None
            self._runner.answer(line)
        elif not self._runner.is_running:
            self._run(line)
        self._show_state()

    def _run(self, line: str) -> None:
        text = "\n".join([*self._begun, line])
        self._begun = []
        lab = self.session.lab
        try:
            computer = lab.computer(self._computers.computer)
            if self._prompt.is_whole(text, computer):
                self._runner.start(self._prompt.run(text, computer))
            else:
                self._begun = text.split("\n")
        except LabError as error:
            self._on_failed(error)
            self._on_ended()

    def _on_pasted(self, lines: list[str]) -> None:
        """Run lines one after another; the last one waits for Enter."""
        self._waiting += lines
        self._run_waiting()

    def _run_waiting(self) -> None:
        while self._waiting and (
            self._question is not None or not self._runner.is_running
        ):
            line = self._waiting.pop(0)
            if not self._waiting:
                self._line.insert(line)
                return
            self._on_entered(line)

    def _on_asked(self, question: str) -> None:
        *above, last = question.split("\n")
        if above:
            self._output.write("".join(f"{line}\n" for line in above))
        self._question = last
        self._show_state()

    def _on_ended(self) -> None:
        self._question = None
        if not self._output.document().isEmpty():  # it was not cleared
            self._output.write("\n")
        self._show_state()
        QTimer.singleShot(0, self, self._run_waiting)

    def _show_state(self) -> None:
        """Show what stands before the line, and whether something can be typed."""
        is_running = self._runner.is_running
        waits = is_running and self._question is None
        self._line.setReadOnly(waits)
        self._computers.setEnabled(not is_running)
        if self._question is not None:
            self._title.setText(self._question)
        elif waits:
            self._title.setText("")
        elif self._begun:
            self._title.setText(Prompt.more)
        else:
            self._title.setText(self._prompt_text())

    def _prompt_text(self) -> str:
        lab = self.session.lab
        try:
            return self._prompt.prompt_on(lab.computer(self._computers.computer))
        except LabError:
            return Prompt.prompt

    def _show(self, answered: Answer) -> None:
        if answered.text:
            self._output.write(answered.written)
        if answered.clears:
            self._output.clear()
        if answered.title:
            self.setWindowTitle(Prompt.named.format(title=answered.title))
        if answered.opens == MANAGER:
            self.session.manager.show_at()
        elif answered.opens:
            self.session.manager.open_window(answered.opens, answered.set)
        if answered.closes:
            self.close()

    def _completions(self, beginning: str) -> list[str]:
        """List what Tab offers; none where the lab cannot be read now."""
        lab = self.session.lab
        try:
            computer = lab.computer(self._computers.computer)
            return completions(beginning, self._prompt.asked(computer))
        except LabError:
            return []

    def _on_failed(self, error: LabError) -> None:
        """Write what went wrong: a console tells it here."""
        self._output.write(f"{error}\n")
        self._waiting.clear()
        if self.session.lab.can_be_copied_after(error):
            self.session.tell(error, self)

    def _on_typed(self, text: str) -> None:
        self._line.setFocus()
        self._line.insert(text)

    def _on_copied(self) -> None:
        """Copy what is selected above; else stop what runs, or give the line up."""
        if self._output.textCursor().hasSelection():
            self._output.copy()
            return
        typed = f"{self._title.text()}{self._line.text()}{Prompt.interrupted}\n"
        self._output.write(typed)
        self._waiting.clear()
        self._begun = []
        self._line.clear()
        self._runner.stop()
        self._show_state()
