"""The program is really started a second time, and what cannot be is told."""

import sys

import pytest

from gui.lessons.coach.second import start


@pytest.mark.parametrize("is_there", [True, False])
def test_it_is_told_whether_a_second_program_was_started(
    is_there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_there:
        monkeypatch.setattr(sys, "executable", "/no/such/python")
    assert start(["-c", ""]) is is_there
