"""What faults are tried on, each with the file it finds and the states it may leave."""

import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from core.catalog import (
    ClearinghouseCondition,
    ConnectionMethod,
    DiscoveryScope,
    LicenseStatus,
    LicenseType,
    LicensingMode,
    LogonPattern,
    MigrationReason,
    Mode,
    PolicyName,
    PolicyState,
    ProductVersion,
    ReactivationReason,
    Repeats,
    Service,
    Way,
)
from core.command_line.parser import build_parser
from core.commands.clients import DeleteLicensingKey
from core.commands.command import Command
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
from core.commands.passages import AllowHttps, DelegateControl, SetPassage
from core.commands.permissions import (
    PermitAdministrativeSessions,
    RestoreDefaultPermissions,
)
from core.commands.policy import ConfigureSessionHost, EditPolicy, UpdatePolicy
from core.commands.properties import ChangeServerProperties
from core.commands.reactivate import ReactivateServer
from core.commands.removal import RemoveLicensingRole
from core.commands.renaming import RenameComputer
from core.commands.repair import AddToGroup, ChangeScope, RegisterAsScp
from core.commands.reports import CreateReport, DeleteReport
from core.commands.revoke import RevokeLicense
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
from core.commands.world import SetSessionHostReachable
from core.errors import Refused
from core.files import filling
from core.lab import Lab
from core.numbers import servers
from core.records import PolicySetting, Schedule
from core.rules.passages import CLEARINGHOUSE, LICENSE_SERVERS
from core.store import backup, slices
from gui.automation.exporting import export
from tests.core.commands.endings import AWAY, BACK, LATER, STOP
from tests.core.commands.test_attempts import NOTES
from tests.core.commands.test_world import CHANGES
from tests.core.lessons.samples import NOON, begin_attempt
from tests.helpers.labs import (
    REGISTRATION,
    activation,
    agreement,
    installation,
    key_pack,
    migration,
    open_license,
    product_keys,
    rebuilding,
    retail,
    revoking_most,
    server_id,
)

Make = Callable[[Lab], Command]
MOVED = retail(102, version=ProductVersion.W2016)
WEB = ConnectionMethod.WEB
ENABLED = PolicySetting(state=PolicyState.ENABLED)
TELEPHONE = ConnectionMethod.TELEPHONE
ORIGINAL = "original.rdlab"
SOURCE = "source.rdlab"
FROZEN = Path(__file__).parents[1] / "core" / "store" / "frozen" / "schema-1.rdlab"


@dataclass(frozen=True)
class Prepared:
    """A file to start from, and its two allowed states; empty for no file."""

    path: Path
    before: str
    after: str
    read: Callable[[Path], str] | None = None
    """Writes out what was made; a lab where it is None."""


class Case(ABC):
    """Something that a fault may hit."""

    @abstractmethod
    def prepare(self, folder: Path) -> Prepared:
        """Make what it starts from, and find out what it leads to."""

    @abstractmethod
    def act(self, path: Path) -> None:
        """Do it on a copy of the prepared file."""


@dataclass(frozen=True)
class CommandCase(Case):
    """A command, the scenario it is done in, and what was done before it."""

    scenario: str
    command: Make
    before: tuple[Make, ...] = ()

    def prepare(self, folder: Path) -> Prepared:
        path = folder / ORIGINAL
        with Lab.create(path, self.scenario) as lab:
            for make in self.before:
                lab.do(make(lab))
            before = lab.snapshot()
            lab.save_copy(folder / SOURCE)
        self.act(folder / SOURCE)
        return Prepared(path, before, state_of(folder / SOURCE))

    def act(self, path: Path) -> None:
        with Lab.open(path) as lab:
            self.do(lab)

    def do(self, lab: Lab) -> None:
        """Do the command; a refusal too is an answer, and in the journal."""
        with suppress(Refused):
            lab.do(self.command(lab))


class SlicedCase(CommandCase):
    """A long command, in slices so short that it pauses many times."""

    def do(self, lab: Lab) -> None:
        with patch.object(slices, "ROWS", 4):
            super().do(lab)


class Restoring(Case):
    """Putting a backup in the place of a lab."""

    def prepare(self, folder: Path) -> Prepared:
        path = folder / ORIGINAL
        with Lab.create(path) as lab:
            lab.save_copy(folder / SOURCE)
            lab.do(activation(lab))
        return Prepared(path, state_of(path), state_of(folder / SOURCE))

    def act(self, path: Path) -> None:
        backup.restore(path.with_name(SOURCE), path)


class Copying(Restoring):
    """Saving a copy of a lab over an older copy."""

    def act(self, path: Path) -> None:
        with Lab.open(path.with_name(SOURCE), read_only=True) as lab:
            lab.save_copy(path)


class Creating(Case):
    """Making a lab from a scenario."""

    def prepare(self, folder: Path) -> Prepared:
        Lab.create(folder / SOURCE).close()
        return Prepared(folder / ORIGINAL, "", state_of(folder / SOURCE))

    def act(self, path: Path) -> None:
        Lab.create(path).close()


class BackingUp(Creating):
    """Writing a copy of a lab under a new name."""

    def act(self, path: Path) -> None:
        with Lab.open(path.with_name(SOURCE), read_only=True) as lab:
            lab.back_up(path)


class Filling(Case):
    """Putting new files into a folder where a lab lies, as pictures are."""

    def prepare(self, folder: Path) -> Prepared:
        path = folder / ORIGINAL
        Lab.create(path).close()
        before = state_of(path)
        return Prepared(path, before, before)

    def act(self, path: Path) -> None:
        with filling(path.parent) as unfinished:
            for number in range(3):
                (unfinished / f"{path.stem}-{number}.png").write_bytes(b"whole")


class Exporting(Filling):
    """Writing a list of the lab over an earlier one, as `rdlm export` does."""

    def act(self, path: Path) -> None:
        words = ["export", path, "users", path.with_name("list.csv"), "--replace"]
        with redirect_stdout(StringIO()):
            export(build_parser().parse_args([*map(str, words)]))


class Upgrading(Case):
    """Opening a lab of an older version of the program."""

    def prepare(self, folder: Path) -> Prepared:
        path = Path(shutil.copy(FROZEN, folder / ORIGINAL))
        shutil.copy(FROZEN, folder / SOURCE)
        after = state_of(folder / SOURCE)
        return Prepared(path, after, after)

    def act(self, path: Path) -> None:
        Lab.open(path).close()


def state_of(path: Path) -> str:
    """Write out the lab of a file; empty if there is none."""
    if not path.exists():
        return ""
    with Lab.open(path) as lab:
        assert lab.problems() == []
        return lab.snapshot()


def make_restore_point(_: Lab) -> Command:
    return CreateRestorePoint(point="start")


def install_retail(_: Lab) -> Command:
    return installation(retail(1, 2, 3))


def deactivate_by_telephone(lab: Lab) -> Command:
    code = servers.make_confirmation_code(lab.server("RDLIC01").license_server_id or "")
    return DeactivateServer(server="RDLIC01", method=TELEPHONE, confirmation_code=code)


def reactivate(
    _: Lab,
    method: ConnectionMethod = ConnectionMethod.AUTOMATIC,
    license_server_id: str | None = None,
) -> Command:
    return ReactivateServer(
        server="RDLIC01",
        method=method,
        reason=ReactivationReason.CERTIFICATE_CORRUPT,
        license_server_id=license_server_id,
    )


def rebuild(_: Lab) -> Command:
    return rebuilding(retail(1, 2))


def create_task(lab: Lab) -> Command:
    """Schedule a report for the first of each month."""
    begins = lab.settings().now
    return CreateTask(
        computer="RDLIC01",
        task="Report",
        account="Administrator",
        action="hostname",
        schedule=Schedule(repeats=Repeats.MONTHLY, begins=begins),
    )


def change_task(_: Lab) -> Command:
    return ChangeTask(computer="RDLIC01", task="Report", is_enabled=False)


def begin_task_run(_: Lab) -> Command:
    return BeginTaskRun(computer="RDLIC01", task="Report")


def create_report(_: Lab) -> Command:
    return CreateReport(server="RDLIC01")


def absent(lab: Lab) -> AbsentSource:
    source_id = server_id(lab.server("RDLIC02"))
    return AbsentSource(version=ProductVersion.W2016, license_server_id=source_id)


def per_device(_: Lab) -> Command:
    return ConfigureSessionHost(
        host="RDSH01", mode=LicensingMode.PER_DEVICE, license_servers=("RDLIC01",)
    )


def connect(_: Lab) -> Command:
    return Connect(host="RDSH01", user="y.yilmaz", device="PC-0015")


def disconnect(lab: Lab) -> Command:
    return Disconnect(session_id=lab.sessions("RDSH01")[0].id)


def edit_policy(_: Lab) -> Command:
    return EditPolicy(
        computer="RDSH01",
        setting=PolicyName.LICENSING_MODE,
        to=PolicySetting(state=PolicyState.ENABLED, value="per-device"),
    )


def next_year(lab: Lab) -> Command:
    return MoveClock(until=lab.settings().now + timedelta(days=365))


def done(command: Command) -> Make:
    return lambda _: command


def stopping(computer: str, service: Service) -> Make:
    return lambda _: SetServiceRunning(
        computer=computer, service=service, is_running=False
    )


def simulated(pattern: LogonPattern) -> Make:
    return lambda _: SimulateDay(host="RDSH01", users=30, devices=20, pattern=pattern)


def revoke_first(lab: Lab) -> Command:
    packs = [p for p in lab.packs("RDLIC01") if p.type is LicenseType.PER_DEVICE]
    issued = lab.issued("RDLIC01", packs[-1].id)
    active = next(i for i in issued if i.status is LicenseStatus.ACTIVE)
    return RevokeLicense(server="RDLIC01", license_id=active.id)


CASES = {
    "activate, automatic": CommandCase("fresh", activation),
    "activate, web": CommandCase("fresh", lambda lab: activation(lab, WEB)),
    "activate, telephone": CommandCase("fresh", lambda lab: activation(lab, TELEPHONE)),
    "activate, refused": CommandCase("trouble-clearinghouse-unreachable", activation),
    "install, retail codes": CommandCase("activated", install_retail),
    "install, refused": CommandCase("activated", install_retail, (install_retail,)),
    "install, agreement": CommandCase("activated", lambda _: installation(agreement())),
    "install, open": CommandCase("activated", lambda _: installation(open_license())),
    "install, product keys": CommandCase(
        "activated", lambda _: installation(product_keys(1, 2))
    ),
    "install, key pack": CommandCase(
        "activated",
        lambda lab: installation(key_pack(lab.server("RDLIC01")), method=WEB),
    ),
    "migrate, automatic": CommandCase("office", lambda _: migration(MOVED)),
    "migrate, absent source": CommandCase(
        "office",
        lambda lab: migration(MOVED, source=absent(lab), removal_confirmed=True),
    ),
    "migrate, not functioning": CommandCase(
        "office",
        lambda _: migration(
            MOVED,
            reason=MigrationReason.NOT_FUNCTIONING,
            source=None,
            removal_confirmed=True,
        ),
    ),
    "migrate, refused": CommandCase("office", lambda _: migration(retail(1, 2))),
    "rebuild": CommandCase("office", rebuild),
    "rebuild, refused": CommandCase("office", lambda _: rebuilding(retail(1, 1))),
    "rebuild, in slices": SlicedCase("office", rebuild),
    "undo, in slices": SlicedCase("office", lambda _: Undo(), (rebuild,)),
    "create report, in slices": SlicedCase("office", create_report),
    "undo": CommandCase("activated", lambda _: Undo(), (install_retail,)),
    "redo": CommandCase(
        "activated", lambda _: Redo(), (install_retail, lambda _: Undo())
    ),
    "reset": CommandCase("activated", lambda _: ResetLab(), (install_retail,)),
    "create restore point": CommandCase("office", make_restore_point),
    "begin an attempt": CommandCase("fresh", done(begin_attempt())),
    **{
        f"note on an attempt, {note(NOON).name()}": CommandCase(
            "fresh", done(note(NOON)), (done(begin_attempt()),)
        )
        for note in NOTES
    },
    "help in an exam, refused": CommandCase(
        "fresh", done(NOTES[0](NOON)), (done(begin_attempt(Mode.EXAM)),)
    ),
    "return to restore point": CommandCase(
        "activated",
        lambda _: ReturnToRestorePoint(point="start"),
        (make_restore_point, install_retail, lambda _: installation(agreement())),
    ),
    "set the Clearinghouse": CommandCase(
        "fresh",
        lambda _: SetClearinghouseCondition(condition=ClearinghouseCondition.SLOW),
    ),
    "deactivate, automatic": CommandCase(
        "office",
        lambda _: DeactivateServer(server="RDLIC01", method=ConnectionMethod.AUTOMATIC),
    ),
    "deactivate, telephone": CommandCase("office", deactivate_by_telephone),
    "reactivate, automatic": CommandCase("trouble-certificate", reactivate),
    "reactivate, web": CommandCase(
        "trouble-certificate",
        lambda lab: reactivate(lab, WEB, server_id(lab.server("RDLIC01"), 2)),
    ),
    "convert": CommandCase(
        "office",
        lambda _: ConvertLicenses(server="RDLIC01", pack_id=3, quantity=30),
    ),
    "convert, whole pack": CommandCase(
        "office",
        lambda _: ConvertLicenses(server="RDLIC02", pack_id=3, quantity=20),
    ),
    "revoke": CommandCase("office", revoke_first),
    "revoke several": CommandCase("office", revoking_most),
    "revoke several, refused": CommandCase("trouble-revoke-limit", revoking_most),
    "revoke, refused": CommandCase("trouble-revoke-limit", revoke_first),
    "create task": CommandCase("office", create_task),
    "create task, refused": CommandCase("office", create_task, (create_task,)),
    "change task": CommandCase("office", change_task, (create_task,)),
    "delete task": CommandCase(
        "office",
        lambda _: DeleteTask(computer="RDLIC01", task="Report"),
        (create_task,),
    ),
    "begin task run": CommandCase("office", begin_task_run, (create_task,)),
    "end task run": CommandCase(
        "office",
        lambda _: EndTaskRun(computer="RDLIC01", task="Report", result=3, text="Hm."),
        (create_task, begin_task_run),
    ),
    "create report": CommandCase("office", create_report),
    "create report, refused": CommandCase("workgroup", create_report),
    "delete report": CommandCase(
        "office",
        lambda _: DeleteReport(server="RDLIC01", report=1),
        (create_report,),
    ),
    "add to group": CommandCase(
        "fresh", lambda _: AddToGroup(server="RDLIC01", account="d.diaz")
    ),
    "add to group, refused": CommandCase(
        "fresh", lambda _: AddToGroup(server="RDLIC01")
    ),
    "register as SCP": CommandCase("fresh", lambda _: RegisterAsScp(server="RDLIC01")),
    "change scope": CommandCase(
        "office",
        lambda _: ChangeScope(
            server="RDLIC01", account="Administrator", scope=DiscoveryScope.FOREST
        ),
    ),
    "list a server": CommandCase(
        "network", lambda _: ConnectToServer(computer="10.0.0.13")
    ),
    "list a server, refused": CommandCase(
        "network", lambda _: ConnectToServer(computer="RDSH01")
    ),
    "sign in": CommandCase("trouble-credentials", lambda _: SignIn(account="a.adams")),
    "server unreachable": CommandCase(
        "office", lambda _: SetServerReachable(server="RDLIC01", is_reachable=False)
    ),
    "allow outbound HTTPS": CommandCase(
        "fresh",
        done(AllowHttps(computer="RDLIC01")),
        (
            done(
                SetPassage(
                    origin="RDLIC01",
                    target=CLEARINGHOUSE,
                    way=Way.HTTPS,
                    is_open=False,
                )
            ),
        ),
    ),
    "delegate control": CommandCase(
        "trouble-one-unit",
        done(DelegateControl(target="OU=Sales", trustee=LICENSE_SERVERS)),
        (done(SignIn(account="d.diaz")),),
    ),
    "delegate control, refused": CommandCase(
        "office", done(DelegateControl(trustee=LICENSE_SERVERS))
    ),
    "directory unreachable": CommandCase(
        "office", lambda _: SetDirectoryReachable(is_reachable=False)
    ),
    "connect, first temporary license": CommandCase("office", connect, (per_device,)),
    "connect, upgrade": CommandCase("office", connect, (per_device, connect)),
    "connect, refused": CommandCase("trouble-grace-over", connect),
    "connect, unknown user": CommandCase(
        "office", lambda _: Connect(host="RDSH01", user="nobody", device="PC-0015")
    ),
    "edit a policy": CommandCase("office", edit_policy),
    "edit a policy, refused": CommandCase(
        "office",
        lambda _: EditPolicy(
            computer="RDSH01", setting=PolicyName.LICENSE_SERVERS, to=ENABLED
        ),
    ),
    "update the policy of a session host": CommandCase(
        "office", lambda _: UpdatePolicy(computer="RDSH01"), (edit_policy,)
    ),
    "update the policy of a license server": CommandCase(
        "office",
        lambda _: UpdatePolicy(computer="RDLIC01"),
        (
            lambda _: EditPolicy(
                computer="RDLIC01", setting=PolicyName.SECURITY_GROUP, to=ENABLED
            ),
        ),
    ),
    "configure a session host": CommandCase("office", per_device),
    "add a role": CommandCase(
        "fresh",
        lambda _: AddLicensingRole(host="RDSH01"),
        (lambda _: SignIn(account="d.diaz"),),
    ),
    "add a license server to the deployment": CommandCase(
        "fresh",
        lambda _: AddLicensingToDeployment(server="RDSH01"),
        (lambda _: SignIn(account="d.diaz"),),
    ),
    "add a role, refused": CommandCase(
        "fresh",
        lambda _: AddLicensingRole(host="RDSH01", scope=DiscoveryScope.FOREST),
    ),
    "stop a session host's service": CommandCase(
        "office",
        stopping("RDSH01", Service.SESSIONS),
        (connect,),
    ),
    "stop a license server's service": CommandCase(
        "office", stopping("RDLIC01", Service.LICENSING)
    ),
    "disconnect": CommandCase("office", disconnect, (connect,)),
    "move the clock": CommandCase("office", next_year, (connect, edit_policy)),
    "move the clock, refused": CommandCase(
        "office", lambda lab: MoveClock(until=lab.settings().now)
    ),
    "simulate a day, per device": CommandCase(
        "office", simulated(LogonPattern.OFFICE_HOURS), (per_device,)
    ),
    "simulate a day, upgrades": CommandCase(
        "office",
        simulated(LogonPattern.OFFICE_HOURS),
        (per_device, simulated(LogonPattern.OFFICE_HOURS)),
    ),
    "simulate a day, per user": CommandCase(
        "office", simulated(LogonPattern.SHIFT_WORK)
    ),
    "simulate a day, cloned machines": CommandCase(
        "office", simulated(LogonPattern.CLONED_MACHINES), (per_device,)
    ),
    "simulate a day, refused": CommandCase(
        "office",
        simulated(LogonPattern.OFFICE_HOURS),
        (lambda _: SetSessionHostReachable(host="RDSH01", is_reachable=False),),
    ),
    "make room for a database": CommandCase(
        "trouble-service", done(SetVersionPages(server="RDLIC01", pages=1024))
    ),
    "join the group of a trusted domain": CommandCase(
        "trouble-trusted-domain",
        done(SetTrustedGroup(server="RDLIC01", domain="north.example", is_member=True)),
    ),
    **{
        f"change the world, {change.name()}": CommandCase("office", done(change))
        for change in CHANGES
    },
    **{
        f"end or change, {number}, {later.command.name()}": CommandCase(
            "office", done(later.command), tuple(map(done, later.before))
        )
        for number, later in enumerate(LATER)
    },
    "remove the licensing role, in slices": SlicedCase(
        "office", done(RemoveLicensingRole(server="RDLIC01"))
    ),
    "rename a license server, in slices": SlicedCase(
        "office", done(RenameComputer(computer="RDLIC01", to="RDLIC09"))
    ),
    "put a database away, in slices": SlicedCase("office", done(AWAY), (done(STOP),)),
    "put a database back, in slices": SlicedCase(
        "office", done(BACK), (done(STOP), done(AWAY))
    ),
    "connect, with a client that runs elevated": CommandCase(
        "trouble-one-client",
        done(
            Connect(host="RDSH01", user="a.adams", device="PC-0001", is_elevated=True)
        ),
        (per_device, done(DeleteLicensingKey(device="PC-0001"))),
    ),
    "connect in place of another administrator": CommandCase(
        "trouble-two-administrators",
        done(
            Connect(
                host="RDSH01",
                user="f.fischer",
                device="PC-0001",
                is_administrative=True,
                in_place_of=1,
            )
        ),
    ),
    "restore the default permissions": CommandCase(
        "office",
        done(RestoreDefaultPermissions(host="RDSH01")),
        (done(PermitAdministrativeSessions(host="RDSH01", user="c.clark")),),
    ),
    "let the night pass over an app": CommandCase("trouble-many-cals", next_year),
    "change properties": CommandCase(
        "office",
        lambda _: ChangeServerProperties(
            server="RDLIC01", connection_method=WEB, registration=REGISTRATION
        ),
    ),
}

FILE_CASES = {
    "restore a backup": Restoring(),
    "copy over a copy": Copying(),
    "make a lab": Creating(),
    "back up a lab": BackingUp(),
    "fill a folder": Filling(),
    "export a list": Exporting(),
    "upgrade a lab": Upgrading(),
}
