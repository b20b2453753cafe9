"""Learning systems on this computer: they show a package, and keep its commits."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread
from typing import Any
from zipfile import ZipFile

from tests.learning_systems import HERE, MODULES

_AGAIN = MODULES / "scorm-again/dist"
_STORE = """
const store = (values) => {
  const request = new XMLHttpRequest();
  request.open("POST", "/commit", false);
  request.send(JSON.stringify(values));
};
"""
_OF_AGAIN = """
const api = new %(kind)s({ autocommit: false, logLevel: 5 });
if (saved) { api.loadFromJSON(saved, ""); }
const flat = () => api.renderCMIToJSONObject().cmi ?? api.renderCMIToJSONObject();
api.on("%(commit)s", () => store(flat()));
window.%(name)s = api;
"""
_STRICT = "window.API = new StrictApi(saved ?? {}, store);"


@dataclass(frozen=True)
class Kind:
    """Which script a system is, and how it is begun."""

    script: bytes
    begun: str


def strict12() -> Kind:
    """Give the system of ours that keeps to the letter of SCORM 1.2."""
    return Kind((HERE / "strict12.js").read_bytes(), _STRICT)


def again12() -> Kind:
    """Give scorm-again as a system for SCORM 1.2."""
    words = {"kind": "Scorm12API", "commit": "LMSCommit", "name": "API"}
    return Kind((_AGAIN / "scorm12.min.js").read_bytes(), _OF_AGAIN % words)


def again2004() -> Kind:
    """Give scorm-again as a system for SCORM 2004."""
    words = {"kind": "Scorm2004API", "commit": "Commit", "name": "API_1484_11"}
    return Kind((_AGAIN / "scorm2004.min.js").read_bytes(), _OF_AGAIN % words)


@dataclass
class System:
    """What a system has kept: the last commit is the state it begins with."""

    kind: Kind
    files: dict[str, bytes]
    address: str = ""
    commits: list[dict[str, Any]] = field(default_factory=list)

    @property
    def page(self) -> bytes:
        """Write the page with the package in a frame within a frame."""
        saved = json.dumps(self.commits[-1] if self.commits else None)
        return (
            "<!doctype html><meta charset=utf-8><title>System</title>"
            '<script src="/system.js"></script>'
            f"<script>const saved = {saved};{_STORE}{self.kind.begun}</script>"
            '<iframe src="/frame" style="width:100%;height:600px"></iframe>'
        ).encode()

    def answer(self, path: str) -> bytes | None:
        """Give what there is at an address."""
        own = {
            "/": self.page,
            "/system.js": self.kind.script,
            "/frame": b"<!doctype html><title>Frame</title>"
            b'<iframe src="/package/index.html" style="width:100%;height:580px">'
            b"</iframe>",
        }
        return own.get(path, self.files.get(path.removeprefix("/package/")))


@contextmanager
def system(kind: Kind, package: bytes) -> Iterator[System]:
    """Serve a package on loopback, as a system of this kind does."""
    with ZipFile(BytesIO(package)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    here = System(kind, files)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = here.answer(self.path)
            self.send_response(200 if found is not None else 404)
            kind = "text/javascript" if self.path.endswith(".js") else "text/html"
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.end_headers()
            self.wfile.write(found or b"")

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            here.commits.append(json.loads(self.rfile.read(length)))
            self.send_response(204)
            self.end_headers()

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
