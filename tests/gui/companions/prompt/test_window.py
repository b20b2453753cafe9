"""The command prompt: typing, recalling, completing, and what is written."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.catalog import PolicyName, PolicyState
from core.commands.policy import EditPolicy
from core.commands.sign_in import SignIn
from core.lab import Lab
from core.management.folder import folder_beside
from core.records import PolicySetting
from gui.companions import table
from gui.companions.prompt.console import CommandLine
from gui.companions.prompt.runner import Runner
from gui.companions.prompt.window import CommandPrompt
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]
HERE = "C:\\Windows\\system32>"


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("office")


@pytest.fixture
def lab(window: MainWindow) -> Lab:
    return window.lab


@pytest.fixture
def prompt(window: MainWindow) -> CommandPrompt:
    opened = table.open_companion("prompt", window.session, window)
    assert isinstance(opened, CommandPrompt)
    assert QTest.qWaitForWindowActive(opened)
    return opened


def line(prompt: CommandPrompt) -> CommandLine:
    found = prompt.findChild(CommandLine)
    assert isinstance(found, CommandLine)
    return found


def output(prompt: CommandPrompt) -> QPlainTextEdit:
    found = prompt.findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


def runner(prompt: CommandPrompt) -> Runner:
    found = prompt.findChild(Runner)
    assert isinstance(found, Runner)
    return found


def wait_for(is_so: Callable[[], bool]) -> bool:
    """Let the window work until something is so."""
    for _ in range(1000):
        if is_so():
            return True
        QTest.qWait(5)
    return False


def run(prompt: CommandPrompt, typed: str) -> str:
    """Type a line and Enter; return what was written below it."""
    before = len(output(prompt).toPlainText())
    QTest.keyClicks(line(prompt), typed)
    QTest.keyClick(line(prompt), Qt.Key.Key_Return)
    assert wait_for(lambda: not runner(prompt).is_running)
    return output(prompt).toPlainText()[before:].strip()


def test_a_command_is_repeated_and_answered(prompt: CommandPrompt) -> None:
    assert line(prompt).hasFocus()
    assert run(prompt, "hostname") == f"{HERE}hostname\nRDSH01"
    assert line(prompt).text() == ""


def test_an_empty_line_only_shows_the_prompt(prompt: CommandPrompt) -> None:
    assert run(prompt, "") == HERE


def test_a_blank_line_stands_before_every_prompt(prompt: CommandPrompt) -> None:
    for typed in ("hostname", "", "licmgr", "nonsense"):
        run(prompt, typed)
        assert output(prompt).toPlainText().endswith("\n")


def test_commands_change_the_lab(prompt: CommandPrompt, lab: Lab) -> None:
    on = PolicySetting(state=PolicyState.ENABLED, value="per-device")
    lab.do(EditPolicy(computer="RDSH01", setting=PolicyName.LICENSING_MODE, to=on))
    run(prompt, "gpupdate /force")
    assert not lab.session_hosts()[0].waits_for_update
    assert "was stopped successfully" in run(prompt, "net stop TermService")
    assert not lab.session_hosts()[0].is_running


def test_another_computer_is_chosen(prompt: CommandPrompt, driver: UiDriver) -> None:
    driver.select({"Computer": "RDLIC02"})

    assert run(prompt, "hostname").endswith("RDLIC02")


def test_what_fails_is_written_where_one_looks_and_a_copy_is_offered(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("office", read_only=True)
    opened = table.open_companion("prompt", window.session, window)
    assert isinstance(opened, CommandPrompt)

    assert "open for reading only" in run(opened, "net stop TermService")
    driver.see("Save a Copy…")
    driver.press("Close")


def test_what_is_refused_is_written_and_that_is_all(prompt: CommandPrompt) -> None:
    run(prompt, "net stop TermService")

    assert "is not started" in run(prompt, "net stop TermService")
    assert QApplication.activeModalWidget() is None


def test_up_and_down_recall_what_was_typed(prompt: CommandPrompt) -> None:
    for typed in ("hostname", "whoami", "whoami", " "):
        run(prompt, typed)
    shown = []
    for key in (Qt.Key.Key_Up,) * 3 + (Qt.Key.Key_Down,) * 3:
        QTest.keyClick(line(prompt), key)
        shown.append(line(prompt).text())

    assert shown == ["whoami", "hostname", "hostname", "whoami", "", ""]


def test_tab_completes_and_goes_round(prompt: CommandPrompt) -> None:
    QTest.keyClicks(line(prompt), "GP")
    shown = []
    for _ in range(4):
        QTest.keyClick(line(prompt), Qt.Key.Key_Tab)
        shown.append(line(prompt).text())

    known = ["gpedit.msc", "gpresult /r", "gpupdate /force"]
    assert shown == [*known, "gpedit.msc"]
    assert line(prompt).hasFocus()


@pytest.mark.parametrize("typed", ["", "  ", "nothing", "whoami"])
def test_tab_goes_on_where_there_is_nothing_to_complete(
    prompt: CommandPrompt, typed: str
) -> None:
    QTest.keyClicks(line(prompt), typed)
    QTest.keyClick(line(prompt), Qt.Key.Key_Tab)

    assert not line(prompt).hasFocus()
    assert line(prompt).text() == typed


def test_control_c_copies_or_gives_the_line_up(prompt: CommandPrompt) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClicks(line(prompt), "net st")
    QTest.keyClick(line(prompt), Qt.Key.Key_C, control)
    assert line(prompt).text() == ""
    assert output(prompt).toPlainText().endswith(f"{HERE}net st^C")

    output(prompt).selectAll()
    QTest.keyClick(line(prompt), Qt.Key.Key_C, control)
    assert "net st^C" in QGuiApplication.clipboard().text()

    QTest.keyClicks(line(prompt), "whoami")
    line(prompt).selectAll()
    QTest.keyClick(line(prompt), Qt.Key.Key_C, control)
    assert QGuiApplication.clipboard().text() == "whoami"
    assert line(prompt).text() == "whoami"


def test_what_is_typed_above_goes_into_the_line(prompt: CommandPrompt) -> None:
    QTest.keyClicks(line(prompt), "who")
    output(prompt).setFocus()
    QTest.keyClicks(output(prompt), "AMI")

    assert line(prompt).text() == "whoAMI"
    assert line(prompt).hasFocus()


def test_a_click_into_the_empty_part_goes_to_the_line(prompt: CommandPrompt) -> None:
    output(prompt).setFocus()
    console = prompt.findChild(QWidget, "console")
    assert isinstance(console, QWidget)
    below = console.rect().bottomLeft() + QPoint(200, -20)
    QTest.mouseClick(console, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), below)

    assert line(prompt).hasFocus()


def test_escape_clears_the_line(prompt: CommandPrompt) -> None:
    QTest.keyClicks(line(prompt), "net")
    QTest.keyClick(line(prompt), Qt.Key.Key_Escape)

    assert line(prompt).text() == ""
    assert prompt.isVisible()


def test_the_screen_is_cleared_and_the_window_closed(prompt: CommandPrompt) -> None:
    run(prompt, "hostname")
    run(prompt, "cls")
    assert output(prompt).toPlainText() == ""
    run(prompt, "exit")
    assert not prompt.isVisible()


def test_windows_are_opened(
    prompt: CommandPrompt, window: MainWindow, driver: UiDriver, qtbot: QtBot
) -> None:
    run(prompt, "gpedit.msc")
    driver.see("Local Group Policy Editor")
    driver.go_to("Administrator: Command Prompt")
    run(prompt, "licmgr")
    qtbot.waitUntil(lambda: driver.window is window)


def test_what_looks_like_markup_is_written_as_it_is(prompt: CommandPrompt) -> None:
    assert "'<b>R&D</b>' is not part" in run(prompt, "^<b^>R^&D^</b^>")


def test_the_line_follows_what_was_written(prompt: CommandPrompt, qtbot: QtBot) -> None:
    def gap() -> int:
        bottom = output(prompt).geometry().bottom()
        return line(prompt).geometry().top() - bottom

    run(prompt, "cls")
    bar = output(prompt).verticalScrollBar()
    qtbot.waitUntil(lambda: output(prompt).height() == 0)
    first = line(prompt).geometry().top()
    for _ in range(8):
        run(prompt, "hostname")
        qtbot.waitUntil(lambda: gap() == 1 and not bar.isVisible())
    for _ in range(20):
        run(prompt, "help")
    qtbot.waitUntil(bar.isVisible)

    assert line(prompt).geometry().top() > first
    assert line(prompt).geometry().bottom() <= prompt.height()
    assert bar.value() == bar.maximum()


def opened(window: MainWindow, driver: UiDriver, line: str) -> QWidget:
    """Type a line, and give the window that came of it."""
    driver.menu(["Training", "Windows", "Command Prompt"])
    driver.type({"Command": line})
    driver.shortcut("Return")
    return driver.window


def test_mstsc_opens_at_a_computer_for_administration(
    window: MainWindow, driver: UiDriver
) -> None:
    opened(window, driver, "mstsc /v:RDSH02 /admin")

    driver.shows("Computer", "RDSH02")
    assert box(driver, "administrative").isChecked()
    opened(window, driver, "mstsc /v:RDSH01")
    driver.shows("Computer", "RDSH01")
    assert not box(driver, "administrative").isChecked()


def box(driver: UiDriver, name: str) -> QCheckBox:
    found = driver.window.findChild(QCheckBox, name)
    assert isinstance(found, QCheckBox)
    return found


def test_gpedit_opens_at_the_policy_of_a_computer(
    window: MainWindow, driver: UiDriver
) -> None:
    opened(window, driver, "gpedit.msc /gpcomputer:RDLIC01")
    driver.shows("Computer", "RDLIC01")


@pytest.mark.parametrize(
    ("computer", "found"), [("RDLIC01", {"RDLIC01"}), ("RDSH01", set())]
)
def test_eventvwr_shows_the_events_of_one_computer(
    open_window: OpenWindow, driver: UiDriver, computer: str, found: set[str]
) -> None:
    viewer = opened(open_window("trouble-event-44"), driver, f"eventvwr {computer}")
    table = viewer.findChild(QTableView, "list")
    assert isinstance(table, QTableView)
    model = table.model()
    column = model.columnCount() - 1

    driver.shows("Filter", computer)
    rows = range(model.rowCount())
    assert {model.index(row, column).data() for row in rows} == found


def test_a_line_that_is_wrong_opens_no_window(
    window: MainWindow, driver: UiDriver
) -> None:
    shown = opened(window, driver, "mstsc /console")

    assert isinstance(shown, CommandPrompt)
    driver.see("MSTSC [/v:server[:port]] [/admin]")


class Resizes(QObject):
    """Counts how often a view is laid out."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.count = 0
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() is QEvent.Type.Resize
        return super().eventFilter(watched, event)


def test_what_is_written_comes_to_rest_at_every_width(prompt: CommandPrompt) -> None:
    counted = Resizes(output(prompt))
    run(prompt, f"dsacls {'word ' * 40}")
    for width in range(600, 700):
        prompt.resize(width, prompt.height())
        for _ in range(5):
            QApplication.processEvents()
        counted.count = 0
        for _ in range(5):
            QApplication.processEvents()
        assert counted.count == 0, width


def test_a_line_of_several_programs_is_done_in_order(
    prompt: CommandPrompt, lab: Lab
) -> None:
    said = run(prompt, "net stop TermService && net start TermService & hostname")

    stopped, started = said.index("was stopped"), said.index("was started")
    assert stopped < started < said.index("\nRDSH01")
    assert [entry.outcome for entry in lab.journal()] == ["done", "done"]


def test_a_refusal_is_written_and_the_line_goes_on_as_it_says(
    prompt: CommandPrompt, lab: Lab
) -> None:
    lab.do(SignIn(account="b.baker"))
    said = run(prompt, "net localgroup nope > nul || echo %ERRORLEVEL% of %USERNAME%")

    assert said.endswith("of b.baker")


def test_a_file_is_written_beside_the_lab(prompt: CommandPrompt, lab: Lab) -> None:
    run(prompt, r"hostname > C:\Temp\name.txt")

    assert run(prompt, r"type c:\temp\NAME.TXT").endswith("\nRDSH01")
    assert (folder_beside(lab.path) / "Temp" / "name.txt").read_bytes() == b"RDSH01\r\n"


def title(prompt: CommandPrompt) -> str:
    found = prompt.findChild(QLabel, "prompt-text")
    assert isinstance(found, QLabel)
    return found.text()


def test_the_prompt_shows_the_folder(prompt: CommandPrompt) -> None:
    assert title(prompt) == HERE
    run(prompt, r"md C:\Temp & cd C:\Temp")
    assert title(prompt) == "C:\\Temp>"
    assert run(prompt, "hostname") == "C:\\Temp>hostname\nRDSH01"
    run(prompt, "echo off")
    assert run(prompt, "hostname") == "hostname\nRDSH01"


def test_a_group_goes_on_in_the_next_line(prompt: CommandPrompt) -> None:
    assert run(prompt, "if 1==1 (") == f"{HERE}if 1==1 ("
    assert title(prompt) == "More? "
    run(prompt, "hostname")
    assert run(prompt, ")") == "More? )\nRDSH01"

    run(prompt, "(")
    QTest.keyClick(line(prompt), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert title(prompt) == HERE


def test_a_question_stands_before_the_line(prompt: CommandPrompt) -> None:
    QTest.keyClicks(line(prompt), "set /p Name=Who? ")
    QTest.keyClick(line(prompt), Qt.Key.Key_Return)
    assert title(prompt) == "Who? "
    assert not line(prompt).isReadOnly()
    assert run(prompt, "Ann") == "Who? Ann"
    assert run(prompt, "echo %name%").endswith("Ann")

    QTest.keyClicks(line(prompt), "pause & echo never")
    QTest.keyClick(line(prompt), Qt.Key.Key_Return)
    QTest.keyClick(line(prompt), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert title(prompt) == HERE
    assert "never" not in output(prompt).toPlainText().splitlines()


ENDLESS = (
    "for /l %i in (1,0,2) do @rem",
    "for /l %i in (1,0,2) do @echo %i",
    "for /l %i in (1,0,2) do @net stop TermService",
    "(for /l %i in (1,0,2) do @echo %i) | sort",
    "for /f %i in ('for /l %j in ^(1,0,2^) do @echo') do echo",
)


@pytest.mark.parametrize("typed", ENDLESS)
def test_control_c_ends_what_has_no_end(
    prompt: CommandPrompt, lab: Lab, typed: str
) -> None:
    QTest.keyClicks(line(prompt), typed)
    QTest.keyClick(line(prompt), Qt.Key.Key_Return)
    QTest.qWait(200)
    assert runner(prompt).is_running
    assert line(prompt).isReadOnly()
    assert title(prompt) == ""

    QTest.keyClick(line(prompt), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not runner(prompt).is_running
    assert output(prompt).toPlainText().rstrip().endswith("^C")
    assert run(prompt, "hostname").endswith("RDSH01")


def test_many_changes_are_one_step_back(prompt: CommandPrompt, lab: Lab) -> None:
    run(
        prompt, "for /l %i in (1,1,40) do @net stop TermService & net start TermService"
    )

    assert [point.name for point in lab.restore_points()] == ["Before the script"]
    assert len([*lab.journal()]) == 81


def test_a_batch_file_is_run_and_the_window_closes_while_one_runs(
    prompt: CommandPrompt, lab: Lab, qtbot: QtBot
) -> None:
    file = folder_beside(lab.path) / "Windows" / "System32" / "t.cmd"
    file.parent.mkdir(parents=True)
    file.write_text("@echo off\ntitle At work\necho %1\n:a\ngoto a", "utf-8")
    QTest.keyClicks(line(prompt), "t x")
    QTest.keyClick(line(prompt), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: output(prompt).toPlainText().endswith("\nx"))

    assert prompt.windowTitle() == "Administrator:  At work"
    prompt.close()
    assert not runner(prompt).is_running


def test_pasted_lines_run_one_after_another(prompt: CommandPrompt, lab: Lab) -> None:
    """As those of seed 002: the last one waits for Enter."""
    QGuiApplication.clipboard().setText("net stop TermService\nnet start TermService\n")
    QTest.keyClick(line(prompt), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert wait_for(lambda: line(prompt).text() != "")

    assert line(prompt).text() == "net start TermService"
    assert not lab.session_hosts()[0].is_running
    run(prompt, "")
    assert lab.session_hosts()[0].is_running
