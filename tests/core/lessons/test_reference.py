"""The page for authors says what the records say."""

import re
import tomllib

import pytest

from core.lessons import reference
from core.lessons.checks import CHECKS
from core.lessons.questions import RULES
from core.records import Record
from tests.core.lessons.checks.judging import CHECKS as READ
from tests.helpers.processes import ROOT

PAGE = (ROOT / "docs" / "lessons.md").read_text(encoding="utf-8")
KINDS = [(check, "check") for check in CHECKS] + [(rule, "rule") for rule in RULES]
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.*?) \|$", re.MULTILINE)


@pytest.mark.parametrize("part", ["checks", "rules"])
def test_the_page_has_the_reference_as_it_is_made(part: str) -> None:
    after = PAGE.partition(f"<!-- {part} -->\n")[2]
    written = after.partition(f"\n<!-- end of {part} -->")[0]
    assert written == getattr(reference, part)()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: reference.word_of(*kind))
def test_every_field_says_what_may_stand_in_it_and_what_it_means(
    kind: tuple[type[Record], str],
) -> None:
    """A field that only names a thing is needed, and needs no more words."""
    made = {"check": reference.checks, "rule": reference.rules}[kind[1]]()
    section = made.partition(f"### `{reference.word_of(*kind)}`\n")[2]
    rows = ROW.findall(section.split("###")[0])
    assert [name for name, _, meaning in rows if not meaning] == []
    assert {name for name, _, _ in rows} | {kind[1]} == set(kind[0].model_fields)


@pytest.mark.parametrize(
    "rule", RULES, ids=lambda rule: reference.word_of(rule, "rule")
)
def test_every_rule_names_its_source(rule: type[Record]) -> None:
    source = r"domain\.md ([\d.]*\d)|(learn\.microsoft\.com\S+)"
    sections = re.findall(source, rule.__doc__ or "")
    known = (ROOT / "docs" / "domain.md").read_text(encoding="utf-8")
    assert sections
    for section, address in sections:
        assert address or re.search(rf"^##+ {re.escape(section)}[. ]", known, re.M)


@pytest.mark.parametrize("line", re.findall(r"^that = (\{.*\})$", PAGE, re.M))
def test_the_examples_can_be_read(line: str) -> None:
    said = tomllib.loads(f"that = {line}")["that"]
    assert READ.validate_python(said).check == said["check"]
