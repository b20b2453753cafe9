"""Fixtures for every test; what needs Qt is in tests/gui/conftest.py."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from core.lab import Lab
from tests.helpers.labs import MakeLab, made

# What a test starts is not measured: coverage would slow it and change what it loads.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)

# No deadline: other work on the machine is no failure. Fixtures are functions of
# their arguments, so examples may share them.
settings.register_profile(
    "project",
    deadline=None,
    print_blob=True,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
    ],
)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--long",
        action="store_true",
        help="run the long forms, too: all lessons, all looks",
    )


def pytest_xdist_auto_num_workers() -> int:
    """Have one more than processors: some tests wait, for windows and for the disk."""
    return (os.cpu_count() or 1) + 1


SLOW = (
    *("tests/assistive/", "tests/faults/", "tests/lessons/", "tests/acceptance/"),
    *("tests/player/", "tests/gui/automation/", "tests/gui/test_"),
)
"""Where single tests take seconds: begun first, or one worker is left with them."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave the long forms to who asks for them, and begin with what is slow."""
    if not config.getoption("--long"):
        left_out = [item for item in items if item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]
    items.sort(key=lambda item: not item.nodeid.startswith(SLOW))


@pytest.fixture
def make_lab(tmp_path: Path) -> Iterator[MakeLab]:
    """Make labs from scenarios in a folder of the test; they are closed at its end."""
    with ExitStack() as stack:

        def make(
            scenario: str = "fresh", *, seed: int = 1, name: str = "class.rdlab"
        ) -> Lab:
            lab = made(tmp_path / name, scenario, seed=seed)
            return stack.enter_context(lab)

        yield make


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    """Give the lab of the scenario `fresh`."""
    return make_lab()
