"""Which rows have a text in one of their fields, as people see them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.store.long_list.listing import Facts, FieldKind, Listing

_OF_A_MOMENT = re.compile(r"[0-9: -]*", re.ASCII)
"""What may stand in a time as it is shown: `2026-11-16 08:30`."""
_LONGEST = 20_000
"""Characters that LIKE takes, also if each is escaped: it takes 50,000 bytes."""


@dataclass(frozen=True)
class Wanted:
    """A text, whatever its case, and the fields that are searched for it."""

    text: str
    fields: tuple[str, ...]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Of fields with codes, what is shown for each."""
    among: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Codes of which a field must have one, whatever the text is."""
    without: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Texts of which a field must have none."""


def condition(listing: Listing[object], wanted: Wanted) -> tuple[str, Facts]:
    """Return what is true of rows that are wanted, in SQL, and its facts."""
    tests = (_test(listing, name, wanted) for name in wanted.fields)
    facts: dict[str, object] = {
        "like": f"%{escaped(wanted.text)}%",
        "folded": wanted.text.casefold(),
        "moment": wanted.text.replace(" ", "T"),
    }
    for name in wanted.fields:
        if listing.fields[name].kind is FieldKind.CODE:
            facts[f"codes_of_{name}"] = json.dumps(_codes(wanted, name))
    has_text = " OR ".join(filter(None, tests)) or "0"
    chosen = []
    for name, codes in wanted.among.items():
        facts[f"among_{name}"] = json.dumps(codes)
        chosen.append(_is_one_of(listing.fields[name].sql, f"among_{name}"))
    for name, texts in wanted.without.items():
        facts[f"without_{name}"] = json.dumps(texts)
        is_one = _is_one_of(listing.fields[name].sql, f"without_{name}")
        chosen.append(f"NOT {is_one}")
    return " AND ".join([f"({has_text})", *chosen] if wanted.text else chosen), facts


def _test(listing: Listing[object], name: str, wanted: Wanted) -> str:
    described = listing.fields[name]
    if described.kind is FieldKind.CODE:
        is_any = _is_one_of(described.sql, f"codes_of_{name}")
        return is_any if _codes(wanted, name) else ""
    if described.kind is FieldKind.MOMENT:
        if not _OF_A_MOMENT.fullmatch(wanted.text):
            return ""
        # Seconds are not shown; to cut them off takes long, so that comes last.
        in_all, in_shown = (
            f"instr({text}, :moment)"
            for text in (described.sql, f"substr({described.sql}, 1, 16)")
        )
        return f"({in_all} AND {in_shown})"
    if is_like(wanted.text):
        return f"{described.sql} LIKE :like ESCAPE '~'"
    return f"instr(casefold({described.sql}), :folded)"


def _is_one_of(sql: str, fact: str) -> str:
    return f"{sql} IN (SELECT value FROM json_each(:{fact}))"


def _codes(wanted: Wanted, name: str) -> list[str]:
    typed = wanted.text.casefold()
    shown = wanted.words.get(name, {})
    return [code for code, word in shown.items() if typed in word.casefold()]


def is_like(text: str) -> bool:
    """Tell whether SQLite compares a text itself, and need not ask Python."""
    # It folds no other letters, reads up to a NUL, and refuses what is very long.
    return text.isascii() and "\0" not in text and len(text) <= _LONGEST


def escaped(text: str) -> str:
    """Let a text mean itself in LIKE, where `~` escapes."""
    return re.sub(r"([%_~])", r"~\1", text)
