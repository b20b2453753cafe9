"""It listens on this computer alone, only while it is open, and bears a burst."""

import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from gui.driver.visitor import Visitor
from gui.website.server import Server
from tests.gui.website.listening import is_listening, port_of

THREADS = 2
PAGE = Path("/proc/self/statm")


def test_nothing_listens_after_it_is_closed(server: Server, visitor: Visitor) -> None:
    assert visitor.open().status == 200
    assert is_listening(server.address)

    server.close()

    assert not is_listening(server.address)


def test_an_open_connection_is_closed_with_it(server: Server, visitor: Visitor) -> None:
    visitor.open()
    server.close()

    with pytest.raises((ConnectionError, OSError)):
        visitor.open()


def test_it_can_be_closed_at_once_and_twice(server: Server) -> None:
    server.close()
    server.close()

    assert not is_listening(server.address)


def test_a_request_that_is_never_finished_does_not_keep_it_open(
    server: Server, visitor: Visitor
) -> None:
    visitor.open()
    with socket.create_connection(("127.0.0.1", port_of(server.address))) as slow:
        slow.sendall(b"POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nx")
        server.close()

    assert not is_listening(server.address)


def test_it_listens_on_this_computer_alone(server: Server) -> None:
    assert urlsplit(server.address).hostname == "127.0.0.1"
    assert server._listener.getsockname()[0] == "127.0.0.1"


def test_every_run_has_an_address_of_its_own(server: Server) -> None:
    other = Server(server._labels)
    other.close()
    tokens = {urlsplit(s.address).path for s in (server, other)}

    assert len(tokens) == 2
    assert all(len(token) >= 20 for token in tokens)


@pytest.mark.skipif(not PAGE.exists(), reason="memory is measured by Linux' /proc")
@pytest.mark.parametrize(
    "visits", [2_000, pytest.param(10_000, marks=pytest.mark.long)]
)
def test_a_burst_is_answered_in_bounded_memory(server: Server, visits: int) -> None:
    def visit(count: int) -> set[int]:
        visitor = Visitor(server.address)
        seen = set()
        for number in range(count):
            page = visitor.open() if number % 2 else visitor.send(purpose="nothing")
            seen.add(page.status)
        visitor.close()
        return seen

    def burst(count: int) -> int:
        with ThreadPoolExecutor(THREADS) as pool:
            answers = list(pool.map(visit, [count // THREADS] * THREADS))
        assert answers == [{200}] * THREADS
        return int(PAGE.read_text().split()[1])

    first = burst(visits // 10)
    last = burst(visits - visits // 10)

    assert last < first * 1.02
