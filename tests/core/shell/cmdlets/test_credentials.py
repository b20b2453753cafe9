"""What scripts show that have names and passwords."""

import pytest

from tests.core.shell.conftest import Show
from tests.helpers.shell import read_cases


@pytest.mark.parametrize(("script", "shown"), read_cases(__file__))
def test_a_script_shows_this(show: Show, script: str, shown: str) -> None:
    assert show(script) == shown
