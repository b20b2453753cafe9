import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from core.catalog import SERVER_VERSIONS, LicenseType, ProductVersion
from core.refusals import Reason
from gui.driver.ui_driver import UiDriver
from gui.labels.editions import labels_for
from gui.labels.text import escape_mnemonic, strip_mnemonic
from gui.manager.main_window import MainWindow
from gui.models.places import pack_place, server_place
from tests.gui.labels.differences import report, texts
from tests.gui.surfaces import SURFACES, close_all

PER_USER, PER_DEVICE = LicenseType.PER_USER, LicenseType.PER_DEVICE
NEWER = [v for v in ProductVersion if v >= ProductVersion.W2012]


@pytest.mark.parametrize(
    ("edition", "title", "manage", "usage"),
    [
        ("2008", "TS Licensing Manager", "Manage TS CALs", ""),
        ("2008r2", "RD Licensing Manager", "Manage RDS CALs", ""),
        *((v, "RD Licensing Manager", "Manage Licenses", "CAL Usage") for v in NEWER),
    ],
)
def test_an_edition_has_its_own_words(
    edition: str, title: str, manage: str, usage: str
) -> None:
    labels = labels_for(ProductVersion(edition)).console

    assert labels.title == title
    assert strip_mnemonic(labels.manage_licenses) == manage
    assert strip_mnemonic(labels.cal_usage) == usage


@pytest.mark.parametrize(
    ("version", "type_", "name"),
    [
        ("2000", PER_DEVICE, "TS Per Device CAL"),
        ("2008", PER_USER, "TS or RDS Per User CAL"),
        ("2012", PER_USER, "RDS Per User CAL"),
        ("2022", PER_DEVICE, "RDS Per Device CAL"),
        ("2025", PER_USER, "RDS Per User CAL"),
    ],
)
def test_license_types_are_named_by_their_version(
    version: str, type_: LicenseType, name: str
) -> None:
    words = labels_for(ProductVersion.W2022).words

    assert words.type(ProductVersion(version), type_) == name


def test_the_oldest_edition_names_the_product_with_the_type() -> None:
    words = labels_for(ProductVersion.W2008).words
    version = ProductVersion.W2008

    assert words.type(version, PER_USER) == "Windows Server 2008 TS Per User CAL"
    assert words.product(version) == "Windows Server 2008"


@pytest.mark.parametrize(
    ("label", "reads"),
    [
        ("&Activate Server", "Activate Server"),
        ("Propertie&s", "Properties"),
        ("Research && &Development", "Research & Development"),
        ("License server &ID:", "License server ID"),
        ("Review Con&figuration…", "Review Configuration…"),
    ],
)
def test_a_label_reads_without_its_access_key(label: str, reads: str) -> None:
    assert strip_mnemonic(label) == reads


@pytest.mark.parametrize("text", ["R&D", "A & B", "&File && Co", "no sign"])
def test_what_is_protected_reads_as_it_was(text: str) -> None:
    assert strip_mnemonic(escape_mnemonic(text)) == text


# ---- what differs ----


def test_the_editions_differ_as_it_is_written_down() -> None:
    stored = Path(__file__).with_name("differences.txt").read_text(encoding="utf-8")

    assert report().splitlines() == stored.splitlines()


def test_nothing_of_2008_says_what_was_renamed_later() -> None:
    later = re.compile("Remote Desktop (Services|Lic|Session)|RD (Lic|Ses)|RDS CAL")
    shown = texts(ProductVersion.W2008).items()

    assert [name for name, text in shown if later.search(text)] == []


@pytest.mark.parametrize(
    "edition", [v for v in SERVER_VERSIONS if v > ProductVersion.W2008]
)
def test_no_later_edition_says_ts_licensing(edition: ProductVersion) -> None:
    shown = texts(edition).values()

    assert [text for text in shown if re.search("TS Lic|TS CAL", text)] == []


@pytest.mark.parametrize(
    ("edition", "is_there"),
    [("2008", False), ("2008r2", False), ("2012", True), ("2025", True)],
)
def test_licenses_can_be_converted_since_2012(
    open_window: Callable[..., MainWindow], edition: str, is_there: bool
) -> None:
    window = open_window("office", edition=edition)
    window.go(pack_place("RDLIC01", 3))
    window._fill_action_menu()
    items = [
        a.text() for a in window._menus.action_menu.actions() if not a.isSeparator()
    ]

    assert ("&Convert Licenses…" in items) is is_there
    assert "" not in items


def test_messages_and_findings_have_the_words_of_the_edition(
    open_window: Callable[..., MainWindow],
) -> None:
    window = open_window("office", edition="2008")
    window.session.prompts.show_message(window, Reason.KEY_PACK_WRONG.text)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.windowTitle() == "TS Licensing Manager"
    assert box.text().startswith("The TS Licensing Manager was not able")
    box.close()
    window.go(server_place("RDLIC01"))
    review = SURFACES["review"](window)
    findings = [label.text() for label in review.findChildren(QLabel)]

    assert any("TS Per User CALs and TS Per Device CALs" in text for text in findings)
    assert not any("RDS" in text for text in findings)
    close_all(window)


@pytest.mark.parametrize("edition", SERVER_VERSIONS)
def test_every_edition_can_be_chosen_for_a_new_lab(
    window: MainWindow, driver: UiDriver, edition: ProductVersion
) -> None:
    shown: list[Any] = []
    window.show_lab = shown.append
    driver.menu(["Training", "New Lab from Scenario…"])
    driver.select({"Scenario": "An office"})
    driver.select({"Edition": edition.server_name})
    driver.select({"Scenario": "A workgroup"})
    driver.press("Create")

    (lab,) = shown
    assert lab.settings().edition is edition
    assert lab.settings().scenario == "workgroup"
    lab.close()
