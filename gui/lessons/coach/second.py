"""Starts this program a second time, to show a step on a lab that is thrown away."""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess

from core.command_line.desktop import launcher
from core.errors import LabError
from core.lab import Lab
from core.lessons.handing import HandedFile
from core.lessons.reading import LessonFile


def start_showing(
    file: LessonFile, number: int, lab: Lab, owner: QObject, copy: Path | None = None
) -> bool:
    """Show a step, from 1, with the values of a lab; tell whether that was started.

    A copy of the lab as it was at that step is shown in place of doing it. The lesson
    goes along as a file, which lasts as long as the owner.
    """
    try:
        handed = HandedFile(file)
    except LabError:
        return False
    owner.destroyed.connect(lambda: handed.remove())  # which keeps it until then
    said = words(handed.path, number, lab.settings().seed)
    if copy is not None:
        said += ["--copy", str(copy)]
    return start([*launcher(), *said])


def words(copy: Path, number: int, seed: int) -> list[str]:
    """Say on the command line what is to be shown."""
    return ["lesson", str(copy), "--show", str(number), "--seed", str(seed)]


def start(arguments: list[str]) -> bool:
    """Start Python with these words, on its own; tell whether it was started."""
    process = QProcess()
    process.setProgram(sys.executable)
    process.setArguments(arguments)
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    # WORKAROUND: the stub speaks of a pair, of an object's call it is one truth value
    return bool(process.startDetached())
