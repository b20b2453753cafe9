"""Text that people type: what is accepted as a name, and why something is not.

And what becomes of it where a spreadsheet will read it.
"""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator

from core.characters import is_hidden
from core.numbers.symbols import looks_genuine

MAX_LENGTH = 255
"""Characters that one field may hold."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001
_PASSED_OVER = ' "\ufeff'
"""What a spreadsheet drops before it looks for a formula."""


def clean(text: str) -> str:
    """Trim a text and bring it to Unicode NFC, so that twins compare equal."""
    return unicodedata.normalize("NFC", text.strip())


def problem_with(text: str, *, limit: int = MAX_LENGTH) -> str | None:
    """Say in one sentence why a typed text cannot be kept, or None."""
    if len(text.strip()) > limit:
        return f"This is too long. Enter at most {limit} characters."
    hidden = next((c for c in text.strip() if is_hidden(c)), None)
    if hidden is not None:
        return (
            f"This contains the invisible character U+{ord(hidden):04X}. "
            "Remove it, or type the text again."
        )
    if looks_genuine(text):
        return "This looks like a real product key. Never enter a real key here."
    return None


def no_formula(cell: str) -> str:
    """Mark a text that a spreadsheet would take for a formula."""
    if cell[:1].isalnum():  # most are: they begin no formula
        return cell
    is_one = cell.lstrip(_PASSED_OVER).startswith(_FORMULA_STARTS)
    return f"'{cell}" if is_one else cell


def _checked(text: str) -> str:
    problem = problem_with(text)
    if problem:
        raise ValueError(problem)
    return clean(text)


def _not_empty(text: str) -> str:
    if not text:
        raise ValueError("Enter a name.")
    return text


PlainText = Annotated[str, AfterValidator(_checked)]
"""A text of one line as a person typed it: trimmed, NFC, without hidden characters."""

Name = Annotated[PlainText, AfterValidator(_not_empty)]
"""A text that may not be empty; `min_length` would look before blanks are trimmed."""
