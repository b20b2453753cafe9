"""Where no window can be shown: the first lesson, played off-screen, as pictures."""

import sys
from pathlib import Path

import resources
from core.command_line.endings import endings_noted
from core.files import filling
from core.lessons.reading import read
from core.lessons.records import Lesson
from gui.automation.off_screen import start_off_screen

_LESSON = "lessons/first-story/lesson.toml"
_TOURS = "tours"


def run_headless() -> None:
    """Play the first lesson, write its pictures, print where; LabError if it fails."""
    from gui.startup.first_lab import data_folder

    start_off_screen()
    lesson = read(resources.path(_LESSON))
    folder = data_folder() / lesson.id
    count = _draw([lesson], folder)
    sys.stdout.write(
        f"There is no display, so the story “{lesson.title}” was played off-screen.\n"
        f"Its {count:,} pictures are in {folder}\n"
    )


def draw_everything(folder: Path, scale: float) -> None:
    """Draw every window, page and menu into a folder; LabError if it fails."""
    start_off_screen()
    paths = [resources.path(_LESSON), *resources.files(_TOURS, ".toml")]
    count = _draw([read(path) for path in paths], folder, scale)
    sys.stdout.write(f"{count:,} pictures are in {folder}\n")


def _draw(lessons: list[Lesson], folder: Path, scale: float = 1.0) -> int:
    """Draw lessons into a folder, all or nothing; return how many pictures these are.

    The pictures do not depend on this computer's language, nor on its settings.
    """
    from gui.automation.screenshots import play_with_pictures

    with filling(folder) as unfinished, endings_noted() as end_if_asked:
        for lesson in lessons:
            play_with_pictures(lesson, unfinished, scale, end_if_asked)
        return len(list(unfinished.iterdir()))
