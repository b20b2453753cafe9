"""The page for authors says what the records say."""

import re
import tomllib

import pytest

from core.lessons import reference
from core.lessons.checks import CHECKS
from core.lessons.checks.base import BaseCheck
from tests.core.lessons.checks.judging import CHECKS as READ
from tests.helpers.processes import ROOT

PAGE = (ROOT / "docs" / "lessons.md").read_text(encoding="utf-8")
BEGIN, END = "<!-- checks -->\n", "\n<!-- end of checks -->"


def test_the_page_has_the_reference_of_checks_as_it_is_made() -> None:
    written = PAGE.partition(BEGIN)[2].partition(END)[0]
    assert written == reference.checks()


@pytest.mark.parametrize("check", CHECKS, ids=reference.word_of)
def test_every_field_says_what_may_stand_in_it_and_what_it_means(
    check: type[BaseCheck],
) -> None:
    """A field that only names a thing is needed, and needs no more words."""
    section = reference.checks().partition(f"### `{reference.word_of(check)}`")[2]
    rows = re.findall(
        r"^\| `(\w+)` \| (.+?) \| (.*?) \|$", section.split("###")[0], re.M
    )
    assert [name for name, _, meaning in rows if not meaning] == []
    assert {name for name, _, _ in rows} | {"check"} == set(check.model_fields)


@pytest.mark.parametrize("line", re.findall(r"^that = (\{.*\})$", PAGE, re.M))
def test_the_examples_can_be_read(line: str) -> None:
    said = tomllib.loads(f"that = {line}")["that"]
    assert READ.validate_python(said).check == said["check"]
