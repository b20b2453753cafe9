"""What authors write, as it is shown in the windows."""

from pytestqt.qtbot import QtBot

from core.lessons.gestures import Type
from core.lessons.sentences import instruction
from gui.lessons.prose import ProseText, prose

SCRIPT = f"@'\n{'Get-Date; ' * 40}\n'@ | Set-Content C:\\Scripts\\long.ps1"


def test_lines_to_be_typed_are_seen_whole_and_can_be_copied(qtbot: QtBot) -> None:
    text = ProseText("told", "Told", None)  # type: ignore[arg-type]  # a window
    qtbot.addWidget(text)
    text.resize(400, 300)
    text.show_paragraphs([prose(instruction(Type(type={"Command": SCRIPT})))])
    text.show()

    assert text.horizontalScrollBar().maximum() == 0
    assert SCRIPT in text.toPlainText()
