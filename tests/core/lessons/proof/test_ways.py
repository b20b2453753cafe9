from core.lessons.proof.ways import Way, others, solution
from tests.core.lessons.samples import lesson

A, B, C, D, E = ({"do": {"press": name}} for name in "ABCDE")
ASK = {
    "ask": "?",
    "choice": [
        {"say": "yes", "right": True, "feedback": "x", "source": "x"},
        {"say": "no", "feedback": "x", "source": "x"},
    ],
}


def steps(way: Way) -> list[tuple[object, str]]:
    """Each place, and the last letter of what is done or asked there."""
    return [
        (placed.place, str(getattr(placed.step, "do", "?")).rstrip("')")[-1])
        for placed in way.steps
    ]


def test_the_solution_has_all_steps_and_questions_in_their_order() -> None:
    way = solution(lesson(A, ASK, B))
    assert (way.place, steps(way)) == (
        (),
        [(("step", 0), "A"), (("step", 1), "?"), (("step", 2), "B")],
    )


def test_a_path_stands_in_the_place_of_the_steps_that_it_replaces() -> None:
    (way,) = others(
        lesson(A, B, C, path=[{"say": "x", "replaces": [1, 2], "step": [D, E, D]}])
    )
    assert (way.place, steps(way)) == (
        ("path", 0),
        [
            (("path", 0, "step", 0), "D"),
            (("path", 0, "step", 1), "E"),
            (("path", 0, "step", 2), "D"),
            (("step", 2), "C"),
        ],
    )


def test_each_path_is_a_way_of_its_own() -> None:
    paths = [
        {"say": "x", "replaces": [1, 1], "step": [D]},
        {"say": "x", "replaces": [2, 2], "step": [E]},
    ]
    ways = list(others(lesson(A, B, path=paths)))
    assert [[letter for _, letter in steps(way)] for way in ways] == [
        ["D", "B"],
        ["A", "E"],
    ]
