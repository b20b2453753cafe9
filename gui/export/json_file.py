"""JSON for programs: the lines above as lists, each row as an object by its titles."""

import json
from collections.abc import Generator
from pathlib import Path

from core.files import replacing
from gui.models.sheet import Put, Sheet


def write_json(
    path: Path, sheet: Sheet, put: Put = replacing
) -> Generator[int, None, None]:
    """Write a sheet; yields how many lines each step has written."""
    with (
        put(path) as unfinished,
        unfinished.open("w", encoding="utf-8", newline="\n") as file,
    ):
        file.write(f'{{"title": {_json(sheet.title)},\n "above": [')
        file.write(",\n  ".join(_json(list(line)) for line in sheet.above))
        file.write('],\n "rows": [')
        yield len(sheet.head)
        comma = "\n"
        for rows in sheet.slices():
            objects = [dict(zip(sheet.header, row, strict=True)) for row in rows]
            file.write(comma + ",\n".join(f"  {_json(o)}" for o in objects))
            comma = ",\n"
            yield len(rows)
        file.write("\n ]}\n")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
