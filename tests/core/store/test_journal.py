"""The hash chain: every change of the history is noticed."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalog import ClearinghouseCondition
from core.commands.faults import SetClearinghouseCondition
from core.lab import Lab
from core.store import journal
from tests.helpers.labs import sql

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
    assert journal.first_broken_link(sql(written)) is None


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

    assert journal.first_broken_link(sql(written)) == row
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


def naive(commands: list[str]) -> journal.Standing:
    """Find out the same with two stacks, from the first row on."""
    in_effect: list[int] = []
    undone: list[tuple[int, int]] = []
    for seq, command in enumerate(commands, start=1):
        if command == journal.UNDO and in_effect:
            undone.append((in_effect.pop(), seq))
        elif command == journal.REDO and undone:
            in_effect.append(undone.pop()[0])
        elif command == "change":
            in_effect.append(seq)
            undone.clear()
    undo = in_effect[-1] if in_effect else None
    return journal.Standing(undo, *(undone[-1] if undone else (None, None)))


STEPS = st.sampled_from(["change", "undo", "redo", "undo", journal.RESTORE_POINT, "no"])


@given(st.lists(STEPS, max_size=40))
def test_where_undo_and_redo_have_led_is_found_from_the_end(steps: list[str]) -> None:
    done: list[str] = []
    for step in steps:
        standing = naive(done)
        is_possible = {"undo": standing.undo, "redo": standing.redo}.get(step, 1)
        done.append(step if is_possible else "no")
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE journal (seq, command, outcome)")
    connection.executemany(
        "INSERT INTO journal VALUES (?, ?, ?)",
        [(n, c, "refused:x" if c == "no" else "done") for n, c in enumerate(done, 1)],
    )
    found = journal.standing(connection)
    connection.close()

    assert found == naive(done)


def test_the_usual_question_reads_only_the_end_of_a_long_journal(lab: Lab) -> None:
    row = "(?, '2026-11-16T08:30:00Z', 'change', '{}', 'done', '')"
    sql(lab).execute("BEGIN")
    for seq in range(1, 2001):
        sql(lab).execute(f"INSERT INTO journal VALUES {row}", (seq,))
    sql(lab).execute("COMMIT")
    steps: list[int] = []
    sql(lab).set_progress_handler(lambda: steps.append(1), 100)
    assert journal.standing(sql(lab)) == journal.Standing(2000)
    sql(lab).set_progress_handler(None, 0)

    assert len(steps) < 5
