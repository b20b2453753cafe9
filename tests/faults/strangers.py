"""Files from strangers: made by code, each with what has to be said about it.

A new kind is one more generator in `STRANGERS`; every way of opening is tried on it.
Each generator gets a folder with a sound lab and, beside that folder, things of the
person that nothing may touch.
"""

import os
import shutil
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.core.store.test_locks import leave_a_hot_journal

JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
PAGE = 4096
SECTOR = 512
SUPER_PAGE = 2**30 // PAGE + 1
NOT_OURS = "database, but not a lab file|is not a lab file"
NEIGHBOUR = r"that (no lab|this program never) .*left as it was|lies beside"
GREYED = "stands greyed among the recent labs"
DAMAGED = "is damaged|breaks its rules|lost its settings|breaks the rules"


Make = Callable[[Path, Path], object]


@dataclass(frozen=True)
class Stranger:
    """What somebody may send, and the cause that is true of it."""

    make: Make
    cause: str


def journal_header(pages: int, records: int = 0) -> bytes:
    """Give the first sector of a rollback journal."""
    facts = struct.pack(">5I", records, 7, pages, SECTOR, PAGE)
    return (JOURNAL_MAGIC + facts).ljust(SECTOR, b"\0")


def super_journal_record(name: bytes) -> bytes:
    """Give the record at the end of a journal that names its super-journal."""
    return struct.pack(
        f">I{len(name)}sII8s", SUPER_PAGE, name, len(name), sum(name), JOURNAL_MAGIC
    )


def beside(lab: Path, suffix: str) -> Path:
    return lab.with_name(lab.name + suffix)


def pages_of(lab: Path) -> int:
    return lab.stat().st_size // PAGE


def edit(lab: Path, *statements: str) -> None:
    """Change a lab as another program would."""
    with closing(sqlite3.connect(lab, isolation_level=None)) as link:
        for statement in statements:
            link.execute(statement)


def patch(offset: int, content: bytes) -> Stranger:
    def make(lab: Path, _: Path) -> None:
        whole = bytearray(lab.read_bytes())
        whole[offset : offset + len(content)] = content
        lab.write_bytes(whole)

    return Stranger(make, DAMAGED)


def records(*statements: str, cause: str = DAMAGED) -> Stranger:
    return Stranger(lambda lab, _: edit(lab, *statements), cause)


def names_a_super_journal(lab: Path, diary: Path) -> None:
    beside(lab, "-journal").write_bytes(
        journal_header(pages_of(lab)) + super_journal_record(os.fsencode(diary))
    )


def enlarging_journal(lab: Path, _: Path) -> None:
    beside(lab, "-journal").write_bytes(journal_header(2**31))


def linked(suffix: str) -> Make:
    return lambda lab, diary: beside(lab, suffix).symlink_to(diary)


def shared(suffix: str) -> Make:
    return lambda lab, diary: beside(lab, suffix).hardlink_to(diary)


def pipe(suffix: str) -> Make:
    return lambda lab, _: os.mkfifo(beside(lab, suffix))


def written(suffix: str) -> Make:
    def make(lab: Path, _: Path) -> None:
        beside(lab, suffix).write_bytes(b"somebody's" * 1000)

    return make


def with_write_ahead_log(lab: Path, statement: str) -> None:
    """Leave a database as a program does that was killed before its checkpoint."""
    work = lab.with_name("work")
    with closing(sqlite3.connect(lab, isolation_level=None)) as link:
        link.execute("PRAGMA journal_mode = WAL")
        link.execute("PRAGMA wal_autocheckpoint = 0")
        link.execute(statement)
        shutil.copyfile(lab, work)
        shutil.copyfile(beside(lab, "-wal"), beside(work, "-wal"))
    work.replace(lab)
    beside(work, "-wal").replace(beside(lab, "-wal"))


def foreign_database(lab: Path, _: Path) -> None:
    lab.unlink()
    edit(lab, "CREATE TABLE device (name TEXT)", "CREATE TABLE user (name TEXT)")
    edit(lab, "INSERT INTO device VALUES ('theirs')")


def foreign_with_hot_journal(lab: Path, diary: Path) -> None:
    foreign_database(lab, diary)
    leave_a_hot_journal(lab)


def foreign_with_log(lab: Path, diary: Path) -> None:
    foreign_database(lab, diary)
    with_write_ahead_log(lab, "INSERT INTO device VALUES ('only in the log')")


def with_log(lab: Path, _: Path) -> None:
    with_write_ahead_log(lab, "DELETE FROM license_pack")


def in_place_of_it(make: Callable[[Path], object]) -> Make:
    def instead(lab: Path, _: Path) -> None:
        lab.unlink()
        make(lab)

    return instead


def two_names(lab: Path, _: Path) -> None:
    (lab.parent / "other").mkdir()
    (lab.parent / "other" / "name.rdlab").hardlink_to(lab)


def hot(lab: Path, _: Path) -> None:
    leave_a_hot_journal(lab)


NEIGHBOURS = {
    "a journal that names a super-journal": Stranger(names_a_super_journal, NEIGHBOUR),
    "a journal that enlarges the lab": Stranger(enlarging_journal, NEIGHBOUR),
    "another program's journal": Stranger(written("-journal"), NEIGHBOUR),
    "a write-ahead log": Stranger(with_log, NEIGHBOUR),
    **{
        f"{suffix} that is {kind}": Stranger(make(suffix), NEIGHBOUR)
        for suffix in ("-journal", "-wal", "-shm")
        for kind, make in {"a link": linked, "shared": shared, "a FIFO": pipe}.items()
    },
}
FOREIGN = {
    "a database": Stranger(foreign_database, NOT_OURS),
    "a database with a hot journal": Stranger(foreign_with_hot_journal, NOT_OURS),
    "a database with a log": Stranger(foreign_with_log, NOT_OURS),
    "a text": Stranger(in_place_of_it(lambda f: f.write_text("a diary")), NOT_OURS),
    "nothing": Stranger(in_place_of_it(lambda f: f.touch()), "is empty"),
    "a FIFO": Stranger(in_place_of_it(os.mkfifo), "is not a file"),
    "a folder": Stranger(in_place_of_it(Path.mkdir), "is not a file"),
    "a link to itself": Stranger(
        in_place_of_it(lambda f: f.symlink_to(f)),
        f"is a link that leads nowhere|{GREYED}",
    ),
    "a link to nothing": Stranger(
        in_place_of_it(lambda f: f.symlink_to(f.with_name("gone"))),
        f"There is no lab file|{GREYED}",
    ),
    "one of two names": Stranger(two_names, "has another name"),
}
HEADERS = {
    "a schema format of the future": patch(44, b"\0\0\0\x09"),
    "no schema format": patch(44, b"\0\0\0\0"),
    "another text encoding": patch(56, b"\0\0\0\x02"),
    "no text encoding": patch(56, b"\0\0\0\x09"),
    "an impossible page size": patch(16, b"\x12\x34"),
    "a file format of the future": patch(18, b"\x09\x09"),
}
RECORDS = {
    "no lab row": records("DELETE FROM lab"),
    "a lab row that is none": records("UPDATE lab SET edition = '1995'"),
    "the largest journal number": records(
        f"UPDATE journal SET seq = {2**63 - 1} WHERE seq = 1"
    ),
    "a journal number below one": records("UPDATE journal SET seq = -5 WHERE seq = 1"),
    "the last day of all": records("UPDATE lab SET now = '9999-12-31T23:59:59Z'"),
    "the first day of all": records("UPDATE lab SET now = '0001-01-01T00:00:00Z'"),
    "the largest seed": records(f"UPDATE lab SET seed = {2**63 - 1}"),
    "a time without a zone": records("UPDATE lab SET now = '2026-01-01T00:00:00'"),
    "a server of no version": records("UPDATE license_server SET version = 'x'"),
}
LOCKS: dict[str, Make] = {
    f"a lock that is {kind}": make
    for kind, make in {
        "a link": lambda lab, diary: lock(lab).symlink_to(diary),
        "a link to nothing": lambda lab, diary: lock(lab).symlink_to(diary / "x"),
        "shared": lambda lab, diary: lock(lab).hardlink_to(diary),
        "a FIFO": lambda lab, _: os.mkfifo(lock(lab)),
    }.items()
}
SOUND = {"a hot journal of ours": hot}
STRANGERS = {**NEIGHBOURS, **FOREIGN, **HEADERS, **RECORDS}


def lock(lab: Path) -> Path:
    return lab.with_name(f".{lab.name}.lock")
