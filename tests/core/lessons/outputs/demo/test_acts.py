"""Each step of a demo is done by acts, and whatever else is clicked has an answer."""

import pytest

from core.lessons import gestures as g
from core.lessons.coaching import CoachingText
from core.lessons.outputs.demo.acts import Vocabulary, acts_of
from core.lessons.outputs.demo.reasons import other_way, reason
from core.lessons.outputs.story import Spot
from core.records import Record
from tests.core.lessons.outputs.demo.stories import DOES, IN_BROWSER, hostile_story
from tests.core.lessons.outputs.demo.stories import story as every_kind

STORY = every_kind()
WORDS = Vocabulary(STORY)
ACTS = {step.number: list(acts_of(step, WORDS)) for step in STORY.steps}


def test_the_sample_has_every_gesture() -> None:
    assert {type(do) for do in DOES if do} == set(g.GESTURES)


@pytest.mark.parametrize("number", [n for n, acts in ACTS.items() if acts])
def test_every_other_thing_has_an_answer_and_no_target_has(number: int) -> None:
    for act in ACTS[number]:
        assert all(other.answer for other in act.others)
        assert not any(target.answer for target in act.targets)
        right = [way for way in act.ways if not way.answer]
        assert len(right) == (act.kind == "keys")


@pytest.mark.parametrize("number", [n for n, acts in ACTS.items() if acts])
def test_each_act_can_be_done(number: int) -> None:
    for act in ACTS[number]:
        assert act.targets or act.kind == "keys"
        has_value = act.kind in {"type", "choose"}
        assert all((target.value is not None) is has_value for target in act.targets)
        assert all(t.value in t.options for t in act.targets if act.kind == "choose")


def test_a_step_that_goes_on_in_a_menu_is_two_acts() -> None:
    names = [act.targets[0].name for act in ACTS[1]]

    assert names == ["RDLIC01", "Activate Server"]
    assert ACTS[1][1].picture.endswith("-menu")


def test_a_menu_on_the_way_to_the_item_is_not_wrong() -> None:
    step = STORY.steps[0]
    do = g.Context(context=("RDLIC01",), choose=("Properties", "Activate Server"))
    deeper = type(step).model_validate({**step.model_dump(), "do": do})

    _, act = acts_of(deeper, WORDS)

    assert [other.name for other in act.others] == ["Help"]


def test_a_step_fills_in_several_fields_each_where_it_is() -> None:
    (act,) = ACTS[3]

    assert [target.name for target in act.targets] == ["First name", "License code"]
    assert len({target.place for target in act.targets}) == 2
    assert not {"First name", "License code"} & {other.name for other in act.others}


def test_where_there_is_no_picture_the_names_of_other_steps_are_offered() -> None:
    (act,) = ACTS[IN_BROWSER[2] - 2]

    assert act.targets[0].name == "Go to this website"
    assert [other.name for other in act.others] == ["Submit"]
    assert act.targets[0].place is None


def test_a_question_has_no_acts() -> None:
    assert ACTS[13] == []


def test_a_hostile_story_can_be_done() -> None:
    told = hostile_story()
    words = Vocabulary(told)

    kinds = [act.kind for step in told.steps for act in acts_of(step, words)]

    assert kinds == ["click", "type", "keys"]


@pytest.mark.parametrize(
    ("wanted", "role", "said"),
    [
        (g.Node(node=("A", "B")), "tree item", CoachingText.other_item),
        (g.Press(press="B"), "row", CoachingText.other_menu_item),
        (g.Press(press="B"), "button", CoachingText.other_button),
        (g.Tab(tab="B"), "button", CoachingText.not_a_button),
        (g.Tab(tab="B"), "tab", CoachingText.other_tab),
        (g.Press(press="B"), "tab", CoachingText.not_a_menu_item),
        (g.Menu(menu=("A", "B")), "menu item", CoachingText.other_menu_item),
        (g.Tab(tab="B"), "menu item", CoachingText.not_a_menu_item),
        (g.Type(type={"B": "x"}), "field", CoachingText.other_field),
        (g.Tick(tick={"B": True}), "box", CoachingText.other_field),
        (g.Select(select={"B": "x"}), "list", CoachingText.other_field),
        (g.Select(select={"B": "x"}), "window", CoachingText.not_a_menu_item),
    ],
)
def test_the_answer_is_the_coachs(wanted: Record, role: str, said: str) -> None:
    clicked = Spot(x=0, y=0, width=1, height=1, name="X", role=role)

    assert reason(wanted, clicked) == said.format(done="X", wanted="B")


@pytest.mark.parametrize(
    ("wanted", "done", "said"),
    [
        (g.Shortcut(shortcut="B"), g.Shortcut(shortcut="X"), CoachingText.other_keys),
        (g.Press(press="B"), g.Shortcut(shortcut="X"), CoachingText.not_a_key),
        (g.GoTo(go_to="B"), g.GoTo(go_to="X"), CoachingText.other_window),
        (g.Press(press="B"), g.GoTo(go_to="X"), CoachingText.not_a_menu_item),
    ],
)
def test_so_it_is_for_keys_and_windows(wanted: Record, done: Record, said: str) -> None:
    assert other_way(wanted, done) == said.format(done="X", wanted="B")
