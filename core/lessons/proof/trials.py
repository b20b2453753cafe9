"""Does again what the steps of a play did, on the lab that it began with."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from core.commands.registry import from_journal
from core.errors import LabError
from core.lab import Lab
from core.lessons.beside import write_beside
from core.lessons.proof.played import Deed, Play


@contextmanager
def trial(play: Play, deeds: Iterable[Deed]) -> Iterator[Lab]:
    """Open a lab in which these steps of a play were done, and no others.

    A command that is then refused, or cannot be done, does not happen.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder, "trial.rdlab")
        path.write_bytes(play.start)
        with Lab.open(path) as lab:
            for deed in deeds:
                _do(deed, lab)
            yield lab


def without(play: Play, left_out: Deed) -> list[Deed]:
    """Give all steps but one."""
    return [deed for deed in play.deeds if deed is not left_out]


def _do(deed: Deed, lab: Lab) -> None:
    for entry in deed.commands:
        with suppress(LabError):
            lab.do(from_journal(entry.command, entry.arguments))
    for name, content in deed.files.items():
        write_beside(lab.path, name, content)
