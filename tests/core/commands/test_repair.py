"""The buttons of Review Configuration: what they need, and what they change."""

import pytest

from core.catalog import DiscoveryScope, Rights
from core.commands.faults import SetDirectoryReachable, SetServerReachable
from core.commands.history import Undo
from core.commands.repair import AddToGroup, ChangeScope, RegisterAsScp, RepairCommand
from core.commands.sign_in import SignIn
from core.errors import Refused
from core.events import ServerChanged
from core.lab import Lab, replay
from core.records import LicenseServer
from core.refusals import Reason
from tests.helpers.labs import MakeLab, sql, world

SERVER = "RDLIC01"
FOREST = ChangeScope(server=SERVER, scope=DiscoveryScope.FOREST)
DOMAIN = ChangeScope(server=SERVER, scope=DiscoveryScope.DOMAIN)
ADD = AddToGroup(server=SERVER)
REGISTER = RegisterAsScp(server=SERVER)
ACCOUNTS = {
    "b.baker": Rights.USER,
    "a.adams": Rights.SERVER_ADMIN,
    "d.diaz": Rights.DOMAIN_ADMIN,
    "Administrator": Rights.ENTERPRISE_ADMIN,
}
LACKING = {
    Rights.SERVER_ADMIN: Reason.NOT_SERVER_ADMIN,
    Rights.DOMAIN_ADMIN: Reason.NOT_DOMAIN_ADMIN,
    Rights.ENTERPRISE_ADMIN: Reason.NOT_ENTERPRISE_ADMIN,
}
REPAIRS = {
    ADD: Rights.DOMAIN_ADMIN,
    REGISTER: Rights.SERVER_ADMIN,
    DOMAIN: Rights.DOMAIN_ADMIN,
    FOREST: Rights.ENTERPRISE_ADMIN,
}
each_repair = pytest.mark.parametrize("repair", REPAIRS, ids=lambda r: r.name())


def by(account: str, repair: RepairCommand) -> RepairCommand:
    return repair.changed(account=account)


def refused(lab: Lab, command: RepairCommand) -> Reason:
    before = world(lab)
    with pytest.raises(Refused) as answer:
        lab.do(command)
    assert world(lab) == before
    return answer.value.reason


@each_repair
@pytest.mark.parametrize("account", ACCOUNTS)
@pytest.mark.parametrize("way", ["given", "signed in"])
def test_it_is_done_by_who_has_the_rights(
    lab: Lab, repair: RepairCommand, account: str, way: str
) -> None:
    if way == "signed in":
        lab.do(SignIn(account=account))
    else:
        lab.do(SignIn(account="b.baker"))
        repair = by(account, repair)
    needed = REPAIRS[repair.changed(account=None)]

    assert repair.needed is needed
    if ACCOUNTS[account].covers(needed):
        assert lab.do(repair) == [ServerChanged(SERVER)]
    else:
        assert refused(lab, repair) is LACKING[needed]


def test_the_refusal_names_who_lacks_the_rights(lab: Lab) -> None:
    with pytest.raises(Refused, match=r"a\.adams is not a member of the Domain Admins"):
        lab.do(ADD)
    with pytest.raises(Refused, match=r"b\.baker is not a member .* on RDLIC01"):
        lab.do(by("B.BAKER", REGISTER))


def test_a_server_is_added_to_the_group(lab: Lab) -> None:
    lab.do(by("d.diaz", ADD))
    server = lab.server(SERVER)

    assert server.in_ad_group
    assert not server.network_service_in_ad_group


def test_on_a_domain_controller_network_service_is_added_too(lab: Lab) -> None:
    on_controller(lab)
    lab.do(by("d.diaz", ADD))

    assert lab.server(SERVER).in_ad_group
    assert lab.server(SERVER).network_service_in_ad_group


def on_controller(lab: Lab) -> None:
    sql(lab).execute("UPDATE license_server SET on_domain_controller = 1")


def test_a_server_is_registered(lab: Lab) -> None:
    lab.do(REGISTER)
    assert lab.server(SERVER).scp_registered


def test_the_scope_of_the_forest_publishes_and_that_of_the_domain_takes_it_back(
    lab: Lab,
) -> None:
    def scope(server: LicenseServer) -> tuple[str, bool]:
        return server.scope.value, server.published

    lab.do(by("Administrator", FOREST))
    assert scope(lab.server(SERVER)) == ("forest", True)
    lab.do(by("d.diaz", DOMAIN))
    assert scope(lab.server(SERVER)) == ("domain", False)


def test_a_server_of_a_domain_cannot_have_the_scope_of_the_workgroup(lab: Lab) -> None:
    workgroup = ChangeScope(server=SERVER, scope=DiscoveryScope.WORKGROUP)
    assert refused(lab, workgroup) is Reason.IN_DOMAIN


@each_repair
def test_without_a_domain_nothing_can_be_repaired(
    make_lab: MakeLab, repair: RepairCommand
) -> None:
    lab = make_lab("workgroup")
    sql(lab).execute("UPDATE account SET rights = 'enterprise-admin'")

    assert refused(lab, repair) is Reason.NOT_IN_DOMAIN


@each_repair
def test_without_a_domain_controller_nothing_can_be_repaired(
    lab: Lab, repair: RepairCommand
) -> None:
    lab.do(SetDirectoryReachable(is_reachable=False))
    assert refused(lab, by("Administrator", repair)) is Reason.DIRECTORY_UNREACHABLE

    lab.do(SetDirectoryReachable(is_reachable=True))
    lab.do(by("Administrator", repair))


@each_repair
def test_a_server_that_is_gone_cannot_be_repaired(
    lab: Lab, repair: RepairCommand
) -> None:
    lab.do(SetServerReachable(server=SERVER, is_reachable=False))
    assert refused(lab, by("Administrator", repair)) is Reason.SERVER_UNREACHABLE


def test_an_account_that_is_not_there_is_refused(lab: Lab) -> None:
    assert refused(lab, by("x.nobody", ADD)) is Reason.NO_SUCH_ACCOUNT


@each_repair
def test_undo_takes_it_back_and_replay_does_it_again(
    lab: Lab, repair: RepairCommand
) -> None:
    before = world(lab)
    lab.do(by("Administrator", repair))
    after = world(lab)
    lab.do(Undo())
    assert world(lab) == before
    lab.do(by("Administrator", repair))
    with replay(lab, lab.path.with_name("again.rdlab")) as again:
        assert again.snapshot() == lab.snapshot()
        assert world(again) == after


def test_a_password_is_in_no_journal(lab: Lab) -> None:
    lab.do(by("d.diaz", ADD))
    (entry,) = lab.journal()

    assert entry.arguments == '{"account":"d.diaz","server":"RDLIC01"}'
