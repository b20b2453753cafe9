"""Where no window can be shown: the first lesson, played off-screen, as pictures."""

import os
import sys
from pathlib import Path

import resources
from core.lessons.records import read

_LESSON = "lessons/first-story/lesson.toml"
_TOURS = "tours"


def run_headless() -> int:
    """Play the first lesson, write its pictures, print where; return the exit code."""
    from gui.startup.first_lab import data_folder

    _start_off_screen()
    from gui.automation.screenshots import play_with_pictures

    lesson = read(resources.path(_LESSON))
    folder = data_folder() / lesson.id
    files = play_with_pictures(lesson, folder)
    sys.stdout.write(
        f"There is no display, so the story “{lesson.title}” was played off-screen.\n"
        f"Its {len(files)} pictures are in {folder}\n"
    )
    return 0


def draw_everything(folder: Path, scale: float) -> int:
    """Draw every window, page and menu into a folder; return the exit code."""
    _start_off_screen()
    from gui.automation.screenshots import play_with_pictures

    lessons = [resources.path(_LESSON), *sorted(resources.path(_TOURS).glob("*.toml"))]
    count = sum(len(play_with_pictures(read(p), folder, scale)) for p in lessons)
    sys.stdout.write(f"{count} pictures are in {folder}\n")
    return 0


def _start_off_screen() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # The off-screen platform reports at each window that nobody can see it.
    os.environ["QT_LOGGING_RULES"] = "qt.qpa.*=false;default.warning=false"
    from PySide6.QtWidgets import QApplication

    from gui.theme import theme

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme.install(application)
