"""Commands as items of the drive RDS:."""

import pytest

from core.catalog import ConnectionMethod, LicensingMode, ProductVersion
from core.commands.activate import ActivateServer
from core.commands.command import Command
from core.commands.convert import ConvertLicenses
from core.commands.policy import ConfigureSessionHost
from core.commands.revoke import RevokeLicense
from core.numbers import servers
from core.powershell.dialect import Dialect
from core.powershell.translation import translated
from core.shell.session import Shell
from tests.helpers.labs import REGISTRATION, MakeLab, agreement, installation, retail
from tests.helpers.shell import transcript

AUTOMATIC, WEB = ConnectionMethod.AUTOMATIC, ConnectionMethod.WEB
SERVER_ID = servers.make_license_server_id(servers.make_product_id(1, "OLD"))
HOST = ConfigureSessionHost(
    host="RDSH01", mode=LicensingMode.PER_USER, license_servers=("RDLIC02", "RDLIC01")
)


def on_drive(command: Command) -> list[str]:
    return translated(command, ProductVersion.W2022, Dialect.DRIVE)


def test_an_activation_sets_what_was_typed_and_then_the_status() -> None:
    command = ActivateServer(server="A", method=AUTOMATIC, registration=REGISTRATION)

    first, *items, last = on_drive(command)

    assert first == "# On A itself, with the module RemoteDesktopServices:"
    assert r"Set-Item RDS:\LicenseServer\Configuration\Company -Value 'R&D'" in items
    assert last == (
        r"Set-Item RDS:\LicenseServer\ActivationStatus -Value 1 "
        "-ConnectionMethod AUTO -Reason 5"
    )


def test_licenses_of_an_agreement_are_a_new_item() -> None:
    line = on_drive(installation(agreement()))[-1]

    assert line.startswith(r"New-Item RDS:\LicenseServer\LicenseKeyPacks -InstallOpt")
    assert "-ConnectionMethod AUTO -LicenseType AGREEMENT -AgreementType" in line


@pytest.mark.parametrize(
    "command",
    [
        ActivateServer(server="A", method=WEB, license_server_id=SERVER_ID),
        installation(retail(1)),
        RevokeLicense(server="A", license_id=1),
        ConvertLicenses(server="A", pack_id=2, quantity=1),
    ],
    ids=lambda command: type(command).__name__,
)
def test_what_the_drive_has_not_is_as_without_it(command: Command) -> None:
    assert on_drive(command) == translated(command, ProductVersion.W2022)


def test_several_license_servers_are_replaced_by_others(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(HOST)
    other = ConfigureSessionHost(
        host="RDSH01", mode=LicensingMode.PER_DEVICE, license_servers=("RDLIC02",)
    )

    shown = transcript(Shell(lab, "RDSH01"), "\n".join(on_drive(other)))

    assert "!" not in shown
    host = lab.host("RDSH01")
    assert (host.licensing_mode, host.license_servers) == (other.mode, ("RDLIC02",))
