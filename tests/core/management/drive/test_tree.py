"""The drive RDS: what is in it, what is set and made, and what is refused."""

from collections.abc import Callable, Iterator

import pytest

from core.catalog import LicenseProgram, LicensingMode, PolicyName, PolicyState
from core.commands.activate import ActivateServer
from core.commands.deactivate import DeactivateServer
from core.commands.install import InstallLicenses
from core.commands.policy import ConfigureSessionHost, EditPolicy, UpdatePolicy
from core.commands.properties import ChangeServerProperties
from core.commands.reactivate import ReactivateServer
from core.commands.reports import CreateReport, DeleteReport
from core.commands.sign_in import SignIn
from core.lab import Lab
from core.management.answers import Because, No, Outcome, Write
from core.management.drive.item import Item
from core.management.drive.tree import drive, find, may_read
from core.management.wmi.site import Site
from core.numbers import purchases
from core.records import PolicySetting
from tests.helpers.labs import MakeLab

At = Callable[..., Item]
PACKS = r"LicenseServer\LicenseKeyPacks"
REPORTS = r"LicenseServer\IssuedLicenses\PerUserLicenseReports"
SETTINGS = r"RDSConfiguration\LicensingSettings"
AUTO = {"connectionmethod": "AUTO"}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """An office that is only read."""
    path = tmp_path_factory.mktemp("drive") / "office.rdlab"
    with Lab.create(path, "office", seed=1) as lab:
        yield lab


@pytest.fixture
def at(office: Lab) -> At:
    return lambda path, computer="RDLIC01": item(office, path, computer)


def item(lab: Lab, path: str, computer: str = "RDLIC01") -> Item:
    """Return the one item that a path means on a computer."""
    (found,) = find(drive(Site(lab, computer)), path.split("\\") if path else [])
    return found.item


def names(found: Item) -> list[str]:
    return [each.name for each in found.items()]


def done(outcome: Outcome) -> object:
    assert isinstance(outcome, Write), outcome
    return outcome.command


def said(outcome: Outcome) -> str:
    assert isinstance(outcome, No)
    return outcome.text


def test_roles_bring_what_is_in_the_drive(at: At) -> None:
    assert names(at("")) == ["LicenseServer"]
    assert names(at("", "RDSH01")) == ["RDSConfiguration"]
    assert names(at("LicenseServer")) == [
        *("Configuration", "ActivationStatus", "LicenseKeyPacks", "IssuedLicenses"),
    ]


def test_a_server_tells_that_it_is_activated_in_reverse_of_wmi(
    at: At, make_lab: MakeLab
) -> None:
    """domain.md 1.11."""
    assert at(r"licenseserver\activationstatus").value == 1
    assert item(make_lab(), r"LicenseServer\ActivationStatus").value == 0


def test_packs_tell_what_they_hold(office: Lab, at: At) -> None:
    packs = office.packs("RDLIC01")
    found = {p.name: {i.name: i.value for i in p.items()} for p in at(PACKS).items()}

    assert [*found.values()] == [
        {
            "TotalLicenses": 2**32 - 1 if pack.total is None else pack.total,
            "IssuedLicensesCount": pack.issued,
        }
        for pack in packs
    ]
    assert len(found) == len(packs)


def test_a_part_of_a_path_may_mean_several(office: Lab) -> None:
    top = drive(Site(office, "RDLIC01"))
    found = find(
        top,
        ["licenseserver", "licensekeypacks", "*", "totallicenses"],
        lambda name, part: part in {"*", name.lower()},
    )

    assert len(found) == len(office.packs("RDLIC01"))
    assert found[0].text.startswith("RDS:\\LicenseServer\\LicenseKeyPacks\\")
    assert find(top, ["nowhere"]) == []


def test_the_registration_is_set(at: At) -> None:
    command = done(at(r"LicenseServer\Configuration\Company").set("R&D", {}))

    assert isinstance(command, ChangeServerProperties)
    assert command.registration.company == "R&D"


SET: dict[str, tuple[str, dict[str, str], type]] = {
    "the first time": ("1", {**AUTO, "reason": "5"}, ActivateServer),
    "again": ("1", {"connectionmethod": "auto", "reason": "2"}, ReactivateServer),
    "off": ("0", AUTO, DeactivateServer),
}


@pytest.mark.parametrize("name", SET)
def test_a_server_is_activated_reactivated_and_deactivated(at: At, name: str) -> None:
    value, options, kind = SET[name]
    command = done(at(r"LicenseServer\ActivationStatus").set(value, options))

    assert isinstance(command, kind)


def agreement(**changed: str) -> dict[str, str]:
    options = {
        "installoption": "INSTALL",
        **AUTO,
        "licensetype": "Agreement",
        "agreementtype": "4",
        "agreementnumber": purchases.make_agreement_number(LicenseProgram.SPLA),
        "productversion": "7",
        "producttype": "1",
        "licensecount": "25",
    }
    return {**options, **changed}


def test_licenses_of_an_agreement_are_installed(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    command = done(item(lab, PACKS).make("", agreement()))
    assert isinstance(command, InstallLicenses)
    before = len(lab.packs("RDLIC01"))
    lab.do(command)

    assert len(lab.packs("RDLIC01")) == before + 1
    assert item(lab, PACKS).items()[-1].items()[0].value == 25


WRONG: dict[str, dict[str, str]] = {
    "another option": agreement(installoption="MIGRATE"),
    "by web": agreement(connectionmethod="WEB"),
    "retail": agreement(licensetype="RETAIL"),
    "another agreement": agreement(agreementtype="9"),
    "no number": agreement(agreementnumber="12"),
    "no count": agreement(licensecount="many"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_agreement_says_why(at: At, name: str) -> None:
    outcome = at(PACKS).make("", WRONG[name])

    assert isinstance(outcome, No)
    assert outcome.because is Because.WRONG


def test_a_report_is_made_counted_and_removed(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    command = done(item(lab, REPORTS).make("check", {"scope": "dom"}))
    assert isinstance(command, CreateReport)
    lab.do(command)

    (report,) = item(lab, REPORTS).items()
    assert report.name == "check"
    versions = {v.name: names(v) for v in report.items()}
    assert all(name.startswith("Win") for name in versions)
    assert [*versions.values()] == [["InstalledCount", "IssuedCount"]] * len(versions)
    assert versions
    removal = done(report.remove())
    assert isinstance(removal, DeleteReport)
    lab.do(removal)
    assert names(item(lab, REPORTS)) == []


def test_settings_of_a_session_host_are_read_and_changed(at: At) -> None:
    """domain.md 1.9, 13.19."""
    kind = at(rf"{SETTINGS}\LicensingType", "RDSH01")
    servers = at(rf"{SETTINGS}\SpecifiedLicenseServers", "RDSH01")
    assert kind.value == 4
    assert names(servers) == ["RDLIC01"]

    per_device = LicensingMode.PER_DEVICE
    assert done(kind.set("2", {})) == ConfigureSessionHost(
        host="RDSH01", mode=per_device, license_servers=("RDLIC01",)
    )
    assert done(servers.make("RDLIC02", {})) == ConfigureSessionHost(
        host="RDSH01",
        mode=LicensingMode.PER_USER,
        license_servers=("RDLIC01", "RDLIC02"),
    )
    assert done(servers.items()[0].remove()) == ConfigureSessionHost(
        host="RDSH01", mode=LicensingMode.PER_USER
    )
    assert "already" in said(servers.make("rdlic01", {}))
    assert "2, 4 or 5" in said(kind.set("3", {}))


def test_what_a_policy_sets_is_not_changed(make_lab: MakeLab) -> None:
    """domain.md 1.10."""
    lab = make_lab("office")
    on = PolicyState.ENABLED
    for name, value in {
        PolicyName.LICENSING_MODE: "per-device",
        PolicyName.LICENSE_SERVERS: "RDLIC02",
    }.items():
        to = PolicySetting(state=on, value=value)
        lab.do(EditPolicy(computer="RDSH01", setting=name, to=to))
    lab.do(UpdatePolicy(computer="RDSH01"))
    kind = item(lab, rf"{SETTINGS}\LicensingType", "RDSH01")
    servers = item(lab, rf"{SETTINGS}\SpecifiedLicenseServers", "RDSH01")

    assert kind.value == 2
    assert names(servers) == ["RDLIC02"]
    assert "A policy sets this" in said(kind.set("4", {}))
    assert "A policy sets this" in said(servers.make("RDLIC01", {}))
    assert "A policy sets this" in said(servers.items()[0].remove())


REFUSED = {
    "a method": lambda at: at(r"LicenseServer\ActivationStatus").set("1", {}),
    "a value": lambda at: at(r"LicenseServer\ActivationStatus").set("2", AUTO),
    "a scope": lambda at: at(REPORTS).make("x", {"scope": "FOR"}),
    "a container": lambda at: at("LicenseServer").set("x", {}),
    "a place": lambda at: at("LicenseServer").make("x", {}),
    "a pack": lambda at: at(PACKS).items()[0].remove(),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_scripts_do_not_show_is_refused(at: At, name: str) -> None:
    assert said(REFUSED[name](at)).endswith(".")


def test_who_is_no_administrator_does_not_get_in(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    assert may_read(Site(lab, "RDLIC01"))
    lab.do(SignIn(account="b.baker"))

    assert not may_read(Site(lab, "RDLIC01"))
    outcome = item(lab, r"LicenseServer\Configuration\Company").set("x", {})
    assert isinstance(outcome, No)
    assert outcome.because is Because.DENIED
