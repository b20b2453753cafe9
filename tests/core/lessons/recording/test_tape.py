import pytest

from core.lessons.gestures import Gesture, Node, Open, Press, Row, Select, Tick, Type
from core.lessons.recording.tape import Tape

NEXT = Press(press="Next")
CANADA = Select(select={"Country": "Canada"})
DELETE = Row(row="a", choose=("Delete",))


def entry(**typed: str) -> Type:
    return Type(type=typed)


@pytest.mark.parametrize(
    ("first", "then", "kept"),
    [
        (entry(a="1"), entry(b="2"), entry(a="1", b="2")),
        (entry(a="1"), entry(a="2"), entry(a="2")),
        (Select(select={"Country": "Cuba"}), CANADA, CANADA),
        (Tick(tick={"x": True}), Tick(tick={"x": False}), Tick(tick={"x": False})),
        (Row(row="a"), Open(open="a"), Open(open="a")),
        (Row(row="a"), DELETE, DELETE),
        (Node(node=("a",)), Node(node=("a",)), Node(node=("a",))),
    ],
    ids=str,
)
def test_what_says_the_same_is_kept_as_one(
    first: Gesture, then: Gesture, kept: Gesture
) -> None:
    tape = Tape()
    assert (tape.add(first), tape.add(then)) == (True, False)
    assert tape.gestures == [kept]


@pytest.mark.parametrize(
    "done",
    [
        [NEXT, NEXT],
        [CANADA, Select(select={"Method": "Web"})],
        [Tick(tick={"x": True}), Tick(tick={"y": True})],
        [Row(row="a"), Row(row="b")],
        [Row(row="a"), Open(open="b")],
        [Row(row="a", choose=("Copy",)), Row(row="a")],
        [Node(node=("a",)), Node(node=("a", "b"))],
        [Type(type={"a": "1"}), NEXT, Type(type={"a": "2"})],
    ],
    ids=str,
)
def test_what_says_something_else_is_kept_beside_it(done: list[Gesture]) -> None:
    tape = Tape()
    assert all(tape.add(gesture) for gesture in done)
    assert tape.gestures == done
