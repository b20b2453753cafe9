"""A real Chromium, driven over the W3C WebDriver protocol by chromedriver."""

import json
import os
import re
import shutil
import signal
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from typing import Any

DRIVER = shutil.which("chromedriver")
_OPTIONS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
]
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key that the protocol prescribes
_PATIENCE = 20  # seconds that a page may take to come


class Browser:
    """One window of the browser; elements are named by CSS selectors."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._session = "/session"
        wanted = {
            "goog:chromeOptions": {"args": _OPTIONS},
            "timeouts": {"implicit": _PATIENCE * 1000},
        }
        answer = self._do("POST", "", capabilities={"alwaysMatch": wanted})
        self._process = int(answer["capabilities"]["goog:processID"])
        self._session = f"/session/{answer['sessionId']}"

    def open(self, address: str) -> None:
        self._do("POST", "/url", url=address)

    def click(self, selector: str) -> None:
        self._do("POST", f"{self._find(selector)}/click")

    def type(self, selector: str, text: str) -> None:
        self._do("POST", f"{self._find(selector)}/value", text=text)

    def text(self, selector: str) -> str:
        return str(self._do("GET", f"{self._find(selector)}/text"))

    def run(self, script: str, *given: object) -> Any:
        """Run JavaScript in the page, with `arguments`, and return what it returns."""
        return self._do("POST", "/execute/sync", script=script, args=[*given])

    def resize(self, width: int, height: int) -> None:
        self._do("POST", "/window/rect", width=width, height=height)

    def picture(self) -> bytes:
        """Return what is in sight, as PNG."""
        return b64decode(self._do("GET", "/screenshot"))

    def close(self) -> None:
        self._do("DELETE", "")

    def kill(self) -> None:
        """End the browser as a power failure does."""
        os.kill(self._process, signal.SIGKILL)

    def _find(self, selector: str) -> str:
        found = self._do("POST", "/element", using="css selector", value=selector)
        return f"/element/{found[_ELEMENT]}"

    def _do(self, method: str, path: str, **body: object) -> Any:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=2 * _PATIENCE)
        content = json.dumps(body) if method == "POST" else None
        connection.request(method, self._session + path, content)
        answer = json.loads(connection.getresponse().read())["value"]
        connection.close()
        assert not (isinstance(answer, dict) and "error" in answer), answer
        return answer


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser; it is gone after the block."""
    with _driver() as port, closing(Browser(port)) as browser:
        yield browser


@contextmanager
def chromium_that_is_killed() -> Iterator[Browser]:
    """Start a browser; it has no time to end anything when the block ends."""
    with _driver() as port:
        browser = Browser(port)
        yield browser
        browser.kill()


@contextmanager
def _driver() -> Iterator[int]:
    assert DRIVER
    with subprocess.Popen(
        [DRIVER, "--port=0"], stdout=subprocess.PIPE, text=True
    ) as driver:
        try:
            yield _port(driver)
        finally:
            driver.terminate()


def _port(driver: subprocess.Popen[str]) -> int:
    """Read at which port the driver listens."""
    assert driver.stdout
    said = (re.search(r"successfully on port (\d+)", line) for line in driver.stdout)
    return int(next(found[1] for found in said if found))
