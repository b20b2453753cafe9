"""`%NAME%` at the prompt: of the computer, its clock, the account, and own ones."""

import re
from collections.abc import Mapping
from datetime import datetime

from core.records import Computer
from core.store.queries import Queries

_NAMED = re.compile(
    r"%([^%:=\s]+)(?::(?:~(-?\d{1,4})(?:,(-?\d{1,4}))?|([^%=]+)=([^%]*)))?%"
)


def variables_of(
    computer: Computer, lab: Queries, own: Mapping[str, str]
) -> dict[str, str]:
    """Return what is set, by its usual spelling; what a person set goes before."""
    settings = lab.settings()
    domain = settings.domain
    flat = settings.account_of("").rstrip("\\") if domain else computer.name
    found = {
        "COMPUTERNAME": computer.name,
        "SystemDrive": "C:",
        "SystemRoot": r"C:\Windows",
        "USERDOMAIN": flat,
        "USERNAME": settings.signed_in,
        "windir": r"C:\Windows",
    }
    if domain:
        found["USERDNSDOMAIN"] = domain.upper()
    return with_changes(found, own)


def with_changes(found: dict[str, str], changes: Mapping[str, str]) -> dict[str, str]:
    """Return variables with others set, whatever the case; an empty one is removed."""
    spelling = {name.casefold(): name for name in found}
    result = dict(found)
    for name, value in changes.items():
        known = spelling.setdefault(name.casefold(), name)
        result[known] = value
        if not value:
            result.pop(known)
    return result


def dynamic(now: datetime, code: int) -> dict[str, str]:
    """Return what has a value of its own each time; `set` does not list it."""
    return {"DATE": date_text(now), "TIME": time_text(now), "ERRORLEVEL": str(code)}


def date_text(now: datetime) -> str:
    """Write the lab's day as cmd does in the United States: `Tue 12/01/2026`."""
    return f"{_DAYS[now.weekday()]} {now:%m/%d/%Y}"


def time_text(now: datetime) -> str:
    """Write the lab's time as %TIME% does: ` 8:30:00.00`."""
    return f"{now.hour:>2}:{now:%M:%S}.00"


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def expanded(line: str, known: Mapping[str, str]) -> str:
    """Write variables out, also `%DATE:~-4%` and `%A:x=y%`; others stay as typed."""
    values = {name.casefold(): value for name, value in known.items()}

    def value(found: re.Match[str]) -> str:
        kept = values.get(found[1].casefold())
        if kept is None:
            return found[0]
        if found[2] is not None:
            return _slice(kept, int(found[2]), found[3])
        if found[4] is not None:
            return re.sub(
                re.escape(found[4]), lambda _: found[5], kept, flags=re.IGNORECASE
            )
        return kept

    return _NAMED.sub(value, line)


def _slice(text: str, start: int, length: str | None) -> str:
    first = max(len(text) + start, 0) if start < 0 else start
    if length is None:
        return text[first:]
    count = int(length)
    return text[first : count if count < 0 else first + count]
