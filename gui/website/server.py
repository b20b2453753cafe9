"""Serves the licensing website on this computer alone, while a window needs it."""

import secrets
import socket
from threading import Lock, Thread
from typing import Any

from gui.labels.editions import Labels
from gui.website import peers

_HOST = "127.0.0.1"
_TOKEN_BYTES = 16
_SETTINGS = {
    "threads": 2,
    "connection_limit": 32,
    "channel_timeout": 15,
    "cleanup_interval": 5,
    "max_request_header_size": 16 * 1024,
    "inbuf_overflow": 256 * 1024,
    "ident": None,
}
_HARD_LIMIT = 256 * 1024
"""Bytes of a body that are read at all; the site itself refuses sooner, and nicely."""


class Server:
    """The website at a free port; it listens from now on until it is closed."""

    def __init__(self, labels: Labels) -> None:
        """Listen at once; what serves is loaded beside, so that no window waits."""
        self._labels = labels
        self._token = secrets.token_urlsafe(_TOKEN_BYTES)
        self._listener = socket.create_server((_HOST, 0))
        self._place: tuple[str, int] = self._listener.getsockname()
        self._host = f"{_HOST}:{self._place[1]}"
        self._lock = Lock()
        self._is_closed = False
        self._waitress: Any = None
        self._sockets: dict[int, Any] = {}
        self._left_open: dict[int, Any] = {}
        self._thread = Thread(target=self._serve, name="website", daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Where the website is, with the token that lets every browser in."""
        return f"http://{self._host}/{self._token}/"

    @property
    def door(self) -> str:
        """Return the address to open a browser with; it may be read by all.

        On Linux each user of the computer reads the command lines of all programs, so
        there it has no token: the site looks whose program asks. Other systems keep
        them from other users.
        """
        if peers.can_be_told():
            return f"http://{self._host}/"
        return self.address

    def close(self) -> None:
        """Stop; nothing listens and no thread runs once this is done."""
        with self._lock:
            was_closed, self._is_closed = self._is_closed, True
            if self._waitress is not None and not was_closed:
                self._waitress.trigger.pull_trigger(self._leave_the_loop)
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        import logging

        import waitress  # type: ignore[import-untyped]
        from waitress import wasyncore

        from gui.website.site import make_site

        # Requests that wait, or that nobody waits for any more, are no trouble.
        logging.getLogger("waitress").setLevel(logging.ERROR)
        form_token = secrets.token_urlsafe(_TOKEN_BYTES)
        site = make_site(
            self._labels, self._host, self._token, form_token, self._is_own
        )
        with self._lock:
            if self._is_closed:
                return
            self._waitress = waitress.create_server(
                site,
                map=self._sockets,
                sockets=[self._listener],
                max_request_body_size=_HARD_LIMIT,
                **_SETTINGS,
            )
        self._waitress.run()
        # Only now is nobody left who would still write to what is closed here: the
        # number of a closed file soon belongs to another one.
        self._waitress.task_dispatcher.shutdown()
        with self._lock:
            wasyncore.close_all(self._left_open)

    def _is_own(self, host: str, port: int) -> bool:
        return peers.can_be_told() and peers.is_own(self._place, (host, port))

    def _leave_the_loop(self) -> None:
        """Let the loop of waitress end: it runs as long as it knows a socket."""
        self._left_open = dict(self._sockets)
        self._sockets.clear()
