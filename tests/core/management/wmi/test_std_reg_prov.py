"""StdRegProv reads and writes the registry that all tools have."""

from collections.abc import Iterator

import pytest

from core.commands.database import SetVersionPages
from core.commands.host_registry import WriteLicenseServers, WriteLicensingMode
from core.commands.sign_in import SignIn
from core.lab import Lab
from core.management.registry.keys.license_server import LICENSING, PAGES
from core.management.registry.keys.session_host import CORE, GRACE, LIST, MODE, SERVERS
from core.management.registry.keys.system import CURRENT_VERSION
from core.management.wmi.calling import call
from core.management.wmi.model import Call
from core.management.wmi.site import Site
from core.management.wmi.table import find
from core.management.wmi.values import Value
from tests.helpers.labs import MakeLab

LOCAL, USER = 0x80000002, 0x80000001


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """An office that is only read."""
    path = tmp_path_factory.mktemp("provider") / "office.rdlab"
    with Lab.create(path, "office", seed=1) as lab:
        yield lab


def ask(
    lab: Lab, method: str, key: str, computer: str = "RDSH01", **more: Value
) -> Call:
    site = Site(lab, computer)
    kind = find(site, "stdregprov", r"root\default")
    return call(site, kind, method, {"hDefKey": LOCAL, "sSubKeyName": key, **more})


def test_it_is_in_both_namespaces(office: Lab) -> None:
    site = Site(office, "RDLIC01")
    assert find(site, "StdRegProv").methods == (
        find(site, "StdRegProv", r"root\default").methods
    )


READS: list[tuple[str, str, str, Value]] = [
    ("GetDWORDValue", CORE, MODE, 4),
    ("GetMultiStringValue", SERVERS, LIST, ("RDLIC01",)),
    ("GetStringValue", CURRENT_VERSION, "currentbuild", "20348"),
]


@pytest.mark.parametrize(("method", "key", "name", "data"), READS)
def test_a_value_is_read_by_its_type(
    office: Lab, method: str, key: str, name: str, data: Value
) -> None:
    found = ask(office, method, f"{key}\\", sValueName=name)

    assert found.returns == 0
    assert [*found.out.values()] == [data]
    other = "GetQWORDValue"
    assert ask(office, other, key, sValueName=name).returns == 2


def test_keys_and_values_are_listed(office: Lab) -> None:
    keys = ask(office, "EnumKey", "SYSTEM\\CurrentControlSet")
    assert keys.out == {"sNames": ("Control", "Services")}
    values = ask(office, "EnumValues", CORE)
    assert values.out == {"sNames": (MODE,), "Types": (4,)}
    assert ask(office, "EnumKey", CORE).out == {"sNames": None}
    assert ask(office, "EnumKey", "nowhere").returns == 2
    assert ask(office, "EnumValues", "nowhere").returns == 2
    assert ask(office, "EnumKey", "Software", hDefKey=USER).returns == 2


def test_writes_are_the_commands_that_stand(office: Lab) -> None:
    mode = ask(office, "SetDWORDValue", CORE, sValueName=MODE, uValue=4)
    assert isinstance(mode.command, WriteLicensingMode)
    names: Value = ("A", "B")
    servers = ask(office, "SetMultiStringValue", SERVERS, sValueName=LIST, sValue=names)
    assert servers.command == WriteLicenseServers(
        host="RDSH01", license_servers=("A", "B")
    )
    pages = ask(
        office,
        "SetDWORDValue",
        LICENSING,
        "RDLIC01",
        sValueName=PAGES,
        uValue=1024,
    )
    assert isinstance(pages.command, SetVersionPages)
    deleted = ask(office, "DeleteValue", SERVERS, sValueName=LIST)
    assert deleted.command == WriteLicenseServers(host="RDSH01", license_servers=())


REFUSED: dict[str, tuple[str, str, dict[str, Value], int]] = {
    "a wrong mode": ("SetDWORDValue", CORE, {"sValueName": MODE, "uValue": 3}, 87),
    "another type": ("SetStringValue", CORE, {"sValueName": MODE, "sValue": "4"}, 87),
    "bytes": ("SetBinaryValue", CORE, {"sValueName": MODE, "uValue": (4,)}, 87),
    "the grace period": ("DeleteKey", GRACE, {}, 5),
    "no value": ("DeleteValue", CORE, {"sValueName": "x"}, 2),
    "no key": ("DeleteKey", "x", {}, 2),
    "a new key": ("CreateKey", "x", {}, 5),
    "another root key": ("DeleteKey", "x", {"hDefKey": USER}, 2),
    "writing there": (
        "SetStringValue",
        "x",
        {"hDefKey": USER, "sValueName": "y", "sValue": "z"},
        5,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_written_returns_an_error_of_windows(
    office: Lab, name: str
) -> None:
    method, key, more, code = REFUSED[name]
    found = ask(office, method, key, "RDSH01", **more)

    assert (found.returns, found.command) == (code, None)


def test_a_key_that_is_there_is_made(office: Lab) -> None:
    assert ask(office, "CreateKey", CORE).returns == 0


def test_who_is_no_administrator_is_denied(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(SignIn(account="b.baker"))
    written = ask(lab, "SetDWORDValue", CORE, sValueName=MODE, uValue=2)

    assert written.returns == 5
    assert "b.baker is no administrator" in written.why
