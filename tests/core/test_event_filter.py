"""Event IDs as they are typed, and what they choose."""

import pytest

from core.event_filter import chosen, read_ids
from core.event_kinds import EventKind, EventLevel, EventLog
from core.problems import Problem

READ = {
    "": [],
    " , ": [],
    "21": [21],
    "17,20-22": [17, 20, 21, 22],
    " 17 , 20 - 21 ": [17, 20, 21],
    "4105": [4105],
}
WRONG = {
    "x": "are numbers",
    "17;20": "are numbers",
    "-5": "are numbers",
    "1-2-3": "are numbers",
    "123456": "are numbers",
    "٢١": "are numbers",
    "22-20": "Enter 20-22",
}


@pytest.mark.parametrize(("text", "ids"), READ.items())
def test_numbers_and_ranges_are_read(text: str, ids: list[int]) -> None:
    ranges = read_ids(text)

    assert not isinstance(ranges, Problem)
    assert [n for r in ranges for n in r] == ids


@pytest.mark.parametrize(("text", "why"), WRONG.items())
def test_what_cannot_be_read_is_explained(text: str, why: str) -> None:
    problem = read_ids(text)

    assert isinstance(problem, Problem)
    assert why in problem.text


def test_nothing_typed_chooses_every_event() -> None:
    assert chosen(list(EventLog), list(EventLevel), []) == list(EventKind)


def test_logs_levels_and_ids_all_narrow_the_choice() -> None:
    kinds = chosen(
        [EventLog.SYSTEM], [EventLevel.WARNING], [range(17, 23), range(1068, 1070)]
    )

    assert [int(kind) for kind in kinds] == [18, 20, 21, 22]
