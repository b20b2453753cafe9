"""A running website, and somebody who visits it."""

from collections.abc import Iterator

import pytest

from core.catalog import ProductVersion
from gui.driver.visitor import Visitor
from gui.labels.editions import labels_for
from gui.website.server import Server


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server(labels_for(ProductVersion.W2022))
    yield server
    server.close()


@pytest.fixture
def visitor(server: Server) -> Iterator[Visitor]:
    visitor = Visitor(server.address)
    yield visitor
    visitor.close()
