"""The file of the licensing database: renamed, kept, put back, deleted (13.13)."""

from core.commands.command import Command, require_administrator
from core.errors import Refused
from core.events import ServerChanged
from core.records import FIRST_PACK_ID, LicenseServer, built_in_pack
from core.refusals import Reason
from core.store.slices import Steps
from core.store.transaction import Transaction
from core.text import Name, PlainText

DATABASE = "TLSLic.edb"
"""What the service opens when it starts (domain.md 4.4)."""


class RenameDatabaseFile(Command):
    """Rename a file in the folder of the licensing database (domain.md 13.13)."""

    server: PlainText
    file: PlainText
    to: Name

    def execute(self, tx: Transaction) -> Steps[None]:
        """Put the database away, or another one in its place."""
        server = _server(self.server, tx)
        _refuse_missing(self.file, server, tx)
        if _is_there(self.to, server, tx):
            raise Refused(Reason.FILE_EXISTS, file=self.to)
        if _is_database(self.file):
            _refuse_in_use(server)
            yield from tx.file_database(server, self.to)
        elif _is_database(self.to):
            yield from tx.put_database_back(server, self.file)
        else:
            tx.rename_database_file(server.name, self.file, self.to)
        tx.tell(ServerChanged(server.name))


class DeleteDatabaseFile(Command):
    """Delete a file in the folder of the licensing database."""

    server: PlainText
    file: PlainText

    def execute(self, tx: Transaction) -> Steps[None]:
        """Lose what is in it; a database that is gone is made anew, and empty."""
        server = _server(self.server, tx)
        _refuse_missing(self.file, server, tx)
        if _is_database(self.file):
            _refuse_in_use(server)
            packs = tx.packs(server.name)
            yield from tx.return_all(packs)
            for pack in packs:
                tx.remove_pack(pack)
        else:
            yield from tx.delete_database_file(server.name, self.file)
        tx.tell(ServerChanged(server.name))


def make_if_missing(server: LicenseServer, tx: Transaction) -> None:
    """Make an empty database, as the service does when it finds none (13.13)."""
    if not tx.packs(server.name):
        tx.add_pack(built_in_pack(server.name))
        emptied = tx.server(server.name).changed(next_pack_id=FIRST_PACK_ID)
        tx.save_server(emptied)


def _server(name: str, tx: Transaction) -> LicenseServer:
    """Return a license server to one of its administrators."""
    server = tx.server(name)
    if not server.is_reachable:
        raise Refused(Reason.SERVER_UNREACHABLE, server=server.name)
    require_administrator(server.name, tx)
    return server


def _is_database(file: str) -> bool:
    return file.casefold() == DATABASE.casefold()


def _is_there(file: str, server: LicenseServer, tx: Transaction) -> bool:
    if _is_database(file):
        return bool(tx.packs(server.name))  # every database has the built-in pack
    kept = tx.database_files(server.name)
    return file.casefold() in {name.casefold() for name in kept}


def _refuse_missing(file: str, server: LicenseServer, tx: Transaction) -> None:
    if not _is_there(file, server, tx):
        raise Refused(Reason.FILE_NOT_FOUND, file=file)


def _refuse_in_use(server: LicenseServer) -> None:
    if server.is_running:
        raise Refused(Reason.FILE_IN_USE, server=server.name)
