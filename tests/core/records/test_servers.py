import pytest

from core.catalog import (
    ActivationStatus,
    DiscoveryScope,
    PolicyName,
    PolicyState,
    ProductVersion,
)
from core.records import LicenseServer, Registration
from core.records.policy import PolicySetting
from tests.helpers.labs import REGISTRATION

SERVER = LicenseServer(name="RDLIC01", version=ProductVersion.W2022, product_id="TRPID")


def test_what_is_typed_takes_the_place_of_what_was_known() -> None:
    typed = Registration(first_name="Ola", city="Oslo")

    assert typed.over(REGISTRATION) == REGISTRATION.changed(
        first_name="Ola", city="Oslo"
    )


@pytest.mark.parametrize("missing", ["first_name", "last_name", "company", "country"])
def test_a_registration_without_a_required_field_is_not_complete(missing: str) -> None:
    assert REGISTRATION.is_complete
    assert not REGISTRATION.changed(**{missing: ""}).is_complete


@pytest.mark.parametrize("fault", ["is_reachable", "is_running"])
def test_the_status_of_a_server_that_does_not_answer_is_unknown(fault: str) -> None:
    assert SERVER.visible_status is ActivationStatus.NOT_ACTIVATED
    assert SERVER.changed(**{fault: False}).visible_status is ActivationStatus.UNKNOWN


def test_the_security_group_counts_in_a_domain_alone() -> None:
    server = SERVER.changed(security_group_policy=True)

    assert server.admits_only_members
    assert not server.changed(scope=DiscoveryScope.WORKGROUP).admits_only_members


def test_on_a_domain_controller_the_service_account_is_in_the_group_too() -> None:
    server = SERVER.changed(in_ad_group=True)
    controller = server.changed(on_domain_controller=True)

    assert server.may_update_users
    assert not controller.may_update_users
    assert controller.changed(network_service_in_ad_group=True).may_update_users


@pytest.mark.parametrize(
    ("setting", "in_force"),
    [
        (PolicyName.SECURITY_GROUP, "security_group_policy"),
        (PolicyName.PREVENT_UPGRADE, "prevent_license_upgrade"),
    ],
)
def test_an_edited_policy_waits_until_it_is_in_force(
    setting: PolicyName, in_force: str
) -> None:
    edited = SERVER.changed(policy={setting: PolicySetting(state=PolicyState.ENABLED)})

    assert not SERVER.waits_for_update
    assert edited.waits_for_update
    assert not edited.changed(**{in_force: True}).waits_for_update
