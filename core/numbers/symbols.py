"""The 29 characters of training numbers, reading them, and their check characters.

The alphabet has one of each group of look-alikes, and a prime size: two
check characters over GF(29) find every wrong character and every swap of
neighbours, and can point at the place.
"""

import re
import unicodedata

ALPHABET = "0123456789ACDEFGHJKMNPRTUVWXY"
BASE = len(ALPHABET)
CHECKS = 2

_LOOK_ALIKES = str.maketrans("OQILSBZ", "0011582")
_CYRILLIC_AND_GREEK = str.maketrans(
    "АВЕКМНОРСТУХЅІЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",  # noqa: RUF001 – look-alikes are the subject
    "ABEKMHOPCTYXSIJABEZHIKMNOPTYX",
)
_SEPARATORS = re.compile(r"[\W_]+")
_GENUINE = "[BCDFGHJKMNPQRTVWXYZ2346789]"
_GENUINE_KEY = re.compile(f"{_GENUINE}{{25}}")
_DASH = r"[-\u2010-\u2015\u2212]"
_GENUINE_KEY_INSIDE = re.compile(  # a whole number of five groups, no part of a longer
    rf"(?<![A-Z0-9])(?<![A-Z0-9]{_DASH})"
    rf"{_GENUINE}{{5}}(?:{_DASH}?{_GENUINE}{{5}}){{4}}(?!{_DASH}?[A-Z0-9])"
)
_PRIMITIVE_ROOT = 2  # of GF(29): its powers visit every non-zero residue
_POWERS = [pow(_PRIMITIVE_ROOT, k, BASE) for k in range(BASE - 1)]


def normalise(text: str) -> str:
    """Reduce typed or pasted text to upper-case letters and digits.

    Drops blanks, hyphens, dashes and invisible characters; full-width and
    Cyrillic or Greek twins become the Latin letter they look like.
    """
    return _SEPARATORS.sub("", upper(text))


def upper(text: str) -> str:
    """Raise letters; drop what is invisible, write twins as the Latin letters."""
    raised = unicodedata.normalize("NFKC", without_invisible(text)).upper()
    return raised.translate(_CYRILLIC_AND_GREEK)


def without_invisible(text: str) -> str:
    """Drop what is invisible: joiners, marks of direction."""
    return "".join(c for c in text if unicodedata.category(c) != "Cf")


def fold(text: str) -> str:
    """Replace look-alikes (O for 0, I and L for 1 …) by the one in the alphabet."""
    return text.translate(_LOOK_ALIKES)


def looks_genuine(text: str) -> bool:
    """Tell whether a text is, or contains, what could be a real product key.

    Genuine keys have no A, E, I, L, O, S, U, 0, 1 or 5 (decision 0009); every training
    code starts with TRAIN, so the two sets do not meet.
    """
    plain = upper(text)
    return (
        _GENUINE_KEY.fullmatch(_SEPARATORS.sub("", plain)) is not None
        or _GENUINE_KEY_INSIDE.search(plain) is not None
    )


def grouped(text: str, size: int = 5) -> str:
    """Write a number in groups, `TRAIN-00000-…`."""
    return "-".join(text[i : i + size] for i in range(0, len(text), size))


def to_digits(text: str) -> list[int]:
    """Turn characters of the alphabet into residues; ValueError names a stranger."""
    return [ALPHABET.index(c) for c in text]


def from_digits(digits: list[int]) -> str:
    """Turn residues into characters of the alphabet."""
    return "".join(ALPHABET[d] for d in digits)


def number_to_digits(value: int, width: int) -> list[int]:
    """Write a whole number in base 29, most significant first."""
    digits = []
    for _ in range(width):
        value, digit = divmod(value, BASE)
        digits.append(digit)
    if value:
        raise ValueError("the value does not fit")
    return digits[::-1]


def digits_to_number(digits: list[int]) -> int:
    """Read a whole number from base 29 digits."""
    value = 0
    for digit in digits:
        value = value * BASE + digit
    return value


def with_checks(digits: list[int]) -> list[int]:
    """Append the two check digits that make both sums vanish."""
    plain, weighted = _sums([*digits, 0, 0])
    first, second = (_power(len(digits) + k) for k in range(CHECKS))
    # first·a + second·b = -weighted and a + b = -plain
    a = (second * plain - weighted) * pow(first - second, -1, BASE) % BASE
    return [*digits, a, (-plain - a) % BASE]


def is_intact(digits: list[int]) -> bool:
    """Tell whether the check digits fit."""
    return _sums(digits) == (0, 0)


def repairs(digits: list[int]) -> list[list[int]]:
    """List the intact numbers one slip away: a wrong digit, or neighbours swapped."""
    plain, weighted = _sums(digits)
    found = []
    for i in range(len(digits)):
        if plain and plain * _power(i) % BASE == weighted:
            found.append([*digits[:i], (digits[i] - plain) % BASE, *digits[i + 1 :]])
    for i in range(len(digits) - 1):
        swapped = [*digits[:i], digits[i + 1], digits[i], *digits[i + 2 :]]
        if swapped != digits and is_intact(swapped):
            found.append(swapped)
    return found


def _sums(digits: list[int]) -> tuple[int, int]:
    weighted = sum(_power(i) * d for i, d in enumerate(digits))
    return sum(digits) % BASE, weighted % BASE


def _power(index: int) -> int:
    return _POWERS[index % len(_POWERS)]
