"""Servers that leave the domain, and come back."""

import pytest

from core.catalog import (
    DiscoveryScope,
    Outcome,
)
from core.commands.membership import SetDomainMembership
from core.commands.removal import RemoveLicensingRole
from core.commands.repair import AddToGroup, ChangeScope, RegisterAsScp
from core.commands.reports import CreateReport
from core.commands.roles import AddLicensingRole
from core.commands.sign_in import SignIn
from core.commands.trusts import SetAnonymousRefused, SetTrust, SetTrustedGroup
from core.commands.world import SetSecurityGroupMembers
from core.lab import Lab
from core.reads.diagnosis import examine
from core.reads.notices import serving
from core.refusals import Reason
from core.rules.diagnosis import ProblemKind
from core.rules.issuance.model import Rule
from core.rules.notifications import Serving
from core.rules.review import FindingKind, review
from tests.core.commands.endings import (
    AS_DOMAIN_ADMIN,
    JOINS,
    LEAVES,
    PER_DEVICE,
    connects,
    does,
    passes,
    refused,
)
from tests.helpers.labs import MakeLab


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


def test_a_host_outside_the_domain_gets_no_per_user_license(lab: Lab) -> None:
    does(lab, AS_DOMAIN_ADMIN, LEAVES)
    passes(lab, 130)
    issued = len(lab.issued("RDLIC01"))
    tried = connects(lab, "y.yilmaz")
    assert (tried.rule, tried.user) == (Rule.USER_OUTSIDE_DOMAIN, "RDSH01\\y.yilmaz")
    assert len(lab.issued("RDLIC01")) == issued
    found = {p.kind for p in examine(lab, lab.host("RDSH01"), {}).problems}
    assert ProblemKind.PER_USER_IN_WORKGROUP in found

    lab.do(JOINS)
    assert connects(lab, "y.yilmaz").rule is Rule.USER_ISSUED


def test_a_host_outside_the_domain_gets_per_device_licenses_with_credentials(
    lab: Lab,
) -> None:
    does(lab, PER_DEVICE, AS_DOMAIN_ADMIN, LEAVES)
    passes(lab, 130)
    assert connects(lab).rule is Rule.FIRST_TEMPORARY
    lab.do(SetAnonymousRefused(server="RDLIC01", is_refused=True))
    tried = connects(lab, device="PC-0014")
    assert tried.outcome is Outcome.NO_LICENSE_SERVERS


def test_a_license_server_outside_the_domain_is_in_none_of_its_groups(
    lab: Lab,
) -> None:
    does(
        lab,
        SetSecurityGroupMembers(server="RDLIC02", members=("RDSH01",)),
        AS_DOMAIN_ADMIN,
        LEAVES,
        SetDomainMembership(computer="RDLIC01", is_member=False),
    )
    server = lab.server("RDLIC01")
    assert server.scope is DiscoveryScope.WORKGROUP
    assert not server.in_ad_group
    assert not server.scp_registered
    assert lab.server("RDLIC02").security_group_members == ()
    lab.do(SetDomainMembership(computer="RDLIC01", is_member=True))
    assert lab.server("RDLIC01").scope is DiscoveryScope.DOMAIN


ALONE, BACK_IN = (
    SetDomainMembership(computer="RDLIC01", is_member=on) for on in (False, True)
)
NEED_A_DOMAIN = [
    AddToGroup(server="RDLIC01"),
    RegisterAsScp(server="RDLIC01"),
    *(ChangeScope(server="RDLIC01", scope=scope) for scope in DiscoveryScope),
    CreateReport(server="RDLIC01"),
    SetTrustedGroup(server="RDLIC01", domain="partner.example", is_member=True),
]


def test_what_needs_active_directory_is_not_for_a_license_server_outside(
    lab: Lab,
) -> None:
    does(
        lab,
        SetTrust(domain="partner.example"),
        SignIn(account="Administrator"),
        ALONE,
    )
    for command in NEED_A_DOMAIN:
        assert refused(lab, command) is Reason.NOT_IN_DOMAIN, command
    assert FindingKind.WORKGROUP in findings(lab)

    lab.do(BACK_IN)
    assert FindingKind.WORKGROUP not in findings(lab)
    for command in NEED_A_DOMAIN:
        if command != ChangeScope(server="RDLIC01", scope=DiscoveryScope.WORKGROUP):
            lab.do(command)


def findings(lab: Lab) -> set[FindingKind]:
    server = lab.server("RDLIC01")
    found = review(server, lab.packs(server.name), lab.settings(), lab.rights())
    return {finding.kind for finding in found}


def test_a_host_outside_is_not_called_well_served(lab: Lab) -> None:
    does(lab, AS_DOMAIN_ADMIN, LEAVES)
    assert serving(lab, lab.host("RDSH01")) is Serving.IN_TROUBLE
    lab.do(JOINS)
    assert serving(lab, lab.host("RDSH01")) is Serving.WELL


def test_a_license_server_outside_is_outside_whatever_else_it_is(lab: Lab) -> None:
    does(lab, AS_DOMAIN_ADMIN, ALONE)
    is_in = lab.settings().has_member
    assert not is_in(lab.remote_computer("RDLIC01"))
    lab.do(RemoveLicensingRole(server="RDLIC01"))
    assert not is_in(lab.host("RDLIC01"))
    lab.do(AddLicensingRole(host="RDLIC01"))
    assert not is_in(lab.server("RDLIC01"))


def test_a_workgroup_has_no_domain_to_leave(make_lab: MakeLab) -> None:
    lab = make_lab("workgroup")
    assert refused(lab, LEAVES) is Reason.NO_DOMAIN


def test_only_domain_administrators_move_a_computer(lab: Lab) -> None:
    assert refused(lab, LEAVES) is Reason.MEMBERSHIP_NEEDS_GROUP
