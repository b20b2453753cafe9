"""Servers and devices under another name."""

import pytest

from core.catalog import (
    LicensingMode,
    Way,
)
from core.commands.accounts import RenameUser
from core.commands.passages import SetPassage
from core.commands.policy import ConfigureSessionHost
from core.commands.removal import RemoveLicensingRole
from core.commands.renaming import RenameComputer, RenameDevice
from core.commands.world import SetSecurityGroupMembers
from core.lab import Lab
from core.reads.diagnosis import examine
from core.refusals import Reason
from core.rules.diagnosis import ProblemKind
from core.rules.issuance.model import Rule
from core.rules.passages import LICENSE_SERVERS
from tests.core.commands.endings import (
    PER_DEVICE,
    connects,
    does,
    refused,
)
from tests.helpers.labs import MakeLab, logged_events


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


def test_a_renamed_device_is_the_same_to_license_servers(lab: Lab) -> None:
    does(lab, PER_DEVICE)
    device = lab.devices()[0]
    issued = lab.issued("RDLIC01", 4)
    lab.do(RenameDevice(device=device.name, to="RECEPTION"))

    connects(lab, device="RECEPTION")
    assert [i.hardware_id for i in lab.issued("RDLIC01", 4)] == [
        i.hardware_id for i in issued
    ]
    assert device.name in {i.computer for i in lab.issued("RDLIC01", 4)}
    command = RenameDevice(device="RECEPTION", to="pc-0002")
    assert refused(lab, command) is Reason.NAME_TAKEN


def test_a_renamed_license_server_is_as_it_was_but_not_found_by_its_old_name(
    lab: Lab,
) -> None:
    before = [(p.id, p.total, p.issued) for p in lab.packs("RDLIC01")]
    events = len(logged_events(lab, "RDLIC01"))
    lab.do(RenameComputer(computer="RDLIC01", to="RDLIC09"))

    assert lab.server("RDLIC09").is_activated
    assert [(p.id, p.total, p.issued) for p in lab.packs("RDLIC09")] == before
    assert len(logged_events(lab, "RDLIC09")) == events
    found = examine(lab, lab.host("RDSH01"), {})
    assert [p.kind for p in found.problems] == [ProblemKind.SERVER_NOT_AVAILABLE]
    assert connects(lab, "v.virtanen").rule is Rule.GRACE
    lab.do(
        ConfigureSessionHost(
            host="RDSH01", mode=LicensingMode.PER_USER, license_servers=("RDLIC09",)
        )
    )
    assert examine(lab, lab.host("RDSH01"), {}).problems == ()


def test_a_renamed_session_host_is_named_so_in_groups(lab: Lab) -> None:
    does(
        lab,
        SetSecurityGroupMembers(server="RDLIC01", members=("RDSH01",)),
        RenameComputer(computer="RDSH01", to="RDSH09"),
    )
    assert lab.server("RDLIC01").security_group_members == ("RDSH09",)
    command = RenameComputer(computer="RDSH09", to="rdlic01")
    assert refused(lab, command) is Reason.NAME_TAKEN


def test_what_is_closed_follows_who_is_renamed(lab: Lab) -> None:
    does(
        lab,
        SetPassage(origin="RDSH01", target="RDLIC01", way=Way.RPC, is_open=False),
        SetPassage(origin="PC-0001", target="RDSH01", way=Way.SESSIONS, is_open=False),
        SetPassage(
            origin=LICENSE_SERVERS, target="CN=b.baker", way=Way.UPDATE, is_open=False
        ),
        RenameComputer(computer="RDSH01", to="RDSH09"),
        RenameComputer(computer="RDLIC01", to="RDLIC09"),
        RenameDevice(device="PC-0001", to="PC-ONE"),
        RenameUser(user="b.baker", to="b.brown"),
    )
    assert {(p.origin, p.target) for p in lab.passages()} == {
        ("RDSH09", "RDLIC09"),
        ("PC-ONE", "RDSH09"),
        (LICENSE_SERVERS, "CN=b.brown"),
    }


def test_what_was_closed_for_who_is_gone_is_not_for_who_gets_the_name(
    lab: Lab,
) -> None:
    does(
        lab,
        SetPassage(origin="RDSH01", target="RDLIC02", way=Way.RPC, is_open=False),
        RemoveLicensingRole(server="RDLIC02"),
        RenameComputer(computer="RDLIC02", to="RDLIC08"),
        RenameComputer(computer="RDLIC01", to="RDLIC02"),
    )
    assert lab.passages() == []
