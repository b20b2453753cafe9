"""A genuine-looking key, tried everywhere, is found in no file and in no message."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pydantic import ValidationError

from core.catalog import ConnectionMethod, LicenseProgram, LicenseType
from core.command_line.parser import build_parser
from core.command_line.run import run
from core.commands.command import Command
from core.commands.history import CreateRestorePoint, ReturnToRestorePoint
from core.commands.install import KeyPack, ProductKey, ProductKeys, RetailCodes
from core.commands.properties import ChangeServerProperties
from core.errors import LabError
from core.flows.activate import ActivateFlow, ActivateStep
from core.flows.install import InstallFlow, InstallStep
from core.lab import Lab
from core.problems import Problem
from core.records import Registration
from tests.helpers.labs import (
    GENUINE_LOOKING,
    MakeLab,
    activation,
    agreement,
    installation,
    open_license,
)

KEY = GENUINE_LOOKING
WAYS = [
    KEY,
    KEY.lower(),
    KEY.replace("-", ""),
    KEY.replace("-", " "),
    KEY.replace("-", "–"),
    "\u200b".join(KEY),
    f"My key is {KEY}.",
]
FIELDS = list(Registration.model_fields)
WEB = ConnectionMethod.WEB
# Key characters in a row that no other text has, in the order of the key.
TRACES = ["BCDFG", "HJKMN", "PQRTV", "WXY23", "46789"]

Make = Callable[[str], Command]
COMMANDS: dict[str, Make] = {
    "server": lambda t: activation_of(t),
    "license server ID": lambda t: activation_of("RDLIC01", license_server_id=t),
    **{
        f"registration {field}": lambda t, field=field: ChangeServerProperties(  # type: ignore[misc]
            server="RDLIC01",
            connection_method=WEB,
            registration=Registration(**{field: t}),
        )
        for field in FIELDS
    },
    "license code": lambda t: installation(RetailCodes(codes=(t,))),
    "product key": lambda t: installation(
        ProductKeys(
            program=LicenseProgram.SELECT, keys=(ProductKey(code=t, quantity=1),)
        )
    ),
    "agreement number": lambda t: installation(agreement(agreement_number=t)),
    "authorization number": lambda t: installation(
        open_license(authorization_number=t)
    ),
    "license number": lambda t: installation(open_license(license_number=t)),
    "key pack": lambda t: installation(KeyPack(key_pack_id=t), method=WEB),
    "restore point": lambda t: CreateRestorePoint(point=t),
    "return": lambda t: ReturnToRestorePoint(point=t),
}


def activation_of(server: str, **facts: str) -> Command:
    from core.commands.activate import ActivateServer

    return ActivateServer(server=server, method=WEB, **facts)  # type: ignore[arg-type]


def has_a_trace(text: str) -> bool:
    plain = "".join(c for c in text.upper() if c.isalnum())
    return any(trace in plain for trace in TRACES)


def assert_no_file_has_a_trace(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert not has_a_trace(path.read_bytes().decode("latin-1")), path


@pytest.fixture
def lab(make_lab: MakeLab) -> Iterator[Lab]:
    """Give a lab whose folder is searched when the test is over."""
    lab = make_lab("activated")
    yield lab
    lab.save_copy(lab.path.with_name("copy.rdlab"))
    lab.close()
    assert_no_file_has_a_trace(lab.path.parent)


def test_a_trace_is_found_where_there_is_one(tmp_path: Path) -> None:
    for typed in WAYS:
        assert has_a_trace(typed)
    (tmp_path / "log").write_text(f"error in {KEY}")
    with pytest.raises(AssertionError):
        assert_no_file_has_a_trace(tmp_path)


@pytest.mark.parametrize("typed", WAYS)
@pytest.mark.parametrize("place", COMMANDS)
def test_no_command_takes_it(lab: Lab, place: str, typed: str) -> None:
    with pytest.raises((LabError, ValidationError)) as refused:
        lab.do(COMMANDS[place](typed))

    assert list(lab.journal()) == []
    assert not has_a_trace(str(refused.value))
    assert not has_a_trace(repr(refused.value))


def problems_of_activation(lab: Lab, typed: str) -> Iterator[Problem | None]:
    for field in FIELDS:
        flow = ActivateFlow(lab.server("RDLIC01"))
        flow.draft.registration = dict.fromkeys(FIELDS, "x") | {field: typed}
        yield flow.problem(ActivateStep.COMPANY) or flow.problem(
            ActivateStep.COMPANY_OPTIONAL
        )
    flow = ActivateFlow(lab.server("RDLIC01"))
    flow.draft.license_server_id = typed
    yield flow.problem(ActivateStep.LICENSE_SERVER_ID)


def problems_of_installation(lab: Lab, typed: str) -> Iterator[Problem | None]:
    flow = InstallFlow(lab.server("RDLIC01"))
    flow.draft.authorization_number = typed
    flow.draft.agreement_number = typed
    flow.draft.quantity = typed
    flow.draft.key_pack_id = typed
    yield flow.code_problem(typed)
    yield flow.product_key_problem(typed, "1", LicenseType.PER_USER)
    yield flow.problem(InstallStep.OPEN_LICENSE)
    yield flow.problem(InstallStep.AGREEMENT)
    yield flow.problem(InstallStep.VERSION_AND_TYPE)
    yield flow.problem(InstallStep.KEY_PACK)


@pytest.mark.parametrize("typed", WAYS)
def test_no_page_lets_it_pass_and_no_message_repeats_it(lab: Lab, typed: str) -> None:
    problems = [
        *problems_of_activation(lab, typed),
        *problems_of_installation(lab, typed),
    ]

    assert len(problems) == len(FIELDS) + 1 + 6
    for problem in problems:
        assert problem
        assert not has_a_trace(problem.text + (problem.box or ""))


@pytest.mark.parametrize("typed", WAYS)
@pytest.mark.parametrize(
    "words",
    [
        ["numbers", "server-id", "--product-id"],
        ["numbers", "confirmation", "--server-id"],
        [
            *("numbers", "key-pack-id", "--version", "2022", "--type", "per-user"),
            *("--quantity", "1", "--server-id"),
        ],
    ],
    ids=lambda words: words[1],
)
def test_the_command_line_refuses_it_and_does_not_repeat_it(
    lab: Lab, capsys: pytest.CaptureFixture[str], words: list[str], typed: str
) -> None:
    with suppress(SystemExit):
        assert run(build_parser().parse_args([*words, typed])) == 1
    written = capsys.readouterr()

    assert "Never enter a real key here" in written.err
    assert not has_a_trace(written.out + written.err)


def test_where_it_is_a_license_code_it_is_called_by_its_name(lab: Lab) -> None:
    problem = InstallFlow(lab.server("RDLIC01")).code_problem(KEY)

    assert problem
    assert "This looks like a real product key. Never enter a real key" in problem.text


def test_it_stays_out_when_everything_around_it_goes_on(lab: Lab) -> None:
    for make in COMMANDS.values():
        with suppress(LabError, ValidationError):
            lab.do(make(KEY))
        lab.do(installation(agreement()))
        with suppress(LabError):
            lab.do(activation(lab))

    assert lab.problems() == []
