"""What WMI alone does to a license server in Active Directory (domain.md 1.3)."""

import pytest

from core.catalog import Rights
from core.commands.directory import RemoveFromGroup, SetPublished, UnregisterAsScp
from core.commands.repair import RepairCommand
from core.errors import Refused
from core.event_kinds import EventKind
from core.lab import Lab
from core.refusals import Reason
from tests.helpers.labs import MakeLab

SERVER = "RDLIC01"


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


@pytest.mark.parametrize(
    ("command", "needed", "lacking", "account"),
    [
        (
            SetPublished(server=SERVER, is_published=True),
            Rights.ENTERPRISE_ADMIN,
            Reason.NOT_ENTERPRISE_ADMIN,
            "d.diaz",
        ),
        (
            UnregisterAsScp(server=SERVER),
            Rights.SERVER_ADMIN,
            Reason.NOT_SERVER_ADMIN,
            "b.baker",
        ),
        (
            RemoveFromGroup(server=SERVER),
            Rights.DOMAIN_ADMIN,
            Reason.NOT_DOMAIN_ADMIN,
            "a.adams",
        ),
    ],
    ids=["publish", "SCP", "group"],
)
def test_it_needs_rights_of_its_own(
    lab: Lab, command: RepairCommand, needed: Rights, lacking: Reason, account: str
) -> None:
    assert command.needed is needed
    before = lab.server(SERVER)
    with pytest.raises(Refused) as answer:
        lab.do(command.changed(account=account))
    assert answer.value.reason is lacking
    assert lab.server(SERVER) == before


def test_a_server_leaves_the_directory_step_by_step(lab: Lab) -> None:
    for is_published in (True, False):
        lab.do(
            SetPublished(
                server=SERVER, account="Administrator", is_published=is_published
            )
        )
        assert lab.server(SERVER).published is is_published
    assert [e.kind for e in lab.logged(SERVER, EventKind.PUBLISHED)]
    lab.do(UnregisterAsScp(server=SERVER))
    lab.do(RemoveFromGroup(server=SERVER, account="d.diaz"))
    server = lab.server(SERVER)
    assert (server.scp_registered, server.in_ad_group) == (False, False)
    assert len(lab.logged(SERVER, EventKind.REMOVED_FROM_GROUP)) == 1
