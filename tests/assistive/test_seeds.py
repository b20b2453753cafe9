"""The seeds without a mouse and without pictures, played from another process.

Found is what AT-SPI tells, done is what keys do; a step that a person who cannot see
could not take stops the lesson.
"""

import pytest

from core.lab import Lab
from core.lessons.reading import read
from core.lessons.runner import play
from tests.assistive.desktop import ROOT, Desktop, program
from tests.assistive.driver import assistive_driver

SEEDS = {p.stem: p for p in sorted((ROOT / "tests/acceptance/seeds").glob("*.toml"))}
LONGEST = "002"


@pytest.mark.parametrize(
    "seed",
    [pytest.param(s, marks=[pytest.mark.long] * (s == LONGEST)) for s in SEEDS],
)
def test_a_seed_can_be_played_by_keyboard_and_ear(seed: str, desk: Desktop) -> None:
    lesson = read(SEEDS[seed])
    path = desk.home / f"{lesson.id}.rdlab"
    Lab.create(path, lesson.scenario, edition=lesson.edition).close()
    with program(desk, "--lab", path), assistive_driver(desk) as driver:
        driver.see("All servers")
        with Lab.open(path, read_only=True) as lab:
            missed = play(lesson, lab, driver)
            problems = lab.problems()

    assert missed == []
    assert problems == []
