"""The cmdlets of WMI, on a lab that each case gives back as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.commands.history import Undo
from core.lab import Lab
from core.shell.session import Shell
from tests.helpers.shell import read_cases, transcript


@pytest.fixture(scope="module")
def own_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Give a lab `office` that may be changed, once what was done is taken back."""
    with Lab.create(tmp_path_factory.mktemp("wmi") / "x.rdlab", "office") as lab:
        yield lab


@pytest.mark.parametrize(("script", "shown"), read_cases(__file__))
def test_it_shows(script: str, shown: str, own_office: Lab, tmp_path: Path) -> None:
    before = own_office.last_seq()
    shell = Shell(own_office, "RDLIC01", folder=tmp_path)
    try:
        assert transcript(shell, script) == shown
    finally:
        while (last := own_office.undoable()) is not None and last.seq > before:
            own_office.do(Undo())
