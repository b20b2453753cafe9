"""Reinstalling what was on the license server before."""

import pytest

from core.catalog import ConnectionMethod
from core.commands.database import RemoveLicenses
from core.commands.install import AnyProof, InstallLicenses, KeyPack
from core.commands.reinstall import ReinstallLicenses
from core.errors import Refused
from core.lab import Lab
from core.refusals import Reason
from tests.helpers.labs import MakeLab, key_pack_id, retail

SERVER = "RDLIC01"
WEB = ConnectionMethod.WEB


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


@pytest.mark.parametrize(
    ("kind", "used"),
    [
        ("retail", Reason.LICENSE_CODE_USED),
        ("key pack", Reason.KEY_PACK_USED),
    ],
)
def test_only_what_is_no_more_installed_is_reinstalled(
    lab: Lab, kind: str, used: Reason
) -> None:
    server = lab.server(SERVER)
    proof: AnyProof = retail(7)
    if kind == "key pack":
        proof = KeyPack(key_pack_id=key_pack_id(server))
    again = ReinstallLicenses(server=SERVER, method=WEB, proof=proof)
    lab.do(InstallLicenses(server=SERVER, method=WEB, proof=proof))
    with pytest.raises(Refused) as answer:
        lab.do(again)
    assert answer.value.reason is used

    lab.do(RemoveLicenses(server=SERVER, pack_id=server.next_pack_id))
    with pytest.raises(Refused):
        lab.do(InstallLicenses(server=SERVER, method=WEB, proof=proof))
    lab.do(again)
    assert lab.pack(SERVER, server.next_pack_id + 1) is not None
