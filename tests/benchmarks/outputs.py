"""What is written from a lesson, against taking and saving its pictures alone."""

import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from unittest.mock import patch

from tests.benchmarks import Options, Result

LESSON = "a-mode-that-does-not-match"
"""It has some 20 steps, in many windows."""
LIMIT = 3.0
MOST_ROUNDS = 5
SCALE = 2
MILLISECONDS = 1000


class _Camera:
    """Takes pictures as always, and adds up how long that alone takes."""

    def __init__(self) -> None:
        from gui.driver import frame

        self.seconds = 0.0
        self._framed = frame.framed

    def framed(self, *arguments: object, **named: object) -> object:
        begun = perf_counter()
        try:
            return self._framed(*arguments, **named)  # type: ignore[arg-type]
        finally:
            self.seconds += perf_counter() - begun


def run(options: Options) -> list[Result]:
    from gui.automation.off_screen import start_off_screen

    start_off_screen()
    taken = [_one_round() for _ in range(1 + min(options.rounds, MOST_ROUNDS))][1:]
    whole, bare = (MILLISECONDS * median(times) for times in zip(*taken, strict=True))
    return [Result("guide, demo, package: 20 steps", "ms", whole, bare, LIMIT)]


def _one_round() -> tuple[float, float]:
    """Write all from one play; return how long that took, and its pictures alone.

    Those are grabbed, and saved by Qt as anybody would.
    """
    from PySide6.QtGui import QImage

    from core.lessons import catalogue
    from core.lessons.outputs.demo.page import demo_html
    from core.lessons.outputs.guides import Guide, Style, file_of, is_shown
    from core.lessons.outputs.packages.packing import package
    from core.lessons.outputs.story import Picture, Told
    from gui.automation import camera
    from gui.automation.encoding import encoded
    from gui.automation.guides import write_files
    from gui.automation.marking import marked
    from gui.automation.telling import tell_with

    pictures: dict[str, bytes] = {}
    taking, saving = _Camera(), 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def keep(step: Told, picture: Picture, image: QImage) -> None:
            nonlocal saving
            begun = perf_counter()
            assert image.save(f"{name}/bare.png")
            saving += perf_counter() - begun
            pictures[picture.name] = encoded(image, "webp")
            if is_shown(step, picture):
                file = folder / file_of(picture, Style())
                file.write_bytes(encoded(marked(image, picture, step)))

        begun = perf_counter()
        with patch.object(camera, "framed", taking.framed):
            story = tell_with(catalogue.find(LESSON), keep, scale=SCALE)
        write_files(Guide(story=story, style=Style()), folder)
        (folder / "demo.html").write_text(demo_html(story, pictures), "utf-8")
        (folder / "package.zip").write_bytes(package(story, pictures, "scorm12"))
        return perf_counter() - begun - saving, taking.seconds + saving
