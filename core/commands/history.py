"""Going back and forward: undo, redo, restore points and the beginning."""

from core.commands.command import Command, Nature
from core.errors import Refused
from core.events import LabRewound, RestorePointCreated
from core.refusals import Reason
from core.store.slices import Steps
from core.store.transaction import Transaction
from core.text import Name, PlainText


class Undo(Command):
    """Take back the last command in effect."""

    nature = Nature.HISTORY

    def execute(self, tx: Transaction) -> Steps[None]:
        """Restore the rows that it changed."""
        yield from tx.take_back_last()
        tx.tell(LabRewound())


class Redo(Command):
    """Bring back the command that undo took back last."""

    nature = Nature.HISTORY

    def execute(self, tx: Transaction) -> Steps[None]:
        """Restore the rows as the command had left them."""
        yield from tx.bring_back_next()
        tx.tell(LabRewound())


class CreateRestorePoint(Command):
    """Name the present state, to return to it later."""

    nature = Nature.HISTORY
    point: Name

    def execute(self, tx: Transaction) -> None:
        """Keep the name."""
        tx.add_restore_point(self.point)
        tx.tell(RestorePointCreated(self.point))


class ReturnToRestorePoint(Command):
    """Restore the state of a restore point; this too can be undone."""

    nature = Nature.HISTORY
    point: PlainText

    def execute(self, tx: Transaction) -> Steps[None]:
        """Go back, or forward, to the named state."""
        for point in tx.restore_points():
            if point.name.casefold() == self.point.casefold():
                yield from tx.rewind(point.seq)
                tx.tell(LabRewound())
                return
        raise Refused(Reason.NO_SUCH_RESTORE_POINT, name=self.point)


class ResetLab(Command):
    """Go back to the beginning of the scenario; this too can be undone."""

    nature = Nature.HISTORY

    def execute(self, tx: Transaction) -> Steps[None]:
        """Restore the rows as the scenario has them."""
        if tx.undoable() is None:
            raise Refused(Reason.AT_THE_BEGINNING)
        yield from tx.rewind(0)
        tx.tell(LabRewound())
