"""Runs commands one after another: in parentheses, after `&`, `&&` and `||`."""

from dataclasses import replace

from core.prompt.answer import Steps
from core.prompt.language.tree import AllOf, AnyOf, Group, Quiet, Sequence
from core.prompt.running.here import Here
from core.prompt.running.nodes import run


def run_quiet(node: Quiet, here: Here) -> Steps:
    """Run it; that it is not shown is for who shows lines."""
    return run(node.body, here)


def run_group(node: Group, here: Here) -> Steps:
    """Run what stands in parentheses."""
    if node.body is not None:
        yield from run(node.body, replace(here, depth=here.depth + 1))


def run_sequence(node: Sequence, here: Here) -> Steps:
    """Run all of it."""
    for part in node.parts:
        yield from run(part, here)


def run_all_of(node: AllOf, here: Here) -> Steps:
    """Run up to the first that fails."""
    for part in node.parts:
        yield from run(part, here)
        if here.state.has_failed:
            return


def run_any_of(node: AnyOf, here: Here) -> Steps:
    """Run up to the first that does what it should."""
    for part in node.parts:
        yield from run(part, here)
        if not here.state.has_failed:
            return
