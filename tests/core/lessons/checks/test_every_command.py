"""Nothing that a command of the world brings about is without a check that tells it."""

from contextlib import closing
from pathlib import Path

import pytest

from core.commands.command import Nature
from core.commands.registry import COMMANDS
from core.lessons.checks import Case, judge
from core.lessons.checks.unharmed import Kind
from core.store.queries import Queries
from tests.core.lessons.checks.effects import EFFECTS, done, prepared
from tests.core.lessons.checks.judging import CHECKS
from tests.helpers.long_form import one_of

OF_THE_WORLD = {
    name
    for name, command in COMMANDS.items()
    if command.nature in {Nature.GENUINE, Nature.FAULT, Nature.WORLD}
}
EVERYTHING = [kind.value for kind in Kind]
UNHARMED, ALLOWED = (
    CHECKS.validate_python({"check": "unharmed", "but": but})
    for but in ([], EVERYTHING)
)


@pytest.mark.parametrize(("of", "name"), one_of(2, EFFECTS))
def test_the_check_holds_after_the_command_and_not_before(
    of: str, name: str, tmp_path: Path
) -> None:
    check = CHECKS.validate_python(EFFECTS[of, name])
    lab, case = prepared(name, tmp_path)
    with lab:
        before = judge(check, Case(lab))
        command = case.command(lab)
        with closing(lab.in_memory()) as start:
            lab.do(command)
            since = Case(lab, Queries(start))
            after = judge(check, Case(lab))
            assert command.name() == of
            assert not before.is_met, before
            assert after.is_met, after
            assert after.expected == before.expected
            assert judge(CHECKS.validate_python(done(of)), since).is_met
            assert judge(UNHARMED, since).found.startswith("Changed: ")
            assert judge(ALLOWED, since).is_met


def test_every_command_of_the_world_has_its_check() -> None:
    assert {of for of, _ in EFFECTS} == OF_THE_WORLD
