"""A wizard can be left from every page with nothing changed, and Back loses nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from core.catalog import ConnectionMethod, LicenseProgram
from core.commands.properties import ChangeServerProperties
from core.lab import Lab
from core.numbers import purchases
from core.numbers.symbols import grouped
from gui.gestures import Gestures
from gui.main_window import MainWindow
from tests.helpers.labs import REGISTRATION, key_pack_id, retail_code, server_id

SERVER = ["All servers", "RDLIC01"]
SERVER_ID = "Type the license server ID that you receive"
KEY_PACK_ID = "Type the client license key pack ID in the boxes below"


@dataclass(frozen=True)
class Page:
    """A page of a wizard: what tells that it is there, and what is filled in."""

    title: str
    typed: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)


def by(method: str) -> Page:
    return Page("Connection Method", chosen={"Connection method": method})


def under(program: str) -> Page:
    return Page("License Program", chosen={"License program": program})


ACTIVATE = Page("Welcome to the Activate Server Wizard")
INSTALL = Page("Welcome to the Install Licenses Wizard")
COUNTRY = {"Country or Region": "Norway"}
COMPANY = Page(
    "Provide the requested company information.",
    {"First name": "Robin", "Last name": "Roe", "Company": "R&D"},
    COUNTRY,
)
OPTIONAL = Page("Enter this optional information.", {"City": "Oslo", "E-mail": "r@d"})
QUANTITY = Page(
    "Product Version and License Type",
    {"Quantity": "7"},
    {"Product version": "Windows Server 2019", "License type": "RDS Per User CAL"},
)
OPEN_NUMBERS = purchases.make_open_numbers()
OPEN = dict(zip(("Authorization number", "License number"), OPEN_NUMBERS, strict=True))
AGREEMENT = purchases.make_agreement_number(LicenseProgram.SPLA)
WAYS = {
    "activate-automatic": [
        ACTIVATE,
        by("Automatic connection (recommended)"),
        COMPANY,
        OPTIONAL,
    ],
    "activate-web": [
        ACTIVATE,
        by("Web Browser"),
        Page("License Server Activation", {SERVER_ID: "{server_id}"}),
    ],
    "activate-telephone": [
        ACTIVATE,
        by("Telephone"),
        Page("Country or Region Selection", chosen=COUNTRY),
        Page("License Server Activation", {SERVER_ID: "{server_id}"}),
    ],
    "install-retail-automatic": [
        INSTALL,
        under("License Pack (Retail Purchase)"),
        Page("Enter the license code", {"License code": retail_code()}),
    ],
    "install-open-automatic": [
        INSTALL,
        under("Open License"),
        Page("Enter the license information", OPEN),
        QUANTITY,
    ],
    "install-agreement-automatic": [
        INSTALL,
        under("Service Provider License Agreement"),
        Page("Enter the license information", {"Agreement number": AGREEMENT}),
        QUANTITY,
    ],
    "install-web": [
        INSTALL,
        Page("Obtain Client License Key Pack", {KEY_PACK_ID: "{key_pack_id}"}),
    ],
    "install-telephone": [
        INSTALL,
        Page("Obtain Client License Key Pack", {KEY_PACK_ID: "{key_pack_id}"}),
    ],
}
PAGES = [(way, page) for way, pages in WAYS.items() for page in range(len(pages))]


class Walk:
    """One run of a wizard on a lab of its own."""

    def __init__(self, way: str, show: Callable[..., MainWindow], hands: Gestures):
        self.wizard, *_, method = way.split("-")
        self.hands = hands
        self.window = show("fresh" if self.wizard == "activate" else "activated")
        self.pages = WAYS[way]
        if self.wizard == "install":
            use(self.lab, ConnectionMethod(method))
        self.before = self.lab.snapshot()

    @property
    def lab(self) -> Lab:
        return self.window.lab

    def start(self) -> None:
        choose = {"activate": "Activate Server", "install": "Install Licenses"}
        self.hands.context(SERVER, [choose[self.wizard]])

    def fill(self, page: Page) -> None:
        self.hands.see(page.title)
        self.hands.select(page.chosen)
        self.hands.type(self._typed(page))

    def check(self, page: Page) -> None:
        self.hands.see(page.title)
        for label, content in (self._typed(page) | page.chosen).items():
            self.hands.shows(label, content)

    def _typed(self, page: Page) -> dict[str, str]:
        server = self.lab.server("RDLIC01")
        number = {"{server_id}": server_id, "{key_pack_id}": key_pack_id}
        return {
            label: grouped(number[text](server)) if text in number else text
            for label, text in page.typed.items()
        }


def use(lab: Lab, method: ConnectionMethod) -> None:
    lab.do(
        ChangeServerProperties(
            server="RDLIC01", connection_method=method, registration=REGISTRATION
        )
    )


@pytest.fixture
def walk(
    open_window: Callable[..., MainWindow], hands: Gestures
) -> Callable[[str], Walk]:
    return lambda way: Walk(way, open_window, hands)


@pytest.mark.parametrize(("way", "last"), PAGES)
def test_cancel_changes_nothing(
    way: str, last: int, walk: Callable[[str], Walk], hands: Gestures
) -> None:
    run = walk(way)
    run.start()
    for page in run.pages[:last]:
        run.fill(page)
        hands.press("Next")
    run.fill(run.pages[last])
    hands.press("Cancel")

    hands.unsee("Wizard")
    assert run.lab.snapshot() == run.before


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("leave", ["Escape", "title bar"])
def test_other_ways_out_are_like_cancel(
    way: str, leave: str, walk: Callable[[str], Walk], hands: Gestures
) -> None:
    run = walk(way)
    run.start()
    run.fill(run.pages[0])
    hands.press("Next")
    run.fill(run.pages[1])
    if leave == "Escape":
        hands.shortcut("Escape")
    else:
        hands.window.close()

    hands.unsee("Wizard")
    assert run.lab.snapshot() == run.before


@pytest.mark.parametrize("way", WAYS)
def test_back_keeps_what_was_typed(
    way: str, walk: Callable[[str], Walk], hands: Gestures
) -> None:
    run = walk(way)
    run.start()
    *to_leave, last = run.pages
    for page in to_leave:
        run.fill(page)
        hands.press("Next")
    run.fill(last)
    for page in reversed(to_leave):
        hands.press("Back")
        run.check(page)
    for page in run.pages[1:]:
        hands.press("Next")
        run.check(page)

    assert run.lab.snapshot() == run.before
    hands.press("Next")
    hands.see("Completing")
    assert run.lab.snapshot() != run.before
    hands.shortcut("Escape")
