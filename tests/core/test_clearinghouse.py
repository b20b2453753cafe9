import pytest

from core.catalog import ClearinghouseCondition, ConnectionMethod
from core.clearinghouse import seconds_needed
from core.commands.faults import SetClearinghouseCondition
from core.errors import Refused
from core.events import SettingsChanged
from core.lab import Lab
from core.refusals import Reason
from tests.helpers.labs import MakeLab, activation, installation, retail

REACHABLE = ClearinghouseCondition.REACHABLE
SLOW = ClearinghouseCondition.SLOW
UNREACHABLE = ClearinghouseCondition.UNREACHABLE
WRONG_DATE = ClearinghouseCondition.WRONG_DATE
TYPED = [ConnectionMethod.WEB, ConnectionMethod.TELEPHONE]


def set_condition(lab: Lab, condition: ClearinghouseCondition) -> None:
    events = lab.do(SetClearinghouseCondition(condition=condition))
    assert events == [SettingsChanged()]


@pytest.mark.parametrize(
    ("condition", "reason", "text"),
    [
        (
            UNREACHABLE,
            Reason.CLEARINGHOUSE_UNREACHABLE,
            "cannot contact the Microsoft Clearinghouse",
        ),
        (WRONG_DATE, Reason.WRONG_DATE, "did not accept this computer's date"),
    ],
)
def test_a_fault_refuses_automatic_connection_and_names_the_other_ways(
    lab: Lab, condition: ClearinghouseCondition, reason: Reason, text: str
) -> None:
    set_condition(lab, condition)

    with pytest.raises(Refused) as refused:
        lab.do(activation(lab))
    assert refused.value.reason is reason
    assert text in str(refused.value)
    assert "Web Browser or Telephone" in str(refused.value)
    assert not lab.server("RDLIC01").is_activated


@pytest.mark.parametrize("condition", [UNREACHABLE, WRONG_DATE])
@pytest.mark.parametrize("method", TYPED)
def test_a_fault_does_not_touch_web_and_telephone(
    lab: Lab, condition: ClearinghouseCondition, method: ConnectionMethod
) -> None:
    set_condition(lab, condition)
    lab.do(activation(lab, method))

    assert lab.server("RDLIC01").is_activated


def test_after_the_fault_the_same_command_succeeds(lab: Lab) -> None:
    set_condition(lab, UNREACHABLE)
    command = activation(lab)
    with pytest.raises(Refused):
        lab.do(command)
    set_condition(lab, REACHABLE)
    lab.do(command)

    assert lab.server("RDLIC01").is_activated


def test_a_refused_code_is_not_used_up(make_lab: MakeLab) -> None:
    lab = make_lab("activated")
    set_condition(lab, UNREACHABLE)
    with pytest.raises(Refused):
        lab.do(installation(retail(1)))
    set_condition(lab, REACHABLE)
    lab.do(installation(retail(1)))

    assert lab.packs("RDLIC01")[-1].total == 20


def test_a_slow_clearinghouse_still_answers(lab: Lab) -> None:
    set_condition(lab, SLOW)
    lab.do(activation(lab))

    assert lab.server("RDLIC01").is_activated


@pytest.mark.parametrize(
    ("condition", "least", "most"), [(REACHABLE, 1.0, 3.0), (SLOW, 10.0, 30.0)]
)
def test_a_connection_takes_its_time(
    lab: Lab, condition: ClearinghouseCondition, least: float, most: float
) -> None:
    settings = lab.settings().changed(clearinghouse=condition)
    seconds = [seconds_needed(settings, seq) for seq in range(1, 50)]

    assert all(least <= s <= most for s in seconds)
    assert len(set(seconds)) > 1


def test_the_time_of_a_connection_is_the_same_in_the_same_lab(
    make_lab: MakeLab,
) -> None:
    one, same = make_lab(name="one"), make_lab(name="same")

    assert one.connection_seconds() == same.connection_seconds()
    one.do(activation(one))
    assert one.connection_seconds() != same.connection_seconds()
