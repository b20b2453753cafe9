from collections.abc import Callable, Iterator

import pytest

from core.lab import Lab
from core.management.registry.machine import machine_of
from core.management.registry.registry import Registry

Read = Callable[[str], Registry]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """An office that is only read."""
    path = tmp_path_factory.mktemp("registry") / "office.rdlab"
    with Lab.create(path, "office", seed=1) as lab:
        yield lab


@pytest.fixture
def read(office: Lab) -> Read:
    return lambda name: registry_of(office, name)


def registry_of(lab: Lab, name: str) -> Registry:
    """Read the registry of a computer as it is now."""
    machine = machine_of(lab, name)
    assert machine is not None
    return Registry(machine)
