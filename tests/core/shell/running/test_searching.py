"""A script is not stopped by looks through all that it holds."""

import gc
from collections.abc import Iterator

import pytest

from core.shell.running.searching import only_young_garbage
from core.shell.session import Shell


@pytest.fixture
def looks() -> Iterator[list[int]]:
    """Collect of which generation each look for garbage is."""
    found: list[int] = []

    def keep(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            found.append(info["generation"])

    gc.callbacks.append(keep)
    yield found
    gc.callbacks.remove(keep)


def test_what_a_script_holds_is_not_looked_through(
    shell: Shell, looks: list[int]
) -> None:
    before = gc.get_threshold()
    for _ in shell.run("$all = 1..60000 | ForEach-Object { @{ n = $_ } }"):
        assert 2 not in looks

    assert 0 in looks
    assert gc.get_threshold() == before


def test_several_scripts_may_end_in_any_order(shell: Shell) -> None:
    before = gc.get_threshold()
    first, second = only_young_garbage(), only_young_garbage()

    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert gc.get_threshold() != before
    second.__exit__(None, None, None)
    assert gc.get_threshold() == before


def test_a_script_that_is_stopped_leaves_all_as_it_was(shell: Shell) -> None:
    before = gc.get_threshold()
    run = shell.run("while ($true) { }")
    next(run)
    assert gc.get_threshold() != before
    run.close()
    assert gc.get_threshold() == before
