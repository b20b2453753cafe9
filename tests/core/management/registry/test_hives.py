"""How keys are named."""

import pytest

from core.management.registry.hives import Hive, KeyName, last_name, parent_of, read_key

READ = {
    r"HKLM\SYSTEM": (Hive.LOCAL_MACHINE, "SYSTEM"),
    r"hklm:\SYSTEM\Select": (Hive.LOCAL_MACHINE, r"SYSTEM\Select"),
    r"HKEY_LOCAL_MACHINE\SYSTEM" + "\\": (Hive.LOCAL_MACHINE, "SYSTEM"),
    r"Computer\HKEY_LOCAL_MACHINE": (Hive.LOCAL_MACHINE, ""),
    r"Registry::HKEY_USERS\x": (Hive.USERS, "x"),
    "HKCU:/Software": (Hive.CURRENT_USER, "Software"),
    "HKCC": (Hive.CURRENT_CONFIG, ""),
    r"HKCR\\x": (Hive.CLASSES_ROOT, "x"),
}


@pytest.mark.parametrize("typed", READ)
def test_a_key_is_read_as_tools_write_it(typed: str) -> None:
    assert read_key(typed) == READ[typed]


@pytest.mark.parametrize("typed", ["", "SYSTEM", r"HKXX\a", r"C:\Temp", "HKLMSYSTEM"])
def test_what_names_no_root_key_is_none(typed: str) -> None:
    assert read_key(typed) is None


def test_a_key_has_a_full_name_a_last_one_and_one_above() -> None:
    assert KeyName(Hive.LOCAL_MACHINE, r"A\B").full == r"HKEY_LOCAL_MACHINE\A\B"
    assert KeyName(Hive.USERS, "").full == "HKEY_USERS"
    assert (parent_of(r"A\B"), last_name(r"A\B")) == ("A", "B")
    assert (parent_of("A"), last_name("A")) == ("", "A")
