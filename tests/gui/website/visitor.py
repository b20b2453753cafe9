"""A browser without a window: sends requests and fills forms by their names."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PERSON = {
    "first_name": "Robin",
    "last_name": "Roe",
    "company": "R&D",
    "country": "Norway",
}
PRODUCT = {"version": "2022", "type": "per-user", "quantity": "20"}


@dataclass(frozen=True)
class Page:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: str

    @property
    def title(self) -> str:
        found = re.search("<h1>(.*?)</h1>", self.body)
        return unescape(found[1]) if found else ""

    @property
    def number(self) -> str:
        found = re.search("<output[^>]*>(.*?)</output>", self.body)
        return found[1] if found else ""

    @property
    def fields(self) -> dict[str, str]:
        """The fields of the form, hidden or not, and what is in them."""
        inputs = re.findall(r'<input type="(?:hidden|text)" ([^>]*)>', self.body)
        found = {_attribute("name", i): _attribute("value", i) for i in inputs}
        for name, options in re.findall(
            r'<select id="(\w+)".*?>(.*?)</select>', self.body, re.DOTALL
        ):
            chosen = re.search('value="([^"]*)" selected', options)
            found[name] = unescape(chosen[1]) if chosen else ""
        return found

    def problem(self, field: str) -> str:
        found = re.search(f'id="{field}-problem">(.*?)</p>', self.body)
        return unescape(found[1]) if found else ""


class Visitor:
    """One visit; the connection stays open between requests."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.host, self.path = parts.netloc, parts.path
        self.connection = HTTPConnection(self.host, timeout=10)
        self.page: Page | None = None

    def ask(
        self,
        method: str = "GET",
        path: str | None = None,
        body: str | bytes | None = None,
        **headers: str,
    ) -> Page:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.connection.request(method, path or self.path, body, named)
        answer = self.connection.getresponse()
        content = answer.read().decode()
        return Page(answer.status, dict(answer.getheaders()), content)

    def open(self) -> Page:
        """Open the website; from its door one is sent on."""
        self.page = self.ask()
        if "Location" in self.page.headers:
            self.path = self.page.headers["Location"]
            self.page = self.ask()
        return self.page

    def send(self, **entries: str) -> Page:
        """Fill in the form of the present page and send it."""
        page = self.page or self.open()
        filled = {**page.fields, **entries}
        self.page = self.ask("POST", body=urlencode(filled), **FORM)
        return self.page

    def walk(self, purpose: str, *pages: dict[str, str]) -> Page:
        """Go through the pages of a purpose to the last that is filled in."""
        self.open()
        page = self.send(purpose=purpose)
        for entries in pages:
            page = self.send(**entries)
        return page

    def close(self) -> None:
        self.connection.close()


def _attribute(name: str, text: str) -> str:
    found = re.search(f'\\b{name}="([^"]*)"', text)
    return unescape(found[1]) if found else ""


class _Desktop(QObject):
    """Takes the addresses that the person's browser would get."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    @Slot(QUrl)
    def open_address(self, url: QUrl) -> None:
        self.addresses.append(url.toString())


@contextmanager
def instead_of_a_browser() -> Iterator[list[str]]:
    """List the addresses that are opened, and open no browser."""
    desktop = _Desktop()
    QDesktopServices.setUrlHandler("http", desktop, "open_address")  # type: ignore[arg-type]  # stub wants bytes
    yield desktop.addresses
    QDesktopServices.unsetUrlHandler("http")
