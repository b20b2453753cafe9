"""Attempts, and what somebody might do to their files from outside."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from core.catalog import HelpLevel, Mode
from core.lessons.attempts import Attempt
from core.lessons.reading import LessonFile
from core.store import journal
from tests.core.lessons.samples import ACTIVATING, NOON
from tests.helpers.labs import activation, installation, retail


def after(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def begin(
    path: Path,
    mode: Mode = Mode.EXERCISE,
    *,
    seed: int = 7,
    learner: str = "Robin Roe",
    file: LessonFile = ACTIVATING,
    at: datetime = NOON,
) -> Attempt:
    return Attempt.begin(path, file, learner, mode, seed=seed, at=at)


def work(attempt: Attempt) -> None:
    """Activate, install what does harm, take help, answer wrongly: 25 % and 3 back."""
    attempt.lab.do(activation(attempt.lab))
    attempt.take_help(1, HelpLevel.HIGHLIGHT, after(2))
    attempt.lab.do(installation(retail(1)))
    attempt.answer(2, 1, after(4))


def ended(path: Path) -> Path:
    with begin(path) as attempt:
        work(attempt)
        attempt.end(after(5))
    return path


def edit(path: Path, statement: str, **values: object) -> None:
    """Change the file with another program."""
    with closing(sqlite3.connect(path)) as link:
        changed = link.execute(statement, values).rowcount
        assert changed != 0
        link.commit()


def edit_row(path: Path, command: str, old: str, new: str) -> None:
    """Change what the journal keeps of a command."""
    edit(
        path,
        "UPDATE journal SET arguments = replace(arguments, :old, :new) "
        "WHERE command = :command AND instr(arguments, :old)",
        command=command,
        old=old,
        new=new,
    )


def chain_anew(path: Path) -> None:
    """Make the journal's hashes fit what it says, as a careful forger would."""
    columns = "seq, at, command, arguments, outcome"
    with closing(sqlite3.connect(path)) as link:
        previous = journal._beginning(link)
        for row in link.execute(
            f"SELECT {columns} FROM journal ORDER BY seq"
        ).fetchall():
            previous = journal._link(previous, row)
            link.execute(
                "UPDATE journal SET chain = ? WHERE seq = ?", (previous, row[0])
            )
        link.commit()
