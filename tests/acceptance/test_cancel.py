"""A wizard can be left from every page with nothing changed, and Back loses nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from core.catalog import ConnectionMethod, LicenseProgram, ProductVersion
from core.commands.properties import ChangeServerProperties
from core.lab import Lab
from core.numbers import purchases
from core.numbers.symbols import grouped
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from tests.helpers.labs import REGISTRATION, key_pack_id, retail_code, server_id
from tests.helpers.long_form import one_of

SERVER = ["All servers", "RDLIC01"]
SERVER_ID = "Type the license server ID that you receive"
KEY_PACK_ID = "Type the client license key pack ID in the boxes below"


@dataclass(frozen=True)
class Page:
    """A page of a wizard: what tells that it is there, and what is filled in."""

    title: str
    typed: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    ticked: tuple[str, ...] = ()


def by(method: str) -> Page:
    return Page("Connection Method", chosen={"Connection method": method})


def under(program: str) -> Page:
    return Page("License Program", chosen={"License program": program})


ACTIVATE = Page("Welcome to the Activate Server Wizard")
INSTALL = Page("Welcome to the Install Licenses Wizard")
MANAGE = Page("Welcome to the Manage Licenses Wizard")
MIGRATE = "Migrate RDS CALs from another license server to this license server"
REBUILD = "Rebuild the license server database"
REPLACED = "The source license server is being replaced by this license server."
NOT_FUNCTIONING = "The source license server is no longer functioning."
SOURCE = "Source License Server Information"
REMINDER = Page(
    "Manual Removal of Licenses",
    ticked=("I will remove the licenses from the source license server",),
)
ABSENT = Page(
    SOURCE,
    {"License server ID of the source license server": "{source_id}"},
    {"Operating system": "Windows Server 2008"},
    ("The specified source license server is not available on the network",),
)
DELETION = Page(
    "Confirm Deletion of RDS CALs",
    ticked=(
        "Confirm deletion of RDS CALs that are currently installed on this license "
        "server",
    ),
)


def action(what: str, reason: str) -> Page:
    return Page("Action Selection", chosen={"Reason": reason}, ticked=(what,))


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
MOVED = retail_code(102, version=ProductVersion.W2016)
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
    "manage-replaced-automatic": [
        MANAGE,
        action(MIGRATE, REPLACED),
        Page(SOURCE, {"Name or IP address": "RDLIC02"}),
        under("License Pack (Retail Purchase)"),
        Page("Enter the license code", {"License code": MOVED}),
    ],
    "manage-absent-automatic": [
        MANAGE,
        action(MIGRATE, REPLACED),
        ABSENT,
        REMINDER,
        under("Service Provider License Agreement"),
        Page("Enter the license information", {"Agreement number": AGREEMENT}),
        QUANTITY,
    ],
    "manage-not-functioning-telephone": [
        MANAGE,
        action(MIGRATE, NOT_FUNCTIONING),
        REMINDER,
        Page("Obtain Client License Key Pack", {KEY_PACK_ID: "{key_pack_id}"}),
    ],
    "manage-rebuild-web": [
        MANAGE,
        action(REBUILD, "The installed licenses are wrong"),
        DELETION,
        Page("Obtain Client License Key Pack", {KEY_PACK_ID: "{key_pack_id}"}),
    ],
}
SCENARIOS = {"activate": "fresh", "install": "activated", "manage": "office"}
COMMANDS = {
    "activate": "Activate Server",
    "install": "Install Licenses",
    "manage": "Manage Licenses",
}
PAGES = [(way, page) for way, pages in WAYS.items() for page in range(len(pages))]


class Walk:
    """One run of a wizard on a lab of its own."""

    def __init__(self, way: str, show: Callable[..., MainWindow], driver: UiDriver):
        self.wizard, *_, method = way.split("-")
        self.driver = driver
        self.window = show(SCENARIOS[self.wizard])
        self.pages = WAYS[way]
        if self.wizard != "activate":
            use(self.lab, ConnectionMethod(method))
        self.before = self.lab.snapshot()

    @property
    def lab(self) -> Lab:
        return self.window.lab

    def start(self) -> None:
        self.driver.context(SERVER, [COMMANDS[self.wizard]])

    def fill(self, page: Page) -> None:
        self.driver.see(page.title)
        self.driver.tick(dict.fromkeys(page.ticked, True))
        self.driver.select(page.chosen)
        self.driver.type(self._typed(page))

    def check(self, page: Page) -> None:
        self.driver.see(page.title)
        for label, content in (self._typed(page) | page.chosen).items():
            self.driver.shows(label, content)
        for label in page.ticked:
            box = self.driver._box(label)
            assert box is not None
            assert box.isChecked()

    def _typed(self, page: Page) -> dict[str, str]:
        return {label: self._number(text) for label, text in page.typed.items()}

    def _number(self, text: str) -> str:
        """Make the number that a text stands for."""
        server = self.lab.server("RDLIC01")
        if text == "{server_id}":
            return grouped(server_id(server))
        if text == "{key_pack_id}":
            return grouped(key_pack_id(server))
        if text == "{source_id}":
            return grouped(server_id(self.lab.server("RDLIC02")))
        return text


def use(lab: Lab, method: ConnectionMethod) -> None:
    lab.do(
        ChangeServerProperties(
            server="RDLIC01", connection_method=method, registration=REGISTRATION
        )
    )


@pytest.fixture
def walk(
    open_window: Callable[..., MainWindow], driver: UiDriver
) -> Callable[[str], Walk]:
    return lambda way: Walk(way, open_window, driver)


@pytest.mark.parametrize(("way", "last"), one_of(2, PAGES))
def test_cancel_changes_nothing(
    way: str, last: int, walk: Callable[[str], Walk], driver: UiDriver
) -> None:
    run = walk(way)
    run.start()
    for page in run.pages[:last]:
        run.fill(page)
        driver.press("Next")
    run.fill(run.pages[last])
    driver.press("Cancel")

    driver.unsee("Wizard")
    assert run.lab.snapshot() == run.before


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("leave", ["Escape", "title bar"])
def test_other_ways_out_are_like_cancel(
    way: str, leave: str, walk: Callable[[str], Walk], driver: UiDriver
) -> None:
    run = walk(way)
    run.start()
    run.fill(run.pages[0])
    driver.press("Next")
    run.fill(run.pages[1])
    if leave == "Escape":
        driver.shortcut("Escape")
    else:
        driver.window.close()

    driver.unsee("Wizard")
    assert run.lab.snapshot() == run.before


@pytest.mark.parametrize("way", WAYS)
def test_back_keeps_what_was_typed(
    way: str, walk: Callable[[str], Walk], driver: UiDriver
) -> None:
    run = walk(way)
    run.start()
    *to_leave, last = run.pages
    for page in to_leave:
        run.fill(page)
        driver.press("Next")
    run.fill(last)
    for page in reversed(to_leave):
        driver.press("Back")
        run.check(page)
    for page in run.pages[1:]:
        driver.press("Next")
        run.check(page)

    assert run.lab.snapshot() == run.before
    driver.press("Next")
    driver.see("Completing")
    assert run.lab.snapshot() != run.before
    driver.shortcut("Escape")
