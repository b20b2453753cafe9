"""The shapes of training numbers: a mark, a payload and two check characters."""

from dataclasses import dataclass
from hashlib import blake2b

from core.errors import LabError
from core.numbers import symbols
from core.numbers.symbols import BASE, CHECKS, grouped

GROUP = 5
"""Characters in one group; the mark is the first group."""


class NumberError(LabError):
    """A typed number is not a valid training number; the text says where and why."""


@dataclass(frozen=True)
class NumberKind:
    """One kind of grouped training number."""

    noun: str
    mark: str
    length: int
    data: int  # digits that carry meaning; the rest of the payload guards them

    def make(self, data: list[int]) -> str:
        """Write a number without hyphens from its data digits."""
        guard = self._guard(data)
        masked = [(d + m) % BASE for d, m in zip(data, self._mask(guard), strict=True)]
        return self.mark + symbols.from_digits(symbols.with_checks(guard + masked))

    def read(self, text: str) -> list[int]:
        """Return the data digits of a typed number.

        Raises NumberError that names the group that is wrong.
        """
        body = self._body(text)
        digits = symbols.to_digits(body)
        data = self._open(digits)
        if data is None:
            raise NumberError(self._where_it_is_wrong(digits))
        return data

    def canonical(self, text: str) -> str:
        """Return the number as it was made, whatever way it was typed."""
        return self.make(self.read(text))

    def _body(self, text: str) -> str:
        """Check the shape and the mark; return the characters behind the mark."""
        plain = symbols.normalise(text)
        if not plain:
            raise NumberError(f"Enter the {self.noun}.")
        if symbols.looks_genuine(text):
            raise NumberError(
                "This looks like a real product key. Never enter a real key here. "
                f"A training {self.noun} begins with {self.mark}."
            )
        folded = symbols.fold(plain)
        other = _kind_marked(folded[:GROUP])
        if other is not None and other.mark != self.mark:
            raise NumberError(f"This is the {other.noun}. Enter the {self.noun} here.")
        if len(plain) != self.length:
            raise NumberError(
                f"The {self.noun} has {self.length} characters; "
                f"{len(plain):,} were entered."
            )
        if other is None:
            raise NumberError(
                f"Group 1 is wrong: a training {self.noun} begins with {self.mark}."
            )
        body = folded[GROUP:]
        stranger = next((c for c in body if c not in symbols.ALPHABET), None)
        if stranger is not None:
            group = body.index(stranger) // GROUP + 2
            raise NumberError(f"Group {group} contains {stranger}, which is not used.")
        return body

    def _open(self, digits: list[int]) -> list[int] | None:
        """Unmask intact digits; None where the check or the guard does not fit."""
        if not symbols.is_intact(digits):
            return None
        guard_size = self.length - GROUP - CHECKS - self.data
        guard, masked = digits[:guard_size], digits[guard_size:-CHECKS]
        data = [(d - m) % BASE for d, m in zip(masked, self._mask(guard), strict=True)]
        return data if guard == self._guard(data) else None

    def _where_it_is_wrong(self, digits: list[int]) -> str:
        meant = [d for d in symbols.repairs(digits) if self._open(d) is not None]
        if len(meant) != 1:
            return (
                f"The {self.noun} does not fit its check characters. "
                "Compare it group by group with the original."
            )
        places = [i for i, digit in enumerate(digits) if digit != meant[0][i]]
        first, last = places[0] // GROUP, places[-1] // GROUP
        right = grouped(
            symbols.from_digits(meant[0][first * GROUP : (last + 1) * GROUP])
        )
        if first == last:
            return f"Group {first + 2} is wrong. Did you mean {right}?"
        return f"Groups {first + 2} and {last + 2} are wrong. Did you mean {right}?"

    def _guard(self, data: list[int]) -> list[int]:
        size = self.length - GROUP - CHECKS - self.data
        return text_digits(f"{self.mark}:{data}", size)

    def _mask(self, guard: list[int]) -> list[int]:
        return text_digits(f"{self.mark}/{guard}", self.data)


def text_digits(text: str, width: int) -> list[int]:
    """Digest a text into digits of the alphabet."""
    value = int.from_bytes(blake2b(text.encode()).digest())
    return symbols.number_to_digits(value % BASE**width, width)


def _kind_marked(folded_mark: str) -> NumberKind | None:
    return next((k for k in KINDS if symbols.fold(k.mark) == folded_mark), None)


def shown(number: str | None) -> str:
    """Write a number in groups for reading; empty for none."""
    return grouped(number) if number else ""


# Every mark has a letter that no genuine number has.
RETAIL_CODE = NumberKind("product key", "TRAIN", 25, data=13)
PRODUCT_ID = NumberKind("product ID", "TRPID", 20, data=13)
LICENSE_SERVER_ID = NumberKind("license server ID", "TRSID", 35, data=16)
KEY_PACK_ID = NumberKind("license key pack ID", "TRKEY", 35, data=23)
CONFIRMATION_CODE = NumberKind("confirmation code", "TRCON", 15, data=8)
AUTHORIZATION_NUMBER = NumberKind("authorization number", "TRAUT", 15, data=4)
KINDS = (
    RETAIL_CODE,
    PRODUCT_ID,
    LICENSE_SERVER_ID,
    KEY_PACK_ID,
    CONFIRMATION_CODE,
    AUTHORIZATION_NUMBER,
)
