from datetime import datetime, timedelta

import pytest

from core.shell.values.dates import read_date, read_span

TODAY = datetime(2026, 12, 1, 9, 30)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-16", datetime(2026, 11, 16)),
        ("2026-11-16T08:30:00Z", datetime(2026, 11, 16, 8, 30)),
        ("2026-11-16 8:30 PM", datetime(2026, 11, 16, 20, 30)),
        ("2026-11", datetime(2026, 11, 1)),
        ("11/16/2026", datetime(2026, 11, 16)),
        ("11/16/2026 08:30:15", datetime(2026, 11, 16, 8, 30, 15)),
        ("1/2/26", datetime(2026, 1, 2)),
        ("1/2/88", datetime(1988, 1, 2)),
        ("3.4.2026", datetime(2026, 3, 4)),
        ("11/16", datetime(2026, 11, 16)),
        ("2026/11/16 10:00", datetime(2026, 11, 16, 10)),
        ("Nov 16, 2026", datetime(2026, 11, 16)),
        ("16 November 2026 8:30:00.5", datetime(2026, 11, 16, 8, 30, 0, 500_000)),
        ("Monday, November 16, 2026 8:30:00 AM", datetime(2026, 11, 16, 8, 30)),
        ("Mon, 16 Nov 2026 08:30:00 GMT", datetime(2026, 11, 16, 8, 30)),
        ("November 2026", datetime(2026, 11, 1)),
        ("8:30", datetime(2026, 12, 1, 8, 30)),
        ("12 AM", datetime(2026, 12, 1)),
        ("12:15 pm", datetime(2026, 12, 1, 12, 15)),
    ],
)
def test_a_date_is_read(text: str, moment: datetime) -> None:
    assert read_date(text, TODAY) == moment


@pytest.mark.parametrize(
    "text",
    ["", "soon", "13/13/2026", "2026-02-30", "16", "25:00", "13 pm", "Foo 1, 2026"],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("5", timedelta(days=5)),
        ("02:03", timedelta(hours=2, minutes=3)),
        ("1.02:03:04.5", timedelta(1, 4.5, hours=2, minutes=3)),
        ("-00:30:00", -timedelta(minutes=30)),
        ("24:00", None),
        ("x", None),
        ("99999999999.00:00", None),
    ],
)
def test_a_span_is_read(text: str, span: timedelta | None) -> None:
    assert read_span(text) == span
