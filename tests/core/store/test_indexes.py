"""Each index of the schema, damaged in each way: proven is only what is whole."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from core.store import schema
from core.store.indexes import Comparison, Index, _descents, _entries, indexes
from tests.helpers.bare_tables import bare_entries, bare_rows

ROWS = 300
"""More than one page of an index holds."""
ONE, OTHER = 7 * 150, 7 * 151
"""Two numbers of rows, which are the multiples of 7."""
FLIPS = 40
PAGE = 4096
"""Bytes, as SQLite makes them of itself."""
BESIDE = {
    "hardware_id IS NULL": "hardware_id = 'x'",
    "status IN ('active', 'revoked')": "status = 'pending'",
    "computer IS NOT NULL": "computer = NULL",
    "kind = 'app'": "kind = 'windows'",
}
"""What leaves a row without an entry, by the condition of those that have one."""


def new_schema() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for step in schema.STEPS:
        for statement in step:
            connection.execute(statement)
    return connection


with closing(new_schema()) as link:
    INDEXES = {index.name: index for index in indexes(link)}
    ALL = {
        name
        for (name,) in link.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name NOT IN"
            " (SELECT name FROM pragma_table_list WHERE wr)"
        )
    }


def those(wanted: Callable[[Index], bool]) -> pytest.MarkDecorator:
    """Try the indexes that are wanted only."""
    names = sorted(index.name for index in INDEXES.values() if wanted(index))
    return pytest.mark.parametrize("index", names, indirect=True)


def value_of(index: Index, column: str, kind: str, number: int) -> object:
    """Make up what a column holds, so that most rows have an entry in the index."""
    if column == "hardware_id" and "hardware_id" in index.condition:
        return None
    if column in {"status", "kind"}:
        return "revoked" if column == "status" else "app"
    return 1000 + number if kind == "INTEGER" else f"Text {number:04}"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give a database for each index, with rows in its table and no other."""
    folder = tmp_path_factory.mktemp("indexes")
    for index in INDEXES.values():
        with closing(new_schema()) as connection:
            columns = connection.execute(
                f"SELECT name, type, pk FROM pragma_table_info('{index.table}')"
            ).fetchall()
            for number in range(1, ROWS + 1):
                row = [
                    7 * number if key else value_of(index, name, kind, number)
                    for name, kind, key in columns
                ]
                places = ", ".join("?" * len(row))
                connection.execute(
                    f'INSERT INTO "{index.table}" VALUES ({places})', row
                )
            connection.execute("VACUUM INTO ?", (str(folder / index.name),))
    return {name: folder / name for name in INDEXES}


@pytest.fixture(params=sorted(INDEXES))
def index(request: pytest.FixtureRequest) -> Index:
    return INDEXES[request.param]


@pytest.fixture
def path(files: dict[str, Path], index: Index, tmp_path: Path) -> Path:
    return Path(shutil.copy(files[index.name], tmp_path))


def found_in(path: Path) -> list[str]:
    """Compare all indexes with their tables."""
    with closing(sqlite3.connect(path)) as connection:
        comparison = Comparison(connection)
        said = [line for look in comparison.looks() for line in look(connection)]
        return [*said, *comparison.differences(connection)]


def told_by_sqlite(path: Path, check: str = "integrity_check") -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        lines = connection.execute(f"PRAGMA {check}").fetchall()
        return [f"The file: {line}." for (line,) in lines if line != "ok"]


def change_key(link: sqlite3.Connection) -> None:
    link.execute("UPDATE bare SET k0 = k0 || 'x' WHERE number = ?", (ONE,))


def lose_entry(link: sqlite3.Connection) -> None:
    link.execute("DELETE FROM bare WHERE number = ?", (ONE,))


def add_entry(link: sqlite3.Connection, *, of: str) -> None:
    copy = "CREATE TEMP TABLE one AS SELECT * FROM bare WHERE number = ?"
    link.execute(copy, (ONE,))
    link.execute(f"UPDATE one SET k0 = k0 || 'x', number = {of}")
    link.execute("INSERT INTO bare SELECT * FROM one")


def add_entry_of_no_row(link: sqlite3.Connection) -> None:
    add_entry(link, of="number + 1")


def add_entry_of_a_row_that_has_one(link: sqlite3.Connection) -> None:
    add_entry(link, of="number")


def name_no_row(link: sqlite3.Connection) -> None:
    link.execute("UPDATE bare SET number = number + 1 WHERE number = ?", (ONE,))


def name_another_row(link: sqlite3.Connection) -> None:
    link.execute("UPDATE bare SET number = ? WHERE number = ?", (OTHER, ONE))


def exchange_rows(link: sqlite3.Connection) -> None:
    for old, new in ((ONE, 1), (OTHER, ONE), (1, OTHER)):
        link.execute("UPDATE bare SET number = ? WHERE number = ?", (new, old))


@pytest.mark.parametrize(
    "damage",
    [
        *(change_key, lose_entry, add_entry_of_no_row),
        *(add_entry_of_a_row_that_has_one, name_no_row),
        *(name_another_row, exchange_rows),
    ],
)
def test_a_damaged_entry_is_found_as_by_sqlite(
    path: Path, index: Index, damage: Callable[[sqlite3.Connection], None]
) -> None:
    with bare_entries(path, index.name) as link:
        damage(link)

    assert told_by_sqlite(path)
    assert found_in(path) == told_by_sqlite(path, f"integrity_check('{index.table}')")


def test_entries_in_a_wrong_order_are_found(path: Path, index: Index) -> None:
    with bare_entries(path, index.name, order="DESC") as link:
        link.execute("CREATE TEMP TABLE one AS SELECT * FROM bare LIMIT 1")
        link.execute("DELETE FROM bare WHERE number = (SELECT number FROM one)")
        link.execute("INSERT INTO bare SELECT * FROM one")

    assert told_by_sqlite(path)
    assert found_in(path) == told_by_sqlite(path, f"integrity_check('{index.table}')")


def test_a_row_without_an_entry_and_one_that_is_gone_are_found(
    path: Path, index: Index
) -> None:
    with bare_rows(path, index.table) as link:
        key = link.execute("SELECT name FROM pragma_table_info('bare') WHERE pk")
        (name,) = key.fetchone()
        link.execute(f'UPDATE bare SET "{name}" = 1 WHERE rowid = ?', (ONE,))

    assert found_in(path)
    assert told_by_sqlite(path)


@those(lambda index: index.is_unique)
def test_a_value_that_is_twice_in_a_unique_index_is_found(
    path: Path, index: Index
) -> None:
    names = ", ".join(f'"{name}"' for name, _ in index.columns)
    with bare_rows(path, index.table) as link:
        link.execute(
            f"UPDATE bare SET ({names}) = (SELECT {names} FROM bare WHERE rowid = ?)"
            " WHERE rowid = ?",
            (ONE, OTHER),
        )
    with bare_entries(path, index.name) as link:
        keys = ", ".join(f"k{place}" for place, _ in enumerate(index.columns))
        link.execute(
            f"UPDATE bare SET ({keys}) = (SELECT {keys} FROM bare WHERE number = ?)"
            " WHERE number = ?",
            (ONE, OTHER),
        )

    assert f"The file: non-unique entry in index {index.name}." in found_in(path)


@those(lambda index: index.condition != "1")
@pytest.mark.parametrize("entry", ["too many", "missing"])
def test_a_row_beside_the_condition_of_an_index_is_found(
    path: Path, index: Index, entry: str
) -> None:
    leave = f"SET {BESIDE[index.condition]} WHERE rowid = {ONE}"
    with closing(sqlite3.connect(path, isolation_level=None)) as link:
        back = link.execute(f'SELECT * FROM "{index.table}" WHERE rowid = {ONE}')
        row = back.fetchone()
        if entry == "missing":
            link.execute(f'UPDATE "{index.table}" {leave}')
    with bare_rows(path, index.table) as link:
        if entry == "missing":
            places = ", ".join("?" * len(row))
            link.execute(f"REPLACE INTO bare VALUES ({places})", row)
        else:
            link.execute(f"UPDATE bare {leave}")

    assert any(index.name in line for line in found_in(path))


@those(lambda index: not index.is_unique and index.name != "device_with_app")
def test_an_entry_in_the_place_of_an_equal_one_is_found(
    path: Path, index: Index
) -> None:
    names = ", ".join(f'"{name}"' for name, _ in index.columns)
    with closing(sqlite3.connect(path, isolation_level=None)) as link:
        for other in INDEXES.values():
            if other.table == index.table and other != index and not other.is_unique:
                link.execute(f"DROP INDEX {other.name}")
        link.execute(
            f'UPDATE "{index.table}" SET ({names}) ='
            f' (SELECT {names} FROM "{index.table}" WHERE rowid = {ONE})'
        )
    whole = path.read_bytes()
    old, new = ONE.to_bytes(2, "big"), OTHER.to_bytes(2, "big")
    found = 0
    for page in range(0, len(whole), PAGE):
        place = whole.find(old, page, page + PAGE)
        if place >= 0 and holds_entries(whole, page):
            path.write_bytes(whole[:place] + new + whole[place + 2 :])
            found += told_by_sqlite(path) != []
            assert found_in(path) == told_by_sqlite(path)
    assert found


@those(lambda index: index.columns[-1][1] == "NOCASE")
def test_another_case_is_found_where_the_order_makes_it_equal(
    path: Path, index: Index
) -> None:
    last = f"k{len(index.columns) - 1}"
    with bare_entries(path, index.name) as link:
        link.execute(f"UPDATE bare SET {last} = upper({last}) WHERE number = ?", (ONE,))

    assert told_by_sqlite(path) == []  # not even by what looks each row up
    assert found_in(path) == [f"The file: wrong entries in index {index.name}."]


def is_found(look: Callable[[], list[str]]) -> bool:
    try:
        return look() != []
    except sqlite3.DatabaseError:
        return True


def test_each_flipped_bit_that_sqlite_finds_in_an_index_is_found(
    path: Path, index: Index
) -> None:
    whole = path.read_bytes()
    pages = [page for page in range(0, len(whole), PAGE) if holds_entries(whole, page)]
    flips = 0
    for seed in range(FLIPS):
        random = Random(f"{index.name} {seed}")
        content = bytearray(whole)
        content[random.choice(pages) + random.randrange(PAGE)] ^= 1 << seed % 8
        path.write_bytes(content)
        if is_found(lambda: told_by_sqlite(path)):
            flips += 1
            assert is_found(
                lambda: told_by_sqlite(path, "quick_check") or found_in(path)
            ), seed
    assert flips > FLIPS // 8  # most are of bytes that nothing uses


def holds_entries(content: bytes, page: int) -> bool:
    """Tell whether a page is of an index, and not empty: SQLite's file format, 1.6."""
    is_of_index = content[page] in {0x02, 0x0A}
    return is_of_index and content[page + 3 : page + 5] != b"\0\0"


def test_whole_indexes_are_proven(path: Path) -> None:
    assert told_by_sqlite(path) == []
    assert found_in(path) == []


def test_all_indexes_are_compared_and_read_in_their_own_order() -> None:
    assert set(INDEXES) == ALL
    with closing(new_schema()) as connection:
        for index in INDEXES.values():
            for sql in (_entries(index), _descents(index)):
                plan = connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
                steps = [detail for *_, detail in plan]
                assert not any("TEMP B-TREE" in step for step in steps)
                assert any(f"INDEX {index.name}" in step for step in steps)
