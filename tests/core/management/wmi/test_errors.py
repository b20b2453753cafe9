"""What a wrong call of the 51 methods returns; nothing is changed by it."""

import pytest

from core.catalog import ProductVersion, Rights, Service
from core.commands.reports import CreateReport
from core.commands.services import SetServiceRunning
from core.commands.sign_in import SignIn
from core.lab import Lab
from core.management.wmi.calling import call, carry_out, put
from core.management.wmi.errors import Wbem, WmiError
from core.management.wmi.model import Instance, Method, Parameter
from core.management.wmi.site import Site
from core.management.wmi.table import PROVIDER
from core.management.wmi.values import CimType, Value
from tests.core.management.wmi.asking import (
    HOST,
    SERVER,
    Labs,
    asked,
    find,
    invoke,
    taken_back,
)
from tests.core.management.wmi.test_calling import CASES

NOT_NOW, WRONG_ID = Wbem.INVALID_OPERATION, Wbem.INVALID_PARAMETER
METHODS = [(kind.name, method) for kind in PROVIDER for method in kind.methods]
each_method = pytest.mark.parametrize(
    ("kind", "method"), METHODS, ids=lambda m: getattr(m, "name", m)
)
ADMINISTRATORS = {
    Rights.SERVER_ADMIN: "b.baker",
    Rights.DOMAIN_ADMIN: "a.adams",
    Rights.ENTERPRISE_ADMIN: "d.diaz",
}
"""By what a method needs, who has just not that."""
WRONG: dict[CimType, Value] = {
    CimType.STRING: 7,
    CimType.UINT32: "seven",
}
"""Of each type, a value of another one."""


def edition_of(method: Method) -> ProductVersion:
    newest = ProductVersion.W2022
    return newest if method.versions.has(newest) else ProductVersion.W2008R2


def prepared(labs: Labs, kind: str, method: Method) -> tuple[Lab, dict[str, Value]]:
    case = CASES[kind, method.name]
    lab = labs("office", edition_of(method))
    given = case.given(lab) if callable(case.given) else case.given
    return lab, dict(given)


def target(lab: Lab, kind: str, method: Method) -> Instance | None:
    return None if method.is_static else asked(lab, kind)[0]


def wrong_values(parameter: Parameter) -> list[tuple[Value, Wbem]]:
    """Say what does not fit a parameter, and with which error."""
    found: list[tuple[Value, Wbem]] = [(WRONG[parameter.type], Wbem.TYPE_MISMATCH)]
    if not parameter.may_be_empty:
        found.append((None, Wbem.INVALID_METHOD_PARAMETERS))
    if parameter.type is CimType.UINT32:
        found.append((2**32, Wbem.TYPE_MISMATCH))
        found.append((-1, Wbem.TYPE_MISMATCH))
    if parameter.values is not None and 2**32 - 1 not in parameter.values:
        found.append((2**32 - 1, Wbem.INVALID_PARAMETER))
    if parameter.length is not None:
        hyphens = "-".join("A" * (parameter.length // 2 + 1))[: parameter.length]
        found.append(("A" * (parameter.length + 1), Wbem.INVALID_PARAMETER))
        found.append((hyphens, Wbem.INVALID_PARAMETER))
    return found


@each_method
def test_what_does_not_fit_a_parameter_is_refused(
    labs: Labs, kind: str, method: Method
) -> None:
    lab, given = prepared(labs, kind, method)
    with taken_back(lab, *_report(kind, method)):
        of, before = target(lab, kind, method), lab.last_seq()
        for parameter in method.ins:
            for value, code in wrong_values(parameter):
                wrong = {**given, parameter.name: value}
                found = invoke(lab, kind, method.name, wrong, of=of)
                assert found.returns == code, (parameter, value)
                assert found.why
        with pytest.raises(WmiError) as error:
            invoke(lab, kind, method.name, {**given, "Strange": 1}, of=of)
        assert error.value.code is Wbem.INVALID_METHOD_PARAMETERS
        assert lab.last_seq() == before


@each_method
def test_who_lacks_the_rights_is_denied(labs: Labs, kind: str, method: Method) -> None:
    lab, given = prepared(labs, kind, method)
    assert method.needs is not None
    with taken_back(lab, *_report(kind, method)):
        of = target(lab, kind, method)
        with taken_back(lab, SignIn(account=ADMINISTRATORS[method.needs])):
            before = lab.last_seq()
            found = invoke(lab, kind, method.name, given, of=of)
            assert found.returns == Wbem.ACCESS_DENIED
            assert lab.last_seq() == before


def _report(kind: str, method: Method) -> list[CreateReport]:
    is_of_report = kind.endswith("Report") and not method.is_static
    return [CreateReport(server=SERVER)] if is_of_report else []


@pytest.mark.parametrize(
    ("kind", "method"),
    [(kind, method) for kind, method in METHODS if method.is_static],
    ids=lambda m: getattr(m, "name", m),
)
def test_nothing_answers_while_the_service_is_stopped(
    labs: Labs, kind: str, method: Method
) -> None:
    lab, given = prepared(labs, kind, method)
    stop = SetServiceRunning(
        computer=SERVER, service=Service.LICENSING, is_running=False
    )
    with taken_back(lab, stop):
        found = invoke(lab, kind, method.name, given)
        assert found.returns == Wbem.NOT_AVAILABLE


@each_method
def test_a_version_that_has_it_not_says_so(
    labs: Labs, kind: str, method: Method
) -> None:
    """domain.md 1.3, 1.5, 1.7."""
    for edition in (ProductVersion.W2008R2, ProductVersion.W2022):
        if method.versions.has(edition):
            continue
        lab = labs("office", edition)
        given = dict.fromkeys((p.name for p in method.ins), 1)
        with taken_back(lab, *_report(kind, method)):
            of = target(lab, kind, method)
            found = invoke(lab, kind, method.name, given, of=of)
        assert found.returns == Wbem.NOT_SUPPORTED


INSTALLING = [m for kind, m in METHODS if "KeyPackId" in {p.name for p in m.outs}]


@pytest.mark.parametrize("method", INSTALLING, ids=lambda m: m.name)
def test_nothing_is_installed_before_activation(labs: Labs, method: Method) -> None:
    _, given = prepared(labs, "Win32_TSLicenseKeyPack", method)
    lab = labs("fresh")
    before = lab.world()
    found = invoke(lab, "Win32_TSLicenseKeyPack", method.name, given)
    assert found.returns == Wbem.INVALID_OPERATION
    assert found.out == {"KeyPackId": 0}
    assert lab.world() == before


@pytest.mark.parametrize(
    ("kind", "method", "given", "code"),
    [
        ("LicenseServer", "ActivateServer", {"sLicenseServerId": "A" * 35}, WRONG_ID),
        ("LicenseServer", "ActivateServerAutomatic", {}, NOT_NOW),
        ("LicenseServer", "DeactivateServer", {"sConfirmCode": "12345"}, NOT_NOW),
        ("LicenseServer", "DeactivateServerAutomatic", {}, NOT_NOW),
        ("LicenseServer", "ChangeRole", {"ServerRole": 0}, NOT_NOW),
        ("LicenseServer", "IsSecureAccessAllowed", {"tsname": "x"}, Wbem.NOT_FOUND),
        ("LicenseServer", "IsLSinTSLSGroup", {"Domain": "x.y"}, Wbem.NOT_FOUND),
    ],
)
def test_a_server_that_is_not_activated_says_why(
    labs: Labs, kind: str, method: str, given: dict[str, Value], code: Wbem
) -> None:
    lab = labs("fresh")
    before = lab.world()
    found = invoke(lab, kind, method, given)
    assert found.returns == code
    assert found.why
    assert lab.world() == before


def test_what_cannot_be_called_raises(labs: Labs) -> None:
    lab = labs()
    with pytest.raises(WmiError) as without_role:
        call(Site(lab, HOST), find(lab, "LicenseServer"), "PublishLS", {})
    with pytest.raises(WmiError) as without_instance:
        invoke(lab, "IssuedLicense", "Revoke")

    assert without_role.value.code is Wbem.INVALID_CLASS
    assert without_instance.value.code is Wbem.INVALID_METHOD


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({}, 0),
        ({"Nothing": "x"}, Wbem.NOT_FOUND),
        ({"ServerRole": 2}, Wbem.READ_ONLY),
        ({"FirstName": 7}, Wbem.TYPE_MISMATCH),
        ({"FirstName": "x" * 10_000}, Wbem.INVALID_PARAMETER),
    ],
    ids=["nothing", "strange", "read-only", "of another type", "too long"],
)
def test_what_cannot_be_written_changes_nothing(
    labs: Labs, values: dict[str, Value], code: int
) -> None:
    lab = labs()
    (server,) = asked(lab, "LicenseServer")
    before = lab.last_seq()
    found = carry_out(put(Site(lab, SERVER), server, values), lab, lab.do)

    assert (found.returns, bool(found.why)) == (code, bool(code))
    assert lab.last_seq() == before
