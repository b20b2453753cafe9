from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from core.catalog import LicenseProgram
from core.lessons.checks import FileSaved, LicenseCheck
from core.lessons.gestures import (
    Context,
    GoTo,
    Menu,
    Node,
    Open,
    Press,
    Row,
    Select,
    Shortcut,
    Tab,
    Tick,
    Type,
)
from core.lessons.prose import AUTHORED
from core.lessons.reading import LessonError, read
from core.lessons.records import Step, Trial
from core.lessons.values import MAX_TIMES, Mistyped, Repeated, Retail
from tests.core.lessons.samples import LOOK, lesson

FILE = """
schema = 1
id = "look"
title = "Look around"
source = "our own"
scenario = "fresh"

[variables]
code = { make = "retail", version = "2022", type = "per-user", quantity = 20 }

[[step]]
say = "Look."
do = { node = ["All servers"] }
see = ["RDLIC01"]

[[objective]]
say = "Activated."
that = { check = "server", server = "RDLIC01", is_activated = true }
"""
ISSUED = {"check": "license", "server": "A", "type": "per-user", "count": 2}

PATH = """[[path]]
say = "x"
replaces = [2, 1]
[[path.step]]
do = { press = "OK" }
"""


@pytest.mark.parametrize(
    ("written", "gesture"),
    [
        ({"context": ["a"]}, Context(context=("a",))),
        ({"menu": ["View", "Large"]}, Menu(menu=("View", "Large"))),
        ({"node": ["a", "b"]}, Node(node=("a", "b"))),
        ({"row": "a", "choose": ["Properties"]}, Row(row="a", choose=("Properties",))),
        ({"press": "OK"}, Press(press="OK")),
        ({"select": {"Method": "Web"}}, Select(select={"Method": "Web"})),
        ({"type": {"Company": "x"}}, Type(type={"Company": "x"})),
        ({"tick": {"Classic": True}}, Tick(tick={"Classic": True})),
        ({"tab": "General"}, Tab(tab="General")),
        ({"go_to": "World"}, GoTo(go_to="World")),
        ({"open": "a"}, Open(open="a")),
        ({"shortcut": "F5"}, Shortcut(shortcut="F5")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_gesture_is_known_by_its_field(
    written: dict[str, object], gesture: object
) -> None:
    assert Step.model_validate({"do": written}).do == gesture


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ({"context": []}, "context"),
        ({"menu": []}, "menu"),
        ({"node": [""]}, "node"),
        ({"row": ""}, "row"),
        ({"press": ""}, "press"),
        ({"select": {}}, "select"),
        ({"type": {}}, "type"),
        ({"type": {"": "x"}}, "type"),
        ({"tick": {}}, "tick"),
        ({"tab": ""}, "tab"),
        ({"go_to": ""}, "go_to"),
        ({"open": ""}, "open"),
        ({"shortcut": ""}, "no such keys"),
        ({"shortcut": "Hyper+Moo"}, "no such keys"),
        ({"shortcut": "Ctrl+Moo"}, "no such keys"),
        ({"type": {"Code": "BCDFG-HJKMP-QRTVW-XY234-6789B"}}, "a real product key"),
    ],
    ids=str,
)
def test_a_gesture_that_nobody_can_make_is_refused(
    written: dict[str, object], named: str
) -> None:
    with pytest.raises(ValidationError, match=named):
        Step.model_validate({"do": written}, context=AUTHORED)


def test_what_a_learner_types_is_no_fault_of_the_lesson() -> None:
    typed = {"Code": "BCDFG-HJKMP-QRTVW-XY234-6789B"}
    assert Type(type=typed).type == typed


@pytest.mark.parametrize("keys", ["F5", "Ctrl++", "ctrl+shift+Z", "Alt+Return", "Esc"])
def test_keys_are_known_in_any_case(keys: str) -> None:
    assert Shortcut(shortcut=keys).shortcut == keys


@pytest.mark.parametrize(
    ("keys", "shown"),
    [("Return", "Enter"), ("Alt+return", "Alt+Enter"), ("Ctrl+R", "Ctrl+R")],
)
def test_keys_are_called_as_on_a_keyboard(keys: str, shown: str) -> None:
    assert Shortcut(shortcut=keys).shown == shown


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "look.toml"
    path.write_text(FILE, encoding="utf-8")
    found = read(path)

    assert (found.id, found.minutes, found.edition) == ("look", 5, None)
    assert [step.see for step in found.steps] == [("RDLIC01",)]
    assert [o.points for o in found.objectives] == [1]
    code = found.variables["code"]
    assert isinstance(code, Retail)
    assert (code.program, code.serial) == (LicenseProgram.RETAIL, 1)


@pytest.mark.parametrize(
    ("right", "wrong", "named"),
    [
        ("schema = 1", "schema = 2", "schema"),
        ('id = "look"', "", "id"),
        ('id = "look"', 'id = "look"\ncolour = "red"', "colour"),
        ('"server"', '"sever"', "can-connect"),
        ('make = "retail"', 'make = "retial"', "variables"),
        ('version = "2022"', 'version = "2023"', "version"),
        ("[[step]]", "[[steps]]", "step"),
        ("[[step]]", "[[step]", "no TOML"),
        ("[[step]]", f"{PATH}[[step]]", r"line \d+, path: A path replaces"),
        ("schema = 1", "schema = true", "schema: This is a whole number"),
        ("schema = 1", "schema = 1.0", "schema: This is a whole number"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(
    tmp_path: Path, right: str, wrong: str, named: str
) -> None:
    path = tmp_path / "look.toml"
    path.write_text(FILE.replace(right, wrong), encoding="utf-8")
    with pytest.raises(LessonError, match=named):
        read(path)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("a\\u202eb", "The invisible character U\\+202E is not allowed"),
        ("a\\u0000b", "The invisible character U\\+0000 is not allowed"),
        ("a\\n\\n---", "one line"),
        ("<svg onload=alert(1)>", "HTML is not allowed"),
        ("javascript:alert(1)", "begins with javascript:"),
    ],
)
def test_a_source_is_a_line_of_plain_text(
    tmp_path: Path, source: str, told: str
) -> None:
    path = tmp_path / "lesson.toml"
    path.write_text(FILE.replace("our own", source), encoding="utf-8")

    with pytest.raises(LessonError, match=f"line 5, source: .*{told}"):
        read(path)


def test_a_lesson_has_a_step() -> None:
    with pytest.raises(ValidationError, match="step"):
        lesson().model_validate({**lesson().model_dump(by_alias=True), "step": []})


def test_a_check_is_known_by_its_name() -> None:
    objectives = [{"that": ISSUED}, {"that": {"check": "file-saved", "name": "a.csv"}}]
    checks = [o.that for o in lesson(objective=objectives).objectives]
    assert [type(check) for check in checks] == [LicenseCheck, FileSaved]


@pytest.mark.parametrize(
    "changes", [{"count": "many"}, {"type": "per-cat"}, {"hosts": 1}, {"check": ""}]
)
def test_a_check_with_a_mistake_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        lesson(objective=[{"that": {**ISSUED, **changes}}])


@pytest.mark.parametrize("points", [-1, "x"])
def test_an_objective_gives_no_points_or_more(points: object) -> None:
    with pytest.raises(ValidationError):
        lesson(objective=[{"that": ISSUED, "points": points}])


@pytest.mark.parametrize("times", [0, MAX_TIMES + 1])
def test_a_text_is_not_repeated_without_end(times: int) -> None:
    with pytest.raises(ValidationError):
        Repeated(make="repeated", text="x", times=times)


def test_a_slip_is_one_of_those_that_people_make() -> None:
    facts: dict[str, Any] = {"make": "mistyped", "of": "code", "slip": "upside-down"}
    with pytest.raises(ValidationError):
        Mistyped(**facts)


def test_a_step_says_nothing_and_looks_for_nothing_by_itself() -> None:
    step = Step.model_validate({"do": LOOK})
    assert (step.say, step.why, step.see, step.unseen) == ("", "", (), ())
    assert (step.greyed, step.shows, step.wrong, step.cells) == ((), {}, {}, {})
    assert not step.unchanged


def test_a_harm_is_brought_about_by_a_command_that_there_is() -> None:
    with pytest.raises(ValidationError, match="There is no command hack"):
        Trial(command="hack")


CHOICE: dict[str, object] = {"say": "a", "feedback": "b", "source": "c"}
SERVES = {"rule": "serves", "license": "2022", "host": "2019"}


@pytest.mark.parametrize(
    ("facts", "named"),
    [
        ({"step": [{"do": LOOK, "why": "x"}]}, "A why needs its source"),
        (
            {"path": [{"say": "x", "replaces": [1, 9], "step": [{"do": LOOK}]}]},
            "A path replaces the steps 1 to 9",
        ),
        (
            {
                "step": [
                    {
                        "ask": "x",
                        "by": SERVES,
                        "choice": [{**CHOICE, "right": True}, CHOICE],
                    }
                ]
            },
            "remove right = true",
        ),
        ({"step": [{"ask": "x", "choice": [CHOICE, CHOICE]}]}, "0 choices are right"),
    ],
)
def test_what_contradicts_itself_is_refused(
    facts: dict[str, object], named: str
) -> None:
    with pytest.raises(ValidationError, match=named):
        lesson(**facts)
