"""What client devices are known by, and what each kind keeps (domain.md 13.1)."""

from datetime import timedelta

import pytest

from core.catalog import ClientKind
from core.commands.clients import (
    AddDevice,
    DeleteClientLicense,
    DeleteLicensingKey,
    ReimageDevice,
    SetClientKind,
    SetKeyAccess,
)
from core.commands.command import Command
from core.commands.history import Undo
from core.commands.registry import from_journal
from core.commands.time import MoveClock
from core.errors import Refused
from core.lab import Lab, replay
from core.records import Device
from core.refusals import Reason
from tests.helpers.labs import MakeLab, world

APP, THIN, WINDOWS = ClientKind.APP, ClientKind.THIN_CLIENT, ClientKind.WINDOWS


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


def device(lab: Lab, name: str = "PC-0001") -> Device:
    found = lab.device(name)
    assert found is not None
    return found


@pytest.mark.parametrize(("keeps", "kind"), [("true", WINDOWS), ("false", THIN)])
def test_older_journals_tell_thin_clients_by_what_they_keep(
    keeps: str, kind: ClientKind
) -> None:
    arguments = f'{{"device":"THIN-01","keeps_license":{keeps}}}'
    command = from_journal("add-device", arguments)
    assert command == AddDevice(device="THIN-01", kind=kind)


def test_the_registry_keeps_its_id_while_another_client_is_in_use(lab: Lab) -> None:
    first = device(lab).hardware_id
    for kind in (APP, THIN, APP):
        lab.do(SetClientKind(device="PC-0001", kind=kind))
        now = device(lab)
        assert (now.registry_id, now.client_license) == (first, None)
        assert now.hardware_id != first
        assert now.hardware_id.startswith("ff") or kind is THIN
    lab.do(SetClientKind(device="PC-0001", kind=WINDOWS))
    assert (device(lab).hardware_id, device(lab).registry_id) == (first, None)


def test_the_client_that_is_in_use_changes_nothing(lab: Lab) -> None:
    before = world(lab)
    lab.do(SetClientKind(device="PC-0001", kind=WINDOWS))
    assert world(lab) == before


def test_a_device_installed_anew_knows_no_former_id(lab: Lab) -> None:
    first = device(lab).hardware_id
    lab.do(SetClientKind(device="PC-0001", kind=APP))
    lab.do(ReimageDevice(device="PC-0001"))
    lab.do(SetClientKind(device="PC-0001", kind=WINDOWS))
    assert device(lab).hardware_id != first


@pytest.mark.parametrize("kind", [APP, THIN])
@pytest.mark.parametrize(
    "command",
    [
        DeleteClientLicense(device="PC-0001"),
        DeleteLicensingKey(device="PC-0001"),
        SetKeyAccess(device="PC-0001", users_may_write=True),
    ],
    ids=lambda command: command.name() if isinstance(command, Command) else "",
)
def test_only_windows_has_the_registry_key(
    lab: Lab, command: Command, kind: ClientKind
) -> None:
    lab.do(SetClientKind(device="PC-0001", kind=kind))
    with pytest.raises(Refused) as refused:
        lab.do(command)
    assert refused.value.reason is Reason.NO_LICENSING_KEY


@pytest.mark.parametrize(("hours", "is_same"), [(1, True), (24, False)])
def test_an_app_has_another_id_each_morning_undone_and_replayed(
    lab: Lab, hours: int, is_same: bool
) -> None:
    lab.do(SetClientKind(device="PC-0001", kind=APP))
    before, first = world(lab), device(lab).hardware_id
    lab.do(MoveClock(until=lab.settings().now + timedelta(hours=hours)))
    assert (device(lab).hardware_id == first) is is_same
    with replay(lab, lab.path.with_name("again.rdlab")) as again:
        assert again.snapshot() == lab.snapshot()
    lab.do(Undo())
    assert world(lab) == before
