from collections.abc import Callable

import pytest

from core.commands.command import Command
from core.commands.faults import SetServerReachable
from core.errors import Refused
from core.lab import Lab
from core.lessons.gestures import Gesture, Press, Row
from core.lessons.runner import Changed, play
from tests.core.lessons.samples import LOOK, lesson
from tests.helpers.labs import activation, installation, retail

PRESS = {"press": "Next"}
ACTIVATED = {"check": "server", "server": "RDLIC01", "is_activated": True}
WRONG_DATE = {"check": "refused", "reason": "wrong-date"}
Said = list[tuple[object, ...]]


class Recording:
    """Hands that write down what they are asked, and do something at a gesture."""

    def __init__(self, gesture: Callable[[], object] = lambda: None) -> None:
        self.said: Said = []
        self._gesture = gesture

    def perform(self, gesture: Gesture) -> None:
        self.said.append(("perform", gesture))
        self._gesture()

    def see(self, text: str) -> None:
        self.said.append(("see", text))

    def unsee(self, text: str) -> None:
        self.said.append(("unsee", text))

    def greyed(self, label: str) -> None:
        self.said.append(("greyed", label))

    def shows(self, field: str, content: str) -> None:
        self.said.append(("shows", field, content))

    def wrong(self, field: str, message: str) -> None:
        self.said.append(("wrong", field, message))

    def cells(self, row: str, texts: dict[str, str]) -> None:
        self.said.append(("cells", row, texts))


def doing(lab: Lab, command: Command) -> Recording:
    return Recording(lambda: lab.do(command))


def test_each_gesture_is_done_and_then_looked_at(lab: Lab) -> None:
    hands = Recording()
    first = {
        "do": PRESS,
        "see": ["a", "b"],
        "unseen": ["c"],
        "greyed": ["d"],
        "shows": {"Company": "x"},
        "wrong": {"Code": "y"},
        "cells": {"RDLIC01": {"Version": "z"}},
    }
    play(lesson(first, {"do": {"row": "RDLIC01"}}), lab, hands)

    assert hands.said == [
        ("perform", Press(press="Next")),
        ("see", "a"),
        ("see", "b"),
        ("unsee", "c"),
        ("greyed", "d"),
        ("shows", "Company", "x"),
        ("wrong", "Code", "y"),
        ("cells", "RDLIC01", {"Version": "z"}),
        ("perform", Row(row="RDLIC01")),
    ]


def test_what_is_not_there_ends_the_lesson(lab: Lab) -> None:
    class Blind(Recording):
        def see(self, text: str) -> None:
            raise AssertionError(f"{text} is not there")

    hands = Blind()
    with pytest.raises(AssertionError, match="RDLIC09 is not there"):
        play(lesson({"do": LOOK, "see": ["RDLIC09"]}, {"do": PRESS}), lab, hands)
    assert len(hands.said) == 1


def test_placeholders_are_filled_wherever_they_stand(lab: Lab) -> None:
    hands = Recording()
    step = {
        "do": {"row": "{server}", "choose": ["Open {server}"]},
        "say": "Now {server}.",
        "see": ["{server} is there"],
        "cells": {"{server}": {"Name": "{server}"}},
    }
    told: list[str] = []
    variables = {"server": "RDLIC01"}
    play(
        lesson(step, variables=variables),
        lab,
        hands,
        lambda filled: told.append(filled.say),
    )

    assert hands.said == [
        ("perform", Row(row="RDLIC01", choose=("Open RDLIC01",))),
        ("see", "RDLIC01 is there"),
        ("cells", "RDLIC01", {"Name": "RDLIC01"}),
    ]
    assert told == ["Now RDLIC01."]


def test_an_unknown_placeholder_stops_before_the_gesture(lab: Lab) -> None:
    hands = Recording()
    with pytest.raises(KeyError, match="nobody"):
        play(lesson({"do": {"row": "{nobody}"}}), lab, hands)
    assert hands.said == []


def test_a_step_is_told_before_its_gesture(lab: Lab) -> None:
    hands = Recording()
    before: list[int] = []
    steps = [{"do": LOOK}, {"do": PRESS}]
    play(lesson(*steps), lab, hands, lambda _: before.append(len(hands.said)))

    assert before == [0, 1]


def test_a_step_that_changes_nothing_must_not_change(lab: Lab) -> None:
    unchanged = {"do": PRESS, "unchanged": True}
    hands = doing(lab, SetServerReachable(server="RDLIC01", is_reachable=False))
    with pytest.raises(Changed, match="changed the lab"):
        play(lesson(unchanged), lab, hands)


def test_a_refused_command_changes_nothing(lab: Lab) -> None:
    def refused() -> None:
        with pytest.raises(Refused):
            lab.do(installation(retail()))

    play(lesson({"do": PRESS, "unchanged": True}), lab, Recording(refused))
    assert len(list(lab.journal())) == 1


def test_what_does_not_hold_in_the_end_is_returned(lab: Lab) -> None:
    objectives = [{"that": ACTIVATED}, {"that": WRONG_DATE}]
    played = lesson({"do": PRESS}, objective=objectives)

    assert play(played, lab, Recording()) == list(played.objectives)
    missed = play(played, lab, doing(lab, activation(lab)))
    assert missed == [played.objectives[1]]
