"""The six kinds of scripts that administrators keep for licensing, as whole files.

A case names the scenario and the computer, then the script as it is typed;
`{agreement}` is a number for training.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.catalog import LicenseProgram
from core.commands.history import Undo
from core.lab import Lab
from core.numbers import purchases
from core.shell.session import Shell
from tests.helpers.shell import read_cases, transcript

HERE = Path(__file__).parent
Labs = Callable[[str], Lab]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Lab]]:
    """Keep one lab of each scenario, and close them in the end."""
    labs: dict[str, Lab] = {}
    yield labs
    for lab in labs.values():
        lab.close()


@pytest.fixture
def labs(
    made: dict[str, Lab], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Labs]:
    """Give labs that are put back as they were."""
    before: dict[str, int] = {}

    def give(scenario: str) -> Lab:
        if scenario not in made:
            folder = tmp_path_factory.mktemp(scenario)
            made[scenario] = Lab.create(folder / "x.rdlab", scenario)
        before[scenario] = made[scenario].last_seq()
        return made[scenario]

    yield give
    for scenario, first in before.items():
        lab = made[scenario]
        while (last := lab.undoable()) is not None and last.seq > first:
            lab.do(Undo())


@pytest.mark.parametrize(("line", "shown"), read_cases(__file__))
def test_a_whole_script_does_its_work(
    line: str, shown: str, labs: Labs, tmp_path: Path
) -> None:
    agreement = purchases.make_agreement_number(LicenseProgram.ENTERPRISE)
    scenario, computer, name, *arguments = line.format(agreement=agreement).split()
    shell = Shell(labs(scenario), computer, folder=tmp_path)
    text = (HERE / name).read_text(encoding="utf-8")

    told = transcript(shell, text, path=rf"C:\{name}", arguments=tuple(arguments))
    assert f"{told}\nexit {shell.exit_code or 0}" == shown
