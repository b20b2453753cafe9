"""A step that nobody could take by ear stops the lesson: none passes by luck."""

from typing import Any

import pytest

from tests.assistive.driver import AssistiveDriver, CannotBeDone

SERVER = ["All servers", "RDLIC01"]
WRONG: list[tuple[str, Any]] = [
    ("node", [["All servers", "RDLIC09"]]),
    ("context", [SERVER, ["Fly"]]),
    ("context", [SERVER, ["Activate Server"]]),
    ("menu", [["View", "Fly"]]),
    ("menu", [["Fly"]]),
    ("row", ["RDLIC09"]),
    ("select", [{"Connection method": "Telephone"}]),
    ("type", [{"Company": "Example Corp"}]),
    ("greyed", ["Refresh"]),
    ("greyed", ["Fly"]),
    ("shows", ["Company", "Example Corp"]),
    ("wrong", ["Company", "It is empty."]),
    ("cells", ["RDLIC01", {"Version": "Windows Server"}]),
    ("cells", ["RDLIC01", {"Colour": "Windows Server 2022"}]),
]


def test_a_step_that_does_not_fit_stops_the_lesson(driver: AssistiveDriver) -> None:
    passed = []
    for what, arguments in WRONG:
        driver.ask("node", SERVER[:1])
        try:
            driver.ask(what, *arguments)
        except CannotBeDone:
            driver.ask("shortcut", "Escape")
            driver.ask("shortcut", "Escape")
        else:
            passed.append((what, arguments))

    assert passed == []


def test_the_mouse_has_no_part_in_it(driver: AssistiveDriver) -> None:
    with pytest.raises(CannotBeDone):
        driver.ask("press", "Refresh")  # of the toolbar, where Tab does not lead
