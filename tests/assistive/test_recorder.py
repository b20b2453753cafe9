"""Seed 000 done by hand with the recorder beside: the lesson proves itself."""

import subprocess
import sys
from pathlib import Path

from core import scenarios
from core.lab import Lab
from core.lessons.gestures import Shortcut
from core.lessons.reading import read
from core.lessons.records import Quiz, Step
from core.lessons.variables import Variables
from tests.assistive.desktop import ROOT, Desktop, program
from tests.assistive.driver import AssistiveDriver, assistive_driver

SEED = read(ROOT / "tests/acceptance/seeds/000.toml")
STEPS = [step for step in SEED.all_steps if not isinstance(step, Quiz)]
REFRESH = next(i for i, step in enumerate(STEPS) if isinstance(step.do, Shortcut))
INSTALLED = STEPS[: REFRESH + 1]
"""Up to where the server is activated, and the licenses of its first way installed."""
RECORDER, EDITOR = "Recording a Lesson", "Lesson Editor"
PATIENCE = 20.0
"""Seconds in which a draft is written, and a file."""


def test_seed_000_recorded_by_hand_is_sound_once_it_has_its_title(
    desk: Desktop,
) -> None:
    path = desk.home / "mine.rdlab"
    Lab.create(path, "office").close()
    with program(desk, "--lab", path), assistive_driver(desk) as driver:
        driver.see("All servers")
        begin(driver)
        with Lab.create(desk.home / "values.rdlab", SEED.scenario) as lab:
            work(driver, lab)
        driver.ask("go_to", RECORDER)
        driver.ask("by_mouse", "press", "End and Write the Lesson")
        assert driver.ask("tells", EDITOR, "Title", PATIENCE)
        driver.ask("go_to", EDITOR)
        driver.ask("by_mouse", "type", {"Title": "Install by automatic connection"})
        driver.ask("by_mouse", "press", "Save As")
        driver.ask("by_mouse", "press", "Save")  # where the dialog suggests
        assert driver.ask("tells", EDITOR, "was saved", PATIENCE)
    (saved,) = desk.home.glob("*.toml")
    proven = proof(saved)

    assert proven.returncode == 0, proven.stdout + proven.stderr
    assert len(read(saved).steps) > len(INSTALLED) // 2


def begin(driver: AssistiveDriver) -> None:
    """Begin to record in the scenario of the seed."""
    driver.ask("by_mouse", "menu", ["Training", "Lessons"])
    driver.ask("by_mouse", "press", "Record a Lesson")
    driver.see("Begin with the scenario")
    assert isinstance(SEED.scenario, str)
    title = scenarios.describe(SEED.scenario).title
    driver.ask("select", {"Begin with the scenario": title})
    driver.ask("by_mouse", "press", "Begin")
    assert driver.ask("tells", RECORDER, "Begin to work", PATIENCE)
    driver.ask("go_to", "RD Licensing Manager")


def work(driver: AssistiveDriver, lab: Lab) -> None:
    """Do the steps with the mouse; what is so already is clicked, too."""
    filled = Variables(SEED.variables, lab).filled
    step: Step
    for step in map(filled, INSTALLED):
        word, *_ = type(step.do).model_fields
        driver.ask("by_mouse", word, *step.do.model_dump().values())
        for text in step.see:
            driver.see(text)


def proof(lesson: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gui", "lesson", str(lesson), "--verify"]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
