"""The pictures of guides: digests of their pixels, and what became of them.

`python -m tests.lessons.pictures` renews the digests, and draws what has changed,
before and after, into a folder; `--only ID …` does so for some lessons. Pixels are the
same with the locked Qt on Linux alone.
"""

import json
import os
import re
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import PySide6
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from core.lessons import catalogue
from core.lessons.outputs.story import Picture, Told
from gui.driver.finding import visible
from gui.theme import fonts

SCALE = 1.0
"""Of the pictures that are compared: guides have the same at 2."""
ROOT = Path(__file__).parents[2]
FILE = Path(__file__).with_name("pictures.json")
RENEW = "python -m tests.lessons.pictures"
_LENGTH = 16  # of a digest


class Digests:
    """The digests of the pictures of one lesson, by their names."""

    def __init__(self) -> None:
        self.by_name: dict[str, str] = {}

    def add(self, _: Told, picture: Picture, image: QImage) -> None:
        if not _has_letters_of_computer(picture.title):
            self.by_name[picture.name] = digest(image)


def _has_letters_of_computer(title: str) -> bool:
    """Tell whether a window uses another font than the program's own.

    Command prompts do; where there is another font they look different.
    """
    return any(
        widget.font().family() != fonts.FONT_FAMILY
        for window in QApplication.topLevelWidgets()
        if window.isVisible() and window.windowTitle().replace("[*]", "") == title
        for widget in visible(window, QWidget)
    )


def digest(image: QImage) -> str:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    size = f"{plain.width()}x{plain.height()} ".encode()
    return sha256(size + bytes(plain.constBits())).hexdigest()[:_LENGTH]


def committed() -> dict[str, dict[str, str]]:
    """Read the digests by lesson and picture."""
    read: dict[str, dict[str, str]] = json.loads(FILE.read_text(encoding="ascii"))
    return read


def can_be_compared() -> bool:
    """Tell whether pixels have to be as they were when the digests were made."""
    locked = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    found = re.search(r"^pyside6-essentials==(\S+)", locked, re.MULTILINE)
    assert found
    return sys.platform == "linux" and PySide6.__version__ == found[1]


def differences(lesson_id: str, shown: Digests) -> list[str]:
    """Say which pictures are no longer as they were; `RENEW` shows them."""
    if not can_be_compared():
        return []
    before = committed().get(lesson_id, {})
    names = sorted(before.keys() | shown.by_name.keys())
    return [
        f"the picture {name} has changed; if that is right: {RENEW}"
        for name in names
        if before.get(name) != shown.by_name.get(name)
    ]


def drawn(lesson_id: str, folder: Path | None = None) -> Digests:
    """Play a lesson as its guide is made; draw its pictures into a folder."""
    from gui.automation.telling import tell_with

    shown = Digests()

    def keep(step: Told, picture: Picture, image: QImage) -> None:
        shown.add(step, picture, image)
        if folder is not None:
            image.save(str(folder / f"{picture.name}.png"))

    tell_with(catalogue.find(lesson_id), keep, scale=SCALE)
    return shown


def renew(folder: Path, only: Sequence[str] = ()) -> None:
    """Write the digests anew, and a page that shows what has changed."""
    before = committed() if FILE.is_file() else {}
    kept = before if only else {}
    after = {**kept, **{id_: drawn(id_).by_name for id_ in only or _ids()}}
    changed = [id_ for id_ in after if before.get(id_) != after[id_]]
    if changed:
        page = "".join(_compared(changed, before, after, folder))
        (folder / "changed.html").write_text(page, encoding="utf-8")
    text = json.dumps(after, indent=1, sort_keys=True)
    FILE.write_text(f"{text}\n", encoding="ascii")
    count = sum(map(len, after.values()))
    sys.stdout.write(f"{count:,} pictures; {len(changed):,} lessons have changed.\n")
    if changed:
        sys.stdout.write(f"Before and after: {folder / 'changed.html'}\n")


def _compared(
    changed: list[str],
    before: dict[str, dict[str, str]],
    after: dict[str, dict[str, str]],
    folder: Path,
) -> Iterator[str]:
    """Draw both states of the pictures that differ, and show them side by side."""
    old, new = folder / "before", folder / "after"
    for place in (old, new):
        place.mkdir(parents=True, exist_ok=True)
    _draw_before([id_ for id_ in changed if id_ in before], old)
    yield "<!doctype html><meta charset=utf-8><title>Changed pictures</title>"
    for id_ in changed:
        drawn(id_, new)
        was, now = before.get(id_, {}), after[id_]
        for name in sorted(was.keys() | now.keys()):
            if was.get(name) != now.get(name):
                yield f"<h2>{escape(name)}</h2>"
                for place in (old, new):
                    yield f'<img src="{place.name}/{name}.png" width="49%" alt="none">'


def _draw_before(lessons: list[str], folder: Path) -> None:
    """Draw them as the program was when the digests were last committed."""
    if not lessons:
        return
    name = FILE.relative_to(ROOT).as_posix()
    log = ["git", "log", "-1", "--format=%H", "--", name]
    commit = subprocess.run(
        log, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()
    with TemporaryDirectory() as place:
        tree = Path(place, "tree")
        worktree = ["git", "worktree"]
        add = [*worktree, "add", "--quiet", "--detach", str(tree), commit]
        subprocess.run(add, cwd=ROOT, check=True)
        try:
            words = [sys.executable, "-m", "tests.lessons.pictures", str(folder)]
            subprocess.run(
                [*words, "--draw", *lessons],
                cwd=tree,
                check=True,
                env={**os.environ, "PYTHONPATH": str(tree)},
            )
        finally:
            remove = [*worktree, "remove", "--force", str(tree)]
            subprocess.run(remove, cwd=ROOT, check=True)


def _ids() -> list[str]:
    return sorted(file.lesson().id for file in catalogue.files())


def main() -> None:
    parser = ArgumentParser(prog=RENEW, description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=ROOT / "build" / "pictures"
    )
    parser.add_argument("--draw", nargs="+", metavar="ID", help="only draw these")
    parser.add_argument("--only", nargs="+", metavar="ID", help="renew these alone")
    asked = parser.parse_args()
    from gui.automation.off_screen import start_off_screen

    start_off_screen()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for lesson_id in asked.draw or ():
        drawn(lesson_id, asked.folder)
    if not asked.draw:
        renew(asked.folder, asked.only or ())


if __name__ == "__main__":
    main()
