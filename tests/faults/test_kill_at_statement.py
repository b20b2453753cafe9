"""The short form: what a kill would leave at every sixth statement of each command.

The next command begins one statement later. The long form kills at every one.
"""

import os

import pytest

from core.commands.registry import COMMANDS
from tests.faults.cases import CASES
from tests.faults.conftest import ToldBy
from tests.faults.score import Score
from tests.helpers.processes import run

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")

STEP = 6
HALF_DONE = """
from core.commands.command import Command
from tests.faults.cases import CommandCase
from tests.faults.kill_at_statement import killed, stopped, try_case

class CommitsTwice(Command):
    def execute(self, tx):
        tx.save_settings(tx.settings().changed(scenario="half"))
        tx._connection.execute("COMMIT")
        tx._connection.execute("BEGIN IMMEDIATE")
        tx.save_settings(tx.settings().changed(scenario="done"))

for left in killed, stopped:
    score = try_case(CommandCase("fresh", lambda lab: CommitsTwice()), left)
    print(score.points, score.partial, score.hot, score.lost)
"""


@pytest.fixture(scope="module")
def scores(told_by: ToldBy) -> dict[str, Score]:
    """Try all cases in a process of their own, where nothing else runs."""
    told = told_by("tests.faults.kill_at_statement", STEP)
    return {name: Score(**facts) for name, facts in told.items()}


@pytest.mark.parametrize("name", CASES)
def test_a_command_killed_anywhere_is_done_or_not_done(
    scores: dict[str, Score], name: str
) -> None:
    assert scores[name].is_clean
    assert scores[name].points > 10 // STEP


def test_every_command_is_killed(scores: dict[str, Score]) -> None:
    assert {score.command for score in scores.values()} == set(COMMANDS)


def test_the_harness_notices_a_command_that_is_done_by_halves_in_both_forms() -> None:
    long_form, short_form = run(HALF_DONE).splitlines()
    _, partial, _, lost = long_form.split()

    assert short_form == long_form
    assert int(partial) > 0
    assert lost == "0"
