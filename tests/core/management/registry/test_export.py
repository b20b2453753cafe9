"""Registration files as Registry Editor writes them."""

from core.management.registry.export import ENCODING, registration_file
from core.management.registry.keys.client import MSLICENSING
from core.management.registry.keys.session_host import CORE, RCM, SERVERS
from tests.core.management.registry.conftest import Read


def test_a_number_and_lines_are_written_as_the_format_has_them(read: Read) -> None:
    mode = registration_file(read("RDSH01"), CORE)
    assert mode == (
        "Windows Registry Editor Version 5.00\r\n\r\n"
        rf"[HKEY_LOCAL_MACHINE\{CORE}]"
        '\r\n"LicensingMode"=dword:00000004\r\n\r\n'
    )
    lines = registration_file(read("RDSH01"), SERVERS).split("\r\n")
    head = '"SpecifiedLicenseServers"=hex(7):52,00,44,00'
    assert lines[3].startswith(head)
    assert lines[3].endswith(",\\")
    assert lines[4] == "  00,00,00"
    digits = "".join(lines[3:5]).partition(":")[2].replace("\\  ", "")
    assert bytes.fromhex(digits.replace(",", " ")).decode("utf-16-le") == "RDLIC01\0\0"


def test_keys_below_come_along_and_what_is_not_known_is_said(read: Read) -> None:
    text = registration_file(read("RDSH01"), RCM)

    assert text.count("[HKEY_LOCAL_MACHINE") == 3
    assert '; "X509 Certificate2": what is in it' in text
    assert text.encode(ENCODING).startswith(b"\xff\xfe")


def test_bytes_are_hexadecimal(read: Read) -> None:
    text = registration_file(read("PC-0001"), MSLICENSING)

    assert '"ClientHWID"=hex:0f,' in text
    assert max(map(len, text.split("\r\n"))) <= 80
