"""The figures as tables: a row for each operation, a column for each peer."""

from collections.abc import Iterator

from tests.benchmarks import peers
from tests.benchmarks.peers import Figures
from tests.benchmarks.peers.compare import Compared

MEMORY = "memory, MiB"
GAP = "longest gap, ms"
NONE = "–"
_FIRST, _OTHERS = "{:<28}", "{:>18}"


def as_text(compared: dict[int, Compared]) -> Iterator[str]:
    """Write the tables for a terminal, one of each length."""
    for length, figures in compared.items():
        header, *lines = rows(figures)
        yield f"{length:,} rows; milliseconds, and how many times ours"
        for line in (header, *lines):
            yield _FIRST.format(line[0]) + "".join(map(_OTHERS.format, line[1:]))
        yield ""


def as_markdown(figures: Compared) -> Iterator[str]:
    """Write the table of one length."""
    header, *lines = rows(figures)
    yield _markdown(header)
    yield _markdown(["---", *("---:" for _ in header[1:])])
    yield from map(_markdown, lines)


def rows(figures: Compared) -> Iterator[list[str]]:
    """Give the header, and what each operation takes; beside it the ratio to ours."""
    yield ["milliseconds", *(peers.PEERS[peer] for peer in figures)]
    for name in peers.OPERATIONS:
        yield [name, *_cells([f.times.get(name) for f in figures.values()])]
    yield [GAP, *_cells([_longest_gap(f) for f in figures.values()])]
    yield [MEMORY, *_cells([f.memory for f in figures.values()])]


def _longest_gap(figures: Figures) -> float | None:
    return max(figures.gaps.values()) if any(figures.gaps.values()) else None


def _cells(values: list[float | None]) -> Iterator[str]:
    ours = values[0]
    for number, value in enumerate(values):
        if value is None:
            yield NONE
        elif number == 0 or not ours:
            yield plain(value)
        else:
            yield f"{plain(value)} ({plain(value / ours)}×)"


def plain(value: float) -> str:
    """Write a figure in two digits, or in as many as it has before the point."""
    if value >= 10:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 1 else f"{value:.2g}"


def _markdown(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
