"""The lab's clock and its own facts."""

from datetime import timedelta

import pytest

from core.catalog import ClearinghouseCondition
from core.commands.faults import SetClearinghouseCondition, SetDirectoryReachable
from core.commands.sign_in import SignIn
from core.commands.time import MoveClock
from core.lab import Lab
from tests.core.lessons.checks.judging import is_so, judged

CLOCK = {"check": "clock"}
LAB = {"check": "lab"}


@pytest.mark.parametrize(("passed", "is_met"), [(89, False), (90, True), (91, True)])
def test_days_pass_since_the_start(lab: Lab, passed: int, is_met: bool) -> None:
    lab.do(MoveClock(until=lab.settings().now + timedelta(days=passed)))
    told = judged(lab, **CLOCK, days_passed=90)
    assert told.is_met is is_met
    assert told.found.endswith(f"{passed} days after the start")


def test_the_time_is_between_two_others(lab: Lab) -> None:
    now = lab.settings().now
    day = timedelta(days=1)
    assert is_so(lab, **CLOCK, not_before=now, not_after=now)
    assert not is_so(lab, **CLOCK, not_before=now + day)
    assert not is_so(lab, **CLOCK, not_after=now - day)
    assert not is_so(lab, **CLOCK, not_before=now - 2 * day, not_after=now - day)


def test_all_that_is_named_of_the_lab_counts(lab: Lab) -> None:
    assert is_so(lab, **LAB, clearinghouse="reachable", directory_reachable=True)
    assert not is_so(lab, **LAB, clearinghouse="slow", directory_reachable=True)
    lab.do(SetClearinghouseCondition(condition=ClearinghouseCondition.SLOW))
    assert is_so(lab, **LAB, clearinghouse="slow")
    lab.do(SetDirectoryReachable(is_reachable=False))
    assert not is_so(lab, **LAB, clearinghouse="slow", directory_reachable=True)
    assert is_so(lab, **LAB, users_may_update=True)


def test_who_is_signed_in_is_compared_whatever_the_case(lab: Lab) -> None:
    assert not is_so(lab, **LAB, signed_in="d.diaz")
    lab.do(SignIn(account="d.diaz"))
    assert is_so(lab, **LAB, signed_in="D.Diaz")
