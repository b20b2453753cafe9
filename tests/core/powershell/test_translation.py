"""Every command has its line in PowerShell, or says that there is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.catalog import (
    ClearinghouseCondition,
    ConnectionMethod,
    DiscoveryScope,
    LicenseProgram,
    LicenseType,
    MigrationReason,
    ProductVersion,
    ReactivationReason,
    RebuildReason,
    ReportScope,
)
from core.commands.activate import ActivateServer
from core.commands.attempts import PauseAttempt
from core.commands.command import Command, Nature
from core.commands.connect import Disconnect
from core.commands.convert import ConvertLicenses
from core.commands.database import RemoveLicensesOf
from core.commands.deactivate import DeactivateServer
from core.commands.directory import RemoveFromGroup, SetPublished, UnregisterAsScp
from core.commands.faults import SetClearinghouseCondition
from core.commands.history import Redo, Undo
from core.commands.migrate import AbsentSource, MigrateLicenses, ReachableSource
from core.commands.properties import ChangeServerProperties
from core.commands.reactivate import ReactivateServer
from core.commands.rebuild import RebuildDatabase
from core.commands.registry import COMMANDS
from core.commands.reinstall import ReinstallLicenses
from core.commands.repair import AddToGroup, ChangeScope, RegisterAsScp
from core.commands.reports import CreateReport, DeleteReport
from core.commands.revoke import RevokeLicense
from core.commands.sign_in import SignIn
from core.errors import Refused
from core.lab import Lab
from core.numbers import servers
from core.powershell.translation import TRANSLATIONS, of_entry, translated
from core.records import Registration
from core.shell.session import Shell
from tests.core.commands.test_world import CHANGES
from tests.core.lessons.samples import NOON
from tests.helpers.labs import (
    REGISTRATION,
    MakeLab,
    activation,
    agreement,
    installation,
    open_license,
    product_keys,
    retail,
    retail_code,
    world,
)
from tests.helpers.shell import transcript

NEW, OLD = ProductVersion.W2022, ProductVersion.W2008
AUTOMATIC, WEB = ConnectionMethod.AUTOMATIC, ConnectionMethod.WEB
SERVER = "-ClassName Win32_TSLicenseServer"
PACK = "-ClassName Win32_TSLicenseKeyPack"
SOURCE_ID = servers.make_license_server_id(servers.make_product_id(1, "OLD"))
CASES: list[tuple[Command, ProductVersion, list[str]]] = [
    (
        ActivateServer(server="A", method=AUTOMATIC, registration=REGISTRATION),
        NEW,
        [
            "Set-CimInstance -Property @{ FirstName = 'Robin'; LastName = 'Roe'; "
            "Company = 'R&D'; CountryRegion = 'Norway' }",
            f"{SERVER} -MethodName ActivateServerAutomatic",
        ],
    ),
    (
        ActivateServer(server="A", method=WEB, license_server_id=SOURCE_ID),
        NEW,
        [f"-MethodName ActivateServer -Arguments @{{ sLicenseServerId = '{SOURCE_ID}'"],
    ),
    (
        ReactivateServer(
            server="A", method=AUTOMATIC, reason=ReactivationReason.KEY_COMPROMISED
        ),
        NEW,
        ["-MethodName ReactivateServerAutomatic -Arguments @{ Reason = [uint32]2 }"],
    ),
    (
        DeactivateServer(server="A", method=WEB, confirmation_code="12345"),
        NEW,
        ["-MethodName DeactivateServer -Arguments @{ sConfirmCode = '12345' }"],
    ),
    (
        ChangeServerProperties(
            server="A", connection_method=WEB, registration=Registration(city="Oslo")
        ),
        NEW,
        ["FirstName = ''; ", "# No documented property holds the connection method."],
    ),
    (AddToGroup(server="A"), NEW, ["# As a member", "AddLStoTSLSGroup"]),
    (RegisterAsScp(server="A"), NEW, ["-MethodName RegisterLSToSCP"]),
    (RegisterAsScp(server="A"), OLD, ["# There is no documented call before"]),
    (UnregisterAsScp(server="A"), NEW, ["-MethodName UnRegisterLSFromSCP"]),
    (UnregisterAsScp(server="A"), OLD, ["# There is no documented call before"]),
    (RemoveFromGroup(server="A"), NEW, ["# As a member", "RemoveLSfromTSLSGroup"]),
    (SetPublished(server="A", is_published=True), NEW, ["# As a", "PublishLS"]),
    (SetPublished(server="A", is_published=False), NEW, ["# As a", "UnpublishLS"]),
    (
        RemoveLicensesOf(
            server="A",
            version=ProductVersion.W2016,
            type=LicenseType.PER_USER,
            quantity=3,
        ),
        NEW,
        [
            "-MethodName UninstallLicenseKeyPack -Arguments @{ ProductVersion = "
            "[uint32]5; ProductType = [uint32]1; LicenseCount = [uint32]3 }"
        ],
    ),
    (
        ReinstallLicenses(server="A", method=AUTOMATIC, proof=retail(1)),
        NEW,
        ["-MethodName ReinstallRetailPurchaseLicenseKeyPack -Arguments"],
    ),
    (
        ChangeScope(server="A", scope=DiscoveryScope.FOREST),
        NEW,
        ["ChangeRole -Arguments @{ ServerRole = [uint32]2 }", "-MethodName PublishLS"],
    ),
    (
        installation(retail(1, 2), server="A"),
        NEW,
        [f"sLicenseCode = '{retail_code(1)}'", f"sLicenseCode = '{retail_code(2)}'"],
    ),
    (
        installation(open_license(version=ProductVersion.W2016), server="A"),
        NEW,
        [
            "ProductVersion = [uint32]5; ProductType = [uint32]0; "
            "LicenseCount = [uint32]7 }"
        ],
    ),
    (
        installation(agreement(LicenseProgram.CAMPUS, type=LicenseType.PER_USER)),
        NEW,
        [
            "# ProductVersion 7 is not on Microsoft's pages yet.",
            f"{PACK} -MethodName InstallAgreementLicenseKeyPack -Arguments "
            "@{ AgreementType = [uint32]2; sAgreementNumber = '",
        ],
    ),
    (installation(product_keys(1)), NEW, ["# No documented call takes product keys"]),
    (
        MigrateLicenses(
            server="A",
            method=AUTOMATIC,
            reason=MigrationReason.REPLACED,
            source=ReachableSource(name="it's"),
            proof=retail(1),
        ),
        NEW,
        [
            "$source = (Invoke-CimMethod -ComputerName 'it''s' ",
            "sSourceLSName = 'it''s'; sSourceLSProductId = $source }",
        ],
    ),
    (
        MigrateLicenses(
            server="A",
            method=AUTOMATIC,
            reason=MigrationReason.REPLACED,
            source=AbsentSource(version=OLD, license_server_id=SOURCE_ID),
            proof=retail(1),
            removal_confirmed=True,
        ),
        NEW,
        [
            f"sSourceLSName = ''; sSourceLSProductId = '{SOURCE_ID}' }}",
            "# On the source, UninstallLicenseKeyPackWithId",
        ],
    ),
    (
        MigrateLicenses(
            server="A",
            method=AUTOMATIC,
            reason=MigrationReason.NOT_FUNCTIONING,
            proof=retail(1),
        ),
        NEW,
        ["# No document says", "-MethodName ImportRetailPurchaseLicenseKeyPack"],
    ),
    (
        RebuildDatabase(
            server="A", method=AUTOMATIC, reason=RebuildReason.OTHER, proof=retail(1)
        ),
        NEW,
        ["# No documented call rebuilds", "ReinstallRetailPurchaseLicenseKeyPack"],
    ),
    (
        ConvertLicenses(server="A", pack_id=3, quantity=5),
        NEW,
        ["# On A itself", "Convert-License -KeyPackId 3 -Count 5"],
    ),
    (
        RevokeLicense(server="A", license_id=19),
        NEW,
        ["-Filter 'LicenseId = 19' | Invoke-CimMethod -MethodName Revoke"],
    ),
    (CreateReport(server="A"), NEW, ["-MethodName GenerateReportEx"]),
    (
        CreateReport(server="A", scope=ReportScope.DOMAIN),
        NEW,
        [
            "# GenerateReport with a scope ended before 2012.",
            "# On A itself, with the module RemoteDesktopServices:",
            r"New-Item -Path RDS:\LicenseServer\IssuedLicenses\PerUserLicenseReports "
            "-Name $report -Scope DOM",
        ],
    ),
    (
        CreateReport(server="A"),
        OLD,
        ["# No documented call: reports had a scope before 2012."],
    ),
    (
        CreateReport(
            server="A",
            scope=ReportScope.ORGANIZATIONAL_UNIT,
            organizational_unit="Sal'es",
        ),
        OLD,
        ["ScopeType = [uint32]2; ScopeValue = 'OU=Sal''es' }"],
    ),
    (
        DeleteReport(server="A", report=4),
        NEW,
        ["# $report is", "FileName -eq $report | Invoke-CimMethod -MethodName Delete"],
    ),
    (
        SetClearinghouseCondition(condition=ClearinghouseCondition.SLOW),
        NEW,
        ["# simulated fault: no genuine counterpart"],
    ),
    (Undo(), NEW, ["# training only"]),
]


def test_every_genuine_command_has_a_translation_and_no_other() -> None:
    genuine = {c for c in COMMANDS.values() if c.nature is Nature.GENUINE}
    assert set(TRANSLATIONS) == genuine


@pytest.mark.parametrize(
    "command", [Redo(), Disconnect(session_id=1), PauseAttempt(at=NOON)]
)
def test_a_command_without_a_call_says_by_its_nature_why(command: Command) -> None:
    (line,) = translated(command, NEW)
    assert (
        line
        == {
            Nature.HISTORY: "# training only: the genuine tool takes nothing back",
            Nature.WORLD: "# what happens around the manager: no call of RD Licensing",
            Nature.LESSON: "# a note on an attempt at a lesson",
        }[command.nature]
    )


@pytest.mark.parametrize(
    ("command", "version", "parts"),
    CASES,
    ids=[f"{type(c).__name__}-{v}" for c, v, _ in CASES],
)
def test_a_command_is_shown_as_the_documented_call(
    command: Command, version: ProductVersion, parts: list[str]
) -> None:
    lines = translated(command, version)

    assert len(lines) == len(parts)
    assert [
        part for line, part in zip(lines, parts, strict=True) if part not in line
    ] == []


def test_a_server_is_always_quoted() -> None:
    (call,) = translated(RegisterAsScp(server="'; Stop-Computer; '"), NEW)

    assert "-ComputerName '''; Stop-Computer; ''' -Namespace" in call


def test_a_journal_row_has_a_heading_and_its_calls(lab: Lab) -> None:
    lab.do(activation(lab))
    (entry,) = lab.journal()
    asked: list[str] = []

    def version_of(server: str) -> ProductVersion:
        asked.append(server)
        return NEW

    heading, *calls = of_entry(entry, version_of)

    assert heading == "# 1  Activate Server: RDLIC01"
    assert calls == translated(activation(lab), NEW)
    assert asked == ["RDLIC01"]


def test_a_refused_row_is_a_comment(make_lab: MakeLab) -> None:
    lab = make_lab("activated")
    with pytest.raises(Refused):
        lab.do(activation(lab))
    (entry,) = lab.journal()

    assert of_entry(entry, lambda _: NEW) == [
        "# 1  Activate Server: RDLIC01 (refused: already-activated)"
    ]


def test_a_row_without_a_server_names_none(lab: Lab) -> None:
    lab.do(SetClearinghouseCondition(condition=ClearinghouseCondition.SLOW))
    (entry,) = lab.journal()

    assert of_entry(entry, lambda _: NEW)[0] == "# 1  Set Clearinghouse Condition"


ASKED = {"store-credentials"}
"""What needs values that the lines leave to the person."""
PASTED = [c for c in CHANGES if c.nature is Nature.GENUINE and c.name() not in ASKED]


@pytest.fixture(scope="module")
def pasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Give a lab of which everything is taken back, to an enterprise administrator."""
    with Lab.create(tmp_path_factory.mktemp("paste") / "x.rdlab", "office") as lab:
        lab.do(SignIn(account="Administrator"))
        yield lab


@pytest.mark.parametrize("command", PASTED, ids=lambda c: c.name())
def test_what_is_shown_does_the_same_in_a_script(
    pasting: Lab, command: Command, tmp_path: Path
) -> None:
    lines = translated(command, NEW)
    pasting.do(command)
    expected = world(pasting)
    pasting.do(Undo())
    before = pasting.last_seq()

    shell = Shell(pasting, "RDLIC01", folder=tmp_path)
    shown = transcript(shell, "\n".join(lines))

    found = world(pasting)
    while (last := pasting.undoable()) is not None and last.seq > before:
        pasting.do(Undo())
    assert found == expected, shown
