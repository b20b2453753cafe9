"""What is in effect: done, and neither undone nor led away from."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.catalog import HelpLevel
from core.commands.attempts import TakeHelp
from core.commands.history import (
    CreateRestorePoint,
    Redo,
    ResetLab,
    ReturnToRestorePoint,
    Undo,
)
from core.commands.host_registry import WriteLicenseServers
from core.commands.world import AddUser
from core.errors import Refused
from core.lab import Lab
from core.lessons.checks.history import in_effect
from tests.core.lessons.checks.judging import is_so
from tests.core.lessons.samples import NOON, begin_attempt
from tests.helpers.labs import activation, installation, retail

ACTS = st.lists(
    st.sampled_from(["add", "add", "undo", "redo", "reset", "point", "return", "help"]),
    max_size=14,
)


@given(ACTS, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_commands_in_effect_are_those_whose_users_are_there(
    acts: list[str], random: Random
) -> None:
    with TemporaryDirectory() as folder, Lab.create(Path(folder) / "a.rdlab") as lab:
        before = set(lab.user_names())
        lab.do(begin_attempt())
        points = 0
        for number, act in enumerate(acts):
            points += act == "point"
            command = {
                "add": AddUser(user=f"new{number}"),
                "undo": Undo(),
                "redo": Redo(),
                "reset": ResetLab(),
                "help": TakeHelp(step=1, level=HelpLevel.AGAIN, at=NOON),
                "point": CreateRestorePoint(point=f"p{points}"),
                "return": ReturnToRestorePoint(
                    point=f"P{random.randint(1, max(points, 1))}"
                ),
            }[act]
            try:
                lab.do(command)
            except Refused:
                continue
        added = {f'"{name}"' for name in set(lab.user_names()) - before}
        told = [e.arguments for e in in_effect(lab.journal())]
        assert len(told) == len(added)
        assert all(any(name in text for text in told) for name in added)


def test_an_undone_command_does_not_count_and_a_redone_one_does(lab: Lab) -> None:
    check = {"check": "done", "command": "add-user"}
    lab.do(AddUser(user="new.user"))
    assert is_so(lab, **check)
    lab.do(Undo())
    assert not is_so(lab, **check)
    assert is_so(lab, **check, count=0)
    lab.do(Redo())
    assert is_so(lab, **check)


def test_only_the_arguments_that_are_named_are_compared(lab: Lab) -> None:
    lab.do(activation(lab))
    check = {"check": "done", "command": "activate-server"}
    assert is_so(lab, **check, arguments={"server": "rdlic01"})
    assert is_so(lab, **check, arguments={"registration": {"company": "R&D"}})
    assert not is_so(lab, **check, arguments={"registration": {"company": "x"}})
    assert not is_so(lab, **check, arguments={"server": "RDLIC02"})


def test_a_list_among_the_arguments_is_compared_whole(lab: Lab) -> None:
    servers = ("RDLIC01", "RDSH01")
    lab.do(WriteLicenseServers(host="RDSH01", license_servers=servers))
    check = {"check": "done", "command": "write-license-servers"}
    assert is_so(lab, **check, arguments={"license_servers": ["rdlic01", "RDSH01"]})
    assert not is_so(lab, **check, arguments={"license_servers": ["RDLIC01"]})
    assert not is_so(lab, **check, arguments={"license_servers": ["RDSH01", "RDLIC01"]})


def test_commands_are_counted(lab: Lab) -> None:
    for number in range(3):
        lab.do(AddUser(user=f"new{number}"))
    check = {"check": "done", "command": "add-user"}
    assert is_so(lab, **check, count=3)
    assert is_so(lab, **check, at_least=3)
    assert not is_so(lab, **check, at_least=4)
    assert not is_so(lab, **check, at_most=2)


def test_a_refusal_is_found_by_its_reason_and_its_command(lab: Lab) -> None:
    check = {"check": "refused", "reason": "not-activated"}
    assert not is_so(lab, **check)
    with pytest.raises(Refused):
        lab.do(installation(retail()))
    assert is_so(lab, **check)
    assert is_so(lab, **check, command="install-licenses")
    assert not is_so(lab, **check, command="activate-server")
    assert not is_so(lab, **{**check, "reason": "wrong-date"})
    assert not is_so(lab, check="done", command="install-licenses")
