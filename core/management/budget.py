"""How much a script may do before the host is asked, or the script ends."""

from dataclasses import dataclass

SLICE = 500
"""Steps between two pauses: some milliseconds."""


@dataclass(frozen=True)
class Budget:
    """Limits of one run."""

    steps: int = 10_000_000
    output: int = 50_000_000
    """Characters."""
    depth: int = 100
    """Calls inside calls."""


def is_yes(answer: str | None) -> bool:
    """Tell whether an answer agrees."""
    return answer is not None and answer.strip().lower() in ("", "y", "yes", "a")


def go_on_question(steps: int) -> str:
    """Ask whether to go on after so many steps."""
    return f"The script has taken {steps:,} steps. Go on?"


def ended_after_steps(steps: int) -> str:
    """Say that nobody wanted it to go on."""
    return f"The script was ended after {steps:,} steps."


def ended_after_output(characters: int) -> str:
    """Say that it wrote too much."""
    return f"The script was ended after {characters:,} characters of output."
