"""Nothing that a command of the world brings about is without a check that tells it."""

from pathlib import Path

import pytest

from core.commands.command import Nature
from core.commands.registry import COMMANDS
from core.lab import Lab
from tests.core.lessons.checks.effects import EFFECTS, done
from tests.core.lessons.checks.judging import is_so, judged
from tests.faults.cases import CASES, CommandCase

OF_THE_WORLD = {
    name
    for name, command in COMMANDS.items()
    if command.nature in {Nature.GENUINE, Nature.FAULT, Nature.WORLD}
}


def prepared(name: str, folder: Path) -> tuple[Lab, CommandCase]:
    case = CASES[name]
    lab = Lab.create(folder / "class.rdlab", case.scenario, seed=1)
    for make in case.before:
        lab.do(make(lab))
    return lab, case


@pytest.mark.parametrize("name", EFFECTS)
def test_the_check_holds_after_the_command_and_not_before(
    name: str, tmp_path: Path
) -> None:
    lab, case = prepared(name, tmp_path)
    with lab:
        before = judged(lab, **EFFECTS[name])
        command = case.command(lab)
        lab.do(command)
        after = judged(lab, **EFFECTS[name])
        assert not before.is_met, before
        assert after.is_met, after
        assert after.expected == before.expected
        assert is_so(lab, **done(command.name()))


def test_every_command_of_the_world_has_its_check(tmp_path: Path) -> None:
    with_check = set()
    for number, name in enumerate(EFFECTS):
        folder = tmp_path / str(number)
        folder.mkdir()
        lab, case = prepared(name, folder)
        with lab:
            with_check.add(case.command(lab).name())
    assert with_check == OF_THE_WORLD
