from core.catalog import CertificateValue
from core.commands.certificates import DeleteCertificate
from core.commands.permissions import PermitAdministrativeSessions
from gui.companions.world.window import WorldPanel
from gui.driver.ui_driver import UiDriver
from tests.gui.companions.world.acting import at, rows

CERTIFICATES, PROTOCOL, PERMITTED = 7, 8, 9


def test_certificates_go_stale_and_the_host_is_restarted(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Hosts")
    driver.see("Certificates come with the first contact")
    driver.press("Make Certificates Stale")
    assert rows(panel, "hosts")[0][CERTIFICATES] == "Stale"
    for value in CertificateValue:
        panel.session.lab.do(DeleteCertificate(host="RDSH01", value=value))
    assert rows(panel, "hosts")[0][CERTIFICATES] == "None before a restart"
    driver.press("Restart")
    assert rows(panel, "hosts")[0][CERTIFICATES] == "Valid"


def test_a_host_goes_off_the_network(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Hosts")
    (listed,) = rows(panel, "hosts")
    assert listed[:5] == ["RDSH01", "Windows Server 2022", "Per User", "RDLIC01", "120"]
    assert listed[5:] == ["Yes", "Running", "Valid", "RDP", "Administrators"]
    driver.tick({"Reachable on the network": False})
    assert rows(panel, "hosts")[0][5] == "No"
    host = panel.session.lab.session_host("RDSH01")
    assert host is not None
    assert not host.is_reachable


def test_a_host_gets_another_protocol_and_loses_it(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Hosts")
    for is_there, shown in ((True, "RDP and another vendor's"), (False, "RDP")):
        driver.tick({"Another vendor's protocol beside RDP": is_there})
        assert rows(panel, "hosts")[0][PROTOCOL] == shown
        host = panel.session.lab.host("RDSH01")
        assert host.third_party_protocol is is_there


def test_it_is_listed_who_may_have_administrative_sessions(panel: WorldPanel) -> None:
    at(panel, "Hosts")
    lab = panel.session.lab
    lab.do(PermitAdministrativeSessions(host="RDSH01", user="c.clark"))
    assert rows(panel, "hosts")[0][PERMITTED] == "Administrators, CORP\\c.clark"
