"""A lab that cases may change: each gives it back as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.commands.history import Undo
from core.lab import Lab
from core.shell.session import Shell
from tests.core.shell.conftest import Show
from tests.helpers.shell import transcript


@pytest.fixture(scope="package")
def own_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Give a lab `office` of the cases' own."""
    with Lab.create(tmp_path_factory.mktemp("own") / "x.rdlab", "office") as lab:
        yield lab


@pytest.fixture
def show_changes(own_office: Lab, tmp_path: Path) -> Iterator[Show]:
    """Run a script on the license server, and take back what it did."""
    before = own_office.last_seq()
    shell = Shell(own_office, "RDLIC01", folder=tmp_path)
    yield lambda script: transcript(shell, script)
    while (last := own_office.undoable()) is not None and last.seq > before:
        own_office.do(Undo())
