"""Users who are renamed, disabled and removed, and the licenses of each."""

import pytest

from core.catalog import (
    Outcome,
)
from core.commands.accounts import RemoveUser, RenameUser, SetUserEnabled
from core.commands.command import Command
from core.commands.connect import Connect
from core.commands.sign_in import SignIn
from core.commands.simulate import SimulateDay
from core.lab import Lab
from core.refusals import Reason
from tests.core.commands.endings import (
    connects,
    does,
    passes,
    per_user,
    refused,
)
from tests.helpers.labs import MakeLab


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


def test_the_license_of_a_user_goes_with_the_user_and_is_free_again(lab: Lab) -> None:
    pack = lab.pack("RDLIC01", 3)
    assert pack is not None
    assert per_user(lab, "CORP\\b.baker") == ["RDLIC01"]
    lab.do(RemoveUser(user="b.baker"))

    then = lab.pack("RDLIC01", 3)
    assert then is not None
    assert then.issued == pack.issued - 1
    assert lab.account("b.baker") is None
    command = Connect(host="RDSH01", user="b.baker", device="PC-0001")
    assert refused(lab, command) is Reason.NO_SUCH_USER


def test_the_license_of_a_device_stays_when_who_used_it_first_goes(lab: Lab) -> None:
    devices = len([i for i in lab.issued("RDLIC01") if i.hardware_id])
    first = next(i.user for i in lab.issued("RDLIC01") if i.hardware_id)
    assert first is not None
    name = first.split("\\")[1]
    does(lab, SignIn(account="d.diaz"), RemoveUser(user=name))

    left = [i for i in lab.issued("RDLIC01") if i.hardware_id]
    assert len(left) == devices
    assert first in {i.user for i in left}


def test_a_disabled_account_keeps_its_license_until_that_expires(lab: Lab) -> None:
    lab.do(SetUserEnabled(user="b.baker", is_enabled=False))

    command = Connect(host="RDSH01", user="b.baker", device="PC-0001")
    assert refused(lab, command) is Reason.ACCOUNT_DISABLED
    assert refused(lab, SignIn(account="b.baker")) is Reason.ACCOUNT_DISABLED
    assert per_user(lab, "CORP\\b.baker") == ["RDLIC01"]
    passes(lab, 61)
    assert per_user(lab, "CORP\\b.baker") == []
    lab.do(SetUserEnabled(user="b.baker", is_enabled=True))
    assert connects(lab).outcome is Outcome.CONNECTED


def test_disabled_users_log_on_in_no_simulation(lab: Lab) -> None:
    lab.do(SetUserEnabled(user="b.baker", is_enabled=False))
    passes(lab, 61)
    day = SimulateDay(host="RDSH01", users=20, devices=5, pattern="office-hours")  # type: ignore[arg-type]
    while not lab.issued("RDLIC01", 3):
        lab.do(day)

    assert per_user(lab, "CORP\\b.baker") == []
    assert per_user(lab, "CORP\\c.clark") == ["RDLIC01"]


def test_a_renamed_user_keeps_the_license_and_needs_no_other(lab: Lab) -> None:
    issued = len(lab.issued("RDLIC01"))
    lab.do(RenameUser(user="b.baker", to="b.brown"))

    assert per_user(lab, "CORP\\b.brown") == ["RDLIC01"]
    assert per_user(lab, "CORP\\b.baker") == []
    assert connects(lab, "b.brown").outcome is Outcome.CONNECTED
    assert len(lab.issued("RDLIC01")) == issued
    assert refused(lab, RenameUser(user="b.brown", to="C.Clark")) is Reason.NAME_TAKEN
    lab.do(RenameUser(user="b.brown", to="B.Brown"))


@pytest.mark.parametrize(
    "command",
    [
        RemoveUser(user="a.adams"),
        SetUserEnabled(user="A.Adams", is_enabled=False),
        RenameUser(user="a.adams", to="x"),
    ],
    ids=lambda c: c.name(),
)
def test_who_is_at_the_console_stays_who_that_is(lab: Lab, command: Command) -> None:
    assert refused(lab, command) is Reason.SIGNED_IN_NOW


def test_a_device_license_names_its_first_user_as_that_was_called_then(
    lab: Lab,
) -> None:
    """domain.md 1.6: sIssuedToUser is the name at issue time."""
    lab.do(RenameUser(user="b.baker", to="b.brown"))
    named = [i.user for i in lab.issued("RDLIC01") if i.hardware_id]
    assert "CORP\\b.baker" in named
    assert "CORP\\b.brown" not in named
