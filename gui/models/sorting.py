"""What texts of tables are sorted by."""

from math import inf


def by_value(text: str) -> tuple[float, str]:
    """Return what a text is sorted by: numbers by value, and all other texts below."""
    digits = text.replace(",", "")
    is_number = digits.isascii() and digits.isdigit()
    return (float(digits), "") if is_number else (inf, text.casefold())
