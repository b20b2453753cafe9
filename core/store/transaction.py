"""What a command may do while it runs: read, write, and say what happened."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING

from core import clock
from core.bus import Event
from core.catalog import LicenseStatus, LicenseType, ProductVersion, Way
from core.errors import Refused
from core.event_kinds import EventKind
from core.records import (
    ClientLicense,
    Device,
    FailedIssuance,
    IssuedLicense,
    LabSettings,
    LicenseLevels,
    LicensePack,
    LicenseServer,
    Passage,
    Report,
    RestorePoint,
    ScheduledTask,
    SessionHost,
    User,
)
from core.refusals import Reason
from core.store import (
    database_files,
    journal,
    renaming,
    report_content,
    returning,
    rows,
    undo,
)
from core.store.queries import Queries
from core.store.queries.kept import Answers
from core.store.slices import Steps

if TYPE_CHECKING:
    from core.store.population import Population


class Transaction(Queries):
    """One running command's view of the lab."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        seq: int,
        answers: Answers | None = None,
    ) -> None:
        """Run as the journal row `seq`, which also seeds the random choices."""
        super().__init__(connection, answers)
        self._settings: LabSettings | None = None
        self.seq = seq
        self.random = Random(f"{self.settings().seed}:{seq}")
        self.events: list[Event] = []
        self.expected = 0
        """Rows that the steps of the command will go through, as far as is known."""

    def tell(self, event: Event) -> None:
        """Queue an event for after the commit."""
        self.events.append(event)

    def settings(self) -> LabSettings:
        """Return the lab's own settings; read once, for most of a command asks."""
        if self._settings is None:
            self._settings = super().settings()
        return self._settings

    def save_settings(self, settings: LabSettings) -> None:
        """Write the lab's settings."""
        self._settings = settings
        rows.update(self._connection, "lab", "id", {"id": 1, **rows.to_row(settings)})

    def add_passage(self, origin: str, target: str, way: Way, *, is_open: bool) -> None:
        """Add an exception from who gets through to what."""
        passage = Passage(origin=origin, target=target, way=way, is_open=is_open)
        rows.insert(self._connection, "passage", rows.to_row(passage))

    def remove_passages(
        self, target: str, way: Way, *, origin: str | None = None
    ) -> None:
        """Remove the exceptions of a way for everybody, or that of one."""
        self._connection.execute(
            "DELETE FROM passage WHERE target = :target AND way = :way "
            "AND (:origin IS NULL OR origin = :origin)",
            {"target": target, "way": way.value, "origin": origin},
        )

    def save_server(self, server: LicenseServer) -> None:
        """Write a license server that exists."""
        rows.update(self._connection, "license_server", "name", rows.to_row(server))

    def add_server(self, server: LicenseServer) -> None:
        """Add a license server to the lab."""
        rows.insert(self._connection, "license_server", rows.to_row(server))

    def remove_server(self, server: LicenseServer) -> None:
        """Remove a license server with its database, reports and failures.

        What it has issued and what lies in files is to be gone before.
        """
        self._connection.execute(
            "DELETE FROM license_server WHERE name = ?", (server.name,)
        )

    def file_database(self, server: LicenseServer, file: str) -> Steps[None]:
        """Move the database of a server into a file beside it."""
        self.expected += 2 * sum(pack.issued for pack in self.packs(server.name))
        yield from database_files.put_away(
            self._connection, server.name, server.next_pack_id, file
        )

    def put_database_back(self, server: LicenseServer, file: str) -> Steps[None]:
        """Make the content of a file the database of its server; there is none."""
        self.expected += 2 * database_files.count_of(self._connection, server.name)
        next_pack_id = yield from database_files.put_back(
            self._connection, server.name, file
        )
        self.save_server(server.changed(next_pack_id=next_pack_id))

    def rename_database_file(self, server: str, file: str, to: str) -> None:
        """Give a file beside the database of a server another name."""
        database_files.rename(self._connection, server, file, to)

    def delete_database_file(self, server: str, file: str) -> Steps[None]:
        """Delete a file beside the database of a server."""
        self.expected += database_files.count_of(self._connection, server)
        yield from database_files.delete(self._connection, server, file)

    def delete_database_files(self, server: str) -> Steps[None]:
        """Delete all files beside the database of a server."""
        self.expected += database_files.count_of(self._connection, server)
        for file in self.database_files(server):
            yield from database_files.delete(self._connection, server, file)

    def rename_computer(self, name: str, to: str) -> Steps[None]:
        """Give a server another name, in all its roles, wherever it is named."""
        for pack in self.packs(name):
            self.expected += pack.issued
        yield from renaming.computer(self._connection, name, to)

    def add_pack(self, pack: LicensePack) -> None:
        """Add a license pack to its server."""
        row = rows.to_row(pack, without=["issued"])
        rows.insert(self._connection, "license_pack", row)

    def save_pack(self, pack: LicensePack) -> None:
        """Write a license pack that exists."""
        self._connection.execute(
            "UPDATE license_pack SET total = ? WHERE server = ? AND id = ?",
            (pack.total, pack.server, pack.id),
        )

    def remove_pack(self, pack: LicensePack) -> None:
        """Remove a license pack from its server."""
        self._connection.execute(
            "DELETE FROM license_pack WHERE server = ? AND id = ?",
            (pack.server, pack.id),
        )

    def save_issued(self, issued: IssuedLicense) -> None:
        """Write an issued license that exists."""
        rows.update(self._connection, "issued_license", "id", rows.to_row(issued))

    def revoke(self, license_ids: Sequence[int]) -> None:
        """Mark issued licenses as revoked."""
        self._connection.execute(
            "UPDATE issued_license SET status = 'revoked' "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([*license_ids]),),
        )

    def return_issued(self, pack: LicensePack, count: int) -> Steps[None]:
        """Remove issued licenses of a pack, those issued longest ago first."""
        self.expected += pack.issued + count
        yield from returning.return_oldest(self._connection, pack, count)

    def return_all(self, packs: list[LicensePack]) -> Steps[None]:
        """Remove all issued licenses of license packs."""
        self.expected += sum(pack.issued for pack in packs)
        for pack in packs:
            yield from returning.return_all(self._connection, pack)

    def add_issued(
        self,
        pack: LicensePack,
        *,
        user: str,
        device: Device | None,
        status: LicenseStatus,
        validated: bool,
        expires_on: datetime,
    ) -> None:
        """Issue a license of a pack to a device, or else to a user."""
        row: dict[str, object] = {
            "server": pack.server,
            "pack_id": pack.id,
            "computer": device.name if device else None,
            "user": user,
            "hardware_id": device.hardware_id if device else None,
            "status": status.value,
            "validated": int(validated),
            "issued_on": clock.iso(self.settings().now),
            "expires_on": clock.iso(expires_on),
        }
        rows.insert(self._connection, "issued_license", row)

    def remove_issued(self, issued: IssuedLicense) -> None:
        """Take an issued license off the record."""
        self._connection.execute(
            "DELETE FROM issued_license WHERE id = ?", (issued.id,)
        )

    def return_expired(self) -> Steps[int]:
        """Return to their pools what has expired by now (domain.md 3.2.5, 3.3, 4.2).

        Temporary licenses stay on record: a device gets only one. Tells how many.
        """
        now = clock.iso(self.settings().now)
        self.expected += returning.count_expired(self._connection, now)
        return (yield from returning.return_expired(self._connection, now))

    def save_session_host(self, host: SessionHost) -> None:
        """Write a session host that exists."""
        rows.update(self._connection, "session_host", "name", rows.to_row(host))

    def add_session_host(self, host: SessionHost) -> None:
        """Add a session host, or a server without that role."""
        rows.insert(self._connection, "session_host", rows.to_row(host))

    def save_user(self, user: User) -> None:
        """Write a user who exists."""
        rows.update(self._connection, "user", "name", rows.to_row(user))

    def rename_user(self, user: User, to: str, accounts: tuple[str, str]) -> None:
        """Give a user another name; the accounts are those before and after."""
        renaming.user(
            self._connection,
            (user.name, to),
            accounts,
            can_sign_in=user.domain is None,
        )

    def remove_user(self, user: User, account: str) -> None:
        """Remove a user with the Per User licenses, and who signs in by that name."""
        self._connection.execute("DELETE FROM user WHERE name = ?", (user.name,))
        self._connection.execute(
            "DELETE FROM issued_license WHERE user = ? AND hardware_id IS NULL",
            (account,),
        )
        if user.domain is None:
            self._connection.execute("DELETE FROM account WHERE name = ?", (user.name,))

    def add_user(self, user: User) -> None:
        """Add a user to the domain."""
        rows.insert(self._connection, "user", rows.to_row(user))

    def add_device(self, device: Device) -> None:
        """Add a client device."""
        rows.insert(self._connection, "device", rows.to_row(device))

    def save_device(self, device: Device) -> None:
        """Write a client device that exists."""
        rows.update(self._connection, "device", "name", rows.to_row(device))

    def rename_device(self, device: Device, to: str) -> None:
        """Give a client device another name; sessions from it end."""
        renaming.device(self._connection, device.name, to)

    def save_copy(self, device: Device, copy: ClientLicense) -> None:
        """Write the license that a client device keeps."""
        self.save_device(device.changed(client_license=copy))

    def add_session(
        self, host: str, user: str, computer: str, *, is_administrative: bool
    ) -> int:
        """Start a session and return its id."""
        row: dict[str, object] = {
            "host": host,
            "user": user,
            "computer": computer,
            "is_administrative": int(is_administrative),
            "started": clock.iso(self.settings().now),
        }
        return rows.insert(self._connection, "session", row)

    def move_session(self, session_id: int, computer: str) -> None:
        """Let a session go on at another device."""
        self._connection.execute(
            "UPDATE session SET computer = ? WHERE id = ?", (computer, session_id)
        )

    def limit_session(self, session_id: int, ends: datetime | None) -> None:
        """Set when a session will be ended, or that it will not."""
        self._connection.execute(
            "UPDATE session SET ends = ? WHERE id = ? AND ends IS NOT ?",
            (ends and clock.iso(ends), session_id, ends and clock.iso(ends)),
        )

    def end_session(self, session_id: int) -> bool:
        """End a session; tell whether there was one."""
        ended = self._connection.execute(
            "DELETE FROM session WHERE id = ?", (session_id,)
        )
        return bool(ended.rowcount)

    def end_sessions(self, ends_by: datetime | None = None) -> int:
        """End all sessions, or those whose time is over; tell how many."""
        ended = self._connection.execute(
            "DELETE FROM session WHERE ? IS NULL OR ends <= ?",
            (ends_by and clock.iso(ends_by), ends_by and clock.iso(ends_by)),
        )
        return int(ended.rowcount)

    def log(self, on: str, kind: EventKind, **facts: object) -> None:
        """Write an event to the log of a computer (domain.md 8.2, 8.3)."""
        row: dict[str, object] = {
            "at": clock.iso(self.settings().now),
            "computer": on,
            "kind": int(kind),
            "text": kind.text.format(**facts),
        }
        rows.insert(self._connection, "logged_event", row)

    def add_failed_issuance(
        self, server: str, user: str, version: ProductVersion
    ) -> None:
        """Record that a user's license could not be written to the directory."""
        failed = FailedIssuance(
            server=server, user=user, version=version, tried_on=self.settings().now
        )
        self._connection.execute(
            "DELETE FROM failed_issuance WHERE user = ? AND server = ?", (user, server)
        )
        rows.insert(self._connection, "failed_issuance", rows.to_row(failed))

    def forget_failures(self, user: str) -> None:
        """Forget failures of a user whose license is written to the directory."""
        self._connection.execute("DELETE FROM failed_issuance WHERE user = ?", (user,))

    def population(self, users: int, devices: int) -> "Population":
        """Give the first so many users and devices, to work with all of them."""
        # A window starts sooner without it.
        from core.store.population import Population

        return Population(self._connection, users, devices)

    def add_license_levels(self, levels: LicenseLevels) -> None:
        """Add the levels of a version and type that has none."""
        rows.insert(self._connection, "license_level", rows.to_row(levels))

    def remove_license_levels(
        self, version: ProductVersion, type_: LicenseType
    ) -> None:
        """Remove the levels of a version and type, if it has any."""
        self._connection.execute(
            "DELETE FROM license_level WHERE version = ? AND type = ?", (version, type_)
        )

    def use_number(self, number: str, server: str) -> None:
        """Remember a number as used on a server."""
        rows.insert(
            self._connection, "used_number", {"number": number, "server": server}
        )

    def release_number(self, number: str, *, unless_on: str) -> None:
        """Forget that a number was used, unless it was on this server."""
        self._connection.execute(
            "DELETE FROM used_number WHERE number = ? AND server <> ?",
            (number, unless_on),
        )

    def release_number_on(self, number: str, server: str) -> None:
        """Forget that a number was used on this server."""
        self._connection.execute(
            "DELETE FROM used_number WHERE number = ? AND server = ?", (number, server)
        )

    def release_numbers_of(self, server: str) -> None:
        """Forget every number that was used on a server."""
        self._connection.execute("DELETE FROM used_number WHERE server = ?", (server,))

    def remove_reports_of(self, server: str) -> None:
        """Remove all reports of a server."""
        self._connection.execute("DELETE FROM report WHERE server = ?", (server,))

    def fill_report(
        self, server: str, packs: list[LicensePack], content: report_content.Content
    ) -> Steps[report_content.Issued]:
        """List in the report of this command what is in use on a server now.

        Return how many licenses that are, by version and type.
        """
        now = clock.iso(self.settings().now)
        self.expected += 2 * sum(pack.issued for pack in packs)  # sorted, then written
        return (
            yield from report_content.fill(
                self._connection, self.seq, server, packs, now, content
            )
        )

    def add_report(self, report: Report) -> None:
        """Add the report of this command to its server."""
        rows.insert(self._connection, "report", rows.to_row(report))

    def remove_report(self, report: Report) -> None:
        """Remove a report from its server; its rows stay."""
        self._connection.execute("DELETE FROM report WHERE id = ?", (report.id,))

    def add_scheduled_task(self, task: ScheduledTask) -> None:
        """Add a scheduled task to its computer."""
        rows.insert(self._connection, "scheduled_task", rows.to_row(task))

    def save_scheduled_task(self, task: ScheduledTask) -> None:
        """Write a scheduled task that exists, by its computer and name."""
        row = rows.to_row(task)
        assignments = ", ".join(f"{column} = :{column}" for column in row)
        self._connection.execute(
            f"UPDATE scheduled_task SET {assignments} "
            "WHERE computer = :computer AND name = :name",
            row,
        )

    def remove_scheduled_task(self, task: ScheduledTask) -> None:
        """Remove a scheduled task from its computer."""
        self._connection.execute(
            "DELETE FROM scheduled_task WHERE computer = ? AND name = ?",
            (task.computer, task.name),
        )

    def add_restore_point(self, name: str) -> None:
        """Name the present state; Refused if the name is taken."""
        if any(p.name.casefold() == name.casefold() for p in self.restore_points()):
            raise Refused(Reason.RESTORE_POINT_EXISTS, name=name)
        point = RestorePoint(name=name, seq=self.seq, at=self.settings().now)
        rows.insert(self._connection, "restore_point", rows.to_row(point))

    def rewind(self, seq: int) -> Steps[None]:
        """Restore the world as it was after a journal row."""
        self._settings = None
        self.expected += undo.rows_since(self._connection, seq)
        yield from undo.rewind(self._connection, seq)

    def take_back_last(self) -> Steps[None]:
        """Reverse the last command in effect; Refused if there is none."""
        seq = journal.standing(self._connection).undo
        if seq is None:
            raise Refused(Reason.NOTHING_TO_UNDO)
        yield from self._take_back(seq)

    def bring_back_next(self) -> Steps[None]:
        """Reverse the undo of the next command; Refused if there is none."""
        seq = journal.standing(self._connection).undone_by
        if seq is None:
            raise Refused(Reason.NOTHING_TO_REDO)
        yield from self._take_back(seq)

    def _take_back(self, seq: int) -> Steps[None]:
        self._settings = None
        self.expected += undo.rows_of(self._connection, seq)
        yield from undo.take_back(self._connection, seq)
