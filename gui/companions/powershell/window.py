"""Windows PowerShell on one computer of the lab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolBar, QVBoxLayout, QWidget

from core import outside
from core.errors import LabError
from core.prompt.windows import COMPUTER
from core.shell import script_file
from core.shell.completion import completions
from core.shell.language.parse_error import ParseError
from core.shell.language.parser import AT_ONCE, parse
from core.shell.running.signals import Ask, Out, Question
from gui.companions.computer_box import ComputerBox
from gui.companions.console_page import ConsolePage
from gui.companions.powershell.line import ScriptLine
from gui.companions.powershell.output import ScriptOutput
from gui.companions.powershell.runner import Runner
from gui.companions.window import CompanionWindow
from gui.labels.powershell import PowerShellText as Text
from gui.labels.text import strip_mnemonic
from gui.widgets.toolbar import name_hidden_buttons

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from gui.session.session import Session

_SIZE = (900, 560)
_GAP = 6  # between the prompt and the line, where a blank stands


class PowerShell(CompanionWindow):
    """What was written, and below it what is typed; sessions end with the window."""

    title = Text.title
    icon = "powershell"
    help_topic = "windows-powershell"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._computers = ComputerBox(Text.computer, self.inside)
        self._output = ScriptOutput(self.inside)
        self._prompt = QLabel(self.inside)
        self._prompt.setObjectName("shell-prompt")
        self._line = ScriptLine(self.inside)
        self._runner: Runner | None = None
        self._asked: Ask | None = None
        self._make_actions()
        self._lay_out()
        self._connect()
        self._output.write(f"{Text.welcome}\n")
        self.resize(*_SIZE)
        self._line.setFocus()

    def refresh(self) -> None:
        """Offer the computers of the lab."""
        self._computers.show_computers(self.session.lab.computers())
        self._show_state()

    def choose(self, choices: Mapping[str, str]) -> None:
        """Choose the computer on which a prompt was open."""
        if COMPUTER in choices and self._computers.isEnabled():
            self._computers.choose(choices[COMPUTER])

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what runs; nothing goes on without a window."""
        if self._runner is not None:
            self._runner.stop()
        super().closeEvent(event)

    # The parts

    def _make_actions(self) -> None:
        self._run_action = self._action(
            Text.run_script, "run_script", Text.run_script_key
        )
        self._stop_action = self._action(Text.stop, "stop", Text.stop_key)
        self._clear_action = self._action(Text.clear, "clear", Text.clear_key)
        self._run_action.triggered.connect(self._choose_script)
        self._stop_action.triggered.connect(self._stop)
        self._clear_action.triggered.connect(self._output.clear)

    def _action(self, label: str, name: str, key: str) -> QAction:
        action = QAction(label, self)
        action.setIconText(strip_mnemonic(label))  # Qt would leave the dots out
        action.setObjectName(name)
        action.setShortcut(key)
        return action

    def _lay_out(self) -> None:
        bar = QToolBar(self.inside)
        bar.setObjectName("powershell-bar")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        for action in (self._run_action, self._stop_action, self._clear_action):
            bar.addAction(action)
            bar.widgetForAction(action).setObjectName(action.objectName())
        name_hidden_buttons(bar, self.session.labels.console.more_buttons)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._computers)
        head.addWidget(bar)
        head.addStretch(1)
        console = ConsolePage(self._output, self._prompt, self._line, gap=_GAP)
        console.setObjectName("shell")
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(console, 1)

    def _connect(self) -> None:
        self._line.is_whole = self._is_whole
        self._line.completions = self._completions
        self._line.entered.connect(self._on_entered)
        self._line.copied.connect(self._on_copied)
        self._output.typed.connect(self._on_typed)
        self._computers.chosen.connect(self._show_state)

    # The session

    def _session_here(self) -> Runner:
        """Return the session on the chosen computer; another one begins anew."""
        lab, computer = self.session.lab, self._computers.computer
        runner = self._runner
        if runner is None or runner.lab is not lab or runner.computer != computer:
            if runner is not None:
                runner.stop()
                runner.deleteLater()
            runner = self._runner = Runner(lab, computer, self)
            runner.wrote.connect(self._write)
            runner.asked.connect(self._on_asked)
            runner.ended.connect(self._on_ended)
        runner.shell.width = self._output.columns()
        return runner

    def _is_whole(self, text: str) -> bool:
        """Tell whether a text can be run: an error in its midst will be told.

        One that is long is run: reading it takes too long to wait for.
        """
        if self._asked is not None or len(text) > AT_ONCE:
            return True
        try:
            parse(text)
        except ParseError as error:
            return not error.incomplete
        return True

    def _completions(self, text: str) -> list[str]:
        return completions(text, self._session_here().shell)

    def _on_entered(self, text: str) -> None:
        asked, self._asked = self._asked, None
        runner = self._session_here()
        if asked is not None and runner.is_running:
            is_secret = asked.question is Question.SECRET
            self._output.write(f"{'*' * len(text) if is_secret else text}\n")
            runner.answer(text)
        else:
            typed = text.strip("\n").replace("\n", f"\n{Text.more}")
            self._output.write(f"{self._prompt_text()} {typed}\n")
            runner.start(text)
        self._show_state()

    def _write(self, piece: Out) -> None:
        self._output.write_piece(piece)
        self._output.show_end()

    def _on_asked(self, asked: Ask) -> None:
        self._asked = asked
        ends = {Question.CONFIRM: Text.yes_no, Question.GO_ON: Text.go_on}
        end = ends.get(asked.question, "")
        self._output.write(f"{asked.prompt}\n{end}" if end else asked.prompt)
        self._output.show_end()
        self._show_state()

    def _on_ended(self) -> None:
        self._asked = None
        self._output.show_end()
        self._show_state()
        runner = self._runner
        if runner is not None and runner.shell.exit_code is not None:
            self.close()

    def _show_state(self) -> None:
        """Show where the session is, and what can be pressed now."""
        is_running = self._runner is not None and self._runner.is_running
        waits = is_running and self._asked is None
        self._stop_action.setEnabled(is_running)
        self._run_action.setEnabled(not is_running)
        self._computers.setEnabled(not is_running)
        self._prompt.setText("" if is_running else self._prompt_text())
        self._line.setReadOnly(waits)

    def _prompt_text(self) -> str:
        runner = self._runner
        here = "C:\\" if runner is None else runner.shell.engine.location_text()
        return Text.prompt.format(location=here)

    # Keys and buttons

    def _on_typed(self, text: str) -> None:
        self._line.setFocus()
        self._line.insertPlainText(text)

    def _on_copied(self) -> None:
        """Copy what is selected above; else stop what runs, or give the line up."""
        if self._output.textCursor().hasSelection():
            self._output.copy()
        elif self._runner is not None and self._runner.is_running:
            self._stop()
        else:
            typed = f"{self._prompt_text()} {self._line.toPlainText()}"
            self._output.write(f"{typed}{Text.interrupted}\n")
            self._line.clear()

    def _stop(self) -> None:
        if self._runner is not None and self._runner.is_running:
            self._output.write(f"{Text.interrupted}\n")
            self._runner.stop()

    def _choose_script(self) -> None:
        self.session.prompts.ask_for_file(
            self, outside.home(), Text.scripts, self.run_script
        )

    def run_script(self, file: Path) -> None:
        """Run a script of the person's; it sees itself at the top of C:."""
        try:
            text = script_file.read(file)
        except LabError as error:
            self.session.tell(error, self)
            return
        path = f"C:\\{file.name}"
        self._output.write(f"{self._prompt_text()} & '{path}'\n")
        self._session_here().start(text, path)
        self._show_state()
