"""`ping`, `hostname`, `whoami`: what is typed, what is answered, what it changes."""

import pytest

from core.catalog import (
    ClearinghouseCondition,
)
from core.commands.faults import SetClearinghouseCondition
from core.commands.world import SetSessionHostReachable
from core.lab import Lab
from tests.core.prompt.lines import run
from tests.helpers.labs import MakeLab


@pytest.mark.parametrize("name", ["rdlic01", "RDLIC01.corp.example", "10.0.0.11"])
def test_a_computer_answers_by_name_and_by_address(lab: Lab, name: str) -> None:
    text = run(lab, f"ping {name}")

    assert "Pinging RDLIC01.corp.example [10.0.0.11]" in text
    assert text.count("Reply from 10.0.0.11") == 4
    assert "(0% loss)" in text


def test_a_computer_off_the_network_does_not_answer_others(lab: Lab) -> None:
    lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=False))

    assert "(100% loss)" in run(lab, "ping rdsh01", "RDLIC01")
    assert "(0% loss)" in run(lab, "ping localhost")


def test_the_internet_answers_while_the_clearinghouse_can_be_reached(lab: Lab) -> None:
    assert "(0% loss)" in run(lab, "ping microsoft.com")
    unreachable = ClearinghouseCondition.UNREACHABLE
    lab.do(SetClearinghouseCondition(condition=unreachable))
    assert "(100% loss)" in run(lab, "ping www.microsoft.com")


def test_outside_a_domain_an_account_belongs_to_the_computer(make_lab: MakeLab) -> None:
    assert run(make_lab("workgroup"), "whoami") == r"rdsh01\administrator"
