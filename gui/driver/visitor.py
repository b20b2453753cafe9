"""Visits the licensing website as a browser does, without one: by its forms."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape, unescape
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


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

    def filled(self, entries: Mapping[str, str]) -> "Page":
        """Return the page with what was entered in its fields, and not sent yet."""
        body = self.body
        for name, value in entries.items():
            body = _entered(body, name, escape(value))
        return replace(self, body=body)

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


def _entered(body: str, name: str, value: str) -> str:
    """Write a value into the field of a name, or mark the choice that has it."""

    def chosen(found: re.Match[str]) -> str:
        plain = found[0].replace(" selected>", ">")
        return plain.replace(f'value="{value}">', f'value="{value}" selected>')

    body = re.sub(rf'<select id="{name}".*?</select>', chosen, body, flags=re.DOTALL)
    box = f'<input type="radio" name="{name}" value="'
    if box in body:
        body = re.sub(rf'({box}[^"]*") checked', r"\1", body)
        return body.replace(f'{box}{value}"', f'{box}{value}" checked')
    field = rf'(<input type="text" id="{name}" [^>]*value=")[^"]*'
    return re.sub(field, lambda found: found[1] + value, body)
