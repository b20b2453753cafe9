"""Policy settings: edited first, in force after an update, and stronger than others."""

from datetime import timedelta

import pytest

from core.catalog import LicensingMode, PolicyName, PolicyState
from core.commands.policy import ConfigureSessionHost, EditPolicy, UpdatePolicy
from core.commands.time import MoveClock
from core.errors import Refused
from core.lab import Lab
from core.records import PolicySetting, SessionHost
from core.refusals import Reason
from tests.helpers.labs import MakeLab

ON, OFF, UNSET = (
    PolicyState.ENABLED,
    PolicyState.DISABLED,
    PolicyState.NOT_CONFIGURED,
)


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("fresh")


def edit(
    lab: Lab,
    name: PolicyName,
    value: str = "",
    *,
    state: PolicyState = ON,
    computer: str = "RDSH01",
) -> None:
    setting = PolicySetting(state=state, value=value)
    lab.do(EditPolicy(computer=computer, setting=name, to=setting))


def host(lab: Lab) -> SessionHost:
    return lab.session_hosts()[0]


def test_a_policy_is_in_force_after_the_update(lab: Lab) -> None:
    edit(lab, PolicyName.LICENSING_MODE, "per-user")
    edit(lab, PolicyName.LICENSE_SERVERS, " RDLIC01 , 10.0.0.12,")
    edit(lab, PolicyName.HIDE_NOTIFICATIONS)
    assert host(lab).licensing_mode is LicensingMode.NOT_CONFIGURED
    assert host(lab).license_servers == ()
    assert not host(lab).hides_notifications

    lab.do(UpdatePolicy(computer="rdsh01"))
    assert host(lab).licensing_mode is LicensingMode.PER_USER
    assert host(lab).license_servers == ("RDLIC01", "10.0.0.12")
    assert host(lab).hides_notifications


@pytest.mark.parametrize("state", [OFF, UNSET])
def test_what_is_no_longer_enabled_ends_with_the_next_update(
    lab: Lab, state: PolicyState
) -> None:
    edit(lab, PolicyName.LICENSING_MODE, "per-device")
    lab.do(UpdatePolicy(computer="RDSH01"))
    edit(lab, PolicyName.LICENSING_MODE, state=state)
    assert host(lab).licensing_mode is LicensingMode.PER_DEVICE
    lab.do(UpdatePolicy(computer="RDSH01"))
    assert host(lab).licensing_mode is LicensingMode.NOT_CONFIGURED


def test_a_policy_wins_over_the_deployment_properties(lab: Lab) -> None:
    edit(lab, PolicyName.LICENSING_MODE, "per-user")
    lab.do(UpdatePolicy(computer="RDSH01"))
    lab.do(
        ConfigureSessionHost(
            host="RDSH01",
            mode=LicensingMode.PER_DEVICE,
            license_servers=("RDLIC01",),
        )
    )

    assert host(lab).licensing_mode is LicensingMode.PER_USER
    assert host(lab).license_servers == ("RDLIC01",)


def test_the_policies_of_a_license_server(lab: Lab) -> None:
    edit(lab, PolicyName.SECURITY_GROUP, computer="rdlic01")
    edit(lab, PolicyName.PREVENT_UPGRADE, computer="RDLIC01")
    assert not lab.server("RDLIC01").security_group_policy
    lab.do(UpdatePolicy(computer="RDLIC01"))
    server = lab.server("RDLIC01")
    assert server.security_group_policy
    assert server.prevent_license_upgrade

    edit(lab, PolicyName.SECURITY_GROUP, state=OFF, computer="RDLIC01")
    lab.do(UpdatePolicy(computer="RDLIC01"))
    server = lab.server("RDLIC01")
    assert not server.security_group_policy
    assert server.prevent_license_upgrade


@pytest.mark.parametrize(
    ("name", "value", "state"),
    [
        (PolicyName.LICENSING_MODE, "", ON),
        (PolicyName.LICENSING_MODE, "not-configured", ON),
        (PolicyName.LICENSING_MODE, "per-user", OFF),
        (PolicyName.LICENSE_SERVERS, " , ", ON),
        (PolicyName.HIDE_NOTIFICATIONS, "yes", ON),
    ],
)
def test_a_value_that_does_not_fit_is_refused(
    lab: Lab, name: PolicyName, value: str, state: PolicyState
) -> None:
    with pytest.raises(Refused) as refused:
        edit(lab, name, value, state=state)

    assert refused.value.reason is Reason.POLICY_VALUE_WRONG


def test_an_unknown_computer_is_named(lab: Lab) -> None:
    for computer in ("RDSH99", ""):
        with pytest.raises(Refused) as refused:
            lab.do(UpdatePolicy(computer=computer))
        assert refused.value.reason is Reason.NO_SUCH_COMPUTER


def test_an_edited_policy_waits_for_its_update(lab: Lab) -> None:
    assert not host(lab).waits_for_update
    edit(lab, PolicyName.LICENSING_MODE, "per-user")
    assert host(lab).waits_for_update
    lab.do(UpdatePolicy(computer="RDSH01"))
    assert not host(lab).waits_for_update


def test_on_a_license_server_only_its_own_settings_wait(lab: Lab) -> None:
    edit(lab, PolicyName.LICENSING_MODE, "per-user", computer="RDLIC01")
    assert not lab.server("RDLIC01").waits_for_update
    edit(lab, PolicyName.PREVENT_UPGRADE, computer="RDLIC01")
    assert lab.server("RDLIC01").waits_for_update
    lab.do(UpdatePolicy(computer="RDLIC01"))
    assert not lab.server("RDLIC01").waits_for_update


@pytest.mark.parametrize(("minutes", "is_in_force"), [(119, False), (120, True)])
def test_policies_are_refreshed_by_themselves_in_two_hours(
    lab: Lab, minutes: int, is_in_force: bool
) -> None:
    edit(lab, PolicyName.LICENSING_MODE, "per-user")
    edit(lab, PolicyName.SECURITY_GROUP, computer="RDLIC01")
    later = lab.settings().now + timedelta(minutes=minutes)
    lab.do(MoveClock(until=later))

    assert (host(lab).licensing_mode is LicensingMode.PER_USER) is is_in_force
    assert lab.server("RDLIC01").security_group_policy is is_in_force
