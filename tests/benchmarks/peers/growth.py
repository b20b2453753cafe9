"""How each cost grows with the list, as SVG: both scales are logarithmic.

The program's own line chart has a scale of counts from 0, on which three of the four
lengths would lie on the ground.
"""

from collections.abc import Callable, Iterator
from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

from tests.benchmarks import peers
from tests.benchmarks.peers import Figures
from tests.benchmarks.peers.compare import Compared

WIDTH, HEIGHT = 460, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 16, 34, 34
_LEGEND = 34
_STYLES = {  # no line is known by its colour alone
    peers.OURS: ("#0b5cad", ""),
    peers.FLOOR: ("#555555", "2 3"),
    peers.SQL_MODEL: ("#b3261e", "8 4"),
    peers.PYTHON_LIST: ("#1b7f3b", "10 3 2 3"),
    peers.DB_BROWSER: ("#7a3e9d", "4 2"),
}
Value = Callable[[Figures], float | None]
PANELS: dict[str, Value] = {
    "first paint, ms": lambda f: f.times.get(peers.FIRST_PAINT),
    "whole session, ms": lambda f: f.times.get(peers.SESSION),
    "filter, ms": lambda f: f.times.get(peers.FILTER),
    "memory, MiB": lambda f: f.memory,
}


class Point(NamedTuple):
    """The length of a list, and what it costs there."""

    rows: int
    cost: float


def picture(compared: dict[int, Compared]) -> str:
    """Draw a panel for each cost, two beside each other, under one legend."""
    down = ceil(len(PANELS) / 2)
    width, height = 2 * WIDTH, down * HEIGHT + _LEGEND
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="12" fill="#222222">',
        "<title>What a list costs, by its length</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        *_legend(compared),
    ]
    for number, (title, value) in enumerate(PANELS.items()):
        x, y = number % 2 * WIDTH, number // 2 * HEIGHT + _LEGEND
        lines.append(f'<g transform="translate({x} {y})">')
        lines += Panel(title, curves(compared, value)).draw()
        lines.append("</g>")
    return "\n".join([*lines, "</svg>", ""])


def curves(compared: dict[int, Compared], value: Value) -> dict[str, list[Point]]:
    """Give the points of each peer; what is nothing has no place on such a scale."""
    found: dict[str, list[Point]] = {}
    for rows, figures in sorted(compared.items()):
        for peer, measured in figures.items():
            if cost := value(measured):
                found.setdefault(peer, []).append(Point(rows, cost))
    return found


def _legend(compared: dict[int, Compared]) -> Iterator[str]:
    for number, peer in enumerate(next(iter(compared.values()))):
        x = 20 + number * 165
        yield _line(peer, [(x, 22), (x + 34, 22)])
        yield f'<text x="{x + 42}" y="26">{escape(peers.PEERS[peer])}</text>'


def _line(peer: str, points: list[tuple[float, float]]) -> str:
    colour, dash = _STYLES[peer]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" '
        f'stroke-dasharray="{dash}"/>'
    )


class Panel:
    """One cost, drawn over the lengths of the list."""

    def __init__(self, title: str, found: dict[str, list[Point]]) -> None:
        points = [point for line in found.values() for point in line]
        self._title = title
        self._found = found
        self._across = _decades([point.rows for point in points])
        self._up = _decades([point.cost for point in points])

    def draw(self) -> Iterator[str]:
        title = escape(self._title)
        yield f'<text x="{_LEFT}" y="20" font-weight="bold">{title}</text>'
        for power in self._up:
            y = self._y(10.0**power)
            yield _grid(_LEFT, y, WIDTH - _RIGHT, y)
            yield (
                f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">'
                f"{10.0**power:,g}</text>"
            )
        for power in self._across:
            x = self._x(10**power)
            yield _grid(x, _TOP, x, HEIGHT - _BOTTOM)
            yield (
                f'<text x="{x:.1f}" y="{HEIGHT - _BOTTOM + 18}" text-anchor="middle">'
                f"{10**power:,}</text>"
            )
        for peer, points in self._found.items():
            yield _line(peer, [(self._x(p.rows), self._y(p.cost)) for p in points])

    def _x(self, rows: int) -> float:
        width = WIDTH - _LEFT - _RIGHT - 24  # room for half of the last number
        return _LEFT + width * _part(rows, self._across)

    def _y(self, cost: float) -> float:
        height = HEIGHT - _TOP - _BOTTOM
        return HEIGHT - _BOTTOM - height * _part(cost, self._up)


def _decades(values: list[float] | list[int]) -> range:
    least, most = floor(log10(min(values))), ceil(log10(max(values)))
    return range(least, max(most, least + 1) + 1)


def _part(value: float, decades: range) -> float:
    return (log10(value) - decades[0]) / (decades[-1] - decades[0])


def _grid(x1: float, y1: float, x2: float, y2: float) -> str:
    place = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {place} stroke="#dddddd"/>'
