"""Whoever does each step of a lesson is led by the coach from first to last."""

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.lab import Lab
from core.lessons import catalogue
from core.lessons.reading import LessonFile
from core.lessons.records import Lesson, Quiz
from core.lessons.runner import doing
from core.lessons.variables import Variables
from gui.driver.browsing import BrowsingDriver
from gui.manager.main_window import MainWindow
from gui.session.desktop import instead_of_a_browser
from tests.gui.lessons.coach.coached import Coached

GUIDED = [file for file in catalogue.shipped() if file.lesson().kind == "guided"]
SHORT = 15
"""One lesson of so many is walked where not all are asked for."""
CoachIn = Callable[[MainWindow, Lesson], Coached]


@pytest.fixture
def driver() -> Iterator[BrowsingDriver]:
    with instead_of_a_browser() as opened:
        driver = BrowsingDriver(opened)
        yield driver
        driver.leave()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "file" in metafunc.fixturenames:
        step = 1 if metafunc.config.getoption("--long") else SHORT
        files = GUIDED[::step]
        metafunc.parametrize("file", files, ids=[f.lesson().id for f in files])


def test_each_step_that_is_done_leads_to_the_next(
    file: LessonFile,
    open_window: Callable[..., MainWindow],
    driver: BrowsingDriver,
    tmp_path: Path,
    coach_in: CoachIn,
) -> None:
    taught = file.lesson()
    path = tmp_path / "class.rdlab"
    lab = Lab.create(path, taught.scenario, edition=taught.edition, seed=1)
    window = open_window(lab)
    coached = coach_in(window, taught)
    assert walk(coached, taught, window, driver) == []


def walk(
    coached: Coached, taught: Lesson, window: MainWindow, driver: BrowsingDriver
) -> list[str]:
    """Do all steps; return where the coach was elsewhere, or answered."""
    variables = Variables(taught.variables, window.lab)
    wrong = []
    for number, step in enumerate(taught.all_steps, start=1):
        if coached.step != number:
            wrong.append(f"at {number} the coach is at {coached.step}")
            return wrong
        if isinstance(step, Quiz):
            coached.choose(step.right[0])
            coached.press("go-on")
            coached.press("go-on")
            continue
        done = variables.filled(step)
        if "cannot be done" in coached.told:
            wrong.append(f"{number} {done.do}: {coached.told}")
        deque(doing(done, window.lab, driver), maxlen=0)
        coached.settle()
        if coached.step == number and coached.button("go-on").isEnabled():
            coached.press("go-on")
        if coached.answered:
            wrong.append(f"{number} {done.do}: {coached.answered}")
    if coached.step != len(taught.all_steps) + 1:
        wrong.append(f"it ends at {coached.step}")
    return wrong
