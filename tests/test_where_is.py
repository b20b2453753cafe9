"""What the architecture page and SECURITY name is there."""

import re

import pytest

from tests.helpers.processes import ROOT

PAGE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
ANSWERS = re.findall(r"^\| (.+) \| `(.+)` \|$", PAGE.partition("Where is …?")[2], re.M)
NAMED = re.findall(r"`((?:core|gui|tests)/[\w/]+(?:\.\w+)?)`", PAGE)


def test_a_stranger_has_twenty_answers() -> None:
    assert len(ANSWERS) >= 20
    assert len({question for question, _ in ANSWERS}) == len(ANSWERS)


@pytest.mark.parametrize("name", sorted({*NAMED, *(file for _, file in ANSWERS)}))
def test_what_is_named_is_there(name: str) -> None:
    assert (ROOT / name).exists()


PROMISED = re.findall(
    r"`(tests/[\w/]+\.py)(?:::(\w+))?`", (ROOT / "SECURITY.md").read_text("utf-8")
)


@pytest.mark.parametrize(("file", "test"), PROMISED)
def test_every_promise_has_its_test(file: str, test: str) -> None:
    assert f"def {test}" in (ROOT / file).read_text(encoding="utf-8")


def test_promises_are_found() -> None:
    assert len(PROMISED) >= 12
