"""The pages of the website in their order, without the web.

The website keeps nothing: a form brings along all that was typed on other pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core import clearinghouse_contact
from core.clearinghouse_contact import ON_THE_WEBSITE, Asked, Purpose, as_meant

OPTIONS = -1
"""The number of the page before those of a purpose."""


@dataclass(frozen=True)
class Turned:
    """The page to show: what was told so far, and what is wrong with it."""

    purpose: Purpose | None = None
    page: int = OPTIONS
    told: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    option_missing: bool = False

    @property
    def pages(self) -> tuple[tuple[Asked, ...], ...]:
        """What is asked for, page by page."""
        return (
            clearinghouse_contact.pages(self.purpose, self.told) if self.purpose else ()
        )

    @property
    def asked(self) -> tuple[Asked, ...]:
        """What this page asks for."""
        return self.pages[self.page] if 0 <= self.page < len(self.pages) else ()

    @property
    def is_check(self) -> bool:
        """Tell whether everything is shown once more."""
        return bool(self.purpose) and self.page == len(self.pages)

    @property
    def is_answer(self) -> bool:
        """Tell whether the number is given."""
        return bool(self.purpose) and self.page > len(self.pages)


def turn(form: Mapping[str, str]) -> Turned:
    """Return the page after, or before, the one that a form was sent from."""
    purpose = next((p for p in ON_THE_WEBSITE if p == form.get("purpose")), None)
    if purpose is None:
        return Turned(option_missing=True)
    told: dict[str, str] = {a: as_meant(a, form[a]) for a in Asked if form.get(a)}
    sent = Turned(purpose, _page(form.get("page", "")), told)
    if form.get("go") == "back":
        return Turned(purpose, max(sent.page - 1, OPTIONS), told)
    return _mending(sent) or Turned(purpose, sent.page + 1, told)


def _mending(sent: Turned) -> Turned | None:
    """Return the first page, up to the sent one, on which something is wrong."""
    assert sent.purpose is not None
    for page, asked in enumerate(sent.pages[: sent.page + 1]):
        found = {
            a: clearinghouse_contact.problem(sent.purpose, a, sent.told) for a in asked
        }
        problems: dict[str, str] = {a: text for a, text in found.items() if text}
        if problems:
            return Turned(sent.purpose, page, sent.told, problems)
    return None


def _page(text: str) -> int:
    """Read the number of a page; what no form of ours sends is the first one."""
    known = {str(n): n for n in range(OPTIONS, len(Asked))}
    return known.get(text, OPTIONS)
