"""An open lab: commands in, records and events out. The only door to the world.

What is not needed to open a lab is imported when it is used: a window starts sooner.
"""

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from core import clock
from core.bus import Bus, Event
from core.catalog import DEFAULT_SCENARIO, ProductVersion
from core.commands.command import Command, Nature
from core.errors import (
    DiskUnreliable,
    LabAtWork,
    LabChangedElsewhere,
    LabDamaged,
    LabError,
    LabInUse,
    LabUnlockable,
    Refused,
)
from core.records import LabSettings
from core.store import causes, connection, journal, reading, schema, undo
from core.store.connection import LabConnection
from core.store.identity import Identity, identify
from core.store.late_check import LateCheck
from core.store.ownership import Ownership
from core.store.queries import Queries
from core.store.queries.kept import Answers
from core.store.slices import Steps, finish
from core.store.transaction import Transaction
from core.workplaces import remove

if TYPE_CHECKING:
    from core.scenarios.plans import Scenario
    from core.store.watch import Watch


class Lab(Queries):
    """A lab file, open for one owner or for reading."""

    _because: LabError | None = None
    """Why nobody owns it here; None where reading was all that was asked for."""
    _link: LabConnection
    is_at_work = False
    """Whether a command is under way: what the file holds now is half a state."""
    _is_in_doubt: bool
    """The disk failed: what it took may not be what it keeps."""

    def __init__(
        self, path: Path, link: LabConnection, owner: Ownership | None
    ) -> None:
        """Wrap an open connection; without an owner the lab is read-only."""
        super().__init__(link)
        self.path = path
        self.bus = Bus()
        self._owner = owner
        self._check = LateCheck(path)
        self._use(link)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        because: LabError | None = None,
        checks_late: bool = False,
    ) -> Self:
        """Open a lab file; LabError says what is wrong with it.

        A file that cannot be written is opened for reading. Who asks for that
        `because` of an error has it remembered as the reason. A long one that
        `checks_late` is checked while it is shown; see `end_check`.
        """
        found = identify(path)
        writable = not read_only and connection.is_writable(found.real)
        owner = Ownership(path) if writable else None
        try:
            link = _open_link(found, is_owned=owner is not None, late=checks_late)
        except BaseException:
            if owner is not None:
                owner.release()
            raise
        lab = cls(path, link, owner)
        if owner is None and not read_only:
            because = causes.not_writable(path)
        lab._because = because
        try:
            lab._check_late()
            reading.read_first(lab, link)
        except BaseException:  # a record breaks its rules: known now, not in a window
            lab.close()
            raise
        return lab

    @classmethod
    def create(
        cls,
        path: Path,
        scenario: "str | Scenario" = DEFAULT_SCENARIO,
        *,
        edition: ProductVersion | None = None,
        seed: int | None = None,
    ) -> Self:
        """Make a lab file from a scenario and open it; refuses to overwrite.

        A world that a lesson's file describes has no name of its own.
        """
        from core import files, scenarios
        from core.data_folder import mode_of_new
        from core.scenarios.building import build
        from core.store import backup

        name, world = (
            (scenario, scenarios.load(scenario))
            if isinstance(scenario, str)
            else (scenarios.OF_A_LESSON, scenario)
        )
        backup.make_room(path)
        with (
            files.making(path, mode_of_new(path)) as unfinished,
            closing(connection.create(unfinished, known_as=path)) as link,
        ):
            build(link, name, world, edition=edition, seed=seed)
        try:
            return cls.open(path)
        except LabInUse:  # another window was quicker, and has it
            raise
        except BaseException as error:
            remove(path)
            if isinstance(error, LabUnlockable):
                raise files.write_failed(path, error.reason) from error
            raise

    @property
    def is_read_only(self) -> bool:
        """Tell whether commands are refused because the lab is open for reading."""
        return self._owner is None or self._check.hindrance is not None

    @property
    def read_only_because(self) -> LabError | None:
        """Why nobody can change it here; None where only reading was asked for."""
        hindrance = self._check.hindrance
        if self._owner is None and self.is_being_checked:
            return self._because  # which the end of the check does not change
        return hindrance or self._because

    @property
    def is_being_checked(self) -> bool:
        """Tell whether it is for reading until `end_check`."""
        return self._check.is_going_on

    def proceed_with_check(self) -> bool:
        """Begin the check of a long lab; True when `end_check` need not wait for it."""
        return self._check.proceed()

    def end_check(self) -> None:
        """Take up what the check of a long lab has found; wait for it, if need be.

        LabDamaged if it is not whole, and then it stays for reading. After another
        LabError the check was not made, and is made before the next command.
        """
        if not self.is_being_checked:
            return
        try:
            self._check.take_up()
        except BaseException as error:
            self._is_in_doubt = not isinstance(error, LabDamaged)
            raise
        finally:
            from core.events import CheckEnded

            self.bus.publish([CheckEnded()])

    def do(self, command: Command) -> list[Event]:
        """Carry a command out in one transaction, journal it, return what happened.

        Raises Refused, after journaling it, where the world says no, and another
        LabError, with nothing written at all, where the file cannot be changed.
        """
        return finish(self.doing(command))

    def doing(self, command: Command) -> Generator[float, None, list[Event]]:
        """Do the same, and pause where it is long, saying how far it is, from 0 to 1.

        Until its end nothing else is done or read here. Who closes it in its midst
        has nothing done, and nothing journaled.
        """
        self._refuse_a_command()
        refusal: Refused | None = None
        with self._doubting_the_disk():
            self._link.execute("BEGIN IMMEDIATE")
        self.is_at_work = True
        try:
            self._refuse_unseen_changes()
            seq = journal.next_seq(self._link)
            events: list[Event]
            try:
                events = yield from self._execute(seq, command)
            except Refused as refused:
                from core.events import CommandRefused

                refusal = refused
                self._journal_refusal(seq, command, refused)
                events = [CommandRefused(seq)]
            self._link.execute("COMMIT")
        except BaseException as error:
            self._is_in_doubt = isinstance(error, DiskUnreliable)
            self._roll_back()
            raise
        finally:
            self.is_at_work = False
        self.bus.publish(events)
        if refusal is not None:
            raise refusal
        return events

    def reload(self) -> None:
        """Accept what another program changed in the file."""
        self._refuse_at_work()
        if self._is_in_doubt:
            self._open_again()
        with self._doubting_the_disk():
            self._version_seen = _data_version(self._link)
        self.answers.forget()
        self.times_reloaded += 1

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Read one state of the lab, whatever another program commits meanwhile."""
        self.answers.forget()
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    def connection_seconds(self) -> float:
        """Return how long the next automatic connection takes, in seconds."""
        from core import clearinghouse

        seq = journal.next_seq(self._connection)
        return clearinghouse.seconds_needed(self.settings(), seq)

    def problems(self) -> list[str]:
        """Check the whole lab; an empty list means it is sound."""
        from core.store import check

        return check.problems(self._connection)

    def history_problems(self) -> list[str]:
        """Check the journal and what refers to it, and nothing else."""
        from core.store import check

        return check.history_problems(self._connection)

    def differences_from(self, other: "Lab") -> list[str]:
        """Say of each table where it first differs from that of another lab."""
        from core.store import comparison

        return list(comparison.differences(self._connection, other._connection))

    def snapshot(self) -> str:
        """Write the whole lab as text, the same for the same lab."""
        from core.store import export

        return export.snapshot(self._connection)

    def in_memory(self) -> LabConnection:
        """Copy the lab to memory, where what is done to it leaves no trace."""
        from core.store import reading

        copy = reading.copy_in_memory(self._connection)
        copy.execute("PRAGMA query_only = OFF")
        return copy

    def save_copy(self, target: Path) -> None:
        """Write a verified copy of the lab to another path; replaces what is there."""
        from core.store import backup

        if self._is_at(target) or target.absolute() == self.path.absolute():
            raise LabInUse(
                f"{target.name} is the lab that is open. Choose another name for the "
                "copy."
            )
        backup.copy_lab(self._connection, target)

    def back_up(self, target: Path | None = None) -> Path:
        """Write a verified copy under a name that is free; return the name."""
        from core.store import backup

        if target is None:
            return backup.copy_lab_beside(self._connection, self.path, "backup")
        backup.copy_lab_to_new(self._connection, target)
        return target

    def can_be_copied_after(self, error: LabError) -> bool:
        """Tell whether a copy is a way on from an error, and can still be read."""
        if error.lab_to_copy != self.path:
            return False
        try:
            self._connection.execute("SELECT count(*) FROM lab").fetchone()
        except LabError:
            return False
        return True

    def close(self) -> None:
        """Close the file and give up its ownership, and a command that is under way."""
        try:
            self._check.stop()
            self._link.close()
        finally:
            if self._owner is not None:
                self._owner.release()
                self._owner = None

    def __enter__(self) -> Self:
        """Use the lab in a with block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the lab."""
        self.close()

    @property
    def _connection(self) -> LabConnection:
        """What questions are read through; while a command is under way none is."""
        self._refuse_at_work()
        return self._link

    @property
    def answers(self) -> Answers:
        """What is known already; while a command is under way nothing is."""
        self._refuse_at_work()
        return self._answers

    def _refuse_at_work(self) -> None:
        if self.is_at_work:
            raise LabAtWork

    @contextmanager
    def _doubting_the_disk(self) -> Iterator[None]:
        try:
            yield
        except DiskUnreliable:
            self._is_in_doubt = True
            raise

    @property
    def _is_alone(self) -> bool:
        """Tell whether nobody else changes the lab."""
        return self._owner is not None and self._owner.is_exclusive

    def _use(self, link: LabConnection) -> None:
        """Read and write through a connection from now on."""
        if self._owner is not None:
            undo.watch(link)
        self._version_seen = _data_version(link)
        self._link = link
        self._answers = Answers(link, keeps=self._is_alone)
        self._is_in_doubt = False

    def _open_again(self) -> None:
        """Go on through a new connection, if the file is there and whole.

        The old one stays open until then: what it holds can be copied. Whether a long
        file is whole is seen late.
        """
        old = self._link
        assert old.identity is not None
        if lost := causes.lost(old.identity):
            raise lost
        identify(old.identity.real)
        is_owned = self._owner is not None
        link = _open_link(old.identity, is_owned=is_owned, late=True)
        try:
            self._use(link)
        except BaseException:
            link.close()
            raise
        with suppress(sqlite3.Error):
            old.close()
        if self._check_late():
            from core.events import CheckBegun

            self.bus.publish([CheckBegun()])

    def _check_late(self) -> bool:
        """Have checked what was not on opening; tell whether there is something."""
        self._check.stop()
        if self._link.is_unchecked:
            self._check.want(self._link)
        return self._link.is_unchecked

    def _refuse_unchecked(self) -> None:
        if hindrance := self._check.hindrance:
            raise hindrance

    def _is_at(self, target: Path) -> bool:
        """Tell whether the open file, wherever it was moved, lies at a path."""
        identity = self._link.identity
        try:
            return identity is not None and identity.is_at(target)
        except OSError:
            return False

    def _refuse_a_command(self) -> None:
        """Refuse where none can begin; after the disk failed open the file anew."""
        if self._owner is None:
            raise causes.open_for_reading(self.path)
        self._refuse_at_work()
        self._refuse_unchecked()
        if self._is_in_doubt:
            with suppress(DiskUnreliable):
                self._refuse_unseen_changes()
            self._open_again()
            self._refuse_unchecked()

    def _execute(
        self, seq: int, command: Command
    ) -> Generator[float, None, list[Event]]:
        self._link.execute("SAVEPOINT command")
        with self._answers.unaffected():
            undo.start(self._link, seq)
        tx = Transaction(self._link, seq, self._answers)
        watch = _watch(command, tx)
        steps = command.execute(tx)
        if steps is not None:
            yield from _how_far(steps, tx)
        if watch is not None:
            watch.log(tx)
        undo.stop(self._link)
        self._append(seq, tx.settings(), command, journal.DONE)
        return tx.events

    def _journal_refusal(self, seq: int, command: Command, refused: Refused) -> None:
        self._link.execute("ROLLBACK TO command")
        self._answers.forget()
        settings = Queries(self._link, self._answers).settings()
        outcome = f"refused:{refused.reason.value}"
        self._append(seq, settings, command, outcome)

    def _append(
        self, seq: int, settings: LabSettings, command: Command, outcome: str
    ) -> None:
        arguments = journal.canonical(command.model_dump(mode="json"))
        now = clock.iso(settings.now)
        journal.append(self._link, seq, now, command.name(), arguments, outcome)

    def _roll_back(self) -> None:
        with suppress(sqlite3.Error):  # the error that led here says more
            if self._link.in_transaction:
                self._link.rollback()
        self._answers.forget()

    def _refuse_unseen_changes(self) -> None:
        if _data_version(self._link) != self._version_seen:
            raise LabChangedElsewhere(
                f"{self.path.name} was changed by another program. "
                "Press F5 to see its state now, and then try again."
            )


def _watch(command: Command, tx: Transaction) -> "Watch | None":
    """Watch levels, but where a state comes back with the events that it had."""
    if command.nature in {Nature.HISTORY, Nature.LESSON}:
        return None
    from core.commands.levels import SetLicenseLevels

    if not tx.license_levels() and not isinstance(command, SetLicenseLevels):
        return None  # most labs have none, and commands are many
    from core.store.watch import Watch

    return Watch(tx)


def _how_far(steps: Steps[None], tx: Transaction) -> Generator[float, None, None]:
    """Tell how far a command is; what comes to light on the way takes nothing back."""
    done, far = 0, 0.0
    for rows in steps:
        done += rows
        far = max(far, min(done / max(tx.expected, 1), 1.0))
        yield far


def _data_version(link: LabConnection) -> int:
    return int(link.execute("PRAGMA data_version").fetchone()[0])


def _open_link(found: Identity, *, is_owned: bool, late: bool) -> LabConnection:
    """Connect to a lab in today's schema; one that is upgraded is checked before."""
    is_late = late and connection.is_long(found)
    check = connection.check_schema if is_late else connection.check_whole
    link = connection.open_existing(found, read_only=not is_owned, check=check)
    try:
        if schema.version_of(link) == schema.VERSION:
            return link
        from core.store import upgrade

        if is_late:
            connection.check_whole(link)
        return upgrade.up_to_date(link, is_owned=is_owned)
    except BaseException:
        link.close()
        raise


def replay(
    source: Lab,
    target: Path,
    scenario: "str | Scenario | None" = None,
    *,
    until: int | None = None,
) -> Lab:
    """Make the lab again from its scenario and its journal, or the rows `until` one.

    A scenario that a lesson describes has to be given: the lab knows none by name.
    """
    return finish(replaying(source, target, scenario, until=until))


def replaying(
    source: Lab,
    target: Path,
    scenario: "str | Scenario | None" = None,
    *,
    until: int | None = None,
) -> Generator[float, None, Lab]:
    """Do the same, and pause after each row, saying how far it is, from 0 to 1."""
    from core.commands.registry import from_journal

    settings, last = source.settings(), until or source.last_seq()
    lab = Lab.create(
        target,
        scenario or settings.scenario,
        edition=settings.edition,
        seed=settings.seed,
    )
    try:
        for entry in source.journal():
            if entry.seq > last:
                break
            with suppress(Refused):  # journaled again, as it was the first time
                lab.do(from_journal(entry.command, entry.arguments))
            yield entry.seq / last
    except BaseException:
        lab.close()
        raise
    return lab
