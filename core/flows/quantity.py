"""Reading a typed quantity."""

from core.catalog import MAX_QUANTITY
from core.numbers.whole import read_whole
from core.problems import Problem

_HINT = f"Enter a whole number from 1 to {MAX_QUANTITY:,}."


def read_quantity(text: str, field: str = "quantity") -> int | Problem:
    """Return the typed quantity, or what is wrong with it."""
    if not text.strip():
        return Problem(field, f"Enter the quantity. {_HINT}")
    quantity = read_whole(text)
    if quantity is None:
        return Problem(field, f"This is not a whole number. {_HINT}")
    if not 1 <= quantity <= MAX_QUANTITY:
        return Problem(field, f"This quantity is out of range. {_HINT}")
    return quantity
