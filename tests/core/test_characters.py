import pytest

from core.characters import visible
from core.errors import LabError, LabMissing
from core.numbers.kinds import NumberError

HIDDEN = ["\x1b", "\x07", "\t", "\r", "\u202e", "\u200b", "\ufeff", "\u2028", "\udcff"]


@pytest.mark.parametrize("character", HIDDEN)
@pytest.mark.parametrize("kind", [LabError, LabMissing, NumberError])
def test_no_error_hides_a_character_in_what_it_quotes(
    kind: type[LabError], character: str
) -> None:
    said = str(kind(f"class{character}.rdlab is empty."))

    assert said == f"class{character.encode('unicode_escape').decode()}.rdlab is empty."


def test_what_is_seen_stays_as_it_is() -> None:
    text = "Übung \u2013 \u200c\U0001f600\nline two \\x1b"

    assert visible(text) == text
