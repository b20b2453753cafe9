"""`-Filter` of the cmdlets of Active Directory (about_ActiveDirectory_Filter)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import not_here
from core.shell.values.comparison import operator
from core.shell.values.conversion import as_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.shell.running.scope import Scope
    from core.shell.values.bag import Bag
    from core.shell.values.kinds import Value

    Test = Callable[[Bag], bool]

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>'(?:[^']|'')*'|"[^"]*")|(?P<variable>\$[\w.]+)
    |(?P<operator>-[A-Za-z]+)|(?P<bracket>[()])|(?P<word>[^\s()]+))""",
    re.VERBOSE,
)
_OPERATORS = {"-eq", "-ne", "-like", "-notlike", "-gt", "-ge", "-lt", "-le"}
_CONSTANTS: dict[str, Value] = {"$true": True, "$false": False, "$null": None}
_DEPTH = 50
_LICENSING = (
    *("mstsexpiredate", "mstslicenseversion", "mstsmanagingls", "terminalserver"),
)


def filtered(text: str, scope: Scope) -> Test:
    """Read a filter; ScriptError where it is none, or asks what is not there."""
    if text.strip() in ("", "*"):
        return lambda _: True
    reader = _Reader(text, scope)
    test = reader.any_of()
    if reader.next is not None:
        raise not_here(f"The filter {text}")
    return test


class _Reader:
    """Goes through the words of a filter."""

    def __init__(self, text: str, scope: Scope) -> None:
        self._text, self._scope = text, scope
        self._words = [*_TOKEN.finditer(text.rstrip())]
        self._place = self._depth = 0

    @property
    def next(self) -> re.Match[str] | None:
        """The next word, if there is one."""
        is_there = self._place < len(self._words)
        return self._words[self._place] if is_there else None

    def any_of(self) -> Test:
        """Read what is joined by -or."""
        tests = [self._all_of()]
        while self._takes("-or"):
            tests.append(self._all_of())
        return lambda one: any(test(one) for test in tests)

    def _all_of(self) -> Test:
        tests = [self._one()]
        while self._takes("-and"):
            tests.append(self._one())
        return lambda one: all(test(one) for test in tests)

    def _one(self) -> Test:
        if self._takes("-not"):
            inner = self._one()
            return lambda one: not inner(one)
        if not self._takes("("):
            return self._comparison()
        self._depth += 1
        if self._depth > _DEPTH:
            raise not_here("A filter that is nested so deep")
        found = self.any_of()
        if not self._takes(")"):
            raise not_here(f"The filter {self._text}")
        self._depth -= 1
        return found

    def _comparison(self) -> Test:
        name, sign, value = (self._take() for _ in range(3))
        known = sign[0].strip().lower()
        if known not in _OPERATORS:
            raise not_here(f"The filter {self._text}")
        compare = operator(known[1:], case=False)
        wanted = self._value(value)

        def test(one: Bag) -> bool:
            found = self._property(one, name[0].strip())
            return found is not None and bool(compare(found, wanted))

        return test

    def _property(self, one: Bag, name: str) -> Value:
        """Return what is compared; refused where a lab knows nothing of it."""
        is_licensing = name.lower().rstrip("234") in _LICENSING
        if name not in one and not is_licensing:
            raise not_here(f"The filter {self._text}")
        return one.get(name)

    def _value(self, word: re.Match[str]) -> Value:
        text = word[0].strip()
        if word["text"]:
            return text[1:-1].replace("''", "'") if text[0] == "'" else text[1:-1]
        if word["variable"]:
            key = text.lower()
            return _CONSTANTS[key] if key in _CONSTANTS else self._read(key[1:])
        return text

    def _read(self, path: str) -> Value:
        """Return a variable of the session, or a property of it."""
        from core.shell.running.reading import read

        name, *rest = path.split(".")
        value = self._scope.get(name)
        for part in rest:
            value = read(value, part)
        return as_list(value)[0] if isinstance(value, list) and value else value

    def _takes(self, word: str) -> bool:
        found = self.next
        if found is None or found[0].strip().lower() != word:
            return False
        self._place += 1
        return True

    def _take(self) -> re.Match[str]:
        found = self.next
        if found is None:
            raise not_here(f"The filter {self._text}")
        self._place += 1
        return found
