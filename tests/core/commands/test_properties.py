from core.catalog import ConnectionMethod
from core.commands.properties import ChangeServerProperties
from core.events import ServerChanged
from core.lab import Lab
from core.records import Registration


def test_properties_replace_method_and_registration(lab: Lab) -> None:
    registration = Registration(company="<b>R&D</b>", city="Zürich")
    events = lab.do(
        ChangeServerProperties(
            server="rdlic01",
            connection_method=ConnectionMethod.TELEPHONE,
            registration=registration,
        )
    )
    server = lab.server("RDLIC01")

    assert events == [ServerChanged("RDLIC01")]
    assert server.connection_method is ConnectionMethod.TELEPHONE
    assert server.registration == registration
    assert not server.is_activated
