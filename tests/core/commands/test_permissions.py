"""Who may have administrative sessions, and on what they depend (domain.md 13.2)."""

import pytest

from core.commands.command import Command
from core.commands.connect import Connect
from core.commands.history import Undo
from core.commands.permissions import (
    PermitAdministrativeSessions,
    RestoreDefaultPermissions,
    SetThirdPartyProtocol,
)
from core.commands.sign_in import SignIn
from core.errors import Refused
from core.events import ConnectionTried
from core.lab import Lab, replay
from core.refusals import Reason
from core.rules.issuance.model import Rule
from tests.helpers.labs import MakeLab, world

PERMIT = PermitAdministrativeSessions(host="RDSH01", user="c.clark")


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


def rule_for(lab: Lab, user: str) -> Rule:
    command = Connect(
        host="RDSH01", user=user, device="PC-0001", is_administrative=True
    )
    (event,) = lab.do(command)
    assert isinstance(event, ConnectionTried)
    return event.rule


def test_the_list_is_emptied_undone_and_replayed(lab: Lab) -> None:
    lab.do(PERMIT)
    lab.do(PERMIT)
    assert lab.host("RDSH01").permitted_accounts == ("CORP\\c.clark",)
    before = world(lab)
    lab.do(RestoreDefaultPermissions(host="rdsh01"))
    assert lab.host("RDSH01").permitted_accounts == ()
    with replay(lab, lab.path.with_name("again.rdlab")) as again:
        assert again.snapshot() == lab.snapshot()
    lab.do(Undo())
    assert world(lab) == before


def test_who_is_taken_off_the_list_is_let_in_no_more(lab: Lab) -> None:
    lab.do(PERMIT)
    assert rule_for(lab, "c.clark") is Rule.ADMINISTRATIVE
    lab.do(RestoreDefaultPermissions(host="RDSH01"))
    assert rule_for(lab, "c.clark") is Rule.NO_RIGHTS


@pytest.mark.parametrize("command", [PERMIT, RestoreDefaultPermissions(host="RDSH01")])
def test_only_an_administrator_changes_the_list(lab: Lab, command: Command) -> None:
    lab.do(SignIn(account="b.baker"))
    with pytest.raises(Refused) as refused:
        lab.do(command)
    assert refused.value.reason is Reason.NOT_ADMINISTRATOR_OF_HOST


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (PERMIT.changed(host="RDSH99"), Reason.NO_SUCH_HOST),
        (PERMIT.changed(user="z.zorn"), Reason.NO_SUCH_USER),
        (RestoreDefaultPermissions(host="RDSH99"), Reason.NO_SUCH_HOST),
        (
            SetThirdPartyProtocol(host="RDSH99", is_installed=True),
            Reason.NO_SUCH_HOST,
        ),
    ],
)
def test_what_is_not_there_is_named(lab: Lab, command: Command, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        lab.do(command)
    assert refused.value.reason is reason
