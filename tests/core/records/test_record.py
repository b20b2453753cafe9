import pytest
from pydantic import ValidationError

from core.catalog import ActivationStatus, ProductVersion
from core.records import LicenseServer, Registration
from tests.helpers.labs import GENUINE_LOOKING

SERVER = LicenseServer(name="RDLIC01", version=ProductVersion.W2022, product_id="TRPID")


def test_a_change_makes_a_new_record() -> None:
    changed = SERVER.changed(is_reachable=False)

    assert SERVER.is_reachable
    assert not changed.is_reachable
    assert changed.changed(is_reachable=True) == SERVER


def test_a_record_is_not_changed_in_place() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        SERVER.is_reachable = False  # type: ignore[misc]


def test_a_change_keeps_the_rules_of_the_record() -> None:
    with pytest.raises(ValidationError, match="has a license server ID"):
        SERVER.changed(activation_status=ActivationStatus.ACTIVATED)


def test_a_field_that_no_record_has_is_refused() -> None:
    with pytest.raises(ValidationError, match="colour"):
        SERVER.changed(colour="red")


def test_an_error_does_not_repeat_what_was_typed() -> None:
    with pytest.raises(ValidationError) as caught:
        Registration(company=GENUINE_LOOKING)

    assert GENUINE_LOOKING not in str(caught.value)
