"""`rdlm results`: what a folder of attempts brought, printed and as files.

The columns and the writers are those of the windows.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from core.command_line.argument_types import JOBS
from core.command_line.endings import raise_if_heard
from core.command_line.listing import as_table
from core.command_line.output import visible, write
from core.errors import LabDamaged, LabMissing
from core.files import making, replacing
from core.lessons.attempts import SUFFIX
from core.lessons.attempts.rollup import Line, counted, line_of, paths_in
from gui.automation.processes import in_processes
from gui.export.csv_file import write_csv
from gui.export.xlsx_file import write_xlsx
from gui.labels.lessons import LessonText as Text
from gui.lessons.results import results
from gui.models.sheet import Sheet, sliced

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from gui.models.columns import TableSpec

_PRINTED = {
    Text.who,
    Text.lesson,
    Text.counts,
    Text.result_percent,
    Text.state,
    Text.mode,
    Text.minutes,
    Text.graded_with,
    Text.attempt,
}
"""The columns that fit on a terminal."""
_WORTH_A_PROCESS = 100
"""Attempts: they are read in about the time in which a process starts."""


def roll_up(arguments: Namespace) -> None:
    """Print the results of a folder, and write them to the files that are named."""
    lines = counted(_read(arguments))
    if not lines:
        folder = visible(str(arguments.folder))
        raise LabMissing(Text.no_attempts_in.format(folder=folder, suffix=SUFFIX))
    described = results(lines)
    _print(arguments.folder, described, lines)
    sheet = sheet_of(str(arguments.folder), described, lines)
    put = replacing if arguments.replace else making
    for target, writer in ((arguments.csv, write_csv), (arguments.xlsx, write_xlsx)):
        if target is not None:
            for _ in writer(target, sheet, put):
                raise_if_heard()
            write(visible(Text.written.format(file=target)))
    if unsound := sum(not line.is_sound for line in lines):
        raise LabDamaged(Text.do_not_fit.format(count=unsound, all=len(lines)))


def sheet_of(title: str, described: TableSpec[Line], lines: Sequence[Line]) -> Sheet:
    """Make the sheet that is saved of results."""
    writers = [column.writer() for column in described.columns]
    rows = [[writer(line) for writer in writers] for line in lines]
    titles = [column.title for column in described.columns]
    return Sheet(title, titles, len(lines), lambda: sliced(rows))


def _read(arguments: Namespace) -> Iterator[Line]:
    paths = paths_in(arguments.folder)
    read = partial(line_of, folder=arguments.folder, again=arguments.regrade)
    jobs = min(os.cpu_count() or 1, 1 + len(paths) // _WORTH_A_PROCESS, JOBS)
    for line in in_processes(read, paths, jobs):
        raise_if_heard()
        yield line


def _print(folder: Path, described: TableSpec[Line], lines: Sequence[Line]) -> None:
    columns = [column for column in described.columns if column.title in _PRINTED]
    shown = [c for c in columns if any(c.text(line) for line in lines)]
    title = Text.rolled_up.format(
        folder=folder, attempts=len(lines), counting=sum(line.counts for line in lines)
    )
    write(as_table(title, [{c.title: c.text(line) for c in shown} for line in lines]))
    for line in lines:
        if line.problems:
            told = "\n".join(f"  {visible(problem)}" for problem in line.problems)
            write(f"{visible(line.file)}\n{told}")
