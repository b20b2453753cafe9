"""What a session shares: the lab, its folder, the budget, errors, what is done."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from core.catalog import Rights
from core.errors import LabError, Refused
from core.management.budget import Budget
from core.management.reach import reached
from core.management.registry.machine import machine_of
from core.management.registry.registry import Registry
from core.management.releases import os_version
from core.shell.running.budget import Meter
from core.shell.running.environment import environment
from core.shell.running.signals import PAUSE, Out
from core.shell.values.errors import ErrorRecord, ScriptError, failure

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from core.commands.command import Command
    from core.lab import Lab
    from core.management.folder import Folder
    from core.management.paths import Parts
    from core.shell.values.bag import Table
    from core.shell.values.kinds import Value

_MOST_ERRORS = 256
_NOT_SHOWN = {"clear", "progress", "window"}


class Transcript(Protocol):
    """What keeps all that is shown."""

    def hear(self, text: str) -> None:
        """Keep a text."""

    def flush(self) -> None:
        """Write what was kept."""

    @property
    def path(self) -> str:
        """The file in which it is."""


class Engine:
    """One session of the shell on one computer of a lab."""

    def __init__(
        self, lab: Lab, computer: str, folder: Folder, budget: Budget | None = None
    ) -> None:
        """Begin with the variables that PowerShell has."""
        self.lab = lab
        self.computer = computer
        """Its name now; what it was when the session began is in `$env:`."""
        self._first_name = computer
        self._address = _address_of(lab, computer)
        self.folder = folder
        self.budget = budget or Budget()
        self.meter = Meter(self.budget)
        self.pieces: list[Out] = []
        self.errors: list[Value] = []
        self.ok: bool = True
        """`$?`: whether the last statement did what it should."""
        self.failures = 0
        """How often something has failed in this session."""
        self.exit_code: int = 0
        self.location: Parts = ()
        """The folder in which the session is, on C:."""
        self.drive = "C"
        self.drive_path = ""
        """Where it is on another drive."""
        self.aliases: dict[str, str] = {}
        self.state: dict[str, object] = {}
        """What cmdlets keep between calls, by their own names."""
        self.transcript: Transcript | None = None
        """Where what is shown is kept as well."""
        self.restore_point: str | None = None
        """Made before the first thing that a script does; None where none is."""
        self.managed: Callable[[str], Value] = _unmanaged
        """Finds a class or an object of WMI by its path."""
        self.searched: Callable[[str, str], Iterator[Value]] = _unsearched
        """Asks WMI a query in a namespace."""
        self._depth = 0
        self._environment: Table | None = None

    # ---- the world ----

    def now(self) -> datetime:
        """Return the lab's time, which is UTC, without a zone."""
        return self.lab.settings().now.astimezone(UTC).replace(tzinfo=None)

    def account(self) -> str:
        r"""Return who is signed in, as `CORP\\Administrator`."""
        settings = self.lab.settings()
        if settings.domain is None:
            return f"{self.computer}\\{settings.signed_in}"
        return settings.account_of(settings.signed_in)

    def computer_name(self) -> str:
        """Return the name of the computer."""
        return self.computer

    def os_version(self) -> str:
        """Return the number of the computer's Windows, such as `10.0.17763`."""
        return os_version(self.lab.computer(self.computer).version)

    def is_administrator(self) -> bool:
        """Tell whether who is signed in may administer servers (domain.md 1.1)."""
        return self.lab.rights().covers(Rights.SERVER_ADMIN)

    def registry(self, computer: str = "") -> Registry | None:
        """Return the registry of this computer or another; None: no answer."""
        name = self.computer
        if computer not in ("", "."):
            found = reached(self.lab, self.computer, computer)
            if found is None:
                return None
            name = found.name
        machine = machine_of(self.lab, name)
        return None if machine is None else Registry(machine)

    def environment(self) -> Table:
        """Return the variables of `$env:`; they are made when first asked for."""
        if self._environment is None:
            self._environment = environment(
                self._first_name, self.account(), self.lab.settings().domain
            )
        return self._environment

    def location_text(self) -> str:
        r"""Return where the session is, such as `C:\\Temp`."""
        if self.drive != "C":
            return f"{self.drive}:\\{self.drive_path}"
        return "C:\\" + "\\".join(self.location)

    def doing(self, command: Command) -> Generator[Value, None, None]:
        """Carry a command out; what the world refuses is a ScriptError."""
        try:
            if self.restore_point is not None:
                from core.commands.history import CreateRestorePoint

                name, self.restore_point = self.restore_point, None
                self.lab.do(CreateRestorePoint(point=name))
            for _ in self.lab.doing(command):
                yield PAUSE
            self.follow_name()
        except Refused as refused:
            raise refusal(refused) from refused
        except LabError as error:
            raise failure(str(error), "LabError", "WriteError") from error

    def follow_name(self) -> None:
        """Find the own computer again, which may have been given another name."""
        at = (c.name for c in self.lab.computers() if c.address == self._address)
        self.computer = next(at, self.computer)

    # ---- messages ----

    def put(self, piece: Out) -> None:
        """Hand a text to the host."""
        self.meter.written(piece.text)
        self.pieces.append(piece)
        if piece.stream not in _NOT_SHOWN:
            self.hear(piece.text)

    def hear(self, text: str) -> None:
        """Let a transcript have what is shown."""
        if self.transcript is not None:
            self.transcript.hear(text)

    def remember(self, record: ErrorRecord) -> None:
        """Keep an error in `$Error`, the newest first."""
        if not any(kept is record for kept in self.errors):
            self.errors.insert(0, record)
            del self.errors[_MOST_ERRORS:]

    # ---- calls ----

    @contextmanager
    def called(self) -> Iterator[None]:
        """Count a call inside calls; too many are an error."""
        if self._depth >= self.budget.depth:
            raise failure(
                "The script failed due to call depth overflow. Here calls go "
                f"{self.budget.depth} deep.",
                "CallDepthOverflow",
                "InvalidOperation",
                exception="System.Management.Automation.ScriptCallDepthException",
            )
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def begin_run(self, restore_point: str | None) -> None:
        """Begin with a new budget."""
        self.meter = Meter(self.budget)
        self.restore_point = restore_point
        self._depth = 0
        self.follow_name()


def _address_of(lab: Lab, computer: str) -> str:
    wanted = computer.casefold()
    found = (c.address for c in lab.computers() if c.name.casefold() == wanted)
    return next(found, "")


def _unsearched(query: str, scope: str) -> Iterator[Value]:
    raise failure(f"{query} cannot be asked in {scope}.", "ObjectNotFound")


def _unmanaged(path: str) -> Value:
    raise failure(f"{path} cannot be found.", "ObjectNotFound", "ObjectNotFound")


def refusal(refused: Refused) -> ScriptError:
    """Turn what the world refuses into an error; the cmdlet may word it otherwise."""
    error = failure(
        str(refused),
        refused.reason.name,
        "InvalidOperation",
        exception="System.InvalidOperationException",
    )
    error.record.details["Refused"] = refused.reason.name
    return error
