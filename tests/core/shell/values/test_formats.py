from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from core.shell.values.errors import ScriptError
from core.shell.values.formats import composite, format_value
from core.shell.values.kinds import Value

MOMENT = datetime(2026, 3, 4, 15, 6, 7, 250_000)


@pytest.mark.parametrize(
    ("value", "pattern", "text"),
    [
        (1234567, "N0", "1,234,567"),
        (-1234.565, "N2", "-1,234.57"),
        (0.5, "N0", "1"),
        (1234.5, "F1", "1234.5"),
        (5, "D4", "0005"),
        (-5, "D2", "-05"),
        (255, "X", "FF"),
        (255, "x4", "00ff"),
        (-1, "X", "FFFFFFFF"),
        (0.256, "P0", "26 %"),
        (12.5, "C", "$12.50"),
        (-12.5, "C0", "($13)"),
        (12345.678, "E2", "1.23E+004"),
        (1.5, "G", "1.5"),
        (Decimal("1.10"), "N1", "1.1"),
        (7, "000", "007"),
        (1234.5, "#,##0.00", "1,234.50"),
        (0.5, "#.##", ".5"),
        (0, "#", ""),
        (0.125, "0.0%", "12.5%"),
        (5, "0 'units'", "5 units"),
        (-5, "0;minus 0;zero", "minus 5"),
        (0, "0;minus 0;zero", "zero"),
        (float("nan"), "N2", "NaN"),
        (MOMENT, "yyyy-MM-dd HH:mm:ss.fff", "2026-03-04 15:06:07.250"),
        (MOMENT, "d", "3/4/2026"),
        (MOMENT, "D", "Wednesday, March 4, 2026"),
        (MOMENT, "f", "Wednesday, March 4, 2026 3:06 PM"),
        (MOMENT, "g", "3/4/2026 3:06 PM"),
        (MOMENT, "s", "2026-03-04T15:06:07"),
        (MOMENT, "u", "2026-03-04 15:06:07Z"),
        (MOMENT, "o", "2026-03-04T15:06:07.2500000"),
        (MOMENT, "R", "Wed, 04 Mar 2026 15:06:07 GMT"),
        (MOMENT, "t", "3:06 PM"),
        (MOMENT, "ddd d MMM yy h tt", "Wed 4 Mar 26 3 PM"),
        (MOMENT, "yyyyMMdd'T'HHmm", "20260304T1506"),
        (MOMENT, r"dd\dMM", "04d03"),
        (MOMENT, "%d", "4"),
        (MOMENT, "zz", "+00"),
        (MOMENT, "HH:mmzzz", "15:06+00:00"),
        (MOMENT, "s.FFF", "7.25"),
        (timedelta(1, 7384), r"d\.hh\:mm", "1.02:03"),
        (timedelta(1, 7384), "c", "1.02:03:04"),
        (timedelta(1, 7384), "g", "1:2:03:04"),
        (-timedelta(0, 600, 250_000), "g", "-0:10:00.25"),
        (timedelta(hours=10), "g", "10:00:00"),
        (timedelta(0, 7384), "G", "0:02:03:04.0000000"),
        (timedelta(1, 7384, 250_000), r"h'h 'm'm 's\.ff", "2h 3m 4.25"),
        ("text", "N2", "text"),
        (None, "N2", ""),
        (True, "", "True"),
    ],
)
def test_a_value_is_written(value: Value, pattern: str, text: str) -> None:
    assert format_value(value, pattern) == text


@pytest.mark.parametrize(
    ("value", "pattern"), [(1.5, "D2"), (1, "Q"), (MOMENT, "q"), (timedelta(1), "yy")]
)
def test_a_format_that_is_none_is_refused(value: Value, pattern: str) -> None:
    with pytest.raises(ScriptError, match="was"):
        format_value(value, pattern)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{0} {1} {0}", "a 5 a"),
        ("{0,4}|{0,-4}|", "   a|a   |"),
        ("{{{0}}}", "{a}"),
        ("{1:000}", "005"),
        ("no place", "no place"),
    ],
)
def test_values_are_put_into_their_places(template: str, text: str) -> None:
    assert composite(template, ["a", 5]) == text


@pytest.mark.parametrize("template", ["{2}", "{", "}", "{x}", "{0", "{0,99999999}"])
def test_a_template_that_is_none_is_refused(template: str) -> None:
    with pytest.raises(ScriptError):
        composite(template, ["a", 5])


def test_a_text_too_long_for_the_training_is_refused() -> None:
    with pytest.raises(ScriptError, match="not part of this training"):
        composite("{0}{0}", ["x" * 5_000_001])
