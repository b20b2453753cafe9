"""Ten wrong acts in seed 000, by keys and ear alone: what was wrong, and the way on."""

import re
from collections import deque
from pathlib import Path
from typing import NamedTuple

import pytest

from core.lessons.attempts import Attempt
from core.lessons.records import Quiz
from core.lessons.runner import doing
from core.lessons.variables import Variables
from tests.assistive.desktop import Desktop, program
from tests.assistive.driver import AssistiveDriver, assistive_driver
from tests.assistive.test_coach import COACH, PATIENCE, SEED_000, TITLE, answer, go_on

SERVER = ["All servers", "RDLIC01"]
OTHER = ["All servers", "RDLIC02"]
MANAGER = "RD Licensing Manager"
PROPERTIES = "RDLIC01 Properties"
ANOTHER_SERVER = """[[scenario.server]]
name = "RDLIC02"
version = "2022"
address = "10.0.0.12"

[variables]"""
MOST = 60
"""Steps that are taken, those that are taken again counted in."""
Gestures = tuple[tuple[object, ...], ...]


class Wrong(NamedTuple):
    """What is done in place of a step, what is answered, and how one goes on."""

    name: str
    step: int  # from 1
    acts: Gestures
    said: str
    goes_on: Gestures = ()
    leads_to: int = 0  # the step; 0: the same


WRONG = (
    Wrong(
        "other tool",
        2,
        (("menu", ["Training", "Windows", "Event Viewer"]),),
        "You chose “Event Viewer”. This step needs “Server Manager”.",
        (("go_to", MANAGER),),
    ),
    Wrong(
        "other server",
        4,
        (("context", OTHER, ["Properties"]),),
        "That was “RDLIC02”. This step is about “RDLIC01”.",
        (("press", "Cancel"),),
    ),
    Wrong(
        "other item",
        4,
        (("context", SERVER, ["Review Configuration"]),),
        "You chose “Review Configuration”. This step needs “Properties”.",
        (("shortcut", "Escape"),),
    ),
    Wrong(
        "clock moved",
        4,
        (
            ("menu", ["Training", "Windows", "World"]),
            ("tab", "Clock"),
            ("press", "A Day Later"),
        ),
        "The clock was moved from ",
        (("go_to", MANAGER),),
    ),
    Wrong(
        "window closed",
        5,
        (("shortcut", "Escape"),),
        f"“{PROPERTIES}” was closed before the step was done.",
        leads_to=4,
    ),
    Wrong(
        "wrong field",
        6,
        (
            ("tab", "Required Information"),
            ("select", {"Country or Region": "Chile"}),
        ),
        "You changed “Country or Region”. This step is about “Connection method”.",
        (("tab", "Connection Method"),),
    ),
    Wrong(
        "wrong button",
        7,
        (("press", "Help"),),
        "You pressed “Help”. This step needs “OK”.",
        (("shortcut", "Escape"),),
    ),
    Wrong(
        "Cancel",
        7,
        (("press", "Cancel"),),
        f"Cancel has closed “{PROPERTIES}”, and nothing was changed.",
        leads_to=4,
    ),
    Wrong(
        "undo",
        8,
        (("shortcut", "ctrl+z"),),
        "was taken back.",
        leads_to=4,
    ),
    Wrong(
        "Back",
        15,
        (("press", "Back"),),
        "You went back by one page. Next brings you here again.",
        (("press", "Next"),),
    ),
)


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    """Seed 000 in a world with another license server."""
    path = tmp_path / "seed.toml"
    text = SEED_000.text.replace("[variables]", ANOTHER_SERVER, 1)
    path.write_text(text.replace(SEED_000.lesson().id, "seed-000", 1), "utf-8")
    return path


@pytest.mark.long
def test_who_goes_wrong_hears_what_was_wrong_and_gets_on(
    desk: Desktop, lesson: Path
) -> None:
    with program(desk, lesson), assistive_driver(desk) as driver:
        driver.see(TITLE)
        driver.ask("type", {"Your name": "Ada Lovelace"})
        driver.ask("press", "Coach")
        assert driver.ask("tells", COACH, "Step 1 of 18", PATIENCE)
        file = max(desk.home.rglob("*.rdattempt"), key=lambda p: p.stat().st_mtime)
        with Attempt.open(file) as attempt:
            go_astray(driver, attempt)
        driver.ask("shortcut", "ctrl+F6")
        driver.ask("press", "Finish")
        driver.see("Result: 100 %")


def go_astray(driver: AssistiveDriver, attempt: Attempt) -> None:
    """Take each step, wrongly first; where one is led back, take it anew."""
    filled = Variables(attempt.lesson.variables, attempt.lab).filled
    steps = [filled(step) for step in attempt.lesson.all_steps]
    left = list(WRONG)
    for _ in range(MOST):
        if driver.ask("tells", COACH, "Finish shows your result.", 0.1):
            break
        number = where(driver, len(steps))
        wrong = next((w for w in left if w.step == number), None)
        if wrong is not None:
            left.remove(wrong)
            be_answered(driver, wrong)
            continue
        step = steps[number - 1]
        if isinstance(step, Quiz):
            answer(driver, number, step)
        else:
            deque(doing(step, attempt.lab, driver), maxlen=0)
        is_last = number == len(steps)
        go_on(driver, number, "Finish shows" if is_last else f"Step {number + 1} of ")
    assert left == []


def where(driver: AssistiveDriver, count: int) -> int:
    """Return the number of the step that the coach names."""
    said = " ".join(driver.ask("told", COACH))
    found = re.search(rf"Step (\d+) of {count}", said)
    assert found, said
    return int(found[1])


def be_answered(driver: AssistiveDriver, wrong: Wrong) -> None:
    """Do something wrong, hear what that was, and come back to where it goes on."""
    driver.ask("announced")
    for word, *values in wrong.acts:
        driver.ask(str(word), *values)
    is_said = driver.ask("tells", COACH, wrong.said, PATIENCE)
    assert is_said, " | ".join([wrong.name, *driver.ask("told", COACH)])
    assert any(wrong.said in heard for heard in driver.ask("announced")), wrong.name
    for word, *values in wrong.goes_on:
        driver.ask(str(word), *values)
    leads_to = f"Step {wrong.leads_to or wrong.step} of "
    is_there = driver.ask("tells", COACH, leads_to, PATIENCE)
    assert is_there, " | ".join([wrong.name, *driver.ask("told", COACH)])
