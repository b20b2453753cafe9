"""The short form: one commit and what writes files, killed at every call that writes.

An error is tried at every twelfth of them.
"""

from pathlib import Path

import pytest

from tests.faults import system_calls
from tests.faults.score import Score

pytestmark = pytest.mark.skipif(
    bool(system_calls.why_not()), reason=system_calls.why_not()
)
NAMES = [
    system_calls.name_of(call, fault)
    for fault, calls in system_calls.FAULTS.items()
    for call in calls
]


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    cases = ["activate, web", "restore a backup", "back up a lab"]
    cases += ["fill a folder", "export a list"]
    return system_calls.try_calls(cases, step=12, strike_at=80)


@pytest.mark.parametrize("name", NAMES)
def test_a_fault_at_any_call_leaves_the_state_before_or_after(
    scores: dict[str, Score], name: str
) -> None:
    assert scores[name].is_clean


def test_every_kind_of_call_is_made(scores: dict[str, Score]) -> None:
    assert scores["pwrite64: KILL"].points > 50
    assert scores["fdatasync: KILL"].points > 8
    assert scores["unlink: KILL"].points > 4
    assert scores["rename: KILL"].points > 1
    assert scores["renameat2: KILL"].points > 1
    assert scores["pwrite64: KILL"].hot > 5


def test_what_runs_under_strace_makes_no_such_call_for_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of Python is compiled yet, and coverage is asked for."""
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path / "compiled"))
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.setenv("COVERAGE_PROCESS_START", "pyproject.toml")
    calls: dict[str, dict[str, list[int]]] = {c: {} for c in system_calls.CALLS}
    assert not [*system_calls._run(tmp_path, system_calls.KILL, calls, strike_at=1)]
