"""`wmic`: what is typed, what is answered, and what it changes."""

import pytest

from core.catalog import DiscoveryScope, Way
from core.commands.faults import SetServerReachable
from core.commands.passages import SetPassage
from core.errors import Refused
from core.lab import Lab
from core.prompt.session import PromptSession
from core.prompt.wmi import DEFAULTS, GRACE_QUERY, PART_REMOVAL, PERMISSION, REMOVAL
from tests.core.prompt.lines import ask, run, type_in

SERVER = "RDLIC01"
PACKS = "wmic path Win32_TSLicenseKeyPack"
DESCRIBED = "Description = "


def what(line: str) -> str:
    """Take the values of a column away from its width."""
    return "\n".join(" ".join(part.split()) for part in line.splitlines())


@pytest.mark.parametrize(
    "line",
    [
        GRACE_QUERY,
        GRACE_QUERY.upper(),
        GRACE_QUERY.replace(" ", "   "),
        GRACE_QUERY.replace('""', "\u201c\u201d"),
        GRACE_QUERY.replace('(__CLASS !="")', '( __CLASS != "" )'),
        GRACE_QUERY.replace('WHERE (__CLASS !="") ', ""),
    ],
)
def test_the_grace_period_is_told_in_days(lab: Lab, line: str) -> None:
    assert "DaysLeft = 120;" in run(lab, line)
    assert "No Instance" in run(lab, line, SERVER)


def test_a_license_pack_is_removed_by_wmi_on_its_server(lab: Lab) -> None:
    """Where the role is missing its classes are, too (domain.md 1.1)."""
    assert f"{DESCRIBED}Invalid class" in run(lab, f"{REMOVAL}4")
    assert "ReturnValue = 0;" in run(lab, f"{REMOVAL}4", SERVER)
    assert lab.pack(SERVER, 4) is None
    with pytest.raises(Refused):
        run(lab, f"{REMOVAL}4", SERVER)
    assert "ReturnValue = 2147749893;" in run(lab, f"{REMOVAL}{'9' * 30}", SERVER)


def test_free_licenses_of_a_pack_are_removed_by_wmi(lab: Lab) -> None:
    """domain.md 1.5."""
    run(lab, f"{PART_REMOVAL}4,30", SERVER)
    pack = lab.pack(SERVER, 4)
    assert pack is not None
    assert (pack.total, pack.available) == (20, 8)
    assert "ReturnValue = 2147749893;" in run(
        lab, f"{PART_REMOVAL}4, {'9' * 30}", SERVER
    )
    assert "ReturnValue = 2147749896;" in run(lab, f"{PART_REMOVAL}4,0", SERVER)


def test_a_refusal_is_told_as_an_error_of_wmi_with_its_reason(lab: Lab) -> None:
    """domain.md 1.10: a value is out of range."""
    session = PromptSession(lab)
    written = type_in(session, lab, f"{PART_REMOVAL}4,39", SERVER)
    assert "ReturnValue = 2147749931;" in written
    assert "Only 38 licenses of this license pack are not issued." in written
    assert session.code == 1


@pytest.mark.parametrize(
    "account", ['"CORP\\c.clark",2', "corp\\C.Clark, 1", "c.clark,0"]
)
def test_administrative_sessions_are_permitted_on_a_session_host(
    lab: Lab, account: str
) -> None:
    """domain.md 13.2, KB 290720."""
    assert "successful" in run(lab, f"{PERMISSION}{account}")
    assert lab.host("RDSH01").permitted_accounts == ("CORP\\c.clark",)
    assert "successful" in run(lab, DEFAULTS)
    assert lab.host("RDSH01").permitted_accounts == ()


def test_they_are_permitted_to_known_accounts_and_on_session_hosts_only(
    lab: Lab,
) -> None:
    for stranger in ("NORTH\\c.clark", "CORP\\z.zorn"):
        assert f"no account {stranger}" in run(lab, f'{PERMISSION}"{stranger}",2')
    assert "PermissionPreSet cannot be 3." in run(lab, f'{PERMISSION}"CORP\\c.clark",3')
    for line in (f'{PERMISSION}"CORP\\c.clark",2', DEFAULTS):
        assert "No Instance" in run(lab, line, SERVER)
    assert lab.host("RDSH01").permitted_accounts == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            f"{PACKS} get KeyPackId,TotalLicenses",
            "KeyPackId TotalLicenses\n2 4294967295\n3 100\n4 50",
        ),
        (
            f"{PACKS} where KeyPackId=3 get TotalLicenses, KeyPackId",
            "KeyPackId TotalLicenses\n3 100",
        ),
        (
            f'{PACKS} where "KeyPackId = 3 or KeyPackId = 4" get KeyPackId /value',
            "KeyPackId=3\n\nKeyPackId=4",
        ),
        (
            f"{PACKS}.KeyPackId=4 get IssuedLicenses /format:csv",
            "Node,IssuedLicenses\nRDLIC01,12",
        ),
        (
            f"{PACKS} where (ProductType = 1) get ExpirationDate /format:list",
            "ExpirationDate=20380101000000.000000+000",
        ),
        (
            "wmic class Win32_TSLicenseServer=@ get Company /value",
            "Company=Example Corp",
        ),
        (
            r"wmic /namespace:\\root\cimv2\TerminalServices path "
            "Win32_TSDeploymentLicensing get LicenseServers /value",
            "No Instance(s) Available.",
        ),
        (
            'wmic /node:"rdsh01" /namespace:root/cimv2/terminalservices path '
            "Win32_TSDeploymentLicensing get LicenseServers,"
            "UseCentralLicensingSettings /value",
            'LicenseServers={"RDLIC01"}\nUseCentralLicensingSettings=TRUE',
        ),
        (
            "wmic /node:RDLIC01,RDSH01 path Win32_Service get Name /value",
            "Name=TermService\n\nName=TermServLicensing\n\nName=TermService",
        ),
    ],
)
def test_properties_are_written_as_they_are_asked_for(
    lab: Lab, line: str, expected: str
) -> None:
    assert what(run(lab, line, SERVER)) == expected


def test_without_names_all_properties_are_written(lab: Lab) -> None:
    written = run(lab, "wmic path Win32_TSIssuedLicense where LicenseId=19", SERVER)
    header, row = written.splitlines()
    assert header.split() == sorted(header.split(), key=str.casefold)
    assert "PC-0001" in row


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("wmic path Win32_Nothing", "Invalid class"),
        (rf"wmic /namespace:root\x path {PACKS[10:]}", "Invalid namespace"),
        (f"{PACKS} get Total", "Invalid query"),
        (f"{PACKS} where Total=3", "Invalid query"),
        (f"{PACKS} where KeyPackId=three", "Invalid query"),
        (f"{PACKS} call Explode", "Invalid method"),
        (f"{PACKS} call UninstallLicenseKeyPackWithId 1,2", "Invalid method param"),
        ("wmic /node:RDLIC99 path Win32_Service", "The RPC server is unavailable."),
        ("wmic path Win32_TSLicenseServer set ProductId=1", "Read only"),
        ("wmic path Win32_TSLicenseServer set Town=1", "Not found"),
    ],
)
def test_what_is_wrong_is_an_error_on_its_node(
    lab: Lab, line: str, expected: str
) -> None:
    answered = ask(lab, line, SERVER)
    assert answered.text.startswith("Node - ")
    assert f"ERROR:\n{DESCRIBED}{expected}" in answered.text
    assert answered.code == 1


@pytest.mark.parametrize(
    "line",
    [
        "wmic",
        "wmic /?",
        "wmic path",
        "wmic os get caption",
        "wmic /output:x path Win32_Service",
        "wmic path Win32_Service dance",
        "wmic path Win32_Service get Name /format:mof",
        "wmic path Win32_Service get Name /every:1",
        "wmic path Win32_Service get Name Caption",
        "wmic path Win32_Service call",
        "wmic path Win32_Service set",
        "wmic path Win32_Service set Name",
        "wmic path Win32_Service where get Name",
    ],
)
def test_what_it_does_not_know_is_answered_with_its_usage(lab: Lab, line: str) -> None:
    answered = ask(lab, line, SERVER)
    assert answered.text.startswith("WMIC [/namespace:name]")
    assert (answered.code, answered.command) == (int("/?" not in line), None)


def test_a_property_is_set(lab: Lab) -> None:
    line = 'wmic path Win32_TSLicenseServer set City="New York, NY", State=NY'
    assert "update successful." in run(lab, line, SERVER)
    registration = lab.server(SERVER).registration
    assert (registration.city, registration.state) == ("New York, NY", "NY")


def test_methods_take_values_in_their_order(lab: Lab) -> None:
    """An array takes all that are left."""
    line = (
        r"wmic /namespace:root\cimv2\TerminalServices path "
        "Win32_TerminalServiceSetting call SetSpecifiedLicenseServerList RDLIC02,X"
    )
    run(lab, line)
    assert lab.host("RDSH01").license_servers == ("RDLIC02", "X")
    line = "wmic path Win32_TSLicenseServer call ChangeRole 2"
    with pytest.raises(Refused):  # who is signed in administers this server alone
        run(lab, line, SERVER)
    assert lab.server(SERVER).scope is DiscoveryScope.DOMAIN


def test_one_instance_is_called_at_a_time(lab: Lab) -> None:
    revoke = "wmic path Win32_TSIssuedLicense where {} call Revoke"
    assert "several instances" in run(lab, revoke.format("KeyPackId=4"), SERVER)
    assert "No Instance" in run(lab, revoke.format("LicenseId=999"), SERVER)
    written = run(lab, revoke.format("LicenseId=19"), SERVER)
    assert "RevokableCals = 9;" in written
    assert 'NextRevokeAllowedOn = "16010101000000.000000+000";' in written
    line = "wmic /node:RDLIC01,RDLIC02 path Win32_TSLicenseServer call IsLSonDC"
    assert "one computer at a time" in run(lab, line, SERVER)


@pytest.mark.parametrize("is_reachable", [True, False])
def test_another_computer_has_to_be_in_reach(lab: Lab, is_reachable: bool) -> None:
    line = "wmic /node:10.0.0.12 path Win32_ComputerSystem get Name /value"
    assert run(lab, line, SERVER) == "Name=RDLIC02"
    if is_reachable:
        closed = SetPassage(
            origin=SERVER, target="RDLIC02", way=Way.DYNAMIC, is_open=False
        )
        lab.do(closed)
    else:
        lab.do(SetServerReachable(server="RDLIC02", is_reachable=False))
    assert "The RPC server is unavailable." in run(lab, line, SERVER)
