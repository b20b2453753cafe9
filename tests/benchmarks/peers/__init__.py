"""One long list in programs of different make, each in a process of its own.

Each module that `PEERS` names is run as `python -m … LAB FOLDER` and prints `Figures`
as JSON. What they do is in `steps`: the same for all.
"""

import json
from dataclasses import asdict, dataclass, field
from typing import Self

FIRST_PAINT = "first paint"
MIDDLE = "to the middle"
END = "to the end"
COMPLETE = "complete"
JUMP = "worst of 20 jumps"
SORT_USER = "sort by user"
FILTER = "filter"
SESSION = "whole session"
SORT_DATE = "sort by a date"
SELECT = "Select All"
READ_ALOUD = "Select All, screen reader"
COPY = "copy all"
CSV = "CSV of all"
OPERATIONS = (
    *(FIRST_PAINT, MIDDLE, END, COMPLETE, SORT_USER, FILTER, SESSION),
    *(JUMP, SORT_DATE, SELECT, READ_ALOUD, COPY, CSV),
)
IN_SESSION = FIRST_PAINT, MIDDLE, END, SORT_USER, FILTER

OURS = "ours"
FLOOR = "cursor"
SQL_MODEL = "sql_table_model"
PYTHON_LIST = "python_list"
DB_BROWSER = "db_browser"
PEERS = {
    OURS: "ours",
    FLOOR: "bare cursor",
    SQL_MODEL: "QSqlTableModel",
    PYTHON_LIST: "Python list",
    DB_BROWSER: "DB Browser",
}
"""Modules of this folder, with the name that a person reads."""


@dataclass
class Figures:
    """What one process measured; an operation that it cannot do is not there."""

    times: dict[str, float] = field(default_factory=dict)  # milliseconds
    gaps: dict[str, float] = field(default_factory=dict)  # milliseconds
    memory: float = 0.0  # MiB at most in the session, above that of before
    hits: int = 0  # rows that the filter found

    def as_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        return cls(**json.loads(text))

    def sum_up(self) -> None:
        """Add what consists of other operations."""
        first = FIRST_PAINT, MIDDLE, END
        for whole, parts in ((COMPLETE, first), (SESSION, IN_SESSION)):
            if all(part in self.times for part in parts):
                self.times[whole] = sum(self.times[part] for part in parts)
                self.gaps[whole] = max(self.gaps.get(part, 0) for part in parts)
