"""What is made of lessons, as cases of faults: it is whole, or it is not there.

Of a small story: what plays a lesson writes no file.
"""

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from hashlib import sha256
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from PySide6.QtGui import QImage

import resources
from core.command_line.outputs_parser import BANKS, PACKAGES
from core.command_line.parser import parse
from core.command_line.questions import write_questions
from core.lessons import catalogue
from core.lessons.outputs.story import Story
from core.lessons.reading import LessonFile
from gui.automation import telling
from gui.automation.demos import demo
from gui.automation.guides import guide
from gui.automation.off_screen import start_off_screen
from gui.automation.packages import pack
from tests.core.lessons.outputs.samples import pictures, story
from tests.faults.cases import ORIGINAL, SOURCE, Case, Prepared

LESSON = "install-by-automatic-connection"
"""It asks something."""
COURSE = "First day"
LOGO = resources.path("pictures/main-window.png")


class Output(Case):
    """One command, on a name under which there is nothing yet."""

    def __init__(self, *words: str) -> None:
        """Take what is typed; TARGET stands for the name."""
        self._words = words

    def prepare(self, folder: Path) -> Prepared:
        source = folder / SOURCE
        self.act(source)
        return Prepared(folder / ORIGINAL, "", made_of(source), made_of)

    def act(self, path: Path) -> None:
        words = [str(path) if word == "TARGET" else word for word in self._words]
        silent = redirect_stdout(StringIO()), redirect_stderr(StringIO())
        with silent[0], silent[1], told_without_a_play():
            COMMANDS[words[0]](parse(words))


@cache
def drawn() -> dict[str, bytes]:
    """Draw the pictures of the story once."""
    return pictures(story())


@contextmanager
def told_without_a_play() -> Iterator[None]:
    """Tell a small story in place of a play; one lesson ships."""
    start_off_screen()

    def of(file: LessonFile) -> Story:
        return story(id=file.lesson().id)

    def tell(file: LessonFile, **_: object) -> tuple[Story, dict[str, bytes]]:
        return of(file), drawn()

    def tell_with(file: LessonFile, keep: telling.Keep, **_: object) -> Story:
        for step in of(file).steps:
            for picture in step.pictures:
                image = QImage.fromData(drawn()[picture.name])
                keep(step, picture, image)
        return of(file)

    one = [catalogue.find(LESSON)]
    with (
        patch.object(telling, "tell", tell),
        patch.object(telling, "tell_with", tell_with),
        patch.object(catalogue, "shipped", lambda: one),
    ):
        yield


COMMANDS: dict[str, Callable[[Namespace], None]] = {
    "guide": guide,
    "demo": demo,
    "package": pack,
    "questions": write_questions,
}


def made_of(path: Path) -> str:
    """Write out what was made: the names of files, and what is in them."""
    if not path.exists():
        return ""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    names = (file.name if path.is_dir() else "" for file in files)
    digests = (sha256(file.read_bytes()).hexdigest() for file in files)
    return "\n".join(
        f"{name} {digest}" for name, digest in zip(names, digests, strict=True)
    )


OUTPUT_CASES: dict[str, Case] = {
    "guide": Output("guide", LESSON, "TARGET", f"--logo={LOGO}"),
    "guides": Output("guide", "--all", "TARGET", "--plain", "--webp"),
    "demo": Output("demo", LESSON, "TARGET"),
    "demos": Output("demo", "--all", "TARGET"),
    "package of a course": Output("package", COURSE, "TARGET", "--as=scorm12"),
    **{
        f"package, {kind}": Output("package", LESSON, "TARGET", f"--as={kind}")
        for kind in PACKAGES
    },
    **{
        f"questions, {bank}": Output("questions", LESSON, "TARGET", f"--as={bank}")
        for bank in BANKS
    },
}
