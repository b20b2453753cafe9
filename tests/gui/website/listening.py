"""What a website that runs can be known by from outside."""

import socket
from threading import enumerate as threads
from urllib.parse import urlsplit


def port_of(address: str) -> int:
    port = urlsplit(address).port
    assert port
    return port


def is_listening(address: str) -> bool:
    with socket.socket() as caller:
        caller.settimeout(1)
        return caller.connect_ex(("127.0.0.1", port_of(address))) == 0


def website_threads() -> list[str]:
    return [thread.name for thread in threads() if thread.name == "website"]
