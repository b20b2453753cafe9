import pytest

from core.catalog import LicenseType, ProductVersion
from gui.labels.editions import labels_for, plain, shown_literally

PER_USER, PER_DEVICE = LicenseType.PER_USER, LicenseType.PER_DEVICE
NEWER = [v for v in ProductVersion if v >= ProductVersion.W2012]


@pytest.mark.parametrize(
    ("edition", "title", "manage", "usage"),
    [
        ("2008", "TS Licensing Manager", "Manage TS CALs", "Per User CAL Usage"),
        ("2008r2", "RD Licensing Manager", "Manage RDS CALs", "Per User CAL Usage"),
        *((v, "RD Licensing Manager", "Manage Licenses", "CAL Usage") for v in NEWER),
    ],
)
def test_an_edition_has_its_own_words(
    edition: str, title: str, manage: str, usage: str
) -> None:
    labels = labels_for(ProductVersion(edition)).console

    assert labels.title == title
    assert plain(labels.manage_licenses) == manage
    assert plain(labels.cal_usage) == usage


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
    assert plain(label) == reads


@pytest.mark.parametrize("text", ["R&D", "A & B", "&File && Co", "no sign"])
def test_what_is_protected_reads_as_it_was(text: str) -> None:
    assert plain(shown_literally(text)) == text
