"""What the pages of PowerShell document, one line each, by the page."""

import re
from pathlib import Path

import pytest

from tests.core.shell.conftest import Show

_CASES = Path(__file__).with_name("cases.txt").read_text(encoding="utf-8")
_CASE = re.compile(r"(.+)\n=> ?(.*)\n+")


def _cases() -> list[tuple[str, str, str]]:
    """List page, script and what it shows."""
    found = []
    for section in re.split(r"(?m)^# ", _CASES)[1:]:
        page, _, rest = section.partition("\n\n")
        found += [(page, case[1], case[2]) for case in _CASE.finditer(rest)]
    return found


CASES = _cases()


def _unescaped(text: str) -> str:
    r"""Write `\n` and `\t` as what they stand for, and any other sign as it is."""
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), text)


@pytest.mark.parametrize(
    ("script", "shown"),
    [
        pytest.param(script, shown, id=f"{page}: {script}")
        for page, script, shown in CASES
    ],
)
def test_a_line_shows_what_its_page_says(script: str, shown: str, show: Show) -> None:
    if script.startswith("@"):  # a here-string, which has lines
        script = script.replace("\\n", "\n")
    assert show(script) == _unescaped(shown).strip("\n")


def test_there_are_cases_of_every_page() -> None:
    assert len(CASES) > 150
    assert len({page for page, _, _ in CASES}) > 15
