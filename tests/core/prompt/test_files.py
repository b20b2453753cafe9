"""`ren`, `del` and `dir`: the files of the licensing database."""

import pytest

from core.errors import Refused
from core.lab import Lab
from core.refusals import Reason
from tests.core.prompt.lines import run

FOLDER = r"C:\Windows\System32\LServer"


def test_a_file_of_the_database_is_renamed_listed_and_deleted(lab: Lab) -> None:
    away = rf"ren {FOLDER}\TLSLic.edb TLSLic.old"
    with pytest.raises(Refused) as refused:
        run(lab, away, "RDLIC01")
    assert refused.value.reason is Reason.FILE_IN_USE
    run(lab, "net stop TermServLicensing", "RDLIC01")
    run(lab, away, "RDLIC01")
    listed = run(lab, f"dir {FOLDER}", "RDLIC01")
    assert "TLSLic.old" in listed
    assert "TLSLic.edb" not in listed
    run(lab, "net start TermServLicensing", "RDLIC01")
    assert [p.id for p in lab.packs("RDLIC01")] == [2]
    assert "TLSLic.edb" in run(lab, rf"dir {FOLDER}\ ", "RDLIC01")
    run(lab, "net stop TermServLicensing", "RDLIC01")
    run(lab, r"del %SystemRoot%\system32\lserver\tlslic.edb", "RDLIC01")
    run(lab, r'rename "%windir%\System32\LServer\TLSLic.old" TLSLic.edb', "RDLIC01")
    run(lab, "net start TermServLicensing", "RDLIC01")
    assert [p.id for p in lab.packs("RDLIC01")] == [2, 3, 4]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ren", "The syntax of the command is incorrect."),
        (rf"ren {FOLDER}\TLSLic.edb {FOLDER}\x", "The syntax of the command"),
        (rf"ren {FOLDER}\TLSLic.edb", "The syntax of the command is incorrect."),
        (r"ren TLSLic.edb TLSLic.old", FOLDER),
        (rf"ren {FOLDER}\nothing.edb x.edb", "cannot find the file"),
        ("del", "The syntax of the command is incorrect."),
        (rf"del {FOLDER}\nothing.edb", "Could Not Find"),
        (r"del C:\Windows\win.ini", FOLDER),
        ("dir", FOLDER),
        (r"dir C:\Windows", FOLDER),
    ],
)
def test_files_are_those_of_the_database_alone(lab: Lab, line: str, said: str) -> None:
    assert said in run(lab, line, "RDLIC01")
    assert list(lab.journal()) == []


def test_a_session_host_has_no_such_folder(lab: Lab) -> None:
    for line in (f"dir {FOLDER}", rf"ren {FOLDER}\a b", rf"del {FOLDER}\a"):
        assert "cannot find the path" in run(lab, line)
