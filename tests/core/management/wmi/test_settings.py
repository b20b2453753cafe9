"""The classes of session hosts (domain.md 1.9, 13.2)."""

import pytest

from core.catalog import (
    LicensingMode,
    PolicyName,
    PolicyState,
    ProductVersion,
    Service,
    Way,
)
from core.commands.command import Command
from core.commands.passages import SetPassage
from core.commands.policy import EditPolicy, UpdatePolicy
from core.commands.services import RestartComputer, SetServiceRunning
from core.commands.sign_in import SignIn
from core.commands.world import SetSecurityGroupMembers
from core.management.wmi.calling import carry_out, put
from core.management.wmi.errors import Wbem
from core.management.wmi.model import Instance
from core.management.wmi.site import Site
from core.management.wmi.values import Value
from core.records import PolicySetting
from tests.core.management.wmi.asking import (
    HOST,
    SERVER,
    Labs,
    asked,
    invoke,
    taken_back,
)

SETTING = "Win32_TerminalServiceSetting"
PER_DEVICE = "per-device"
NAME = "LicenseServerName"


def by_policy(setting: PolicyName, value: str) -> list[Command]:
    to = PolicySetting(state=PolicyState.ENABLED, value=value)
    return [
        EditPolicy(computer=HOST, setting=setting, to=to),
        UpdatePolicy(computer=HOST),
    ]


MODE_BY_POLICY = by_policy(PolicyName.LICENSING_MODE, PER_DEVICE)
LIST_BY_POLICY = by_policy(PolicyName.LICENSE_SERVERS, "RDLIC02")


@pytest.mark.parametrize(
    ("method", "given", "mode", "servers"),
    [
        ("ChangeMode", {"LicensingType": 2}, LicensingMode.PER_DEVICE, ["RDLIC01"]),
        ("ChangeMode", {"LicensingType": 5}, LicensingMode.NOT_CONFIGURED, ["RDLIC01"]),
        (
            "SetSpecifiedLicenseServerList",
            {"SpecifiedLSList": ("RDLIC02", "RDLIC01,rdlic03")},
            LicensingMode.PER_USER,
            ["RDLIC02", "RDLIC01", "rdlic03"],
        ),
        ("EmptySpecifiedLicenseServerList", {}, LicensingMode.PER_USER, []),
        (
            "AddLSToSpecifiedLicenseServerList",
            {NAME: "RDLIC02"},
            LicensingMode.PER_USER,
            ["RDLIC01", "RDLIC02"],
        ),
        (
            "RemoveLSFromSpecifiedLicenseServerList",
            {NAME: "rdlic01"},
            LicensingMode.PER_USER,
            [],
        ),
    ],
)
def test_mode_and_list_of_a_host_are_changed(
    labs: Labs,
    method: str,
    given: dict[str, Value],
    mode: LicensingMode,
    servers: list[str],
) -> None:
    lab = labs()
    (host,) = asked(lab, SETTING, computer=HOST)
    with taken_back(lab):
        assert not invoke(lab, SETTING, method, given, of=host, computer=HOST).returns
        now = lab.host(HOST)
        assert (now.licensing_mode, [*now.license_servers]) == (mode, servers)


def test_a_license_server_becomes_the_first(labs: Labs) -> None:
    lab = labs()
    (host,) = asked(lab, SETTING, computer=HOST)
    with taken_back(lab):
        given = {"SpecifiedLSList": ("A", "B")}
        invoke(
            lab,
            SETTING,
            "SetSpecifiedLicenseServerList",
            given,
            of=host,
            computer=HOST,
        )
        (host,) = asked(lab, SETTING, computer=HOST)
        invoke(
            lab, SETTING, "SetPrimaryLicenseServer", {NAME: "b"}, of=host, computer=HOST
        )
        assert lab.host(HOST).license_servers == ("b", "A")


@pytest.mark.parametrize(
    ("method", "given", "code", "before"),
    [
        ("ChangeMode", {"LicensingType": 3}, Wbem.INVALID_PARAMETER, []),
        ("ChangeMode", {"LicensingType": 1}, Wbem.INVALID_OPERATION, []),
        ("ChangeMode", {"LicensingType": 4}, Wbem.INVALID_OPERATION, MODE_BY_POLICY),
        (
            "EmptySpecifiedLicenseServerList",
            {},
            Wbem.INVALID_OPERATION,
            LIST_BY_POLICY,
        ),
        (
            "SetSpecifiedLicenseServerList",
            {"SpecifiedLSList": "RDLIC02"},
            Wbem.TYPE_MISMATCH,
            [],
        ),
        (
            "AddLSToSpecifiedLicenseServerList",
            {NAME: "rdlic01"},
            Wbem.ALREADY_EXISTS,
            [],
        ),
        ("RemoveLSFromSpecifiedLicenseServerList", {NAME: "x"}, Wbem.NOT_FOUND, []),
        ("SetPrimaryLicenseServer", {NAME: "x"}, Wbem.NOT_FOUND, []),
        ("PingLicenseServer", {"ServerName": "x"}, Wbem.NOT_SUPPORTED, []),
        ("SetSingleSession", {}, Wbem.NOT_SUPPORTED, []),
        (
            "ChangeMode",
            {"LicensingType": 4},
            Wbem.ACCESS_DENIED,
            [SignIn(account="b.baker")],
        ),
    ],
    ids=lambda v: v if isinstance(v, str) else None,
)
def test_what_is_wrong_changes_nothing(
    labs: Labs,
    method: str,
    given: dict[str, Value],
    code: Wbem,
    before: list[Command],
) -> None:
    """domain.md 1.9, 1.10."""
    lab = labs()
    with taken_back(lab, *before):
        (host,) = asked(lab, SETTING, computer=HOST)
        kept = lab.last_seq()
        found = invoke(lab, SETTING, method, given, of=host, computer=HOST)
        assert found.returns == code
        assert lab.last_seq() == kept


def test_a_setting_tells_where_it_is_from(labs: Labs) -> None:
    lab = labs()
    with taken_back(lab, *MODE_BY_POLICY):
        (host,) = asked(lab, SETTING, computer=HOST)
        told = [
            host.get(name)
            for name in (
                "LicensingType",
                "PolicySourceLicensingType",
                "PolicySourceConfiguredLicenseServers",
            )
        ]
        assert told == [2, 1, 0]


@pytest.mark.parametrize(
    ("method", "name", "expected"),
    [
        ("GetGracePeriodDays", "DaysLeft", 120),
        ("GetSpecifiedLicenseServerList", "SpecifiedLSList", ("RDLIC01",)),
        ("GetRegisteredLicenseServerList", "RegisteredLSList", ("RDLIC01", "RDLIC02")),
        ("GetDomain", "Domain", "corp.example"),
        ("FindLicenseServers", "Count", 1),
    ],
)
def test_a_host_tells(labs: Labs, method: str, name: str, expected: Value) -> None:
    lab = labs()
    (host,) = asked(lab, SETTING, computer=HOST)
    found = invoke(lab, SETTING, method, of=host, computer=HOST)
    assert found.out[name] == expected


STOPPED = SetServiceRunning(
    computer=SERVER, service=Service.LICENSING, is_running=False
)
CLOSED = SetPassage(origin=HOST, target=SERVER, way=Way.RPC, is_open=False)


@pytest.mark.parametrize(
    ("server", "status", "before"),
    [
        ("RDLIC01", 11, []),
        ("10.0.0.11", 11, []),
        ("RDLIC02", 4, []),  # 2016, older than the session host
        ("RDLIC99", 6, []),
        ("RDLIC01", 6, [STOPPED]),
        ("RDLIC01", 6, [CLOSED]),
        ("RDLIC01", 8, [SignIn(account="b.baker")]),
        (
            "RDLIC01",
            5,
            [
                EditPolicy(
                    computer=SERVER,
                    setting=PolicyName.SECURITY_GROUP,
                    to=PolicySetting(state=PolicyState.ENABLED),
                ),
                UpdatePolicy(computer=SERVER),
                SetSecurityGroupMembers(server=SERVER, members=()),
            ],
        ),
    ],
)
def test_the_way_to_a_license_server_has_a_number(
    labs: Labs, server: str, status: int, before: list[Command]
) -> None:
    """domain.md 1.9."""
    lab = labs()
    (host,) = asked(lab, SETTING, computer=HOST)
    with taken_back(lab, *before):
        given = {"ServerName": server}
        found = invoke(
            lab,
            SETTING,
            "GetTStoLSConnectivityStatus",
            given,
            of=host,
            computer=HOST,
        )
        assert found.out == {"TStoLSConnectivityStatus": status}


def test_before_2008_r2_there_were_other_methods(labs: Labs) -> None:
    lab = labs("office", ProductVersion.W2008)
    (host,) = asked(lab, SETTING, computer=HOST)
    known = {"ServerName": "RDLIC01"}
    with taken_back(lab):
        ping = invoke(lab, SETTING, "PingLicenseServer", known, of=host, computer=HOST)
        access = invoke(
            lab, SETTING, "CanAccessLicenseServer", known, of=host, computer=HOST
        )
        given = {"LicenseServerList": "A, B"}
        invoke(
            lab,
            SETTING,
            "UpdateDirectConnectLicenseServer",
            given,
            of=host,
            computer=HOST,
        )
        assert (ping.returns, access.out) == (0, {"AccessAllowed": 0})
        assert lab.host(HOST).license_servers == ("A", "B")


@pytest.mark.parametrize(
    ("before", "expected"), [([], (1, 1, 1)), ([STOPPED], (0, 2, 2))]
)
def test_license_servers_are_found_with_what_can_be_seen(
    labs: Labs, before: list[Command], expected: tuple[int, int, int]
) -> None:
    lab = labs()
    with taken_back(lab, *before):
        (host,) = asked(lab, SETTING, computer=HOST)
        found = invoke(lab, SETTING, "FindLicenseServers", of=host, computer=HOST)
        listed = found.out["LicenseServersList"]
        assert isinstance(listed, tuple)
        (one,) = listed
        assert isinstance(one, Instance)
        names = ("IsLSAvailable", "IsAdminOnLS", "IssuingCALs")
        assert tuple(one.get(name) for name in names) == expected


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"LicensingType": 2, "LicenseServers": ("RDLIC02",)}, 0),
        ({"LicensingType": 3}, Wbem.VALUE_OUT_OF_RANGE),
        ({"UseCentralLicensingSettings": False}, Wbem.NOT_SUPPORTED),
        ({"Name": "x"}, Wbem.READ_ONLY),
    ],
)
def test_the_deployment_is_written(
    labs: Labs, values: dict[str, Value], code: int
) -> None:
    lab = labs()
    (deployment,) = asked(lab, "DeploymentLicensing", computer=HOST)
    with taken_back(lab):
        found = carry_out(put(Site(lab, HOST), deployment, values), lab, lab.do)
        assert found.returns == code
        now = lab.host(HOST)
        written = (LicensingMode.PER_DEVICE, ("RDLIC02",))
        kept = (LicensingMode.PER_USER, ("RDLIC01",))
        assert (now.own_mode, now.own_servers) == (kept if code else written)


@pytest.mark.parametrize("account", ["CORP\\c.clark", "corp\\C.Clark", "c.clark"])
def test_an_account_may_have_administrative_sessions(labs: Labs, account: str) -> None:
    """domain.md 13.2."""
    lab = labs()
    (console,) = asked(lab, "PermissionsSetting", computer=HOST)
    with taken_back(lab):
        given: dict[str, Value] = {"AccountName": account, "PermissionPreSet": 2}
        invoke(
            lab, "PermissionsSetting", "AddAccount", given, of=console, computer=HOST
        )
        (one,) = asked(lab, "Account", computer=HOST)
        assert one.get("AccountName") == "CORP\\c.clark"
        invoke(lab, "PermissionsSetting", "RestoreDefaults", of=console, computer=HOST)
        assert asked(lab, "Account", computer=HOST) == []


@pytest.mark.parametrize(
    ("is_running", "method", "returns"),
    [
        (True, "StartService", 10),
        (True, "StopService", 0),
        (False, "StartService", 0),
        (False, "StopService", 6),
    ],
)
def test_services_are_switched_with_the_numbers_of_their_page(
    labs: Labs, is_running: bool, method: str, returns: int
) -> None:
    lab = labs()
    with taken_back(lab, *([] if is_running else [STOPPED])):
        (service,) = asked(lab, "Win32_Service", "Name = 'termservlicensing'")
        assert service.get("Started") is is_running
        found = invoke(lab, "Win32_Service", method, of=service)
        assert found.returns == returns


def test_a_computer_started_when_it_was_restarted_last(labs: Labs) -> None:
    lab = labs()
    (system,) = asked(lab, "Win32_OperatingSystem")
    assert system.get("Version") == "10.0.20348"
    with taken_back(lab, RestartComputer(computer="rdlic01")):
        (again,) = asked(lab, "Win32_OperatingSystem")
        assert again.get("LastBootUpTime") == lab.settings().now
