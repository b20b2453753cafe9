"""The registry as a tree: what is there, on which computer, and what may be written."""

import re
from pathlib import Path

import pytest

from core.catalog import (
    CertificateValue,
    ClientKind,
    LicensingMode,
    PolicyName,
    PolicyState,
)
from core.commands.certificates import DeleteCertificate
from core.commands.clients import DeleteClientLicense, DeleteLicensingKey, SetClientKind
from core.commands.command import Command
from core.commands.database import SetVersionPages
from core.commands.history import Undo
from core.commands.host_registry import WriteLicenseServers, WriteLicensingMode
from core.commands.policy import EditPolicy, UpdatePolicy
from core.commands.sign_in import SignIn
from core.lab import Lab
from core.management.answers import Because, No, Outcome, Write
from core.management.registry.key import Key
from core.management.registry.keys.client import MSLICENSING
from core.management.registry.keys.license_server import LICENSING, PAGES
from core.management.registry.keys.session_host import (
    CORE,
    GRACE,
    LIST,
    MODE,
    RCM,
    SERVERS,
)
from core.management.registry.keys.system import CURRENT_VERSION, SERVICES
from core.management.registry.machine import machine_of
from core.management.registry.registry import Registry
from core.management.registry.table import KEYS
from core.management.registry.values import (
    Kind,
    Value,
    lines_value,
    number_value,
    text_value,
)
from core.records import PolicySetting
from core.rules.policy_registry import POLICY_KEY
from tests.core.management.registry.conftest import Read, registry_of
from tests.helpers.labs import MakeLab

ROOT = Path(__file__).parents[4]


def data(registry: Registry, path: str) -> dict[str, object]:
    return {value.name: value.data for value in registry.values(path)}


def test_keys_are_listed_by_name_below_each_other(read: Read) -> None:
    registry = read("RDSH01")

    assert registry.subkeys("") == ["SOFTWARE", "SYSTEM"]
    assert registry.subkeys(RCM) == ["GracePeriod", "Licensing Core"]
    assert registry.walk(RCM) == [RCM, GRACE, CORE]
    assert registry.walk("nowhere") == registry.subkeys("nowhere") == []
    assert registry.path(CORE.upper()) == CORE


def test_a_session_host_has_what_it_was_given(read: Read) -> None:
    registry = read("rdsh01")

    assert data(registry, CORE) == {MODE: 4}
    assert data(registry, SERVERS) == {LIST: ("RDLIC01",)}
    assert [value.name for value in registry.values(RCM)] == [*CertificateValue]
    assert len(registry.values(GRACE)) == 1
    assert registry.path(LICENSING) is None


def test_a_license_server_has_its_own_keys(read: Read) -> None:
    registry = read("RDLIC01")

    assert registry.path(LICENSING) == LICENSING
    assert data(registry, LICENSING) == {}
    assert registry.subkeys(SERVICES) == ["TermServLicensing"]
    assert registry.path(RCM) is None


def test_windows_is_named_by_version_and_edition(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-evaluation")
    found = data(registry_of(lab, "RDSH01"), CURRENT_VERSION)

    assert found["EditionID"] == "ServerStandardEval"
    assert str(found["ProductName"]).endswith("Standard Evaluation")


def test_a_client_with_windows_has_its_hardware_id_and_its_license(
    office: Lab, read: Read
) -> None:
    device = office.known_device("PC-0001")
    registry = read("PC-0001")

    identity = data(registry, rf"{MSLICENSING}\HardwareID")["ClientHWID"]
    assert identity == bytes.fromhex(device.hardware_id)
    assert registry.subkeys(rf"{MSLICENSING}\Store") == ["LICENSE000"]
    assert registry.path(POLICY_KEY) is None


def test_who_has_no_registry_here_is_nobody(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(SetClientKind(device="PC-0001", kind=ClientKind.THIN_CLIENT))

    assert machine_of(lab, "PC-0001") is None
    assert machine_of(lab, "NOBODY") is None


WRITES: dict[str, tuple[str, str, Value, Command]] = {
    "mode": (
        "RDSH01",
        CORE,
        number_value(MODE.lower(), 2),
        WriteLicensingMode(host="RDSH01", mode=LicensingMode.PER_DEVICE),
    ),
    "servers": (
        "RDSH01",
        SERVERS.upper(),
        lines_value(LIST, ("RDLIC02", "RDLIC01")),
        WriteLicenseServers(host="RDSH01", license_servers=("RDLIC02", "RDLIC01")),
    ),
    "pages": (
        "RDLIC01",
        LICENSING,
        number_value(PAGES, 2048),
        SetVersionPages(server="RDLIC01", pages=2048),
    ),
}


@pytest.mark.parametrize("name", WRITES)
def test_a_write_is_the_command_that_does_it(read: Read, name: str) -> None:
    computer, path, value, command = WRITES[name]
    written = read(computer).write(path, value)

    assert isinstance(written, Write)
    assert written.command == command


REMOVALS: dict[str, tuple[str, str, str, Command]] = {
    "servers": (
        "RDSH01",
        SERVERS,
        LIST,
        WriteLicenseServers(host="RDSH01", license_servers=()),
    ),
    "certificate": (
        "RDSH01",
        RCM,
        "x509 certificate",
        DeleteCertificate(host="RDSH01", value=CertificateValue.X509),
    ),
}


@pytest.mark.parametrize("name", REMOVALS)
def test_a_removal_is_the_command_that_does_it(read: Read, name: str) -> None:
    computer, path, value, command = REMOVALS[name]
    removed = read(computer).remove(path, value)

    assert isinstance(removed, Write)
    assert removed.command == command


@pytest.mark.parametrize(
    ("path", "command"),
    [
        (MSLICENSING, DeleteLicensingKey(device="PC-0001")),
        (rf"{MSLICENSING}\Store", DeleteClientLicense(device="PC-0001")),
        (rf"{MSLICENSING}\Store\LICENSE000", DeleteClientLicense(device="PC-0001")),
    ],
)
def test_a_key_of_a_client_is_deleted(read: Read, path: str, command: Command) -> None:
    deleted = read("PC-0001").delete(path)

    assert isinstance(deleted, Write)
    assert deleted.command == command
    assert "connects as an administrator" in deleted.note


REFUSED: dict[str, tuple[str, str, Value, Because]] = {
    "no such mode": ("RDSH01", CORE, number_value(MODE, 3), Because.WRONG),
    "mode as text": ("RDSH01", CORE, text_value(MODE, "4"), Because.WRONG),
    "another name": ("RDSH01", CORE, number_value("Mode", 4), Because.WRONG),
    "no number": ("RDSH01", CORE, Value(MODE, Kind.DWORD, None), Because.WRONG),
    "no servers": ("RDSH01", SERVERS, lines_value(LIST, (" ", ",")), Because.WRONG),
    "few pages": ("RDLIC01", LICENSING, number_value(PAGES, 255), Because.WRONG),
    "pages as text": ("RDLIC01", LICENSING, text_value(PAGES, "512"), Because.WRONG),
    "a policy": ("RDSH01", POLICY_KEY, number_value(MODE, 4), Because.CLOSED),
    "a certificate": ("RDSH01", RCM, text_value("Certificate", ""), Because.CLOSED),
    "the grace period": ("RDSH01", GRACE, text_value("x", "y"), Because.CLOSED),
    "windows": ("RDSH01", CURRENT_VERSION, text_value("x", "y"), Because.CLOSED),
    "a key between": ("RDSH01", "SYSTEM", text_value("x", "y"), Because.CLOSED),
    "no key": ("RDSH01", "SYSTEM\\x", text_value("x", "y"), Because.MISSING),
    "a client": ("PC-0001", MSLICENSING, text_value("x", "y"), Because.CLOSED),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_write_that_is_none_says_why(read: Read, name: str) -> None:
    computer, path, value, because = REFUSED[name]
    said = read(computer).write(path, value)

    assert isinstance(said, No)
    assert said.because is because
    assert said.text.endswith(".")


def refused(outcome: Outcome) -> str:
    assert isinstance(outcome, No)
    return outcome.text


def test_deleting_the_grace_period_is_said_to_be_no_cure(read: Read) -> None:
    """domain.md 9."""
    registry = read("RDSH01")
    value = registry.values(GRACE)[0].name

    for said in (registry.delete(GRACE), registry.remove(GRACE, value)):
        assert "this is no fix" in refused(said)


def test_what_stays_says_why(read: Read) -> None:
    registry, client = read("RDSH01"), read("PC-0001")

    assert "set LicensingMode to 5" in refused(registry.remove(CORE, MODE))
    assert "one value at a time" in refused(registry.delete(RCM))
    assert "single values" in refused(registry.delete("SYSTEM"))
    assert "unable to find" in refused(registry.remove(CORE, "x"))
    assert "unable to find" in refused(registry.delete("x"))
    assert "whole key" in refused(client.delete(rf"{MSLICENSING}\HardwareID"))


def test_what_is_written_is_shown_and_undone(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    for computer, path, value, command in WRITES.values():
        before = data(registry_of(lab, computer), path)
        lab.do(command)
        after = data(registry_of(lab, computer), path)
        assert [*after.values()] == [value.data]
        lab.do(Undo())
        assert data(registry_of(lab, computer), path) == before

    lab.do(REMOVALS["servers"][3])
    assert data(registry_of(lab, "RDSH01"), SERVERS) == {}
    assert lab.host("RDSH01").license_servers == ("RDLIC01",)  # until a restart


def test_policies_in_force_are_values(make_lab: MakeLab) -> None:
    """domain.md 13.10."""
    lab = make_lab("office")
    on = PolicyState.ENABLED
    names = PolicySetting(state=on, value="RDLIC01, RDLIC02")
    hidden = PolicySetting(state=PolicyState.DISABLED)
    for name, to in {
        PolicyName.LICENSE_SERVERS: names,
        PolicyName.HIDE_NOTIFICATIONS: hidden,
    }.items():
        lab.do(EditPolicy(computer="RDSH01", setting=name, to=to))
    assert data(registry_of(lab, "RDSH01"), POLICY_KEY) == {}
    lab.do(UpdatePolicy(computer="RDSH01"))

    assert data(registry_of(lab, "RDSH01"), POLICY_KEY) == {
        "LicenseServers": "RDLIC01, RDLIC02",
        "fDisableTerminalServerTooltip": 0,
    }


def test_who_is_no_administrator_reads_and_does_not_write(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(SignIn(account="b.baker"))
    registry = registry_of(lab, "RDSH01")

    assert data(registry, CORE) == {MODE: 4}
    said = registry.write(CORE, number_value(MODE, 2))
    assert isinstance(said, No)
    assert said.because is Because.DENIED
    assert "b.baker is no administrator of RDSH01" in said.text
    assert isinstance(registry_of(lab, "PC-0001").delete(MSLICENSING), Write)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.path)
def test_every_key_has_a_source(key: Key) -> None:
    """A section of docs/domain.md, or the page that documents it."""
    source = key.source
    sections = re.findall(r"\d+(?:\.\d+)*", source)
    headings = (ROOT / "docs" / "domain.md").read_text(encoding="utf-8")

    if not source.startswith("https://learn.microsoft.com/"):
        assert sections
        for section in sections:
            assert re.search(rf"^##+ {re.escape(section)}\.? ", headings, re.MULTILINE)
