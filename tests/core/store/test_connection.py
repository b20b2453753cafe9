"""The ladder of opening: what is not a sound lab is named and left as it is."""

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from core.commands.history import Undo
from core.errors import (
    LabDamaged,
    LabError,
    LabMissing,
    LabTooNew,
    NotALab,
)
from core.lab import Lab
from core.store import connection, schema
from tests.helpers.labs import MakeLab, activation, sql
from tests.helpers.systems import needs_links, needs_posix_errors

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
HTML = b"<!DOCTYPE html><title>Not a lab</title>" + b"<p>text</p>" * 100
HEADER = b"SQLite format 3\x00"
PAGE = 4096
LOOKS: list[Callable[[Lab], object]] = [
    Lab.problems,
    Lab.servers,
    Lab.undoable,
    lambda lab: [lab.packs(s.name) for s in lab.servers()],
    lambda lab: list(lab.journal()),
    lambda lab: lab.issued("RDLIC01"),
]


@pytest.fixture
def path(make_lab: MakeLab) -> Path:
    """Give the file of a closed lab with some history."""
    lab = make_lab("office")
    fresh = make_lab("fresh", name="fresh.rdlab")
    fresh.do(activation(fresh))
    fresh.close()
    lab.close()
    return fresh.path


def change(path: Path, *statements: str) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        other.execute(statement)
    other.close()


A_HANG = 20
"""Seconds; a refusal comes at once, however busy the machine is."""


def refuses(path: Path, kind: type[LabError]) -> str:
    """Give the text of the refusal, after checking that nothing was touched."""
    before = path.read_bytes() if path.is_file() else None
    files = sorted(path.parent.iterdir())
    start = time.monotonic()
    for read_only in (False, True):
        with pytest.raises(kind) as refused:
            Lab.open(path, read_only=read_only)
    assert time.monotonic() - start < A_HANG
    assert sorted(path.parent.iterdir()) == files
    if before is not None:
        assert path.read_bytes() == before
    return str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    text = refuses(tmp_path / "nope.rdlab", LabMissing)

    assert "There is no lab file" in text
    assert "nope.rdlab" in text


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LabMissing, match="There is no lab file"):
        Lab.open(tmp_path / "nowhere" / "nope.rdlab")


@needs_posix_errors
def test_a_file_as_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(LabMissing, match="cannot be read: Not a directory"):
        Lab.open(tmp_path / "file" / "nope.rdlab")


@needs_links
def test_a_link_in_a_circle_is_named(tmp_path: Path) -> None:
    (tmp_path / "loop.rdlab").symlink_to(tmp_path / "loop.rdlab")

    with pytest.raises(LabMissing, match="cannot be read"):
        Lab.open(tmp_path / "loop.rdlab")


def test_a_folder_is_not_a_lab(tmp_path: Path) -> None:
    folder = tmp_path / "folder.rdlab"
    folder.mkdir()

    assert "is not a file" in refuses(folder, NotALab)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO on this system")
def test_a_fifo_is_not_a_lab_and_does_not_hang(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo.rdlab"
    os.mkfifo(fifo)

    assert "is not a file" in refuses(fifo, NotALab)


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such device")
@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero"])
def test_a_device_is_not_a_lab(device: str) -> None:
    with pytest.raises(NotALab, match="is not a file"):
        Lab.open(Path(device))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", "is empty, so it is not a lab file. It was left as it is."),
        (b"\x00", "is not a lab file"),
        (HEADER[:-1], "is not a lab file"),
        (PNG, "is not a lab file"),
        (HTML, "is not a lab file"),
        (b"[lab]\nscenario = 'fresh'\n", "is not a lab file"),
        (Random(1).randbytes(5000), "is not a lab file"),
        (HEADER + Random(2).randbytes(5000), "is not a lab file"),
        (HEADER, "is not a lab file"),
    ],
)
def test_other_content_is_not_a_lab(tmp_path: Path, content: bytes, text: str) -> None:
    path = tmp_path / "other.rdlab"
    path.write_bytes(content)

    assert text in refuses(path, NotALab)


def test_another_programs_database_is_not_a_lab(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    change(path, "CREATE TABLE note (text TEXT)", "PRAGMA application_id = 7")

    assert "is a database, but not a lab file" in refuses(path, NotALab)


def test_a_file_of_a_newer_version_is_left_alone(path: Path) -> None:
    change(path, f"PRAGMA user_version = {schema.VERSION + 1:d}")

    assert "Update the program" in refuses(path, LabTooNew)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER INSERT ON journal BEGIN DELETE FROM lab; END",
        "CREATE VIEW evil AS SELECT * FROM lab",
    ],
)
def test_foreign_code_in_the_file_is_refused(path: Path, statement: str) -> None:
    change(path, statement)

    assert "contains the foreign code evil" in refuses(path, LabDamaged)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE device",
        "DROP INDEX issued_by_pack",
        "ALTER TABLE user DROP COLUMN organizational_unit",
        "ALTER TABLE lab ADD COLUMN extra TEXT",
        "CREATE TABLE extra (id INTEGER)",
    ],
)
def test_another_schema_is_damage(path: Path, statement: str) -> None:
    change(path, statement)

    assert "is damaged" in refuses(path, LabDamaged)


def test_an_orphan_is_damage(path: Path) -> None:
    change(path, "PRAGMA foreign_keys = OFF", "UPDATE license_pack SET server = 'X'")

    assert "Restore a backup of the lab" in refuses(path, LabDamaged)


def test_a_file_cut_anywhere_is_damaged_and_nothing_else_happens(path: Path) -> None:
    whole = path.read_bytes()
    unused = len(whole) - len(whole.rstrip(b"\0"))  # SQLite reads what lacks as zeros
    assert unused < PAGE
    for length in [1, 15, 16, 50, 99, 100, *range(512, len(whole) - unused, 512)]:
        path.write_bytes(whole[:length])
        with pytest.raises((LabDamaged, NotALab)):
            Lab.open(path)
        assert path.read_bytes() == whole[:length]
    path.write_bytes(whole)
    Lab.open(path).close()


@pytest.mark.parametrize("seed", range(60))
def test_damage_anywhere_never_leads_to_another_error(path: Path, seed: int) -> None:
    random = Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(random.choice([1, 1, 8, 100])):
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    path.write_bytes(content)
    use(path)


@pytest.mark.parametrize("seed", range(30))
def test_a_page_of_rubbish_never_leads_to_another_error(path: Path, seed: int) -> None:
    random = Random(seed)
    content = bytearray(path.read_bytes())
    page = random.randrange(len(content) // 4096) * 4096
    content[page : page + 4096] = random.randbytes(4096)
    path.write_bytes(content)
    use(path)


def test_damage_that_the_message_would_quote_is_damage(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content.replace(b"CREATE TABLE user (", b"CREATE TABLE\xf3user ("))

    assert "is damaged" in refuses(path, LabDamaged)


def use(path: Path) -> None:
    """Open, check and read a file that may be damaged."""
    try:
        lab = Lab.open(path)
    except LabError:
        return
    with lab:
        for look in LOOKS:
            try:
                look(lab)
            except LabError:
                continue


def test_a_lab_of_an_older_program_version_becomes_the_newest(tmp_path: Path) -> None:
    path = tmp_path / "new.rdlab"
    path.touch()
    with connection.create(path, known_as=path) as link:
        assert schema.differences(link) == []
        version = link.execute("PRAGMA user_version").fetchone()[0]
        identity = link.execute("PRAGMA application_id").fetchone()[0]
    link.close()

    assert (version, identity) == (schema.VERSION, schema.APPLICATION_ID)


def test_todays_schema_is_known_by_its_digest(lab: Lab) -> None:
    assert schema.digest(sql(lab)) == schema.DIGEST, "write it into the schema"


def test_a_known_schema_is_not_made_anew_to_compare_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "STEPS", ())

    Lab.open(path).close()


def test_a_schema_whose_digest_is_strange_is_compared(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "DIGEST", "of another version of SQLite")

    Lab.open(path).close()


def test_a_failing_step_of_the_schema_leaves_the_version_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = ("CREATE TABLE extra (id INTEGER)", "CREATE TABLE lab (id INTEGER)")
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, failing))
    link = connection.connect(tmp_path / "new.rdlab", "rwc")
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        schema.upgrade(link, 0)

    assert link.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
    tables = [r[0] for r in link.execute("SELECT name FROM sqlite_master")]
    assert "extra" not in tables
    link.close()


@pytest.mark.parametrize("name", ["50% #1?.rdlab", "ünï.rdlab", "a b&mode=ro.rdlab"])
def test_any_file_name_is_taken_literally(make_lab: MakeLab, name: str) -> None:
    lab = make_lab(name=name)
    lab.do(activation(lab))
    lab.close()

    assert [p.name for p in lab.path.parent.iterdir()] == [name]


def test_a_lab_that_another_program_set_to_wal_is_set_back(path: Path) -> None:
    change(path, "PRAGMA journal_mode = WAL")
    with Lab.open(path) as lab:
        assert sql(lab).execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        lab.do(Undo())
    assert sorted(p.name for p in path.parent.iterdir()) == [
        "class.rdlab",
        "fresh.rdlab",
    ]


def test_commits_are_flushed_to_the_disk(lab: Lab) -> None:
    settings = [
        sql(lab).execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
    ]

    assert settings == ["delete", 2, 1, 0]


@pytest.mark.parametrize("name", ["open", "os.open"])
def test_an_open_lab_is_not_opened_by_python(
    lab: Lab, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    # Closing any other handle of the file would drop SQLite's locks.
    real: Callable[..., object] = os.open if name == "os.open" else open

    def watched(file: object, *arguments: object, **options: object) -> object:
        assert Path(str(file)) != lab.path
        return real(file, *arguments, **options)

    monkeypatch.setattr(f"{'' if '.' in name else 'builtins.'}{name}", watched)
    lab.do(activation(lab))
    lab.save_copy(lab.path.with_name("copy.rdlab"))
    assert lab.problems() == []
