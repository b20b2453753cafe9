"""Runs what was read, by its kind; `table.py` says who runs which."""

from collections.abc import Callable
from typing import Any

from core.prompt.answer import Question, Several, Steps
from core.prompt.control import Control
from core.prompt.language.tree import Node
from core.prompt.running.here import Here

RUNNERS: dict[type, Callable[[Any, Here], Steps]] = {}
"""By the kind of a node."""
CONTROLS: dict[type, Callable[[Any, Here], Steps]] = {}
"""By what a program wants of the prompt."""


def run(node: Node, here: Here) -> Steps:
    """Run a command, and give what comes of it step by step."""
    return RUNNERS[type(node)](node, here)


def control(wanted: Control | Question | Several, here: Here) -> Steps:
    """Do what a program wants of the prompt."""
    return CONTROLS[type(wanted)](wanted, here)
