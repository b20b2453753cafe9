r"""What policy settings are in the registry, below HKLM (domain.md 9, 13.10)."""

from core.catalog import LicensingMode, PolicyName, PolicyState
from core.records import Computer, Policy, PolicySetting, SessionHost

POLICY_KEY = r"SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services"
VALUE_NAMES = {
    PolicyName.LICENSE_SERVERS: "LicenseServers",
    PolicyName.HIDE_NOTIFICATIONS: "fDisableTerminalServerTooltip",
    PolicyName.LICENSING_MODE: "LicensingMode",
    PolicyName.SECURITY_GROUP: "fSecureLicensing",
    PolicyName.PREVENT_UPGRADE: "fPreventLicenseUpgrade",
}
MODE_NUMBERS = {
    LicensingMode.PER_DEVICE: 2,
    LicensingMode.PER_USER: 4,
    LicensingMode.NOT_CONFIGURED: 5,
}


def registry_value(name: PolicyName, setting: PolicySetting) -> str | int | None:
    """Return what a setting writes once it is in force; None: its value is removed.

    A switch is 1 when enabled and 0 when disabled. That a disabled setting with a list
    or a choice leaves no value is our assumption.
    """
    is_on = setting.state is PolicyState.ENABLED
    if setting.state is PolicyState.NOT_CONFIGURED:
        return None
    if name is PolicyName.LICENSE_SERVERS:
        return setting.value if is_on else None
    if name is PolicyName.LICENSING_MODE:
        return MODE_NUMBERS[LicensingMode(setting.value)] if is_on else None
    return int(is_on)


def settings_in_force(role: Computer) -> Policy:
    """Return what a policy makes of a session host or a license server now."""
    if isinstance(role, SessionHost):
        return role.applied
    on = PolicySetting(state=PolicyState.ENABLED)
    switches = {
        PolicyName.SECURITY_GROUP: role.security_group_policy,
        PolicyName.PREVENT_UPGRADE: role.prevent_license_upgrade,
    }
    return {name: on for name, is_on in switches.items() if is_on}
