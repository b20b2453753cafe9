"""The file of the licensing database: put away, made anew, put back."""

import pytest

from core.catalog import (
    LicenseProgram,
    LicenseStatus,
)
from core.commands.services import RestartComputer
from core.lab import Lab
from core.records import built_in_pack
from core.refusals import Reason
from tests.core.commands.endings import (
    AWAY,
    BACK,
    DELETED,
    KEPT_DELETED,
    PER_DEVICE,
    START,
    STOP,
    connects,
    does,
    refused,
)
from tests.helpers.labs import MakeLab, activation, agreement, installation


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


def test_without_its_file_the_database_is_empty_and_the_server_still_activated(
    lab: Lab,
) -> None:
    packs, issued = lab.packs("RDLIC01"), lab.issued("RDLIC01")
    does(lab, STOP, AWAY)
    assert lab.packs("RDLIC01") == []
    lab.do(START)

    server = lab.server("RDLIC01")
    assert server.is_activated
    assert lab.packs("RDLIC01") == [built_in_pack("RDLIC01")]
    assert lab.issued("RDLIC01") == []
    assert lab.database_files("RDLIC01") == ["TLSLic.old"]

    does(lab, STOP, DELETED, BACK, START)
    assert lab.packs("RDLIC01") == packs
    assert [i.changed(id=1) for i in lab.issued("RDLIC01")] == [
        i.changed(id=1) for i in issued
    ]
    assert lab.database_files("RDLIC01") == []
    assert lab.problems() == []


def test_licenses_are_installed_again_from_the_first_pack_number(lab: Lab) -> None:
    does(lab, STOP, AWAY, START, installation(agreement()))
    assert [p.id for p in lab.packs("RDLIC01")] == [2, 3]
    does(lab, STOP, DELETED, BACK, START, installation(agreement()))
    assert [p.id for p in lab.packs("RDLIC01")] == [2, 3, 4, 5]


def test_the_file_is_in_use_while_the_service_runs_and_names_are_of_one_file(
    lab: Lab,
) -> None:
    assert refused(lab, AWAY) is Reason.FILE_IN_USE
    assert refused(lab, DELETED) is Reason.FILE_IN_USE
    assert refused(lab, BACK) is Reason.FILE_NOT_FOUND
    assert refused(lab, KEPT_DELETED) is Reason.FILE_NOT_FOUND
    does(lab, STOP, AWAY)
    assert refused(lab, AWAY) is Reason.FILE_NOT_FOUND
    does(lab, START, STOP)
    assert refused(lab, AWAY) is Reason.FILE_EXISTS
    assert refused(lab, BACK) is Reason.FILE_EXISTS


def test_a_restart_makes_the_database_anew_too(lab: Lab) -> None:
    does(lab, STOP, AWAY, RestartComputer(computer="RDLIC01"))
    assert lab.packs("RDLIC01") == [built_in_pack("RDLIC01")]


def test_the_temporary_licenses_are_filed_too(make_lab: MakeLab) -> None:
    lab = make_lab("fresh")
    does(lab, activation(lab), PER_DEVICE)
    connects(lab)
    kinds = {p.program for p in lab.packs("RDLIC01")}
    assert LicenseProgram.TEMPORARY in kinds
    does(lab, STOP, AWAY, BACK, START)
    assert [i.status for i in lab.issued("RDLIC01")] == [LicenseStatus.TEMPORARY]
