"""A lesson that does not fit the windows stops, so that no procedure passes by luck."""

from collections.abc import Callable

import pytest
from pydantic import ValidationError

from core.lessons.records import Lesson
from core.lessons.runner import Changed, play
from core.lessons.values import FileBeside
from core.lessons.variables import Variables
from core.numbers.kinds import NumberError
from core.numbers.purchases import read_retail_code
from gui.driver.finding import NotThere
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from tests.helpers.labs import retail_code

SERVER = ["All servers", "RDLIC01"]
OPEN_MENU = {"context": SERVER}
OPEN_PROPERTIES = {"context": SERVER, "choose": ["Properties"]}
LOOK = {"node": ["All servers"]}
METHOD = "Connection method"
RIGHT = [
    {"do": LOOK, "see": ["Not Activated"]},
    {"do": LOOK, "unseen": ["Reactivation Needed"]},
    {"do": OPEN_MENU, "greyed": ["Install Licenses", "Manage Licenses"]},
    {"do": OPEN_PROPERTIES, "shows": {METHOD: "Automatic connection (recommended)"}},
    {"do": OPEN_PROPERTIES, "greyed": ["Apply"]},
    {"do": LOOK, "cells": {"RDLIC01": {"Version": "Windows Server 2022"}}},
    {"do": LOOK, "unchanged": True},
]
WRONG = [
    {"do": LOOK, "see": ["Reactivation Needed"]},
    {"do": LOOK, "see": ["RDLIC02"]},
    {"do": LOOK, "unseen": ["Not Activated"]},
    {"do": OPEN_MENU, "greyed": ["Activate Server"]},
    {"do": OPEN_MENU, "greyed": ["Connect"]},
    {"do": OPEN_PROPERTIES, "greyed": ["Cancel"]},
    {"do": OPEN_PROPERTIES, "greyed": [METHOD]},
    {"do": OPEN_PROPERTIES, "greyed": ["Retry"]},
    {"do": OPEN_PROPERTIES, "shows": {METHOD: "Automatic connection"}},
    {"do": OPEN_PROPERTIES, "shows": {"Company": ""}},
    {"do": OPEN_PROPERTIES, "wrong": {METHOD: "Automatic"}},
    {"do": LOOK, "cells": {"RDLIC01": {"Version": "Windows Server"}}},
    {"do": LOOK, "cells": {"RDLIC01": {"Colour": "Windows Server 2022"}}},
    {"do": LOOK, "cells": {"RDLIC02": {"Version": "Windows Server 2022"}}},
    {"do": {"node": ["All servers", "RDLIC02"]}},
    {"do": {"context": SERVER, "choose": ["Install Licenses"]}},
    {"do": {"context": SERVER, "choose": ["Fly"]}},
    {"do": {"menu": ["View", "Fly"]}},
    {"do": {"press": "Fly"}},
    {"do": {"tab": "Fly"}},
    {"do": {"row": "RDLIC02"}},
    {"do": {"type": {"Company": "Example Corp"}}},
    {"do": {"tick": {"Start Install Licenses Wizard now": True}}},
    {"do": {"select": {METHOD: "Telephone"}}},
]


def lesson(*steps: object, **facts: object) -> Lesson:
    head = {"schema": 1, "id": "x", "title": "x", "source": "x", "scenario": "fresh"}
    return Lesson.model_validate({**head, "step": steps, **facts})


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.driver.ui_driver.PATIENCE", 0.05)


@pytest.mark.parametrize("step", RIGHT)
def test_a_step_that_fits_passes(
    step: dict[str, object], window: MainWindow, driver: UiDriver
) -> None:
    assert play(lesson(step), window.lab, driver) == []
    driver.shortcut("Escape")


def test_a_file_is_looked_for_beside_the_lab(
    window: MainWindow, driver: UiDriver
) -> None:
    window.lab.path.with_name("usage.csv").write_text("one, two", encoding="utf-8")

    def missed(*texts: str) -> int:
        check = {"check": "file-saved", "name": "usage.csv", "has": texts}
        played = lesson({"do": LOOK}, objective=[{"that": check}])
        return len(play(played, window.lab, driver))

    assert (missed("one", "two"), missed("one", "three")) == (0, 1)
    variable = {"file": {"make": "file-beside-lab", "name": "usage.csv"}}
    named = Variables(lesson({"do": LOOK}, variables=variable).variables, window.lab)
    assert named.fill("{file}") == str(window.lab.path.with_name("usage.csv"))


@pytest.mark.parametrize("name", ["../usage.csv", "/etc/passwd", "a/b.csv", ".x", ""])
def test_a_lesson_names_no_file_elsewhere(name: str) -> None:
    with pytest.raises(ValidationError):
        FileBeside(make="file-beside-lab", name=name)


@pytest.mark.parametrize("step", WRONG)
def test_a_step_that_does_not_fit_stops_the_lesson(
    step: dict[str, object], window: MainWindow, driver: UiDriver
) -> None:
    with pytest.raises(NotThere):
        play(lesson(step), window.lab, driver)
    driver.shortcut("Escape")


def test_a_step_that_changes_what_it_should_not_stops_the_lesson(
    window: MainWindow, driver: UiDriver
) -> None:
    to_ok = {"do": {"press": "OK"}, "unchanged": True}
    choose = {"do": {"select": {METHOD: "Telephone"}}}
    with pytest.raises(Changed):
        play(lesson({"do": OPEN_PROPERTIES}, choose, to_ok), window.lab, driver)


CHECKS = [
    {"check": "server", "server": "RDLIC01", "is_activated": True},
    {"check": "server", "server": "RDLIC01", "connection_method": "web"},
    {"check": "pack", "server": "RDLIC01", "count": 1},
    {"check": "refused", "reason": "wrong-date"},
    {"check": "report-shows", "server": "RDLIC01", "count": 1},
    {"check": "file-saved", "name": "usage.csv"},
    {
        "check": "pack",
        "server": "RDLIC01",
        "version": "2022",
        "type": "per-user",
        "total": 20,
        "program": "retail",
    },
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c["check"])
def test_an_objective_that_was_not_reached_is_told(
    check: dict[str, object], window: MainWindow, driver: UiDriver
) -> None:
    played = lesson({"do": LOOK}, objective=[{"that": check}])
    assert play(played, window.lab, driver) == list(played.objectives)


@pytest.mark.parametrize(
    "mistake",
    [
        {"do": {"fly": "home"}},
        {"do": LOOK, "seen": ["x"]},
        {"do": {**LOOK, **OPEN_MENU}},
        {},
    ],
)
def test_a_mistake_in_a_file_is_found(mistake: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        lesson(mistake)


SLIPS = ("wrong", "swapped", "short", "long", "look-alike")
VARIABLES = {
    "code": {"make": "retail", "version": "2022", "type": "per-user", "quantity": 20},
    "many": {"make": "repeated", "text": "ab", "times": 3},
    **{
        slip.replace("-", "_"): {"make": "mistyped", "of": "code", "slip": slip}
        for slip in SLIPS
    },
}


@pytest.fixture
def fill(window: MainWindow) -> Callable[[str], str]:
    described = lesson({"do": LOOK}, variables=VARIABLES).variables
    return Variables(described, window.lab).fill


def test_placeholders_are_filled(fill: Callable[[str], str]) -> None:
    assert fill("<{many}> & {many}") == "<ababab> & ababab"
    assert fill("{code}").replace("-", "") == retail_code()
    with pytest.raises(KeyError):
        fill("{nobody}")


@pytest.mark.parametrize("slip", ["wrong", "swapped", "short", "long"])
def test_a_mistyped_number_is_wrong(slip: str, fill: Callable[[str], str]) -> None:
    with pytest.raises(NumberError):
        read_retail_code(fill(f"{{{slip}}}"))


def test_look_alikes_differ_and_mean_the_same(fill: Callable[[str], str]) -> None:
    assert fill("{look_alike}") != fill("{code}")
    assert read_retail_code(fill("{look_alike}")) == read_retail_code(retail_code())
