"""Hash tables: `@{ name = value; 'other name' = value }`."""

import re
from typing import NoReturn

from core.shell.language.reader import Reader
from core.shell.language.tree import Entry, Expression, HashTable, Number, Text

_NAME = re.compile(r"[^\W\d]\w*+")


def hash_table(reader: Reader) -> HashTable:
    """Read a hash table, which comes next."""
    start = reader.at
    reader.at += 2
    entries: list[Entry] = []
    with reader.deeper():
        reader.skip_separators()
        while not reader.ends_at("}"):
            entries.append(_entry(reader, start))
            reader.skip()
            if not reader.at_statement_end:
                _incomplete(reader, start)
            reader.skip_separators()
    if not reader.taken("}"):
        _incomplete(reader, start)
    _refuse_duplicates(reader, entries)
    return HashTable(reader.place(start), tuple(entries))


def _entry(reader: Reader, table: int) -> Entry:
    start = reader.at
    key = _key(reader)
    reader.skip()
    if not reader.taken("="):
        reader.fail(
            "MissingEqualsInHashLiteral",
            "Missing '=' operator after key in hash literal.",
        )
    reader.skip_lines()
    if reader.ends_at(";}"):
        reader.fail(
            "MissingStatementInHashLiteral",
            "Missing statement after '=' in hash literal.",
        )
    before = reader.at
    value = reader.statement()
    if reader.at == before:
        _incomplete(reader, table)
    return Entry(reader.place(start), key, value)


def _key(reader: Reader) -> Expression:
    start = reader.at
    if found := reader.take(_NAME):
        return Text(reader.place(start), found[0], bare=True)
    return reader.expression(commas=False)


def _incomplete(reader: Reader, start: int) -> NoReturn:
    if not reader.at_end:
        reader.unexpected()
    reader.fail(
        "IncompleteHashLiteral",
        "The hash literal was incomplete: its closing '}' is missing.",
        start,
    )


def _refuse_duplicates(reader: Reader, entries: list[Entry]) -> None:
    seen = set()
    for entry in entries:
        key = _constant(entry.key)
        if key is not None and key in seen:
            reader.at = entry.key.place.end
            reader.fail(
                "DuplicateKeyInHashLiteral",
                f"Duplicate keys '{key}' are not allowed in hash literals.",
                entry.key.place.start,
                incomplete=False,
            )
        seen.add(key)


def _constant(key: Expression) -> str | int | float | None:
    """Show a key that is known before the script runs; texts ignore case."""
    if isinstance(key, Text):
        return key.text.casefold()
    if isinstance(key, Number) and isinstance(key.value, int | float):
        return key.value
    return None
