"""+ RD Licensing: a license server joins the deployment (domain.md 13.15)."""

import pytest

from core.catalog import LicensingMode
from core.commands.deployment import AddLicensingToDeployment
from core.commands.faults import SetServerReachable
from core.commands.history import Redo, Undo
from core.commands.host_registry import WriteLicenseServers
from core.commands.policy import ConfigureSessionHost
from core.commands.services import RestartComputer
from core.commands.sign_in import SignIn
from core.commands.world import SetSessionHostReachable
from core.errors import Refused
from core.lab import Lab, replay
from core.refusals import Reason
from core.rules.deployment import candidates
from tests.helpers.labs import MakeLab, world


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("fresh")


def add(server: str) -> AddLicensingToDeployment:
    return AddLicensingToDeployment(server=server)


def own_servers(lab: Lab) -> list[tuple[str, ...]]:
    return [host.own_servers for host in lab.session_hosts()]


def offered(lab: Lab) -> list[str]:
    hosts, domain = lab.session_hosts(), lab.settings().domain
    return [c.name for c in candidates(lab.computers(), hosts, domain)]


def test_a_license_server_is_asked_by_every_session_host(lab: Lab) -> None:
    assert offered(lab) == ["RDLIC01", "RDSH01"]
    lab.do(add("rdlic01"))

    assert own_servers(lab) == [("RDLIC01",)]
    assert lab.host("RDSH01").own_mode is LicensingMode.NOT_CONFIGURED
    assert [server.name for server in lab.servers()] == ["RDLIC01"]
    assert offered(lab) == ["RDSH01"]


def test_it_goes_over_a_list_that_waits_for_a_restart(lab: Lab) -> None:
    """As the deployment properties do (domain.md 13.11)."""
    waiting = WriteLicenseServers(host="RDSH01", license_servers=("RDLIC02",))
    lab.do(waiting)
    lab.do(add("RDLIC01"))
    lab.do(RestartComputer(computer="RDSH01"))

    assert own_servers(lab) == [("RDLIC01",)]


def test_the_role_is_installed_where_it_is_missing(lab: Lab) -> None:
    lab.do(add("RDLIC01"))
    lab.do(add("RDSH01"))

    assert own_servers(lab) == [("RDLIC01", "RDSH01")]
    assert [server.name for server in lab.servers()] == ["RDLIC01", "RDSH01"]
    assert not lab.server("RDSH01").is_activated
    assert offered(lab) == []


def test_a_host_that_asks_it_already_is_left_alone(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-second-host")
    before = {host.name: host for host in lab.session_hosts()}
    assert [h.own_servers for h in before.values()] == [("RDLIC01",), ()]
    lab.do(add("RDLIC01"))

    assert lab.host("RDSH01") == before["RDSH01"]
    assert lab.host("RDSH02").own_servers == ("RDLIC01",)


@pytest.mark.parametrize("typed", ["rdlic01", "RDLIC01.corp.example", "10.0.0.11"])
def test_a_server_that_is_asked_under_another_name_is_in_it(
    lab: Lab, typed: str
) -> None:
    mode = LicensingMode.PER_USER
    lab.do(ConfigureSessionHost(host="RDSH01", mode=mode, license_servers=(typed,)))

    assert offered(lab) == ["RDSH01"]
    with pytest.raises(Refused) as refused:
        lab.do(add("RDLIC01"))
    assert refused.value.reason is Reason.IN_DEPLOYMENT


@pytest.mark.parametrize(
    ("before", "server", "reason"),
    [
        (SignIn(account="b.baker"), "RDLIC01", Reason.NOT_ADMINISTRATOR),
        (
            SetServerReachable(server="RDLIC01", is_reachable=False),
            "RDLIC01",
            Reason.ROLE_UNREACHABLE,
        ),
        (
            SetSessionHostReachable(host="RDSH01", is_reachable=False),
            "RDSH01",
            Reason.ROLE_UNREACHABLE,
        ),
        (SignIn(account="a.adams"), "NOPE", Reason.NO_SUCH_COMPUTER),
    ],
)
def test_what_cannot_be_added_changes_nothing(
    lab: Lab, before: SignIn, server: str, reason: Reason
) -> None:
    lab.do(before)
    known = world(lab)
    with pytest.raises(Refused) as refused:
        lab.do(add(server))

    assert refused.value.reason is reason
    assert world(lab) == known


@pytest.mark.parametrize("typed", ["localhost", "127.0.0.1", "rdsh01."])
def test_a_name_that_means_here_is_the_session_host_itself(
    lab: Lab, typed: str
) -> None:
    """domain.md 13.6."""
    mode = LicensingMode.PER_USER
    lab.do(ConfigureSessionHost(host="RDSH01", mode=mode, license_servers=(typed,)))

    assert offered(lab) == ["RDLIC01"]


def test_it_is_one_step_for_undo_and_the_same_in_a_replay(lab: Lab) -> None:
    first = world(lab)
    lab.do(add("RDSH01"))
    done = world(lab)
    lab.do(Undo())
    assert world(lab) == first
    lab.do(Redo())
    assert world(lab) == done
    with replay(lab, lab.path.with_name("again.rdlab")) as again:
        assert again.snapshot() == lab.snapshot()
