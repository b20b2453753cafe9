from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from core import scenarios
from core.catalog import (
    DEFAULT_SCENARIO,
    SERVER_VERSIONS,
    ActivationStatus,
    ClearinghouseCondition,
    ConnectionMethod,
    DiscoveryScope,
    LicenseProgram,
    LicenseStatus,
    LicenseType,
    LicensingMode,
    ProductVersion,
    Rights,
)
from core.errors import LabMissing
from core.lab import Lab
from core.numbers import servers
from core.scenarios.plans import Scenario
from tests.helpers.labs import MakeLab, activation, server_id
from tests.helpers.long_form import one_of

NAMES = scenarios.names()
each_scenario = pytest.mark.parametrize("name", NAMES)


def test_the_scenarios_are_there_and_the_default_comes_first() -> None:
    assert {
        "fresh",
        "activated",
        "office",
        "workgroup",
        "trouble-clearinghouse-unreachable",
    } <= set(NAMES)
    assert NAMES[0] == DEFAULT_SCENARIO


def test_an_unknown_scenario_is_answered_with_the_names() -> None:
    with pytest.raises(LabMissing, match="The scenarios are: fresh, activated"):
        scenarios.load("nope")


@pytest.mark.parametrize("name", ["../fresh", "fresh.toml", "", "/etc/passwd"])
def test_a_scenario_is_a_name_and_no_path(name: str) -> None:
    with pytest.raises(LabMissing):
        scenarios.load(name)


@each_scenario
def test_a_scenario_makes_a_sound_lab(make_lab: MakeLab, name: str) -> None:
    lab = make_lab(name)

    assert lab.problems() == []
    assert lab.settings().scenario == name
    assert lab.settings().edition is scenarios.load(name).edition
    assert list(lab.journal()) == []
    assert lab.undoable() is None


@pytest.mark.parametrize("name", one_of(3, NAMES))
def test_the_same_seed_makes_the_same_lab(tmp_path: Path, name: str) -> None:
    """Each is made anew: the labs of other tests are copies of one."""
    made = []
    for number, seed in enumerate((7, 7, 8)):
        with Lab.create(tmp_path / f"{number}.rdlab", name, seed=seed) as lab:
            made.append((lab.snapshot(), lab.servers()[0].product_id))
    one, two, other = made

    assert one == two
    assert all(here != there for here, there in zip(one, other, strict=True))


@pytest.mark.parametrize("edition", SERVER_VERSIONS)
def test_a_lab_can_show_another_edition(
    make_lab: MakeLab, edition: ProductVersion
) -> None:
    first = make_lab()
    path = first.path.with_name("edition.rdlab")
    with Lab.create(path, "fresh", edition=edition) as lab:
        assert lab.settings().edition is edition
        assert lab.servers() == first.servers()


def test_fresh_is_as_described(make_lab: MakeLab) -> None:
    lab = make_lab("fresh")
    (server,) = lab.servers()
    (host,) = lab.session_hosts()
    (built_in,) = lab.packs("RDLIC01")

    assert lab.settings().domain == "corp.example"
    assert (server.name, server.version) == ("RDLIC01", ProductVersion.W2022)
    assert server.activation_status is ActivationStatus.NOT_ACTIVATED
    assert server.license_server_id is None
    assert not server.in_ad_group
    assert server.scope is DiscoveryScope.DOMAIN
    assert (host.name, host.version) == ("RDSH01", ProductVersion.W2022)
    assert host.licensing_mode is LicensingMode.NOT_CONFIGURED
    assert host.license_servers == ()
    assert (len(lab.users()), len(lab.devices())) == (25, 15)
    assert (built_in.id, built_in.program) == (2, LicenseProgram.BUILT_IN)
    assert built_in.total is None


def test_activated_is_activated_and_reviewed_without_licenses(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("activated")
    (server,) = lab.servers()

    assert server.is_activated
    assert server.in_ad_group
    assert server.scp_registered
    assert servers.server_id_fits(server.license_server_id or "", server.product_id)
    assert [p.program for p in lab.packs("RDLIC01")] == [LicenseProgram.BUILT_IN]


def test_office_is_as_described(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    first, second = lab.servers()
    _, per_user, per_device = lab.packs("RDLIC01")
    (_, source) = lab.packs("RDLIC02")
    (host,) = lab.session_hosts()

    assert first.is_activated
    assert second.is_activated
    assert second.version is ProductVersion.W2016
    assert (per_user.type, per_user.total) == (LicenseType.PER_USER, 100)
    assert per_user.program is LicenseProgram.ENTERPRISE
    assert (per_device.type, per_device.total) == (LicenseType.PER_DEVICE, 50)
    assert per_device.program is LicenseProgram.RETAIL
    for pack in (per_user, per_device):
        assert 0 < pack.issued < (pack.total or 0)
        assert pack.available == (pack.total or 0) - pack.issued
    assert source.version is ProductVersion.W2016
    assert source.purchase_number
    assert host.licensing_mode is LicensingMode.PER_USER
    assert host.license_servers == ("RDLIC01",)
    assert any(user.organizational_unit == "Sales" for user in lab.users())


def test_the_issued_licenses_of_office_keep_the_rules(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    now = lab.settings().now
    for pack in lab.packs("RDLIC01"):
        for issued in lab.issued("RDLIC01", pack.id):
            lifetime = (issued.expires_on - issued.issued_on).days
            assert issued.status is LicenseStatus.ACTIVE
            assert issued.issued_on < now < issued.expires_on
            if pack.type is LicenseType.PER_USER:  # domain.md 3.3
                assert lifetime == 60
                assert issued.computer is None
            else:  # domain.md 3.2
                assert 52 <= lifetime <= 89
                assert issued.hardware_id


def test_workgroup_has_no_domain_and_licenses_devices_only(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("workgroup")
    (server,) = lab.servers()
    (host,) = lab.session_hosts()

    assert lab.settings().domain is None
    assert server.scope is DiscoveryScope.WORKGROUP
    assert host.licensing_mode is LicensingMode.PER_DEVICE


def test_trouble_with_the_clearinghouse_is_fresh_with_one_fault(
    make_lab: MakeLab,
) -> None:
    fresh = make_lab("fresh", name="fresh")
    trouble = make_lab("trouble-clearinghouse-unreachable", name="trouble")

    assert trouble.servers() == fresh.servers()
    condition = trouble.settings().clearinghouse
    assert condition is ClearinghouseCondition.UNREACHABLE


def test_network_has_a_server_that_is_not_listed_yet(make_lab: MakeLab) -> None:
    lab = make_lab("network")
    *office, third = lab.servers()

    assert [s.name for s in office] == ["RDLIC01", "RDLIC02"]
    assert [s.name for s, _ in lab.servers_in_console()] == ["RDLIC01", "RDLIC02"]
    assert (third.name, third.version) == ("RDLIC03", ProductVersion.W2019)
    assert third.activation_status is ActivationStatus.NOT_ACTIVATED
    assert third.address == "10.0.0.13"


def test_trouble_with_the_group_leaves_users_without_a_license(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("trouble-not-in-group")
    _, per_user, per_device = lab.packs("RDLIC01")

    assert not lab.server("RDLIC01").in_ad_group
    assert lab.server("RDLIC01").is_activated
    assert (per_user.type, per_user.issued) == (LicenseType.PER_USER, 0)
    assert per_device.issued == 12
    failed = scenarios.load("trouble-not-in-group").failed
    assert len(failed) == 5
    assert {f.user.removeprefix("CORP\\") for f in failed} <= {
        u.name for u in lab.users()
    }


def test_trouble_with_the_policy_lets_no_host_in(make_lab: MakeLab) -> None:
    server = make_lab("trouble-security-group").server("RDLIC01")

    assert server.security_group_policy
    assert server.security_group_members == ()


def test_trouble_with_the_credentials_is_office_for_somebody_else(
    make_lab: MakeLab,
) -> None:
    office = make_lab("office", name="office")
    trouble = make_lab("trouble-credentials", name="trouble")

    assert trouble.servers() == office.servers()
    assert office.rights() is Rights.SERVER_ADMIN
    assert trouble.settings().signed_in == "b.baker"
    assert trouble.rights() is Rights.USER


def test_a_number_made_for_a_lab_fits_the_same_scenario_and_seed(
    make_lab: MakeLab, tmp_path: Path
) -> None:
    made_for = server_id(make_lab(seed=5, name="teacher").servers()[0])
    with Lab.create(tmp_path / "student", seed=5) as lab:
        lab.do(activation(lab, ConnectionMethod.WEB))

        assert lab.servers()[0].license_server_id == made_for


@pytest.mark.parametrize(
    "facts",
    [
        {"devices": 1_000_000_000},
        {"devices": -1},
        {"numbered_users": 1_000_000_000},
        {"numbered_users": 0, "users": []},
        {"devices": 0},
    ],
    ids=str,
)
def test_a_world_that_cannot_be_built_is_refused_before_it_is_begun(
    facts: dict[str, Any],
) -> None:
    """A lesson may describe a world of its own, and comes from anywhere."""
    own = scenarios.on_its_base({"base": "office", **facts})
    with pytest.raises(ValidationError):
        Scenario.model_validate(own)
