"""Users, devices, groups, trusts, and who gets through."""

import pytest

from core.catalog import ClientKind, LicensingMode, Way
from core.commands.clients import ReimageDevice, SetClientKind
from core.commands.connect import Connect
from core.commands.passages import DelegateControl, SetPassage
from core.commands.policy import ConfigureSessionHost
from core.commands.sign_in import SignIn
from core.commands.trusts import SetTrust, SetTrustedGroup
from core.commands.world import SetAttributeDelegation, SetSecurityGroupMembers
from core.rules.passages import LICENSE_SERVERS
from tests.core.lessons.checks.judging import is_so
from tests.helpers.labs import MakeLab

DEVICE = {"check": "device", "device": "PC-0015"}


def test_a_user_has_a_unit_a_domain_and_an_account(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-one-unit")
    user = next(u for u in lab.users() if u.organizational_unit == "Sales")
    check = {"check": "user", "user": user.name.upper()}
    assert is_so(lab, **check, organizational_unit="Sales", is_enabled=True)
    assert not is_so(lab, **check, organizational_unit="Support")
    assert not is_so(lab, **check, is_enabled=False)
    assert not is_so(lab, **check, domain="north.example")
    assert is_so(lab, check="user", user="nobody", is_there=False)


def test_the_license_that_a_device_keeps_is_told(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    mode = LicensingMode.PER_DEVICE
    servers = ("RDLIC01",)
    lab.do(ConfigureSessionHost(host="RDSH01", mode=mode, license_servers=servers))
    connects = Connect(host="RDSH01", user="y.yilmaz", device="PC-0015")
    for kept in ("none", "temporary", "full"):
        others = {"none", "temporary", "full", "damaged"} - {kept}
        assert is_so(lab, **DEVICE, license=kept)
        assert not any(is_so(lab, **DEVICE, license=other) for other in others)
        lab.do(connects)
    assert is_so(lab, **DEVICE, license_version="2022")
    assert not is_so(lab, **DEVICE, license_version="2019")


def test_a_device_is_known_by_another_id_than_at_the_start(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    assert is_so(lab, **DEVICE, has_new_id=False)
    lab.do(ReimageDevice(device="PC-0015"))
    assert is_so(lab, **DEVICE, has_new_id=True)
    assert not is_so(lab, **DEVICE, has_new_id=False)


def test_a_device_connects_with_a_client(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    assert is_so(lab, **DEVICE, client="windows")
    lab.do(SetClientKind(device="PC-0015", kind=ClientKind.APP))
    assert is_so(lab, **DEVICE, client="app")


def test_members_of_groups_are_found_whatever_their_case(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    computers = {
        "check": "member",
        "group": "terminal-server-computers",
        "of": "RDLIC01",
        "member": "rdsh01",
    }
    assert not is_so(lab, **computers)
    assert is_so(lab, **computers, is_so=False)
    lab.do(SetSecurityGroupMembers(server="RDLIC01", members=("RDSH01",)))
    assert is_so(lab, **computers)
    assert not is_so(lab, **{**computers, "of": "RDLIC02"})


def test_the_group_of_a_trusted_domain_has_its_own_members(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    check = {
        "check": "member",
        "group": "license-servers",
        "of": "north.example",
        "member": "RDLIC01",
    }
    trust = {"check": "trust", "domain": "NORTH.example"}
    assert not is_so(lab, **trust)
    lab.do(SetTrust(domain="north.example"))
    assert is_so(lab, **trust, is_two_way=True)
    assert not is_so(lab, **trust, is_two_way=False)
    assert not is_so(lab, **check)
    lab.do(SetTrustedGroup(server="RDLIC01", domain="north.example", is_member=True))
    assert is_so(lab, **check)
    assert not is_so(lab, **{**check, "member": "RDLIC02"})


@pytest.mark.parametrize("way", [Way.PING, Way.RPC, Way.DYNAMIC])
def test_a_way_is_open_for_all_but_for_whom_it_is_closed(
    make_lab: MakeLab, way: Way
) -> None:
    lab = make_lab("office")
    check = {"check": "passage", "target": "RDLIC01", "way": way.value}
    assert is_so(lab, **check, origin="RDSH01")
    lab.do(SetPassage(origin="RDSH01", target="RDLIC01", way=way, is_open=False))
    assert is_so(lab, **check, origin="rdsh01", is_open=False)
    assert not is_so(lab, **check, origin="RDSH01")
    assert is_so(lab, **check)
    assert is_so(lab, **check, origin="RDLIC02")


def test_the_right_to_write_license_attributes_comes_from_above(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("trouble-one-unit")
    user = next(u for u in lab.users() if u.organizational_unit == "Sales").name
    check = {"check": "passage", "origin": LICENSE_SERVERS, "way": "update"}
    assert is_so(lab, **check, target=f"CN={user}", is_open=False)
    lab.do(SignIn(account="d.diaz"))
    lab.do(DelegateControl(target="OU=Sales", trustee=LICENSE_SERVERS))
    assert is_so(lab, **check, target=f"CN={user}")
    assert is_so(lab, **check, target="DC=")


def test_what_the_domain_gives_the_users_counts_where_nothing_else_is_said(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("office")
    check = {"check": "passage", "origin": "SELF", "target": "CN=a.adams"}
    assert is_so(lab, **check, way="update")
    lab.do(SetAttributeDelegation(users_may_update=False))
    assert not is_so(lab, **check, way="update")
