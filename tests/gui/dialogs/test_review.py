from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from core.catalog import ProductVersion
from core.commands.sign_in import SignIn
from core.rules.review import FindingKind
from gui.dialogs.review import ReviewDialog
from gui.driver.ui_driver import UiDriver
from gui.help.help_window import HelpWindow
from gui.labels import words
from gui.manager.main_window import MainWindow
from gui.models.places import server_place
from tests.helpers.labs import activation, installation, retail

Kind = FindingKind
OpenWindow = Callable[..., MainWindow]
SEED_003 = (
    "The Remote Desktop license server is not activated, so you cannot install "
    "Remote Desktop Services client access licenses (RDS CALs) onto the license server."
)
FINDINGS = {
    ("fresh", "RDLIC01"): {
        Kind.NOT_ACTIVATED: "Problem",
        Kind.NOT_IN_AD_GROUP: "Warning",
        Kind.SCP_NOT_REGISTERED: "Warning",
        Kind.DOMAIN_SCOPE_NOT_ON_CONTROLLER: "Advice",
    },
    ("trouble-clearinghouse-unreachable", "RDLIC01"): {
        Kind.NOT_ACTIVATED: "Problem",
        Kind.NOT_IN_AD_GROUP: "Warning",
        Kind.SCP_NOT_REGISTERED: "Warning",
        Kind.DOMAIN_SCOPE_NOT_ON_CONTROLLER: "Advice",
    },
    ("activated", "RDLIC01"): {
        Kind.ACTIVATED: "OK",
        Kind.NO_LICENSES: "Advice",
        Kind.IN_AD_GROUP: "OK",
        Kind.SCP_REGISTERED: "OK",
        Kind.DOMAIN_SCOPE_NOT_ON_CONTROLLER: "Advice",
    },
    ("office", "RDLIC01"): {
        Kind.ACTIVATED: "OK",
        Kind.MIXED_TYPES: "Advice",
        Kind.IN_AD_GROUP: "OK",
        Kind.SCP_REGISTERED: "OK",
        Kind.DOMAIN_SCOPE_NOT_ON_CONTROLLER: "Advice",
    },
    ("office", "RDLIC02"): {
        Kind.ACTIVATED: "OK",
        Kind.IN_AD_GROUP: "OK",
        Kind.SCP_REGISTERED: "OK",
        Kind.DOMAIN_SCOPE_NOT_ON_CONTROLLER: "Advice",
    },
    ("trouble-not-in-group", "RDLIC01"): {
        Kind.ACTIVATED: "OK",
        Kind.MIXED_TYPES: "Advice",
        Kind.NOT_IN_AD_GROUP: "Warning",
        Kind.SCP_REGISTERED: "OK",
        Kind.DOMAIN_SCOPE_NOT_ON_CONTROLLER: "Advice",
    },
    ("trouble-security-group", "RDLIC01"): {
        Kind.ACTIVATED: "OK",
        Kind.MIXED_TYPES: "Advice",
        Kind.IN_AD_GROUP: "OK",
        Kind.SCP_REGISTERED: "OK",
        Kind.DOMAIN_SCOPE_NOT_ON_CONTROLLER: "Advice",
        Kind.SECURITY_GROUP_EMPTY: "Warning",
    },
    ("trouble-credentials", "RDLIC01"): {Kind.INSUFFICIENT_RIGHTS: "Problem"},
    ("workgroup", "RDLIC01"): {Kind.NOT_ACTIVATED: "Problem", Kind.WORKGROUP: "OK"},
}


def review(window: MainWindow, server: str = "RDLIC01") -> ReviewDialog:
    window.go(server_place(server))
    window.actions_["review_configuration"].trigger()
    dialog = window.findChild(ReviewDialog)
    assert isinstance(dialog, ReviewDialog)
    return dialog


def findings(dialog: ReviewDialog) -> dict[str, str]:
    """Read each sentence with the name of the icon before it."""
    labels = [w for w in dialog.findChildren(QLabel) if w.isVisible()]
    icons = [w for w in labels if w.objectName() == "" and not w.pixmap().isNull()]
    texts = [w for w in labels if w.objectName().startswith("finding-")]
    return {
        text.text(): icon.accessibleName()
        for icon, text in zip(icons, texts, strict=True)
    }


@pytest.mark.parametrize(("scenario", "server"), FINDINGS)
def test_it_says_what_is_right_and_wrong_in_every_scenario(
    open_window: OpenWindow, driver: UiDriver, scenario: str, server: str
) -> None:
    dialog = review(open_window(scenario), server)

    assert dialog.windowTitle() == f"{server} Configuration"
    assert findings(dialog) == {
        words.FINDING[kind]: level for kind, level in FINDINGS[scenario, server].items()
    }
    driver.press("OK")


def test_it_says_the_finding_of_the_best_practices_analyzer(
    window: MainWindow, driver: UiDriver
) -> None:
    (sentence, *_rest) = findings(review(window))

    assert sentence.startswith(SEED_003)
    driver.press("OK")


def test_it_follows_what_happens(window: MainWindow, driver: UiDriver) -> None:
    window.lab.do(activation(window.lab))
    window.lab.do(installation(retail()))
    sentences = findings(review(window))

    assert words.FINDING[Kind.ACTIVATED] in sentences
    assert words.FINDING[Kind.NO_LICENSES] not in sentences
    driver.press("OK")


REPAIRS = ["Add to Group", "Register as SCP", "Change Scope"]


@pytest.mark.parametrize(
    ("scenario", "offered"),
    [
        ("fresh", REPAIRS),
        ("office", ["Change Scope"]),
        ("trouble-not-in-group", ["Add to Group", "Change Scope"]),
        ("trouble-credentials", []),
        ("workgroup", []),
    ],
)
def test_a_repair_is_offered_where_something_is_to_be_repaired(
    open_window: OpenWindow, driver: UiDriver, scenario: str, offered: list[str]
) -> None:
    assert repairs(review(open_window(scenario))) == offered
    driver.press("OK")


def repairs(dialog: ReviewDialog) -> list[str]:
    """Name the buttons beside the findings, from top to bottom."""
    buttons = dialog.findChildren(QPushButton)
    texts = [b.text().replace("&", "") for b in buttons if b.isVisible()]
    return [text for text in texts if text not in {"OK", "Help"}]


def test_every_sentence_can_be_seen_whole(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    dialog = review(open_window("fresh"))
    labels = [
        w
        for w in dialog.findChildren(QLabel)
        if w.objectName().startswith("finding-") and w.isVisible()
    ]

    assert all(w.height() >= w.heightForWidth(w.width()) for w in labels)
    driver.press("OK")


def test_help_is_about_the_review(window: MainWindow, driver: UiDriver) -> None:
    review(window)
    driver.press("Help")
    shown = window.findChild(HelpWindow)
    assert isinstance(shown, HelpWindow)

    assert shown._text.toPlainText().startswith("Review Configuration")
    shown.close()
    driver.press("OK")


def test_tab_goes_through_the_repairs_in_their_order(
    window: MainWindow, driver: UiDriver
) -> None:
    dialog = review(window)
    assert QTest.qWaitForWindowFocused(dialog)
    visited = []
    for _ in range(6):
        focused = dialog.focusWidget()
        assert focused is not None
        visited.append(focused.objectName())
        driver.shortcut("Tab")
    driver.press("OK")

    assert visited == [
        *("ok", "help", "findings"),
        *("add-to-group", "register-as-scp", "change-scope"),
    ]


@pytest.mark.parametrize(
    ("edition", "is_shown"), [("2008", True), ("2008r2", True), ("2012", False)]
)
def test_the_database_location_is_told_where_it_was_shown(
    open_window: OpenWindow, driver: UiDriver, edition: str, is_shown: bool
) -> None:
    dialog = review(open_window("fresh", edition=ProductVersion(edition)))
    found = dialog.findChild(QLineEdit, "database_path")

    assert (found is not None) is is_shown
    if isinstance(found, QLineEdit):
        driver.see("Database location")
        assert found.text() == r"C:\Windows\System32\LServer"
        assert found.isReadOnly()
    driver.press("OK")


def test_nobody_but_an_administrator_is_told_the_database_location(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("fresh", edition=ProductVersion.W2008R2)
    window.lab.do(SignIn(account="b.baker"))
    dialog = review(window)

    driver.see("The configuration of this license server cannot be read")
    assert dialog.findChild(QLineEdit, "database_path") is None
    driver.press("OK")
