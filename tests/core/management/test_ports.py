"""The TCP ports at which a computer listens (domain.md 13.7)."""

from core.catalog import Service
from core.commands.services import SetServiceRunning
from core.management.ports import LDAP, RDP, RPC, listening
from tests.helpers.labs import MakeLab, sql


def test_a_port_is_listened_at_while_its_service_runs(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    assert listening(lab, "RDSH01") == [RPC, RDP]

    lab.do(
        SetServiceRunning(computer="RDSH01", service=Service.SESSIONS, is_running=False)
    )
    assert listening(lab, "RDSH01") == [RPC]


def test_a_domain_controller_answers_over_ldap(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    sql(lab).execute("UPDATE license_server SET on_domain_controller = 1")
    sql(lab).commit()
    lab.answers.forget()

    assert listening(lab, "RDLIC01") == [RPC, LDAP, RDP]
