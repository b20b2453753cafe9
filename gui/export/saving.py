"""Writes and prints in slices, with progress and Cancel if it lasts."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from core.characters import visible
from gui.labels.text import shortened
from gui.session.desktop import open_file
from gui.session.prompts import Tone
from gui.widgets.progress import LongWork

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from gui.models.sheet import Sheet
    from gui.session.session import Session


class Saving(LongWork):
    """One file, or one print-out, in the making."""

    def __init__(
        self,
        steps: Generator[int, None, None],
        sheet: Sheet,
        title: str,
        session: Session,
        parent: QWidget,
        then: Callable[[], object],
    ) -> None:
        """Begin; each step says how many lines it has written. Call when all are."""
        far = _how_far(steps, max(sheet.length, 1))
        super().__init__(far, title, session.labels, parent)
        self.done.connect(lambda _: then())
        self.failed.connect(partial(session.tell, parent=parent))
        self.start()


def _how_far(
    steps: Generator[int, None, None], length: int
) -> Generator[float, None, None]:
    """Tell how much is written; nothing of the file is left where it is closed."""
    written = 0
    with closing(steps):
        for lines in steps:
            written += lines
            yield min(written / length, 1.0)  # copies are more


def save(sheet: Sheet, path: Path, session: Session, parent: QWidget) -> Saving:
    """Save a sheet in the format that the name of the file asks for."""
    from gui.export.formats import steps_for

    labels = session.labels.console
    steps = steps_for(path, sheet, labels)
    title = labels.saving.format(file=path.name)
    then = partial(tell_saved, path, session, parent)
    return Saving(steps, sheet, title, session, parent, then)


def tell_saved(path: Path, session: Session, parent: QWidget) -> None:
    """Say where a file is, and offer to open it, or its folder."""
    labels = session.labels.console
    session.prompts.show_message(
        parent,
        labels.saved.format(path=shortened(visible(str(path)))),
        Tone.INFORMATION,
        beside=[
            (labels.open_file, partial(open_file, path, session, parent)),
            (labels.open_folder, partial(open_file, path.parent, session, parent)),
        ],
    )
