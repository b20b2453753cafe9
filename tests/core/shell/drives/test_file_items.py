import pytest

from core.shell.drives.file_items import FileItems
from core.shell.drives.node import Node
from core.shell.session import Shell
from core.shell.values.errors import ScriptError
from tests.core.shell.conftest import Show
from tests.helpers.shell import read_cases


@pytest.mark.parametrize(("script", "shown"), read_cases(__file__))
def test_it_shows(script: str, shown: str, show: Show) -> None:
    assert show(script) == shown


def test_a_folder_that_another_program_took_away_is_an_error(shell: Shell) -> None:
    gone = Node(r"C:\Gone", "Gone", is_container=True)

    with pytest.raises(ScriptError, match="Could not find a part of the path"):
        FileItems().below(shell.engine, gone)
