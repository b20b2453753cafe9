"""What is drafted is so at the end of a recording, and was not at its start."""

from pathlib import Path

import pytest

from core.catalog import LogonPattern
from core.commands.history import Undo
from core.commands.simulate import SimulateDay
from core.lab import Lab
from core.lessons.checks import Case, judge
from core.lessons.recording.objectives import drafting
from core.lessons.records import Objective
from core.store.slices import finish
from tests.core.lessons.checks.effects import EFFECTS, prepared
from tests.helpers.labs import MakeLab, activation, installation, retail
from tests.helpers.long_form import one_of


def drafted(lab: Lab, files: list[str] | None = None) -> list[Objective]:
    return finish(drafting(lab, files or []))


@pytest.mark.parametrize("name", one_of(2, (name for _, name in EFFECTS)))
def test_of_every_command_something_is_drafted(name: str, tmp_path: Path) -> None:
    lab, case = prepared(name, tmp_path)
    with lab:
        lab.do(case.command(lab))
        found = [objective.that for objective in drafted(lab)]
        assert all(judge(check, Case(lab)).is_met for check in found)
        lab.do(Undo())
        assert not all(judge(check, Case(lab)).is_met for check in found)


def test_the_draft_of_two_commands_names_what_each_has_done(make_lab: MakeLab) -> None:
    lab = make_lab("fresh")
    lab.do(activation(lab))
    lab.do(installation(retail(quantity=20)))
    said = [objective.say for objective in drafted(lab)]
    assert said == [
        "RDLIC01 is activated.",
        "At least 1 license pack on RDLIC01 (2022, Per User, 20 licenses, "
        "Retail Purchase).",
    ]


def test_a_written_file_is_named(lab: Lab) -> None:
    (lab.path.parent / "list.csv").write_text("a;b")
    (objective,) = drafted(lab, ["list.csv"])
    assert judge(objective.that, Case(lab)).is_met


def test_many_licenses_are_counted_and_not_named(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(
        SimulateDay(
            host="RDSH01", users=30, devices=20, pattern=LogonPattern.OFFICE_HOURS
        )
    )
    counted = [o.say for o in drafted(lab) if "issued license" in o.say]
    assert len(counted) == 1


def test_of_an_untouched_lab_nothing_is_drafted(lab: Lab) -> None:
    assert drafted(lab) == []
