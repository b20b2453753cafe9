"""Which file compiles which class of the tree."""

from core.shell.running import (
    assignments,
    branches,
    compiling,
    functions,
    jumps,
    literals,
    loops,
    members,
    operators,
    pipelines,
    steps,
    trying,
)


def teach() -> None:
    """Let the tree be compiled; to do it again changes nothing."""
    compiling.learn(
        compiling.Compilers(
            {
                **literals.EXPRESSIONS,
                **operators.EXPRESSIONS,
                **members.EXPRESSIONS,
                **steps.EXPRESSIONS,
            },
            {
                **assignments.STATEMENTS,
                **branches.STATEMENTS,
                **functions.STATEMENTS,
                **jumps.STATEMENTS,
                **loops.STATEMENTS,
                **pipelines.STATEMENTS,
                **trying.STATEMENTS,
            },
            assignments.assigned_value,
            trying.trapping,
        )
    )
