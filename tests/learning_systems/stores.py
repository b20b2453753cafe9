"""A record store and a launching system of cmi5 on this computer."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from zipfile import ZipFile

TOKEN = "dG9rZW46"
ACTIVITY = "https://system.example/activities/1"
REGISTRATION = "0b1c5a34-9b0e-4c55-9b3a-6f1d3c0c7a11"
ACTOR = {
    "objectType": "Agent",
    "account": {"homePage": "https://system.example", "name": "robin"},
}
LAUNCH = {
    "contextTemplate": {
        "contextActivities": {"grouping": [{"id": "https://system.example/unit"}]},
        "extensions": {
            "https://w3id.org/xapi/cmi5/context/extensions/sessionid": "session-1"
        },
    },
    "launchMode": "Normal",
    "moveOn": "Passed",
    "masteryScore": 0.8,
}


@dataclass
class Store:
    """What was told, and what is kept under a name."""

    files: dict[str, bytes]
    address: str = ""
    statements: list[dict[str, Any]] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    tokens: int = 0
    launch: dict[str, Any] = field(default_factory=lambda: {**LAUNCH})
    fails: list[int] = field(default_factory=list)  # the next answers to what is told
    slow: float = 0  # seconds until what is told is answered

    def launched(self, page: str = "index.html", **more: str) -> str:
        """Write the address with which a system of cmi5 opens a page."""
        words = {
            "endpoint": f"{self.address}store/",
            "fetch": f"{self.address}fetch",
            "actor": json.dumps(ACTOR),
            "registration": REGISTRATION,
            "activityId": ACTIVITY,
            **more,
        }
        return f"{self.address}package/{page}?{urlencode(words)}"

    def of_tin_can(self) -> str:
        """Write the address with which a system opens a package of its kind."""
        words = {
            "endpoint": f"{self.address}store",
            "auth": f"Basic {TOKEN}",
            "actor": json.dumps(ACTOR),
            "registration": REGISTRATION,
            "activity_id": ACTIVITY,
        }
        return f"{self.address}package/index.html?{urlencode(words)}"

    def get(self, path: str, query: dict[str, str]) -> bytes | None:
        """Give a file, or what is kept."""
        if path == "/store/activities/state":
            if query["stateId"] == "LMS.LaunchData":
                return json.dumps(self.launch).encode()
            found = self.kept.get(query["stateId"])
            return found.encode() if found is not None else None
        return self.files.get(path.removeprefix("/package/"))

    def put(self, path: str, query: dict[str, str], body: str) -> int:
        """Keep what is sent, as a store does; refuse what it may not."""
        if path == "/store/statements":
            time.sleep(self.slow)
            if self.fails:
                return self.fails.pop(0)
            told = json.loads(body)
            if any(one["id"] == told["id"] for one in self.statements):
                return 204
            if told["id"] != query["statementId"]:
                self.refused.append(body)
                return 400
            self.statements.append(told)
        else:
            self.kept[query["stateId"]] = body
        return 204


@contextmanager
def store(package: bytes, **pages: bytes) -> Iterator[Store]:
    """Serve a package on loopback, with a store beside it."""
    with ZipFile(BytesIO(package)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    here = Store({**files, **pages})

    class Handler(BaseHTTPRequestHandler):
        def _asked(self) -> tuple[str, dict[str, str]]:
            parts = urlsplit(self.path)
            return parts.path, {k: v[0] for k, v in parse_qs(parts.query).items()}

        def _is_known(self, path: str) -> bool:
            if not path.startswith("/store"):
                return True
            is_known = self.headers["Authorization"] == f"Basic {TOKEN}"
            version = self.headers["X-Experience-API-Version"] or ""
            if not (is_known and version.startswith("1.0.")):
                here.refused.append(path)
            return is_known

        def _answer(self, code: int, body: bytes = b"") -> None:
            self.send_response(code)
            kind = "text/javascript" if self.path.endswith(".js") else "text/html"
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            path, query = self._asked()
            found = here.get(path, query) if self._is_known(path) else None
            self._answer(200 if found is not None else 404, found or b"")

        def do_PUT(self) -> None:
            path, query = self._asked()
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer(here.put(path, query, body) if self._is_known(path) else 401)

        def do_POST(self) -> None:
            path, _ = self._asked()
            if path == "/store/statements":
                length = int(self.headers["Content-Length"])
                told = json.loads(self.rfile.read(length))
                here.statements += told if isinstance(told, list) else [told]
                self._answer(200, b"[]")
                return
            here.tokens += 1
            self._answer(200, json.dumps({"auth-token": TOKEN}).encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        here.address = f"http://127.0.0.1:{server.server_port}/"
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield here
        finally:
            server.shutdown()
            thread.join()
