"""Users, devices, groups: what the World panel changes."""

import pytest

from core.catalog import (
    CertificateValue,
    ClientKind,
    ConnectionMethod,
    FirewallGroup,
    LicenseType,
    LicensingMode,
    ProductVersion,
    Way,
)
from core.commands.accounts import RemoveUser, RenameUser, SetUserEnabled
from core.commands.certificates import DeleteCertificate, MakeCertificatesStale
from core.commands.clients import (
    AddDevice,
    DamageClientLicense,
    DeleteClientLicense,
    DeleteLicensingKey,
    ReimageDevice,
    SetClientKind,
    SetKeyAccess,
)
from core.commands.command import Command
from core.commands.connect import Connect
from core.commands.database import FillVersionStore, RemoveLicenses, RemoveLicensesOf
from core.commands.directory import RemoveFromGroup, SetPublished, UnregisterAsScp
from core.commands.history import Undo
from core.commands.host_registry import WriteLicenseServers, WriteLicensingMode
from core.commands.levels import SetLicenseLevels
from core.commands.passages import SetFirewallGroup, SetPassage
from core.commands.permissions import (
    PermitAdministrativeSessions,
    SetThirdPartyProtocol,
)
from core.commands.policy import ConfigureSessionHost
from core.commands.reinstall import ReinstallLicenses
from core.commands.removal import RemoveLicensingRole, RemoveSessionHostRole
from core.commands.renaming import RenameComputer, RenameDevice
from core.commands.services import RestartComputer
from core.commands.trusts import (
    SetAnonymousRefused,
    SetTrust,
    SetTrustedGroup,
    StoreCredentials,
)
from core.commands.upgrade import SetEvaluation, UpgradeComputer
from core.commands.world import (
    AddUser,
    SetAttributeDelegation,
    SetSecurityGroupMembers,
    SetSessionHostReachable,
)
from core.errors import Refused
from core.lab import Lab, replay
from core.refusals import Reason
from core.rules.issuance.model import Rule
from tests.helpers.labs import MakeLab, retail, world

CHANGES: list[Command] = [
    SetLicenseLevels(
        version=ProductVersion.W2022,
        type=LicenseType.PER_USER,
        warning=80,
        critical=100,
    ),
    AddUser(user="new.user", organizational_unit="Sales"),
    AddDevice(device="THIN-01", kind=ClientKind.THIN_CLIENT),
    ReimageDevice(device="pc-0001"),
    DeleteClientLicense(device="PC-0001"),
    DeleteLicensingKey(device="pc-0001"),
    SetKeyAccess(device="pc-0001", users_may_write=False),
    SetClientKind(device="pc-0001", kind=ClientKind.APP),
    PermitAdministrativeSessions(host="rdsh01", user="C.CLARK"),
    SetThirdPartyProtocol(host="rdsh01", is_installed=True),
    SetSessionHostReachable(host="rdsh01", is_reachable=False),
    SetSecurityGroupMembers(server="RDLIC01", members=("rdsh01",)),
    SetAttributeDelegation(users_may_update=False),
    DamageClientLicense(device="PC-0001"),
    MakeCertificatesStale(host="rdsh01"),
    DeleteCertificate(host="RDSH01", value=CertificateValue.X509),
    RestartComputer(computer="rdlic01"),
    RemoveLicenses(server="RDLIC01", pack_id=4),
    RemoveLicenses(server="rdlic01", pack_id=3, quantity=82),
    RemoveLicensesOf(
        server="RDLIC01",
        version=ProductVersion.W2022,
        type=LicenseType.PER_USER,
        quantity=82,
    ),
    ReinstallLicenses(
        server="RDLIC01", method=ConnectionMethod.AUTOMATIC, proof=retail(7)
    ),
    SetPublished(server="rdlic01", is_published=True, account="Administrator"),
    UnregisterAsScp(server="rdlic01"),
    RemoveFromGroup(server="rdlic01", account="d.diaz"),
    FillVersionStore(server="rdlic01"),
    SetTrust(domain="north.example", is_two_way=False),
    SetAnonymousRefused(server="rdlic01", is_refused=True),
    StoreCredentials(host="rdsh01", server="rdlic01"),
    SetPassage(origin="rdsh01", target="rdlic01", way=Way.RPC, is_open=False),
    SetFirewallGroup(
        computer="rdlic01", group=FirewallGroup.LICENSING, is_enabled=False
    ),
    WriteLicensingMode(host="rdsh01", mode=LicensingMode.PER_DEVICE),
    WriteLicenseServers(host="rdsh01", license_servers=("RDLIC02", "RDLIC01")),
    RemoveLicensingRole(server="rdlic01"),
    RemoveSessionHostRole(host="rdsh01"),
    RemoveUser(user="B.BAKER"),
    SetUserEnabled(user="B.BAKER", is_enabled=False),
    RenameUser(user="B.BAKER", to="b.brown"),
    RenameDevice(device="pc-0001", to="PC-ONE"),
    RenameComputer(computer="rdlic01", to="RDLIC09"),
    RenameComputer(computer="rdsh01", to="RDSH09"),
    UpgradeComputer(computer="rdlic01", version=ProductVersion.W2025),
    SetEvaluation(host="rdsh01", is_evaluation=True),
]


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


@pytest.mark.parametrize("command", CHANGES, ids=lambda c: c.name())
def test_a_change_is_made_undone_and_replayed(lab: Lab, command: Command) -> None:
    before = world(lab)
    lab.do(command)
    assert world(lab) != before
    assert lab.problems() == []
    with replay(lab, lab.path.with_name("again.rdlab")) as again:
        assert again.snapshot() == lab.snapshot()
    lab.do(Undo())
    assert world(lab) == before


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (AddUser(user="A.ADAMS"), Reason.NAME_TAKEN),
        (AddDevice(device="pc-0001"), Reason.NAME_TAKEN),
        (ReimageDevice(device="PC-9999"), Reason.NO_SUCH_DEVICE),
        (DeleteClientLicense(device="PC-9999"), Reason.NO_SUCH_DEVICE),
        (
            SetSessionHostReachable(host="RDSH99", is_reachable=True),
            Reason.NO_SUCH_HOST,
        ),
        (
            SetSecurityGroupMembers(server="RDLIC01", members=("RDLIC02",)),
            Reason.NO_SUCH_HOST,
        ),
        (
            SetSecurityGroupMembers(server="RDLIC99", members=()),
            Reason.NO_SUCH_SERVER,
        ),
        (AddUser(user="n.nash", domain="north.example"), Reason.NO_SUCH_DOMAIN),
        (DamageClientLicense(device="PC-0015"), Reason.KEEPS_NO_LICENSE),
        (MakeCertificatesStale(host="RDSH99"), Reason.NO_SUCH_HOST),
        (RemoveLicenses(server="RDLIC01", pack_id=2), Reason.NO_SUCH_PACK),
        (RemoveLicenses(server="RDLIC01", pack_id=9), Reason.NO_SUCH_PACK),
        (
            RemoveLicenses(server="RDLIC01", pack_id=3, quantity=83),
            Reason.TOO_MANY_TO_REMOVE,
        ),
        (SetTrust(domain="CORP.example"), Reason.NAME_TAKEN),
        (
            SetTrustedGroup(server="RDLIC01", domain="x.example", is_member=True),
            Reason.NO_SUCH_DOMAIN,
        ),
        (StoreCredentials(host="RDSH01", server="RDLIC99"), Reason.NO_SUCH_SERVER),
    ],
    ids=lambda value: value.name() if isinstance(value, Command) else value.value,
)
def test_what_is_not_there_or_taken_is_named(
    lab: Lab, command: Command, reason: Reason
) -> None:
    with pytest.raises(Refused) as refused:
        lab.do(command)

    assert refused.value.reason is reason


def per_device(lab: Lab) -> None:
    lab.do(
        ConfigureSessionHost(
            host="RDSH01", mode=LicensingMode.PER_DEVICE, license_servers=("RDLIC01",)
        )
    )


def rule_for(lab: Lab, device: str, **facts: bool) -> Rule:
    (event,) = lab.do(Connect(host="RDSH01", user="a.adams", device=device, **facts))
    return event.rule  # type: ignore[attr-defined, no-any-return]


def test_a_reimaged_device_is_another_one_to_the_server(lab: Lab) -> None:
    per_device(lab)
    assert rule_for(lab, "PC-0001") is Rule.LOCAL_COPY
    lab.do(ReimageDevice(device="PC-0001"))
    assert rule_for(lab, "PC-0001") is Rule.FIRST_TEMPORARY


def test_a_client_that_lost_its_license_gets_the_same_again(lab: Lab) -> None:
    per_device(lab)
    lab.do(DeleteClientLicense(device="PC-0001"))
    assert rule_for(lab, "PC-0001", is_elevated=True) is Rule.REINSTATED
    assert rule_for(lab, "PC-0001") is Rule.LOCAL_COPY


def test_a_thin_client_asks_every_time(lab: Lab) -> None:
    per_device(lab)
    lab.do(AddDevice(device="THIN-01", kind=ClientKind.THIN_CLIENT))
    assert rule_for(lab, "THIN-01") is Rule.FIRST_TEMPORARY
    assert rule_for(lab, "THIN-01") is Rule.UPGRADED
    assert rule_for(lab, "THIN-01") is Rule.REINSTATED


def test_removing_licenses_by_wmi_takes_free_ones_or_the_whole_pack(lab: Lab) -> None:
    """domain.md 4.3."""
    lab.do(RemoveLicenses(server="RDLIC01", pack_id=4, quantity=38))
    pack = lab.pack("RDLIC01", 4)
    assert pack is not None
    assert (pack.total, pack.available) == (12, 0)

    lab.do(RemoveLicenses(server="RDLIC01", pack_id=4))
    assert lab.pack("RDLIC01", 4) is None
    assert lab.issued("RDLIC01", 4) == []


def test_a_trust_is_changed_under_the_name_that_it_has(lab: Lab) -> None:
    lab.do(SetTrust(domain="north.example"))
    lab.do(SetTrust(domain="NORTH.example", is_two_way=False))

    (trust,) = lab.settings().trusts
    assert (trust.domain, trust.is_two_way) == ("north.example", False)


def test_a_workgroup_trusts_nobody(make_lab: MakeLab) -> None:
    with pytest.raises(Refused) as refused:
        make_lab("workgroup").do(SetTrust(domain="north.example"))

    assert refused.value.reason is Reason.NO_DOMAIN
