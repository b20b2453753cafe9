"""The hash chain: every change of the history is noticed."""

import sqlite3

import pytest

from core.catalog import ClearinghouseCondition
from core.commands.faults import SetClearinghouseCondition
from core.lab import Lab
from core.store import journal

CONDITIONS = list(ClearinghouseCondition)


@pytest.fixture
def written(lab: Lab) -> Lab:
    """Give a lab with four journal rows."""
    for condition in CONDITIONS:
        lab.do(SetClearinghouseCondition(condition=condition))
    return lab


def tamper(lab: Lab, statement: str) -> None:
    other = sqlite3.connect(lab.path, isolation_level=None)
    other.execute(statement)
    other.close()


def test_an_untouched_journal_holds(written: Lab) -> None:
    assert journal.first_broken_link(written._link) is None


@pytest.mark.parametrize(
    ("statement", "row"),
    [
        ("UPDATE journal SET arguments = '{}' WHERE seq = 2", 2),
        ("UPDATE journal SET command = 'undo' WHERE seq = 3", 3),
        ("UPDATE journal SET outcome = 'refused:wrong-date' WHERE seq = 1", 1),
        ("UPDATE journal SET at = '2030-01-01T00:00:00Z' WHERE seq = 4", 4),
        ("UPDATE journal SET chain = '' WHERE seq = 4", 4),
        ("DELETE FROM journal WHERE seq = 1", 1),
        ("DELETE FROM journal WHERE seq = 3", 3),
        ("UPDATE journal SET seq = 9 WHERE seq = 4", 4),
        ("UPDATE journal SET seq = seq + 10", 1),
        (
            "UPDATE journal SET arguments = (SELECT arguments FROM journal AS o "
            "WHERE o.seq = 5 - journal.seq) WHERE seq IN (2, 3)",
            2,
        ),
        ("UPDATE lab SET seed = 7", 1),
        ("UPDATE lab SET scenario = 'office'", 1),
        ("UPDATE lab SET edition = '2019'", 1),
    ],
)
def test_tampering_is_found_at_its_row(written: Lab, statement: str, row: int) -> None:
    tamper(written, statement)

    assert journal.first_broken_link(written._link) == row
    assert f"The journal was changed at row {row}, or a row is missing." in (
        written.problems()
    )


def test_a_removed_end_is_noticed(written: Lab) -> None:
    tamper(written, "DELETE FROM journal WHERE seq = 4")

    assert written.problems() == ["The journal lacks its last rows."]


def test_two_labs_do_not_share_a_chain(lab: Lab, tmp_path: object) -> None:
    lab.do(SetClearinghouseCondition(condition=CONDITIONS[1]))
    first = next(lab.journal())
    with Lab.create(lab.path.with_name("other.rdlab"), seed=2) as other:
        other.do(SetClearinghouseCondition(condition=CONDITIONS[1]))
        second = next(other.journal())

    assert first.arguments == second.arguments
    assert first.chain != second.chain


def test_a_journal_row_keeps_the_time_of_the_lab(written: Lab) -> None:
    assert {entry.at for entry in written.journal()} == {written.settings().now}
    assert [entry.seq for entry in written.journal(after=2)] == [3, 4]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [True, None]}, '{"a":[true,null],"b":1}'),
        ("Zürich", '"Zürich"'),
    ],
)
def test_canonical_json_is_the_same_for_the_same_value(
    value: object, text: str
) -> None:
    assert journal.canonical(value) == text
