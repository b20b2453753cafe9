"""The columns of the license monitor."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from core.clock import iso_day
from core.rules.monitoring import Level
from gui.labels.monitor import LEVEL
from gui.labels.monitor import MonitorText as Text
from gui.models.columns import Column, TableSpec

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from core.reads.monitor import Line
    from gui.labels.words import Words

_ICONS = {Level.WARNING: "finding-warning", Level.CRITICAL: "finding-error"}
_LATEST = "9999-12-31"
_PERCENT = "{:,} %"


class Day(NamedTuple):
    """One day of a version and type."""

    day: date
    installed: int
    issued: int
    peak: int


def licenses(words: Words) -> TableSpec[Line]:
    """Describe the list of versions and types."""
    return TableSpec(
        "licenses",
        (
            Column(Text.kind, lambda line: words.type_in_short(*line.kind)),
            _number(Text.installed, 74, lambda line: line.use.installed),
            _number(Text.issued, 64, lambda line: line.use.issued),
            _number(Text.available, 74, lambda line: line.use.available),
            Column(Text.level, lambda x: LEVEL[x.level], lambda x: x.level, width=68),
            _number(Text.warning_at, 68, lambda x: x.warning, _PERCENT),
            _number(Text.critical_at, 64, lambda x: x.critical, _PERCENT),
            _number(Text.peak, 54, lambda line: line.peak),
            Column(Text.per_day, _rate, lambda line: line.per_day or 0.0, width=70),
            Column(Text.runs_out, runs_out, _when, width=110),
        ),
        place=lambda line: line.kind,
        icon=lambda line: _ICONS.get(line.level, "license-pack"),
        empty=Text.nothing_installed,
    )


DAYS: TableSpec[Day] = TableSpec(
    "days",
    (
        Column(Text.day, lambda d: iso_day(d.day), lambda d: d.day),
        Column(
            Text.installed,
            lambda d: f"{d.installed:,}",
            lambda d: d.installed,
            width=72,
        ),
        Column(Text.issued, lambda d: f"{d.issued:,}", lambda d: d.issued, width=62),
        Column(Text.peak, lambda d: f"{d.peak:,}", lambda d: d.peak, width=62),
    ),
    place=lambda d: d.day,
    icon=lambda _: "",
)


def runs_out(line: Line) -> str:
    """Say when licenses run out."""
    if line.use.issued >= line.use.installed:
        return Text.none_left
    if line.per_day is None:
        return Text.not_known
    return Text.not_ahead if line.runs_out is None else iso_day(line.runs_out)


def _when(line: Line) -> str:
    return _LATEST if line.runs_out is None else iso_day(line.runs_out)


def _rate(line: Line) -> str:
    return "" if line.per_day is None else f"{line.per_day:+.1f}"


def _number(
    title: str, width: int, number: Callable[[Line], int | None], form: str = "{:,}"
) -> Column[Line]:
    def text(line: Line) -> str:
        found = number(line)
        return "" if found is None else form.format(found)

    return Column(title, text, lambda line: number(line) or 0, width=width)
