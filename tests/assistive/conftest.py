"""One desktop for all tests of a file; each test has its own program on it."""

from collections.abc import Iterator

import pytest

from core.lab import Lab
from tests.assistive.desktop import Desktop, desktop, missing, program
from tests.assistive.driver import AssistiveDriver, assistive_driver


@pytest.fixture(scope="module")
def desk() -> Iterator[Desktop]:
    if lacking := missing():
        pytest.skip(lacking)
    with desktop() as desk:
        yield desk


@pytest.fixture
def driver(desk: Desktop) -> Iterator[AssistiveDriver]:
    """The program on a lab made from `office`."""
    path = desk.home / "class.rdlab"
    Lab.create(path, "office").close()
    with program(desk, "--lab", path), assistive_driver(desk) as driver:
        driver.see("All servers")
        yield driver
    path.unlink()
