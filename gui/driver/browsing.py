"""A driver that also reads the licensing website, as a person does in a browser."""

import re
from html import unescape

from PySide6.QtWidgets import QWidget

from gui.driver.finding import NotThere, same
from gui.driver.ui_driver import UiDriver
from gui.driver.visitor import Page, Visitor

_LABEL = r'<label for="(\w+)">(.*?)</label>'
_RADIO = r'<input type="radio" name="(\w+)" value="([^"]*)"[^>]*>(.*?)</label>'
_BUTTON = r'<button name="(\w+)" value="([^"]*)"[^>]*>(.*?)</button>'
_OPTION = r'<option value="([^"]*)"[^>]*>(.*?)</option>'


class BrowsingDriver(UiDriver):
    """The link of a wizard opens a browser; it is in front until one goes back."""

    def __init__(self, opened: list[str]) -> None:
        """Watch the addresses that the program opens."""
        self._opened = opened
        self._site: Visitor | None = None
        self._entries: dict[str, str] = {}

    @property
    def window(self) -> QWidget:
        if self._site is not None:
            raise NotThere("the browser is in front of the windows")
        return super().window

    @property
    def is_browsing(self) -> bool:
        """Whether the browser is in front."""
        return self._site is not None

    @property
    def page(self) -> Page | None:
        """The page in the browser, with what was entered since; None without one."""
        return self._page.filled(self._entries) if self._site is not None else None

    def follow(self) -> None:
        """Show what the program has opened, if it has opened anything."""
        if self._opened:
            self._site = Visitor(self._opened.pop())
            self._site.open()

    def go_to(self, title: str) -> None:
        self.leave()
        super().go_to(title)

    def leave(self) -> None:
        """Close the browser, if it is there."""
        if self._site is not None:
            self._site.close()
            self._site = None

    def press(self, label: str) -> None:
        if self._site is None:
            super().press(label)
            self.follow()
        else:
            button, value = self._named(_BUTTON, label)
            self._site.send(**self._entries, **{button: value})
            self._entries = {}

    def type(self, entries: dict[str, str]) -> None:
        if self._site is None:
            super().type(entries)
            return
        for label, text in entries.items():
            (name,) = self._named(_LABEL, label)
            self._entries[name] = text

    def select(self, choices: dict[str, str]) -> None:
        if self._site is None:
            super().select(choices)
            return
        for label, choice in choices.items():
            (name,) = self._named(_LABEL, label)
            (self._entries[name],) = self._named(_OPTION, choice)

    def tick(self, boxes: dict[str, bool]) -> None:
        if self._site is None:
            super().tick(boxes)
            return
        for label in boxes:
            name, self._entries[name] = self._named(_RADIO, label)

    def _sees(self, text: str) -> bool:
        if self._site is None:
            return super()._sees(text)
        return text.casefold() in self._read().casefold()

    def _what_is_there(self) -> str:
        if self._site is None:
            return super()._what_is_there()
        return f"on the website there is: {self._read()}"

    @property
    def _page(self) -> Page:
        assert self._site is not None
        assert self._site.page is not None
        return self._site.page

    def _read(self) -> str:
        """Return what is to be read on the page, and in its fields."""
        page = self._page
        shown = re.sub("<[^>]*>", " ", page.body)
        return unescape(" ".join([*shown.split(), *page.fields.values()]))

    def _named(self, pattern: str, label: str) -> list[str]:
        """Return the attributes of what has this label."""
        for *attributes, text in re.findall(pattern, self._page.body):
            if same(unescape(text), label):
                return list(attributes)
        raise NotThere(f"there is no {label}; {self._what_is_there()}")
