"""Lists in text: a property a line, `Name  : value`."""

from collections.abc import Iterator, Sequence

from core.shell.cmdlets.columns import Column
from core.shell.display.cells import cell
from core.shell.display.tables import WIDTH
from core.shell.values.kinds import Value


def list_lines(
    names: Sequence[str],
    values: Sequence[Value],
    columns: Sequence[Column | None],
    width: int = WIDTH,
) -> Iterator[str]:
    """Write one object as a list; long values go on in the lines below."""
    longest = max(map(len, names), default=0)
    room = max(width - longest - 3, 20)
    for name, value, column in zip(names, values, columns, strict=True):
        lines = [
            part[i : i + room]
            for part in cell(value, column).split("\n")
            for i in range(0, max(len(part), 1), room)
        ]
        yield (
            f"{name:{longest}} : {lines[0]}".rstrip()
            if not lines[0]
            else (f"{name:{longest}} : {lines[0]}")
        )
        yield from (f"{'':{longest}}   {line}" for line in lines[1:])
