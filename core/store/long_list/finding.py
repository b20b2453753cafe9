"""Finding rows of a long list: by a text in them, or by how they begin."""

import json
import sqlite3
from array import array
from collections.abc import Generator, Iterable, Sequence
from typing import Any

from core.store.long_list.arrangement import Arrangement, Picked, Walked
from core.store.long_list.listing import Listing
from core.store.long_list.order import Comparable, comparable
from core.store.long_list.search import Wanted, condition, escaped, is_like

_SEARCHED = 20_000
"""Rows that are searched in one step."""
_SORTED = 30_000
"""Rows that were found, up to which they are sorted by themselves."""
_AT_A_TIME = 2000
"""Of these, so many are read in one step."""
_SCANNED = 32
"""Pages of rows that are looked through for what is typed."""
_PAGE = 512
_CANDIDATES = 100
_AFTER_ALL = "\U0010ffff"
_Numbers = Generator[None, None, "array[int]"]


def find(
    connection: sqlite3.Connection, listing: Listing[Any], wanted: Wanted
) -> _Numbers:
    """Find the rows that are wanted, by their numbers."""
    found = array("q")
    test, facts = condition(listing, wanted)
    if not is_like(wanted.text):
        connection.create_function("casefold", 1, _casefold, deterministic=True)
    for stretch in listing.stretches(connection, _SEARCHED):
        select, all_facts = listing.rows_in(stretch, listing.number, facts)
        rows = connection.execute(
            f"{select} AND ({test}) ORDER BY {listing.number}", all_facts
        )
        found.extend(number for (number,) in rows.fetchall())
        yield
    return found


def in_order(
    connection: sqlite3.Connection,
    listing: Listing[Any],
    found: "array[int]",
    walked: Walked,
    key: str,
) -> Generator[None, None, Picked]:
    """Arrange rows that were found; by a key in SQL, if there is one."""
    if key and len(found) <= _SORTED:
        return (yield from _sorted(connection, listing, found, walked, key))
    stretches = [*listing.stretches(connection, _SEARCHED)]
    is_found = bytearray(stretches[-1].stop if stretches else 0)
    for start in range(0, len(found), _SEARCHED):
        for number in found[start : start + _SEARCHED]:
            is_found[number] = True
        yield
    ordered = array("q")
    for numbers in walked.pages():
        known = (number for number in numbers if number < len(is_found))  # others came
        ordered.extend([number for number in known if is_found[number]])
        yield
    return Picked(ordered)


def _sorted(
    connection: sqlite3.Connection,
    listing: Listing[Any],
    found: "array[int]",
    walked: Walked,
    key: str,
) -> Generator[None, None, Picked]:
    """Sort some rows by themselves."""
    places: list[Comparable] = []
    for start in range(0, len(found), _AT_A_TIME):
        some = found[start : start + _AT_A_TIME]
        places += map(comparable, listing.pairs(connection, key, some.tolist()))
        yield
    places.sort(reverse=walked.descending)
    return Picked(array("q", [number for *_, number in places]))


def row_in_order(walked: Walked, typed: str, first: int) -> int | None:
    """Find the next row that begins as typed where the rows are sorted by that."""
    order = walked.order
    begin, end = (
        order.row_of(pair) if (pair := order.pair_from(key)) else len(order)
        for key in (typed, typed + _AFTER_ALL)
    )
    if begin == end:
        return None
    rows = range(begin, end)
    if walked.descending:
        rows = range(len(order) - end, len(order) - begin)
    return first if first in rows else rows.start


def row_in_scan(
    connection: sqlite3.Connection,
    listing: Listing[Any],
    shown: Arrangement,
    typed: str,
    key: str,
    first: int,
) -> int | None:
    """Find the next row that begins as typed, whatever the rows are sorted by.

    Some pages are looked through; if it is on none of them, it is rare.
    """
    test = f"{key} LIKE :like ESCAPE '~'"
    facts = {**listing.facts, "like": f"{escaped(typed)}%"}
    select = (
        f"SELECT {listing.number} FROM {listing.table} WHERE {listing.where} AND {test}"
    )
    for start in range(first, min(first + _SCANNED * _PAGE, len(shown)), _PAGE):
        numbers = shown.numbers(start, _PAGE)
        on_page = f"AND {listing.number} IN (SELECT value FROM json_each(:numbers))"
        rows = connection.execute(
            f"{select} {on_page}", {**facts, "numbers": json.dumps(numbers)}
        )
        found = {number for (number,) in rows.fetchall()}
        if found:
            return start + _first_of(found, numbers)
    rare = connection.execute(f"{select} LIMIT {_CANDIDATES}", facts).fetchall()
    rare_rows = shown.rows_of([number for (number,) in rare])
    return min(rare_rows, key=lambda row: (row < first, row), default=None)


def _first_of(found: Iterable[int], numbers: Sequence[int]) -> int:
    return min(numbers.index(number) for number in found)


def _casefold(text: object) -> str | None:
    return text.casefold() if isinstance(text, str) else None
