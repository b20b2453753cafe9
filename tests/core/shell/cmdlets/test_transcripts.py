import pytest

from tests.core.shell.conftest import Show
from tests.helpers.shell import read_cases


@pytest.mark.parametrize(("script", "shown"), read_cases(__file__))
def test_it_shows(script: str, shown: str, show: Show) -> None:
    assert show(script) == shown
