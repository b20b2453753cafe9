"""A lesson with the coach, by keys and ear alone, from its choice to its result."""

from collections import deque

from core.lab import Lab
from core.lessons import catalogue
from core.lessons.attempts import Attempt
from core.lessons.outputs.unmarked import text_of
from core.lessons.records import Quiz, Step
from core.lessons.runner import doing
from core.lessons.sentences import sentence
from core.lessons.variables import Variables
from tests.assistive.desktop import Desktop, program
from tests.assistive.driver import AssistiveDriver, assistive_driver

SEED_000 = catalogue.find("install-by-automatic-connection")
TITLE = SEED_000.lesson().title
COACH = f"Coach – {TITLE}"
PATIENCE = 30.0
"""Seconds in which the coach goes on, however busy the machine is."""
SO_ALREADY = "This is so already."


def test_seed_000_is_coached_from_its_choice_to_the_result(desk: Desktop) -> None:
    path = desk.home / "mine.rdlab"
    Lab.create(path, "office").close()
    with program(desk, "--lab", path), assistive_driver(desk) as driver:
        driver.see("All servers")
        driver.ask("menu", ["Training", "Lessons"])
        driver.see(TITLE)
        driver.ask("type", {"Your name": "Ada Lovelace"})
        driver.ask("row", TITLE)
        driver.ask("press", "Coach")
        assert driver.ask("tells", COACH, "Step 1 of 18", PATIENCE)
        (file,) = desk.home.rglob("*.rdattempt")
        with Attempt.open(file) as attempt:
            led_through(driver, attempt)
        driver.ask("shortcut", "ctrl+F6")
        driver.ask("press", "Finish")
        driver.see("Result: 100 %")


def led_through(driver: AssistiveDriver, attempt: Attempt) -> None:
    """Do what is heard, step by step, up to the last."""
    filled = Variables(attempt.lesson.variables, attempt.lab).filled
    steps = attempt.lesson.all_steps
    for number, step in enumerate(map(filled, steps), start=1):
        goes_on = f"Step {number + 1} of " if number < len(steps) else "Finish"
        if isinstance(step, Quiz):
            answer(driver, number, step)
        else:
            do(driver, number, step, attempt.lab)
        go_on(driver, number, goes_on)


def go_on(driver: AssistiveDriver, number: int, goes_on: str) -> None:
    """Wait until the coach goes on; where it is so already, say that one goes on."""
    came = driver.ask("comes", COACH, [goes_on, SO_ALREADY], PATIENCE)
    assert came is not None, number
    if came == SO_ALREADY:
        driver.ask("shortcut", "ctrl+F6")
        driver.ask("press", "Go On")
        assert driver.ask("tells", COACH, goes_on, PATIENCE), number


def do(driver: AssistiveDriver, number: int, step: Step, lab: Lab) -> None:
    """Do a step whose instruction is announced, and stands in the coach's window."""
    told = spoken(sentence(step))
    assert driver.ask("tells", COACH, f"{number}. {told}", PATIENCE), told
    assert any(told in heard for heard in driver.ask("announced")), told
    deque(doing(step, lab, driver), maxlen=0)


def spoken(text: str) -> str:
    """Return a text of an author as it is heard: without marks and quotation marks."""
    return text_of(text).replace("“", "").replace("”", "")


def answer(driver: AssistiveDriver, number: int, quiz: Quiz) -> None:
    """Answer rightly in the coach's window, and hear so."""
    assert driver.ask("tells", COACH, f"{number}. {spoken(quiz.ask)}", PATIENCE)
    right = quiz.choices[quiz.right[0]]
    driver.ask("shortcut", "ctrl+F6")
    driver.ask("tick", {spoken(right.say): True})
    driver.ask("press", "Answer")
    assert driver.ask("tells", COACH, spoken(right.feedback), PATIENCE)
    driver.ask("press", "Go On")
