"""Connecting to license servers, signing in, and the faults of the network."""

import pytest
from pydantic import ValidationError

from core.catalog import ActivationStatus, Rights
from core.commands.command import Command
from core.commands.faults import SetDirectoryReachable, SetServerReachable
from core.commands.history import Undo
from core.commands.network import ConnectToServer
from core.commands.sign_in import SignIn
from core.errors import Refused
from core.events import ServerChanged, ServerConnected, SettingsChanged
from core.lab import Lab
from core.refusals import Reason
from tests.helpers.labs import MakeLab, activation, world


@pytest.fixture
def network(make_lab: MakeLab) -> Lab:
    return make_lab("network")


def listed(lab: Lab) -> list[str]:
    return [server.name for server, _ in lab.servers_in_console()]


def refused(lab: Lab, command: Command) -> Reason:
    before = world(lab)
    with pytest.raises(Refused) as answer:
        lab.do(command)
    assert world(lab) == before
    return answer.value.reason


@pytest.mark.parametrize(
    "computer", ["RDLIC03", "rdlic03", "rdlic03.corp.example", "10.0.0.13"]
)
def test_a_server_is_listed_once_it_is_connected_to(
    network: Lab, computer: str
) -> None:
    assert listed(network) == ["RDLIC01", "RDLIC02"]
    events = network.do(ConnectToServer(computer=computer))

    assert events == [ServerConnected("RDLIC03")]
    assert listed(network) == ["RDLIC01", "RDLIC02", "RDLIC03"]
    network.do(Undo())
    assert listed(network) == ["RDLIC01", "RDLIC02"]


def test_connecting_again_changes_nothing(network: Lab) -> None:
    before = world(network)
    network.do(ConnectToServer(computer="RDLIC01"))

    assert world(network) == before


@pytest.mark.parametrize(
    ("computer", "reason"),
    [
        ("RDLIC99", Reason.NO_SUCH_COMPUTER),
        ("10.0.0.99", Reason.NO_SUCH_COMPUTER),
        ("PC-0001", Reason.NO_SUCH_COMPUTER),
        ("RDSH01", Reason.NO_LICENSING_SERVICE),
        ("rdsh01.corp.example", Reason.NO_LICENSING_SERVICE),
    ],
)
def test_what_is_no_license_server_is_refused(
    network: Lab, computer: str, reason: Reason
) -> None:
    assert refused(network, ConnectToServer(computer=computer)) is reason


def test_a_server_that_is_gone_or_of_others_is_refused(network: Lab) -> None:
    connect = ConnectToServer(computer="RDLIC03")
    network.do(SignIn(account="b.baker"))
    assert refused(network, connect) is Reason.NOT_ADMINISTRATOR
    network.do(SetServerReachable(server="RDLIC03", is_reachable=False))
    assert refused(network, connect) is Reason.SERVER_UNREACHABLE


@pytest.mark.parametrize("computer", ["localhost", "127.0.0.1", "::1", "RDLIC01."])
def test_the_computer_of_the_manager_is_here(network: Lab, computer: str) -> None:
    assert network.do(ConnectToServer(computer=computer)) == [
        ServerConnected("RDLIC01")
    ]


@pytest.mark.parametrize("computer", ["", "  ", "a\nb"])
def test_a_computer_has_a_name(computer: str) -> None:
    with pytest.raises(ValidationError):
        ConnectToServer(computer=computer)


def test_of_a_server_that_is_gone_there_are_no_packs(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    gone = SetServerReachable(server="rdlic01", is_reachable=False)

    assert lab.do(gone) == [ServerChanged("RDLIC01")]
    server, packs = lab.servers_in_console()[0]
    assert (server.name, packs) == ("RDLIC01", [])
    assert server.activation_status is ActivationStatus.ACTIVATED
    assert server.visible_status is ActivationStatus.UNKNOWN
    assert len(lab.packs("RDLIC01")) == 3
    lab.do(gone.changed(is_reachable=True))
    assert lab.server("RDLIC01").visible_status is ActivationStatus.ACTIVATED
    assert len(lab.servers_in_console()[0][1]) == 3


def test_nothing_is_done_on_a_server_that_is_gone(lab: Lab) -> None:
    lab.do(SetServerReachable(server="RDLIC01", is_reachable=False))
    assert refused(lab, activation(lab)) is Reason.SERVER_UNREACHABLE


def test_there_is_no_fault_of_a_server_that_never_was(lab: Lab) -> None:
    nobody = SetServerReachable(server="RDLIC99", is_reachable=False)
    assert refused(lab, nobody) is Reason.NO_SUCH_SERVER


def test_domain_controllers_go_and_come_back(lab: Lab) -> None:
    events = lab.do(SetDirectoryReachable(is_reachable=False))
    assert events == [SettingsChanged()]
    assert not lab.settings().directory_reachable

    lab.do(Undo())
    assert lab.settings().directory_reachable


def test_another_account_signs_in(lab: Lab) -> None:
    assert lab.rights() is Rights.SERVER_ADMIN
    assert lab.do(SignIn(account="D.DIAZ")) == [SettingsChanged()]
    assert lab.settings().signed_in == "d.diaz"
    assert lab.rights() is Rights.DOMAIN_ADMIN

    lab.do(Undo())
    assert lab.settings().signed_in == "a.adams"


@pytest.mark.parametrize("account", ["", "x.nobody"])
def test_nobody_signs_in_who_is_not_there(lab: Lab, account: str) -> None:
    assert refused(lab, SignIn(account=account)) is Reason.NO_SUCH_ACCOUNT


def test_who_is_no_administrator_changes_no_server(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-credentials")
    with pytest.raises(Refused, match=r"Choose Training, and then Sign In As…"):
        lab.do(activation(lab))
    lab.do(SignIn(account="a.adams"))
    assert refused(lab, activation(lab)) is Reason.ALREADY_ACTIVATED
