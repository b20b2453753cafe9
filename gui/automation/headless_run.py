"""Where no window can be shown: the guide of the first lesson, and all pictures."""

import sys
from pathlib import Path

import resources
from core.command_line.endings import endings_noted
from core.command_line.parser import parse
from core.files import filling
from core.lessons.reading import read
from core.lessons.records import Lesson
from gui.automation.off_screen import start_off_screen

_FIRST = "first-story"
_GUIDES = "guides"
_LESSON = f"lessons/{_FIRST}/lesson.toml"
_TOURS = "tours"


def run_headless() -> None:
    """Make the guide of the first lesson, and print where; LabError if it fails."""
    from gui.automation.guides import guide
    from gui.startup.first_lab import data_folder

    sys.stdout.write("There is no display, so the first lesson plays off-screen.\n")
    folder = data_folder() / _GUIDES
    guide(parse(["guide", _FIRST, str(folder)]))


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
