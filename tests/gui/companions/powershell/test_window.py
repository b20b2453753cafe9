"""Windows PowerShell: typing, pasting, stopping, answering, and what is written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from core.commands.history import ReturnToRestorePoint
from core.lab import Lab
from gui.companions.powershell.line import ScriptLine
from gui.companions.powershell.output import ScriptOutput
from gui.companions.powershell.window import PowerShell
from gui.companions.table import open_companion
from gui.manager.main_window import MainWindow
from tests.helpers.prompts import ChosenFile

OpenWindow = Callable[..., MainWindow]
Key = Qt.Key
ENDLESS = "while ($true) { }"


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("office")


@pytest.fixture
def lab(window: MainWindow) -> Lab:
    return window.lab


@pytest.fixture
def shell(window: MainWindow) -> PowerShell:
    opened = open_companion("powershell", window.session, window)
    assert isinstance(opened, PowerShell)
    assert QTest.qWaitForWindowActive(opened)
    return opened


def line(shell: PowerShell) -> ScriptLine:
    found = shell.findChild(ScriptLine)
    assert isinstance(found, ScriptLine)
    return found


def written(shell: PowerShell) -> list[str]:
    """Give what stands below the greeting, line by line."""
    found = shell.findChild(ScriptOutput)
    assert isinstance(found, ScriptOutput)
    return found.toPlainText().split("\n\n", 1)[1].splitlines()


def prompt(shell: PowerShell) -> str:
    found = shell.findChild(QLabel, "shell-prompt")
    assert isinstance(found, QLabel)
    return found.text()


def action(shell: PowerShell, name: str) -> QAction:
    found = shell.findChild(QAction, name)
    assert isinstance(found, QAction)
    return found


def paste(shell: PowerShell, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(line(shell), Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def run(shell: PowerShell, text: str, qtbot: QtBot) -> None:
    """Paste a text, press Enter, and wait until it has ended or asks."""
    paste(shell, text)
    QTest.keyClick(line(shell), Key.Key_Return)
    qtbot.waitUntil(lambda: not line(shell).isReadOnly())


def stop(shell: PowerShell) -> None:
    QTest.keyClick(line(shell), Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def test_what_is_typed_is_answered_below_it(shell: PowerShell, qtbot: QtBot) -> None:
    QTest.keyClicks(line(shell), "$x = 20; $x * 2")
    QTest.keyClick(line(shell), Key.Key_Return)
    qtbot.waitUntil(lambda: not line(shell).isReadOnly())
    run(shell, "$x", qtbot)

    assert written(shell) == ["PS C:\\> $x = 20; $x * 2", "40", "PS C:\\> $x", "20"]


def test_enter_goes_on_where_a_text_is_not_whole(
    shell: PowerShell, qtbot: QtBot
) -> None:
    QTest.keyClicks(line(shell), "foreach ($n in 1..2) {")
    QTest.keyClick(line(shell), Key.Key_Return)
    assert line(shell).toPlainText() == "foreach ($n in 1..2) {\n"
    QTest.keyClicks(line(shell), "$n }")
    QTest.keyClick(line(shell), Key.Key_Return)
    qtbot.waitUntil(lambda: not line(shell).isReadOnly())

    typed = ["PS C:\\> foreach ($n in 1..2) {", ">> $n }"]
    assert written(shell)[-4:] == [*typed, "1", "2"]


def test_a_line_is_seen_whole_however_long_it_is(shell: PowerShell) -> None:
    one = line(shell).height()
    paste(shell, "Get-CimInstance Win32_TSLicenseKeyPack | " * 8)
    assert line(shell).height() > 3 * one
    QTest.keyClick(line(shell), Key.Key_Escape)
    assert line(shell).height() == one
    paste(shell, "\n".join(["@'", *"abcdef", "'@"]))
    assert line(shell).verticalScrollBar().maximum() == 0


def test_the_newest_line_stays_in_sight_while_a_long_text_is_typed(
    shell: PowerShell, qtbot: QtBot
) -> None:
    run(shell, "1..60", qtbot)
    output = shell.findChild(ScriptOutput)
    assert isinstance(output, ScriptOutput)
    bar = output.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and output.height() > shell.height() / 2)
    whole = output.height()
    paste(shell, "1 | " * 200)
    qtbot.waitUntil(lambda: output.height() < whole)
    assert 0 < bar.value() == bar.maximum()


def test_a_text_with_an_error_is_run_and_told(shell: PowerShell, qtbot: QtBot) -> None:
    run(shell, "1 + + ) 2", qtbot)
    assert any("At line:1 char:" in text for text in written(shell))


def test_a_pasted_script_can_be_stopped_mended_and_run(
    shell: PowerShell, qtbot: QtBot
) -> None:
    paste(shell, f"'begun'\n{ENDLESS}\n")
    QTest.keyClick(line(shell), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "begun" in written(shell))
    assert action(shell, "stop").isEnabled()
    assert not action(shell, "run_script").isEnabled()
    stop(shell)
    assert written(shell)[-1] == "^C"
    QTest.keyClick(line(shell), Key.Key_Up)
    assert line(shell).toPlainText() == f"'begun'\n{ENDLESS}\n"

    line(shell).selectAll()
    run(shell, "'mended'", qtbot)
    assert written(shell)[-1] == "mended"


def test_stop_stands_above_and_ends_what_runs(shell: PowerShell) -> None:
    paste(shell, ENDLESS)
    QTest.keyClick(line(shell), Key.Key_Return)
    action(shell, "stop").trigger()

    assert not action(shell, "stop").isEnabled()
    assert prompt(shell) == "PS C:\\>"


def test_a_question_is_answered_in_the_line(shell: PowerShell, qtbot: QtBot) -> None:
    run(shell, '$name = Read-Host "Which server"; "It is $name."', qtbot)
    assert prompt(shell) == ""
    run(shell, "RDLIC01", qtbot)

    assert written(shell)[-2:] == ["Which server: RDLIC01", "It is RDLIC01."]


def test_a_secret_is_not_written(shell: PowerShell, qtbot: QtBot) -> None:
    run(shell, "$null = Read-Host -AsSecureString", qtbot)
    run(shell, "hidden", qtbot)

    assert "hidden" not in "\n".join(written(shell))


def test_tab_completes_commands_parameters_and_variables(shell: PowerShell) -> None:
    typed = line(shell)
    for text, found in (
        ("Get-Dat", "Get-Date"),
        ("Get-Date -Form", "Get-Date -Format"),
        ("$PSVersionT", "$PSVersionTable"),
        ("1 | Measure-Ob", "1 | Measure-Object"),
    ):
        typed.clear()
        QTest.keyClicks(typed, text)
        QTest.keyClick(typed, Key.Key_Tab)
        assert typed.toPlainText().casefold() == found.casefold()


def test_what_is_written_has_the_colours_of_its_stream(
    shell: PowerShell, qtbot: QtBot
) -> None:
    run(shell, "Write-Warning 'Careful'", qtbot)
    found = shell.findChild(ScriptOutput)
    assert isinstance(found, ScriptOutput)
    last = found.document().lastBlock()

    assert last.text() == "WARNING: Careful"
    assert last.begin().fragment().charFormat().foreground().color() == "#ffff00"


def test_the_line_stands_right_below_what_was_written(
    shell: PowerShell, qtbot: QtBot
) -> None:
    output = shell.findChild(ScriptOutput)
    assert isinstance(output, ScriptOutput)
    run(shell, "1..3", qtbot)

    qtbot.waitUntil(lambda: not output.verticalScrollBar().isVisible())
    gap = line(shell).mapToGlobal(line(shell).rect().topLeft()).y()
    gap -= output.mapToGlobal(output.rect().bottomLeft()).y()
    assert 0 <= gap <= 2


@pytest.mark.parametrize("word", ["cls", "clear", "Clear-Host"])
def test_the_window_is_cleared_by_a_line(
    shell: PowerShell, qtbot: QtBot, word: str
) -> None:
    run(shell, "'before'", qtbot)
    run(shell, f"{word}; 'after'", qtbot)

    output = shell.findChild(ScriptOutput)
    assert isinstance(output, ScriptOutput)
    assert output.toPlainText() == "after"


def test_buttons_that_open_something_keep_their_dots(shell: PowerShell) -> None:
    texts = [button.text() for button in shell.findChildren(QToolButton)]
    assert [text for text in texts if text] == ["Run Script…", "Stop", "Clear"]


def test_a_script_of_a_file_runs(
    shell: PowerShell, qtbot: QtBot, tmp_path: Path
) -> None:
    script = tmp_path / "ask.ps1"
    script.write_bytes(b"\xff\xfe" + "'Größe'".encode("utf-16-le"))
    prompts = ChosenFile("")
    prompts.file = script
    shell.session.prompts = prompts
    action(shell, "run_script").trigger()
    qtbot.waitUntil(lambda: not line(shell).isReadOnly())

    assert written(shell) == ["PS C:\\> & 'C:\\ask.ps1'", "Größe"]


def test_one_restore_point_takes_a_script_back(
    shell: PowerShell, lab: Lab, qtbot: QtBot
) -> None:
    shell.choose({"computer": "RDLIC01"})
    before = lab.servers()
    run(shell, "net stop TermServLicensing\nnet start TermServLicensing", qtbot)
    (point,) = lab.restore_points()

    lab.do(ReturnToRestorePoint(point=point.name))
    assert lab.servers() == before


def test_exit_closes_the_window(shell: PowerShell, qtbot: QtBot) -> None:
    paste(shell, "exit")
    QTest.keyClick(line(shell), Key.Key_Return)

    qtbot.waitUntil(lambda: not shell.isVisible())


@pytest.mark.parametrize("width", [480, 900, 1300])
def test_a_table_is_as_wide_as_the_window_and_never_wrapped(
    shell: PowerShell, width: int, qtbot: QtBot
) -> None:
    shell.resize(width, 560)
    run(shell, "[pscustomobject]@{Aa='x' * 200} | Format-Table", qtbot)
    found = shell.findChild(ScriptOutput)
    assert isinstance(found, ScriptOutput)
    block, lines = found.document().firstBlock(), []
    while block.isValid():
        lines.append((block.text(), block.lineCount()))
        block = block.next()
    header = next(n for n, (text, _) in enumerate(lines) if text == "--")
    row, row_lines = lines[header + 1]
    assert row_lines == 1
    assert found.columns() - 2 <= len(row.rstrip()) <= found.columns()
