"""Runs `if` (learn.microsoft.com/windows-server/administration/windows-commands/if)."""

import operator
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from core.management.paths import FolderError
from core.prompt.answer import Steps
from core.prompt.arithmetic import whole_number
from core.prompt.language.tree import Condition, If
from core.prompt.places import is_there
from core.prompt.running.here import Here
from core.prompt.running.nodes import run

_VERSION = 2
"""Of the command extensions."""
_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "EQU": operator.eq,
    "NEQ": operator.ne,
    "LSS": operator.lt,
    "LEQ": operator.le,
    "GTR": operator.gt,
    "GEQ": operator.ge,
}


def run_if(node: If, here: Here) -> Steps:
    """Run one of the two commands, or none."""
    yield from here.run.step()
    chosen = node.body if _holds(node.condition, here) else node.otherwise
    if chosen is None:
        here.state.has_failed = False
        return
    yield from run(chosen, replace(here, depth=here.depth + 1))


def _holds(condition: Condition, here: Here) -> bool:
    left, right = here.final(condition.left), here.final(condition.right)
    if condition.ignores_case:
        left, right = left.casefold(), right.casefold()
    return _answers(condition.kind, left, right, here) is not condition.is_not


def _answers(kind: str, left: str, right: str, here: Here) -> bool:
    match kind:
        case "==":
            return left == right
        case "DEFINED":
            return here.state.lookup(left) is not None
        case "EXIST":
            with suppress(FolderError):
                return is_there(left.replace('"', ""), here.asked())
            return False
        case "ERRORLEVEL":
            number = whole_number(left)
            return number is not None and here.state.code >= number
        case "CMDEXTVERSION":
            number = whole_number(left)
            return number is not None and number <= _VERSION
    numbers = whole_number(left), whole_number(right)
    if None in numbers:
        return _COMPARISONS[kind](left, right)
    return _COMPARISONS[kind](*numbers)
