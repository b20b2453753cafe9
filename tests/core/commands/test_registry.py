import pkgutil
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from core import commands
from core.catalog import (
    ClearinghouseCondition,
    ConnectionMethod,
    DiscoveryScope,
    HelpLevel,
    LicensingMode,
    LogonPattern,
    MigrationReason,
    PolicyName,
    PolicyState,
    ProductVersion,
    ReactivationReason,
    Repeats,
    ReportScope,
    Service,
    Weekday,
)
from core.commands.activate import ActivateServer
from core.commands.attempts import (
    AnswerQuestion,
    EndAttempt,
    PauseAttempt,
    ResumeAttempt,
    TakeHelp,
)
from core.commands.command import Command, Nature
from core.commands.connect import Connect, Disconnect
from core.commands.convert import ConvertLicenses
from core.commands.database import SetVersionPages
from core.commands.deactivate import DeactivateServer
from core.commands.deployment import AddLicensingToDeployment
from core.commands.faults import (
    SetClearinghouseCondition,
    SetDirectoryReachable,
    SetServerReachable,
)
from core.commands.history import (
    CreateRestorePoint,
    Redo,
    ResetLab,
    ReturnToRestorePoint,
    Undo,
)
from core.commands.migrate import AbsentSource
from core.commands.network import ConnectToServer
from core.commands.passages import AllowHttps, DelegateControl
from core.commands.permissions import RestoreDefaultPermissions
from core.commands.policy import ConfigureSessionHost, EditPolicy, UpdatePolicy
from core.commands.properties import ChangeServerProperties
from core.commands.reactivate import ReactivateServer
from core.commands.registry import COMMANDS, from_journal
from core.commands.repair import AddToGroup, ChangeScope, RegisterAsScp
from core.commands.reports import CreateReport, DeleteReport
from core.commands.revoke import RevokeLicense, RevokeLicenses
from core.commands.roles import AddLicensingRole
from core.commands.services import SetServiceRunning
from core.commands.sign_in import SignIn
from core.commands.simulate import SimulateDay
from core.commands.tasks import (
    BeginTaskRun,
    ChangeTask,
    CreateTask,
    DeleteTask,
    EndTaskRun,
)
from core.commands.time import MoveClock
from core.commands.trusts import SetTrustedGroup
from core.numbers import servers
from core.records import PolicySetting, Schedule
from core.records.attempts import Mark, Marks
from core.rules.passages import LICENSE_SERVERS
from core.store.journal import NOTES, REDO, RESTORE_POINT, UNDO
from tests.core.commands.endings import LATER
from tests.core.commands.test_world import CHANGES
from tests.core.lessons.samples import NOON, begin_attempt
from tests.helpers.labs import (
    REGISTRATION,
    agreement,
    installation,
    migration,
    open_license,
    product_keys,
    rebuilding,
    retail,
)
from tests.helpers.processes import ROOT

AUTOMATIC = ConnectionMethod.AUTOMATIC
W2016 = ProductVersion.W2016
UNTIL = datetime(2027, 1, 1, 6, 30, tzinfo=UTC)
SOURCE_ID = servers.make_license_server_id(servers.make_product_id(1, "A"))
HALF = Mark(reached=1, of=2)
EXAMPLES: list[Command] = [
    ActivateServer(server="A", method=AUTOMATIC, registration=REGISTRATION),
    ChangeServerProperties(
        server="A", connection_method=AUTOMATIC, registration=REGISTRATION
    ),
    AddToGroup(server="A", account="d.diaz"),
    RegisterAsScp(server="A"),
    ChangeScope(server="A", account="d.diaz", scope=DiscoveryScope.FOREST),
    ConnectToServer(computer="10.0.0.13"),
    SignIn(account="d.diaz"),
    SetServerReachable(server="A", is_reachable=False),
    SetDirectoryReachable(is_reachable=False),
    SetClearinghouseCondition(condition=ClearinghouseCondition.WRONG_DATE),
    Undo(),
    Redo(),
    ResetLab(),
    CreateRestorePoint(point="a"),
    ReturnToRestorePoint(point="a"),
    DeactivateServer(server="RDLIC01", method=ConnectionMethod.AUTOMATIC),
    ReactivateServer(
        server="RDLIC01",
        method=ConnectionMethod.AUTOMATIC,
        reason=ReactivationReason.UPGRADED,
    ),
    ConvertLicenses(server="RDLIC01", pack_id=3, quantity=5),
    RevokeLicense(server="RDLIC01", license_id=7),
    RevokeLicenses(server="RDLIC01", license_ids=(7, 9)),
    CreateReport(server="RDLIC01"),
    CreateTask(
        computer="RDLIC01",
        task="Monthly report",
        account="a.adams",
        action=r"powershell -File C:\Scripts\report.ps1",
        schedule=Schedule(repeats=Repeats.MONTHLY, begins=UNTIL, day=1),
    ),
    CreateTask(
        computer="RDLIC01",
        task="Restart",
        account="a.adams",
        action="shutdown /r",
        schedule=Schedule(
            repeats=Repeats.WEEKLY,
            begins=UNTIL,
            every=2,
            weekdays=(Weekday.SATURDAY, Weekday.SUNDAY),
        ),
        replaces=True,
    ),
    ChangeTask(computer="RDLIC01", task="Restart", is_enabled=False),
    DeleteTask(computer="RDLIC01", task="Restart"),
    BeginTaskRun(computer="RDLIC01", task="Restart", due=UNTIL),
    EndTaskRun(computer="RDLIC01", task="Restart", result=0, text="Done.\n"),
    CreateReport(
        server="RDLIC01",
        scope=ReportScope.ORGANIZATIONAL_UNIT,
        organizational_unit="Sales",
    ),
    DeleteReport(server="RDLIC01", report=7),
    migration(retail(1)),
    migration(
        retail(1), source=AbsentSource(version=W2016, license_server_id=SOURCE_ID)
    ),
    migration(retail(1), source=None, reason=MigrationReason.NOT_FUNCTIONING),
    rebuilding(retail(1)),
    Connect(host="RDSH01", user="a.adams", device="PC-0001"),
    Connect(
        host="RDSH01",
        user="a.adams",
        device="PC-0001",
        is_administrative=True,
        is_elevated=True,
        in_place_of=1,
    ),
    Disconnect(session_id=1),
    MoveClock(until=datetime(2027, 1, 1, tzinfo=UTC)),
    SimulateDay(host="RDSH01", users=5, devices=5, pattern=LogonPattern.OFFICE_HOURS),
    EditPolicy(
        computer="RDSH01",
        setting=PolicyName.LICENSING_MODE,
        to=PolicySetting(state=PolicyState.ENABLED, value="per-user"),
    ),
    UpdatePolicy(computer="RDSH01"),
    ConfigureSessionHost(host="RDSH01", mode=LicensingMode.PER_USER),
    AddLicensingRole(host="RDSH01", scope=DiscoveryScope.FOREST),
    AddLicensingToDeployment(server="RDSH01"),
    SetServiceRunning(computer="RDSH01", service=Service.SESSIONS, is_running=False),
    SetVersionPages(server="RDLIC01", pages=1024),
    SetTrustedGroup(server="RDLIC01", domain="north.example", is_member=True),
    RestoreDefaultPermissions(host="RDSH01"),
    AllowHttps(computer="RDLIC01"),
    DelegateControl(target="OU=Sales", trustee=LICENSE_SERVERS),
    begin_attempt(),
    TakeHelp(step=1, level=HelpLevel.DONE, at=NOON),
    AnswerQuestion(step=2, choice=0, at=NOON),
    PauseAttempt(at=NOON),
    ResumeAttempt(at=NOON),
    EndAttempt(marks=Marks(percent=50, passed=False, objectives=(HALF,)), at=NOON),
    *CHANGES,
    *(ending.command for ending in LATER),
    *(
        installation(proof)
        for proof in (retail(1, 2), open_license(), agreement(), product_keys())
    ),
]

NAMES = {
    "activate-server",
    "add-device",
    "add-licensing-role",
    "add-licensing-to-deployment",
    "add-session-host-role",
    "add-to-group",
    "add-user",
    "allow-https",
    "answer-question",
    "begin-attempt",
    "begin-task-run",
    "change-task",
    "create-task",
    "delete-task",
    "end-task-run",
    "change-scope",
    "change-server-properties",
    "configure-session-host",
    "connect",
    "connect-to-server",
    "convert-edition",
    "convert-licenses",
    "create-report",
    "create-restore-point",
    "damage-client-license",
    "deactivate-server",
    "delegate-control",
    "delete-certificate",
    "delete-client-license",
    "delete-database-file",
    "delete-licensing-key",
    "delete-report",
    "disconnect",
    "edit-policy",
    "end-attempt",
    "fill-version-store",
    "install-licenses",
    "make-certificates-stale",
    "migrate-licenses",
    "move-clock",
    "pause-attempt",
    "permit-administrative-sessions",
    "reactivate-server",
    "rebuild-database",
    "redo",
    "register-as-scp",
    "reimage-device",
    "reinstall-licenses",
    "remove-from-group",
    "remove-licenses",
    "remove-licenses-of",
    "remove-licensing-role",
    "remove-session-host-role",
    "remove-user",
    "rename-computer",
    "rename-database-file",
    "rename-device",
    "rename-user",
    "reset-lab",
    "restart-computer",
    "restore-default-permissions",
    "resume-attempt",
    "return-to-restore-point",
    "revoke-license",
    "revoke-licenses",
    "set-anonymous-refused",
    "set-attribute-delegation",
    "set-clearinghouse-condition",
    "set-client-kind",
    "set-directory-reachable",
    "set-firewall-group",
    "set-domain-membership",
    "set-evaluation",
    "set-key-access",
    "set-license-levels",
    "set-passage",
    "set-published",
    "set-security-group-members",
    "set-server-reachable",
    "set-service-running",
    "set-session-host-reachable",
    "set-third-party-protocol",
    "set-trust",
    "set-trusted-group",
    "set-user-enabled",
    "set-version-pages",
    "sign-in",
    "simulate-day",
    "store-credentials",
    "take-help",
    "undo",
    "unregister-as-scp",
    "update-policy",
    "write-license-servers",
    "write-licensing-mode",
    "upgrade-computer",
}


@pytest.mark.parametrize("command", EXAMPLES, ids=lambda command: command.name())
def test_a_command_comes_back_from_the_journal(command: Command) -> None:
    assert from_journal(command.name(), command.model_dump_json()) == command


def test_every_command_is_tried() -> None:
    assert {command.name() for command in EXAMPLES} == set(COMMANDS)


def test_names_in_journals_stay_for_ever() -> None:
    assert set(COMMANDS) == NAMES


def test_every_module_of_commands_is_looked_through() -> None:
    """In a process of its own: this one has imported commands by itself."""
    code = "import sys, core.commands.registry; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    found = pkgutil.iter_modules(commands.__path__, "core.commands.")
    assert {module.name for module in found} - set(loaded.split()) == set()


def test_the_journal_knows_undo_redo_and_restore_points_by_name() -> None:
    assert Undo.name() == UNDO
    assert Redo.name() == REDO
    assert CreateRestorePoint.name() == RESTORE_POINT


def test_the_journal_knows_what_is_noted_of_attempts_by_name() -> None:
    notes = {c.name() for c in COMMANDS.values() if c.nature is Nature.LESSON}
    assert notes == NOTES
