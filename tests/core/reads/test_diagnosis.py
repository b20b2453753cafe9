"""What the Diagnoser reads from a lab, on whose rights."""

from core.catalog import LicensingMode
from core.commands.policy import ConfigureSessionHost
from core.lab import Lab
from core.reads.diagnosis import examine, sees_by_own_rights
from core.rules.diagnosis import Diagnosis, Problem, ProblemKind
from tests.helpers.labs import MakeLab

K = ProblemKind


def diagnosis(lab: Lab, **provided: str) -> Diagnosis:
    (host,) = lab.session_hosts()
    return examine(lab, host, provided)


def point_to(lab: Lab, *servers: str) -> None:
    lab.do(
        ConfigureSessionHost(
            host="RDSH01", mode=LicensingMode.PER_USER, license_servers=servers
        )
    )


def test_a_sound_office_has_no_problem(make_lab: MakeLab) -> None:
    found = diagnosis(make_lab("office"))

    assert found.problems == ()
    assert found.available == 82


def test_a_fresh_host_has_neither_mode_nor_server(make_lab: MakeLab) -> None:
    found = diagnosis(make_lab("fresh"))

    assert [p.kind for p in found.problems] == [
        K.MODE_NOT_CONFIGURED,
        K.IN_GRACE_NO_SERVER,
    ]
    assert (found.errors, found.warnings) == (1, 1)


def test_without_a_server_the_end_of_the_grace_period_is_an_error(
    make_lab: MakeLab,
) -> None:
    found = diagnosis(make_lab("trouble-grace-over"))

    assert found.problems[-1] == Problem(K.GRACE_OVER_NO_SERVER)
    assert (found.errors, found.warnings) == (2, 0)


def test_a_server_is_found_by_name_full_name_and_address(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    for name in ("rdlic01", "RDLIC01.corp.example", "10.0.0.11"):
        point_to(lab, name)
        (line,) = diagnosis(lab).servers

        assert line.name == name
        assert line.server == lab.server("RDLIC01")


def test_an_unknown_name_is_a_server_that_is_not_available(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    point_to(lab, "RDLIC09", "RDLIC01")
    found = diagnosis(lab)

    assert found.problems == (Problem(K.SERVER_NOT_AVAILABLE, "RDLIC09"),)
    assert found.available == 82


def test_who_is_no_administrator_sees_no_packs(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-credentials")
    found = diagnosis(lab)

    assert not sees_by_own_rights(lab)
    assert found.problems == (Problem(K.CREDENTIALS_NEEDED, "RDLIC01"),)
    assert found.available == 0
    assert [line.packs for line in found.servers] == [None]


def test_provided_credentials_count_for_their_server_only(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-credentials")
    point_to(lab, "RDLIC01", "RDLIC02")
    found = diagnosis(lab, RDLIC01="a.adams")

    assert [line.packs is not None for line in found.servers] == [True, False]


def test_credentials_of_a_mere_user_show_nothing(make_lab: MakeLab) -> None:
    found = diagnosis(make_lab("trouble-credentials"), RDLIC01="b.baker")

    assert found.problems == (Problem(K.CREDENTIALS_NEEDED, "RDLIC01"),)
