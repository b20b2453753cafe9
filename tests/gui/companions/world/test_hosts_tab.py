from core.catalog import CertificateValue
from core.commands.certificates import DeleteCertificate
from gui.companions.world.window import WorldPanel
from gui.driver.ui_driver import UiDriver
from tests.gui.companions.world.acting import at, rows


def test_certificates_go_stale_and_the_host_is_restarted(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Hosts")
    driver.press("Make Certificates Stale")
    assert rows(panel, "hosts")[0][-1] == "Stale"
    for value in CertificateValue:
        panel.session.lab.do(DeleteCertificate(host="RDSH01", value=value))
    assert rows(panel, "hosts")[0][-1] == "None before a restart"
    driver.press("Restart")
    assert rows(panel, "hosts")[0][-1] == "Valid"


def test_a_host_goes_off_the_network(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Hosts")
    (listed,) = rows(panel, "hosts")
    assert listed[:5] == ["RDSH01", "Windows Server 2022", "Per User", "RDLIC01", "120"]
    assert listed[5:] == ["Yes", "Running", "Valid"]
    driver.tick({"Reachable on the network": False})
    assert rows(panel, "hosts")[0][5] == "No"
    host = panel.session.lab.session_host("RDSH01")
    assert host is not None
    assert not host.is_reachable
