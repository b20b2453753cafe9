"""A window of lessons that opens is seen: no other one is brought to front over it."""

import re
from pathlib import Path

import gui.lessons
from gui.lessons.attempt_window import AttemptWindow
from gui.lessons.recorder.editor import LessonEditor
from gui.lessons.result_window import ResultWindow
from gui.lessons.results_window import ResultsWindow
from gui.lessons.task_window import TaskWindow

WINDOWS = (AttemptWindow, LessonEditor, ResultWindow, ResultsWindow, TaskWindow)


def test_each_window_is_brought_to_front_and_not_only_shown() -> None:
    """Before it another was, and the window system raises that one a moment later."""
    names = "|".join(window.__name__ for window in WINDOWS)
    opened = re.compile(rf"(?<!class )(come_to_front\(\s*)?\b(?:{names})\(")
    folder = Path(next(iter(gui.lessons.__path__)))
    found = [
        (path.name, match[0])
        for path in folder.rglob("*.py")
        for match in opened.finditer(path.read_text(encoding="utf-8"))
    ]
    assert len(found) >= len(WINDOWS)
    assert [one for one in found if not one[1].startswith("come_to_front")] == []
