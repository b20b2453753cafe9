import codecs

import pytest

from core.shell.language.source import decode

TEXT = "Write-Host \u2019ä\u2019"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
    ids=["UTF-8", "mark", "LE mark", "BE mark", "LE", "BE", "cp1252"],
)
def test_a_script_is_read_in_any_encoding_that_windows_writes(data: bytes) -> None:
    assert decode(data) == TEXT


def test_nothing_is_an_empty_script() -> None:
    assert decode(b"") == ""


def test_bytes_that_no_encoding_knows_are_replaced() -> None:
    assert decode(b"a \x81 \xff") == "a \ufffd ÿ"
    assert decode(codecs.BOM_UTF16_LE + b"a\0b") == "a\ufffd"
