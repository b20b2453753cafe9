"""The policy setting behind a value that a script writes (domain.md 13.10)."""

import pytest

from core.catalog import PolicyName, PolicyState
from core.commands.policy import EditPolicy
from core.management.answers import NO_VALUE, No, Write
from core.management.registry.policy_edits import edit, take_back
from core.management.registry.values import Value, number_value, text_value
from core.records import PolicySetting

ON, OFF = PolicyState.ENABLED, PolicyState.DISABLED
EDITS: list[tuple[Value, PolicyName, PolicyState, str]] = [
    (text_value("licenseservers", "A, B"), PolicyName.LICENSE_SERVERS, ON, "A, B"),
    (number_value("LicensingMode", 4), PolicyName.LICENSING_MODE, ON, "per-user"),
    (number_value("fSecureLicensing", 1), PolicyName.SECURITY_GROUP, ON, ""),
    (number_value("fPreventLicenseUpgrade", 0), PolicyName.PREVENT_UPGRADE, OFF, ""),
]


@pytest.mark.parametrize(("value", "name", "state", "kept"), EDITS)
def test_a_value_is_an_edited_setting(
    value: Value, name: PolicyName, state: PolicyState, kept: str
) -> None:
    written = edit("RDSH01", value)

    assert isinstance(written, Write)
    to = PolicySetting(state=state, value=kept)
    assert written.command == EditPolicy(computer="RDSH01", setting=name, to=to)


@pytest.mark.parametrize(
    "value",
    [
        text_value("LicenseServers", " "),
        text_value("LicenseServers", "a\0b"),
        number_value("LicenseServers", 1),
        text_value("LicensingMode", "4"),
        number_value("LicensingMode", 5),
        number_value("fSecureLicensing", 2),
        number_value("Nowhere", 1),
    ],
    ids=lambda value: f"{value.name}={value.data!r}",
)
def test_what_no_setting_writes_is_none(value: Value) -> None:
    assert isinstance(edit("RDSH01", value), No)


def test_a_value_that_is_removed_is_a_setting_that_is_not_configured() -> None:
    removed = take_back("RDSH01", "LICENSINGMODE")

    assert isinstance(removed, Write)
    mode = PolicyName.LICENSING_MODE
    assert removed.command == EditPolicy(
        computer="RDSH01", setting=mode, to=PolicySetting()
    )
    assert take_back("RDSH01", "Nowhere") is NO_VALUE
