"""The restore point before a script: one Undo takes back all that it has changed."""

import itertools

from core.store.queries import Queries
from core.text import problem_with

_LONGEST_NAME = 60


def free_restore_point(lab: Queries, path: str) -> str:
    """Return a name for the restore point before a script that is not taken yet."""
    taken = {point.name.casefold() for point in lab.restore_points()}
    name = path.rpartition("\\")[2]
    known = "the script" if problem_with(name, limit=_LONGEST_NAME) else name
    plain = f"Before {known or 'the script'}"
    numbered = (f"{plain} ({number})" for number in itertools.count(2))
    names = itertools.chain([plain], numbered)
    return next(name for name in names if name.casefold() not in taken)
