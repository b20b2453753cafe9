"""`set /a`: whole numbers of 32 bits, with the operators that cmd has.

The order of the operators is that of its page
(learn.microsoft.com/windows-server/administration/windows-commands/set_1).
"""

import operator
import re
from collections.abc import Callable
from enum import Enum

_NUMBER = re.compile(r"[+-]?(?:0x[0-9a-f]+|[0-9]+)", re.IGNORECASE)
_TOKEN = re.compile(
    r"\s*(0x[0-9a-f]+|\d+|<<=?|>>=?|[-+*/%&|^]=|[-+*/%&|^~!(),=]|"
    r"[^\s\d+*/%&|^~!(),=<>-][^\s+*/%&|^~!(),=<>-]*)",
    re.IGNORECASE,
)
_DEEPEST = 50
_BITS, _HALF = 2**32, 2**31
_LEVELS = (("|",), ("^",), ("&",), ("<<", ">>"), ("+", "-"), ("*", "/", "%"))


class Fault(Enum):
    """What is wrong with an expression, by the errorlevel that cmd leaves."""

    PARENTHESIS = 1073750988
    OPERAND = 1073750989
    OPERATOR = 1073750990
    NUMBER = 1073750991
    SIZE = 1073750992
    ZERO = 1073750993


_SENTENCES = {
    Fault.PARENTHESIS: "Unbalanced parenthesis.",
    Fault.OPERAND: "Missing operand.",
    Fault.OPERATOR: "Missing operator.",
    Fault.NUMBER: "Invalid number. Numbers are decimal, hexadecimal such as 0x11, or "
    "octal such as 021.",
    Fault.SIZE: "Invalid number. Numbers have 32 bits.",
    Fault.ZERO: "Divide by zero error.",
}
_SIGNS: dict[str, Callable[[int], int]] = {
    "!": lambda value: int(not value),
    "~": operator.invert,
    "-": operator.neg,
    "+": operator.pos,
}


class ArithmeticProblem(ValueError):
    """An expression is none; the text says why, and the code is the errorlevel."""

    def __init__(self, fault: Fault) -> None:
        """Say what is wrong."""
        super().__init__(_SENTENCES[fault])
        self.code = fault.value


def whole_number(text: str) -> int | None:
    """Read a number as cmd does: 0x10 is sixteen, 010 is eight; None if it is none."""
    plain = text.strip().lower()
    if not _NUMBER.fullmatch(plain) or len(plain) > _DEEPEST:
        return None
    sign = -1 if plain.startswith("-") else 1
    return None if (value := _value(plain.lstrip("+-"))) is None else sign * value


def _value(digits: str) -> int | None:
    base = 16 if digits.startswith("0x") else 8 if digits.startswith("0") else 10
    try:
        return int(digits, base)
    except ValueError:  # 08 is no number in the base of eight
        return None


class Expression:
    """One expression, read and reckoned at once; assignments are collected."""

    def __init__(self, text: str, lookup: Callable[[str], str | None]) -> None:
        """Read variables, which need no percent signs, by `lookup`."""
        self._tokens = _tokens(text)
        self._at = 0
        self._depth = 0
        self._lookup = lookup
        self.changes: dict[str, str] = {}
        """What is set."""

    def value(self) -> int:
        """Return the value of the last part; ArithmeticProblem where it is none."""
        if not self._tokens:
            raise ArithmeticProblem(Fault.OPERAND)
        found = self._assigned()
        while self._takes(","):
            found = self._assigned()
        if self._at < len(self._tokens):
            raise ArithmeticProblem(Fault.OPERATOR)
        return found

    def _peek(self, further: int = 0) -> str:
        place = self._at + further
        return self._tokens[place] if place < len(self._tokens) else ""

    def _takes(self, *signs: str) -> str:
        found = self._peek()
        if found not in signs:
            return ""
        self._at += 1
        return found

    def _assigned(self) -> int:
        name, sign = self._peek(), self._peek(1)
        if not (_is_name(name) and sign.endswith("=")):
            return self._level(0)
        self._at += 2
        self._go_deeper()
        value = self._assigned()
        self._depth -= 1
        if sign != "=":
            value = _reckoned(sign[:-1], self._of(name), value)
        self.changes[name] = str(value)
        return value

    def _level(self, level: int) -> int:
        if level == len(_LEVELS):
            return self._signed()
        found = self._level(level + 1)
        while sign := self._takes(*_LEVELS[level]):
            found = _reckoned(sign, found, self._level(level + 1))
        return found

    def _signed(self) -> int:
        signs = []
        while sign := self._takes(*_SIGNS):
            signs.append(sign)
        found = self._primary()
        for sign in reversed(signs):
            found = _wrapped(_SIGNS[sign](found))
        return found

    def _primary(self) -> int:
        token = self._peek()
        self._at += 1
        if token == "(":
            self._go_deeper()
            found = self._assigned()
            while self._takes(","):
                found = self._assigned()
            self._depth -= 1
            if not self._takes(")"):
                raise ArithmeticProblem(Fault.PARENTHESIS)
            return found
        if token[:1].isdigit():
            return _literal(token)
        if _is_name(token):
            return self._of(token)
        raise ArithmeticProblem(Fault.OPERAND)

    def _of(self, name: str) -> int:
        kept = self.changes.get(name) or self._lookup(name) or "0"
        return whole_number(kept) or 0

    def _go_deeper(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ArithmeticProblem(Fault.PARENTHESIS)


def _tokens(text: str) -> list[str]:
    found, at = [], 0
    plain = text.strip()
    while at < len(plain):
        token = _TOKEN.match(plain, at)
        if token is None:
            raise ArithmeticProblem(Fault.OPERATOR)
        found.append(token[1])
        at = token.end()
    return found


def _is_name(token: str) -> bool:
    return bool(token) and not token[0].isdigit() and token[0] not in "+-*/%&|^~!(),=<>"


def _literal(token: str) -> int:
    value = _value(token.lower())
    if value is None:
        raise ArithmeticProblem(Fault.NUMBER)
    if value >= _HALF:
        raise ArithmeticProblem(Fault.SIZE)
    return value


def _reckoned(sign: str, left: int, right: int) -> int:
    match sign:
        case "+":
            return _wrapped(left + right)
        case "-":
            return _wrapped(left - right)
        case "*":
            return _wrapped(left * right)
        case "&":
            return left & right
        case "|":
            return left | right
        case "^":
            return left ^ right
        case "<<":
            return _wrapped(left << right) if 0 <= right < _BITS.bit_length() else 0
        case ">>":
            return left >> min(right, 31) if right >= 0 else 0
    if right == 0:
        raise ArithmeticProblem(Fault.ZERO)
    quotient = abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)
    return _wrapped(quotient if sign == "/" else left - quotient * right)


def _wrapped(value: int) -> int:
    return (value + _HALF) % _BITS - _HALF
