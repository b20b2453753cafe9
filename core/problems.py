"""What is wrong with something that was typed, for the field where it stands."""

from dataclasses import dataclass

from core.text import problem_with


@dataclass(frozen=True)
class Problem:
    """What has to be mended: field, text there, and a message box's text."""

    field: str
    text: str
    box: str | None = None


def text_problem(
    field: str, value: str, *, required: str | None = None
) -> Problem | None:
    """Check a typed text; `required` names it where it must not be empty."""
    if required and not value.strip():
        return Problem(field, f"Enter the {required}.")
    wrong = problem_with(value)
    return Problem(field, wrong) if wrong else None
