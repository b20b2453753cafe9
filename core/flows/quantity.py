"""Reading a typed quantity."""

from core.catalog import MAX_QUANTITY
from core.problems import Problem

_HINT = f"Enter a whole number from 1 to {MAX_QUANTITY:,}."


def read_quantity(text: str, field: str = "quantity") -> int | Problem:
    """Return the typed quantity, or what is wrong with it."""
    plain = text.strip()
    if not plain:
        return Problem(field, f"Enter the quantity. {_HINT}")
    if not (plain.isascii() and plain.isdigit()):
        return Problem(field, f"This is not a whole number. {_HINT}")
    # A long row of digits is not converted: Python refuses more than 4,300.
    if len(plain) > len(str(MAX_QUANTITY)) or not 1 <= int(plain) <= MAX_QUANTITY:
        return Problem(field, f"This quantity is out of range. {_HINT}")
    return int(plain)
