"""Asks where a sheet is to be saved, and saves it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import outside
from core.file_names import file_name
from gui.export.formats import filters, is_for_people
from gui.export.saving import save

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from gui.models.sheet import HandOver
    from gui.session.session import Session


def ask_and_save(
    title: str, hand_over: HandOver, session: Session, parent: QWidget
) -> None:
    """Ask for a file named after a title; then have the sheet handed over, and save.

    The sheet may take its time: it is made when the file is known.
    """

    def begin(path: Path) -> None:
        if outside.is_same(path, session.lab.path):
            told = session.labels.console.own_lab.format(file=path.name)
            session.prompts.show_message(parent, told)
            return
        hand_over(
            lambda sheet: save(sheet, path, session, parent),
            for_people=is_for_people(path),
        )

    session.prompts.ask_where_to_save(
        parent,
        outside.home() / file_name(title, ".csv"),
        filters(session.labels.console),
        begin,
    )
