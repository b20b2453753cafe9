"""Published procedures, seeds, stories and bad input, played on the real windows.

A procedure begins with the way into the manager that its source names; without it
every lesson is played by `tests/lessons`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.lab import Lab
from core.lessons.reading import read
from core.lessons.runner import play
from gui.driver.browsing import BrowsingDriver
from gui.manager.main_window import MainWindow
from gui.session.desktop import instead_of_a_browser
from tests.acceptance.ways_in import LESSONS, from_its_way_in, way_of
from tests.helpers.long_form import one_of

HERE = Path(__file__).parent
FOLDERS = ("procedures", "seeds", "stories", "bad_input")
OTHERS = [p for folder in FOLDERS for p in sorted((HERE / folder).glob("*.toml"))]
WITH_A_WAY_IN = {name: path for name, path in LESSONS.items() if way_of(name)}
PLAYED = {**WITH_A_WAY_IN, **{p.stem: p for p in OTHERS}}


@pytest.fixture
def driver() -> Iterator[BrowsingDriver]:
    with instead_of_a_browser() as opened:
        driver = BrowsingDriver(opened)
        yield driver
        driver.leave()


@pytest.mark.parametrize("name", one_of(2, PLAYED))
def test_what_the_file_says_happens(
    name: str,
    open_window: Callable[..., MainWindow],
    driver: BrowsingDriver,
    tmp_path: Path,
) -> None:
    lesson = from_its_way_in(read(PLAYED[name]))
    assert lesson.id == name
    path = tmp_path / f"{name}.rdlab"
    window = open_window(Lab.create(path, lesson.scenario, edition=lesson.edition))
    missed = play(lesson, window.lab, driver)
    assert missed == []
    assert window.lab.problems() == []
