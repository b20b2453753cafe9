"""The short form of the races: of several processes at one name all are right."""

import os

import pytest

from tests.faults.conftest import ToldBy
from tests.faults.races import RACES, Rounds

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
ROUNDS = 3


@pytest.fixture(scope="module")
def results(told_by: ToldBy) -> dict[str, Rounds]:
    """Run all races in a process of their own, where nothing else runs."""
    told = told_by("tests.faults.races", ROUNDS)
    return {name: Rounds(**facts) for name, facts in told.items()}


@pytest.mark.parametrize("name", RACES)
def test_in_a_race_nothing_is_lost_and_nothing_foreign_touched(
    results: dict[str, Rounds], name: str
) -> None:
    assert results[name].is_clean, results[name]
