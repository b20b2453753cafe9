"""One lab for all cases of a worker; they only look, or have a folder of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.lab import Lab
from core.shell.session import Shell
from tests.helpers.shell import transcript

Show = Callable[[str], str]


@pytest.fixture(scope="package")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Give the lab `office`, which nobody may change."""
    with Lab.create(tmp_path_factory.mktemp("shell") / "x.rdlab", "office") as lab:
        yield lab


@pytest.fixture
def shell(office: Lab, tmp_path: Path) -> Shell:
    """Give a new session on the license server."""
    return Shell(office, "RDLIC01", folder=tmp_path)


@pytest.fixture
def show(shell: Shell) -> Show:
    """Run a script in that session, and give what appears."""
    return lambda script: transcript(shell, script)
