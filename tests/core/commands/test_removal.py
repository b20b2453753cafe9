"""Roles that are removed, and what is left; each end and its way back."""

import pytest

from core.catalog import (
    ActivationStatus,
    Outcome,
    RoleState,
)
from core.commands.command import Command
from core.commands.connect import Connect
from core.commands.history import Redo, Undo
from core.commands.removal import (
    AddSessionHostRole,
    RemoveLicensingRole,
    RemoveSessionHostRole,
)
from core.commands.renaming import RenameComputer
from core.commands.roles import AddLicensingRole
from core.commands.sign_in import SignIn
from core.commands.simulate import SimulateDay
from core.commands.upgrade import ConvertEdition, SetEvaluation
from core.commands.world import SetSessionHostReachable
from core.events import LicensingRoleRemoved
from core.lab import Lab, replay
from core.records import built_in_pack
from core.refusals import Reason
from core.rules.issuance.model import Rule
from tests.core.commands.endings import (
    AWAY,
    LATER,
    PER_DEVICE,
    STOP,
    Later,
    connects,
    does,
    passes,
    refused,
)
from tests.helpers.labs import MakeLab, world


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


@pytest.mark.parametrize("later", LATER, ids=lambda later: later.command.name())
def test_what_ends_comes_back_and_is_replayed(lab: Lab, later: Later) -> None:
    does(lab, *later.before)
    before = world(lab)
    lab.do(later.command)
    after = world(lab)
    assert after != before
    assert lab.problems() == []
    with replay(lab, lab.path.with_name("again.rdlab")) as again:
        assert again.snapshot() == lab.snapshot()
    lab.do(Undo())
    assert world(lab) == before
    lab.do(Redo())
    assert world(lab) == after


def test_without_the_licensing_role_nothing_of_the_license_server_is_left(
    lab: Lab,
) -> None:
    assert lab.do(RemoveLicensingRole(server="rdlic01")) == [
        LicensingRoleRemoved("RDLIC01")
    ]

    assert [s.name for s in lab.servers()] == ["RDLIC02"]
    assert lab.issued("RDLIC01") == []
    names = [h.name for h in lab.remote_computers()]
    assert names == ["RDLIC01", "RDSH01", "RDLIC02"]
    assert lab.host("RDLIC01").role is RoleState.NEVER
    assert [h.name for h in lab.session_hosts()] == ["RDSH01"]


def test_a_license_server_can_be_made_of_it_again_and_begins_empty(lab: Lab) -> None:
    product_id = lab.server("RDLIC01").product_id
    does(lab, RemoveLicensingRole(server="RDLIC01"), AddLicensingRole(host="RDLIC01"))

    server = lab.server("RDLIC01")
    assert server.activation_status is ActivationStatus.NOT_ACTIVATED
    assert server.product_id == product_id
    assert lab.packs("RDLIC01") == [built_in_pack("RDLIC01")]
    assert lab.host("RDLIC01").role is RoleState.NEVER


def test_clients_go_on_with_what_they_keep_when_the_license_server_ends(
    lab: Lab,
) -> None:
    does(lab, PER_DEVICE)
    passes(lab, 1)
    device = lab.devices()[0]
    assert device.client_license is not None
    lab.do(RemoveLicensingRole(server="RDLIC01"))

    assert lab.device(device.name) == device
    tried = connects(lab, device=device.name)
    assert tried.outcome is Outcome.CONNECTED


def test_without_the_session_host_role_two_administrators_connect_and_need_nothing(
    lab: Lab,
) -> None:
    passes(lab, 200)
    issued = len(lab.issued("RDLIC01"))
    lab.do(RemoveSessionHostRole(host="RDSH01"))

    assert connects(lab, "c.clark").outcome is Outcome.NO_RIGHTS
    for name in ("a.adams", "d.diaz"):
        tried = connects(lab, name)
        assert (tried.outcome, tried.rule) == (Outcome.CONNECTED, Rule.ADMINISTRATIVE)
    assert all(session.is_administrative for session in lab.sessions("RDSH01"))
    assert len(lab.issued("RDLIC01")) == issued


def test_a_third_administrator_is_too_many_without_the_role(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-two-administrators")
    lab.do(RemoveSessionHostRole(host="RDSH01"))
    assert lab.sessions("RDSH01") == []

    for name in ("a.adams", "d.diaz"):
        connects(lab, name)
    assert (
        refused(lab, Connect(host="RDSH01", user="f.fischer", device="PC-0003"))
        is Reason.TOO_MANY_ADMINISTRATORS
    )


def test_a_server_without_the_role_is_no_session_host_anywhere(lab: Lab) -> None:
    lab.do(RemoveSessionHostRole(host="RDSH01"))

    assert lab.session_hosts() == []
    assert refused(lab, PER_DEVICE) is Reason.NO_SESSION_HOST_ROLE
    day = SimulateDay(host="RDSH01", users=5, devices=5, pattern="office-hours")  # type: ignore[arg-type]
    assert refused(lab, day) is Reason.NO_SESSION_HOST_ROLE
    again = RemoveSessionHostRole(host="RDSH01")
    assert refused(lab, again) is Reason.NO_SESSION_HOST_ROLE


def test_the_grace_period_goes_on_when_the_role_comes_back(lab: Lab) -> None:
    passes(lab, 30)
    lab.do(RemoveSessionHostRole(host="RDSH01"))
    passes(lab, 30)
    lab.do(AddSessionHostRole(host="RDSH01"))

    assert lab.host("RDSH01").grace_days_left(lab.settings().now) == 60
    again = AddSessionHostRole(host="RDSH01")
    assert refused(lab, again) is Reason.SESSION_HOST_ROLE_IS_THERE


def test_a_server_that_never_was_a_session_host_has_its_grace_period_before_it(
    lab: Lab,
) -> None:
    lab.do(RemoveLicensingRole(server="RDLIC01"))
    passes(lab, 30)
    lab.do(AddSessionHostRole(host="RDLIC01"))

    assert lab.host("RDLIC01").grace_days_left(lab.settings().now) == 120


@pytest.mark.parametrize(
    "command",
    [
        RemoveLicensingRole(server="RDLIC01"),
        RemoveSessionHostRole(host="RDSH01"),
        RenameComputer(computer="RDSH01", to="X"),
        AWAY,
        ConvertEdition(computer="RDSH01"),
    ],
    ids=lambda c: c.name(),
)
def test_only_administrators_end_what_is_genuine(lab: Lab, command: Command) -> None:
    does(lab, STOP, SetEvaluation(host="RDSH01", is_evaluation=True))
    lab.do(SignIn(account="b.baker"))
    assert refused(lab, command) is Reason.NOT_ADMINISTRATOR


def test_a_role_of_what_does_not_answer_stays(lab: Lab) -> None:
    lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=False))
    command = RemoveSessionHostRole(host="RDSH01")
    assert refused(lab, command) is Reason.ROLE_UNREACHABLE
