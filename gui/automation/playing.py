"""`rdlm play`: the real window plays a lesson by itself, for a stand or a talk."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.command_line.endings import Ended, note_endings
from core.errors import LabError
from core.lessons.catalogue import named
from gui.automation.playing_stage import Stage
from gui.session.desktop import instead_of_a_browser
from gui.startup.endings import Endings
from gui.theme import theme

if TYPE_CHECKING:
    from argparse import Namespace


class NotPlayed(LabError):
    """A lesson could not be played to its end."""


def play(arguments: Namespace) -> None:
    """Play until the window is closed; NotPlayed if a step could not be done."""
    lesson = named(arguments.lesson).lesson(arguments.seed)
    for ours in (
        Qt.ApplicationAttribute.AA_DontUseNativeDialogs,  # they cannot be worked in
        Qt.ApplicationAttribute.AA_DontUseNativeMenuBar,
    ):
        QApplication.setAttribute(ours)
    application = QApplication(sys.argv[:1])
    theme.install(application)
    problems: list[str] = []
    asked = note_endings()
    Endings(application, asked)  # which the application keeps
    with instead_of_a_browser() as opened:
        stage = Stage(
            lesson,
            arguments.seed,
            opened,
            speed=arguments.speed,
            is_looping=arguments.loop,
        )
        stage.played.connect(problems.append)
        stage.begin()
        application.exec()
        stage.close()
    if asked:
        raise Ended(asked[0])
    if not arguments.loop and any(problems):
        raise NotPlayed(problems[0])
