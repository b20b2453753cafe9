import pytest

from core import clearinghouse_contact
from core.catalog import ProductVersion
from core.clearinghouse_contact import ON_THE_WEBSITE, Asked, Purpose
from gui.labels.clearinghouse_contact import Website, choice_text
from gui.labels.editions import labels_for
from tests.helpers.processes import run

NAMES = labels_for(ProductVersion.W2022).words
LOADED = """
import sys
import gui.manager.main_window
print(*{"core.clearinghouse_contact", "flask", "waitress"} & set(sys.modules))
"""


def test_every_option_and_field_has_a_label() -> None:
    assert set(Website.options) == set(Website.answers) == set(ON_THE_WEBSITE)
    assert set(Website.fields) == set(Asked)


@pytest.mark.parametrize(
    "asked", [a for a in Asked if clearinghouse_contact.choices(a)]
)
def test_every_choice_has_words_of_its_own(asked: Asked) -> None:
    values = clearinghouse_contact.choices(asked)
    texts = [choice_text(asked, value, NAMES) for value in values]

    assert len(set(texts)) == len(values)
    if asked is not Asked.COUNTRY:
        assert not set(texts) & set(values)


def test_what_is_typed_is_its_own_text() -> None:
    assert choice_text(Asked.COMPANY, "R&D", NAMES) == "R&D"


def test_a_license_server_id_is_named_by_its_purpose() -> None:
    names = {p: Website().field(Asked.LICENSE_SERVER_ID, p) for p in Purpose}

    assert names[Purpose.INSTALL] == "License server ID"
    assert names[Purpose.MANAGE] == "Target license server ID"
    assert names[Purpose.REACTIVATE] == "Present license server ID"


def test_the_window_starts_without_the_website() -> None:
    assert run(LOADED).strip() == ""
