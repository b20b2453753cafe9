"""A command: a frozen record that knows how to carry itself out."""

import re
from abc import ABC, abstractmethod
from enum import Enum, auto
from typing import ClassVar

from core.catalog import Rights
from core.errors import Refused
from core.records import LicenseServer, Record
from core.refusals import Reason
from core.store.slices import Steps
from core.store.transaction import Transaction
from core.text import PlainText


class Nature(Enum):
    """What stands behind a command outside of the lab."""

    GENUINE = auto()  # something that an administrator does with the genuine tools
    FAULT = auto()  # a simulated fault
    WORLD = auto()  # what happens around the manager
    HISTORY = auto()  # going through the lab's history
    LESSON = auto()  # what is noted of an attempt at a lesson; nothing undoes it


class Command(Record, ABC):
    """One action of a person; the lab journals it under its name."""

    nature: ClassVar[Nature] = Nature.GENUINE

    @classmethod
    def name(cls) -> str:
        """Return the name in the journal, kebab-case: `activate-server`."""
        return re.sub(r"(?<=.)(?=[A-Z])", "-", cls.__name__).lower()

    @abstractmethod
    def execute(self, tx: Transaction) -> Steps[None] | None:
        """Change the world through `tx`; raise Refused to change nothing.

        Where the work may be long this is a generator, and pauses in its midst.
        """


class ServerCommand(Command):
    """A command to one license server, for an administrator of that server."""

    server: PlainText

    def execute(self, tx: Transaction) -> Steps[None] | None:
        """Check network and rights (domain.md 1.1), then carry the command out."""
        server = tx.server(self.server)
        if not server.is_available:
            raise Refused(Reason.SERVER_UNREACHABLE, server=server.name)
        self.check_rights(server, tx)
        return self.change(server, tx)

    def check_rights(self, server: LicenseServer, tx: Transaction) -> None:
        """Refuse who is no administrator of the server."""
        require_administrator(server.name, tx)

    @abstractmethod
    def change(self, server: LicenseServer, tx: Transaction) -> Steps[None] | None:
        """Change the server through `tx`; raise Refused to change nothing.

        Where the work may be long this is a generator, and pauses in its midst.
        """


def require_administrator(computer: str, tx: Transaction) -> None:
    """Refuse who is no administrator of a server (domain.md 1.1)."""
    if not tx.rights().covers(Rights.SERVER_ADMIN):
        raise Refused(Reason.NOT_ADMINISTRATOR, server=computer)
