from collections.abc import Callable

import pytest

from core.lab import Lab
from gui.labels.editions import labels_for
from gui.manager.models.server_tree import ServerTreeModel
from gui.models.places import ALL_SERVERS, Place, PlaceKind, pack_place, server_place
from gui.models.roles import ITEM
from tests.gui.acting import CHANGES, tree_texts
from tests.gui.conftest import Watch
from tests.helpers.labs import MakeLab, activation, installation, retail

BUILT_IN = "Windows 2000 Server - Built-in TS Per Device CAL"
PER_USER = "Windows Server 2022 - Installed RDS Per User CAL"
PER_DEVICE = "Windows Server 2022 - Installed RDS Per Device CAL"
REPORTS = Place(PlaceKind.REPORTS, "RDLIC01")
TreeOf = Callable[[Lab], ServerTreeModel]


@pytest.fixture
def tree_of(watched: Watch) -> Callable[[Lab], ServerTreeModel]:
    def make(lab: Lab) -> ServerTreeModel:
        model = ServerTreeModel(lab, labels_for(lab.settings().edition))
        watched(model)
        return model

    return make


def icon_of(model: ServerTreeModel, place: Place) -> str:
    return model._nodes[model.index_of(place).internalId()].icon


@pytest.fixture
def tree(lab: Lab, tree_of: TreeOf) -> ServerTreeModel:
    return tree_of(lab)


def test_all_servers_have_their_packs_and_reports_below_them(
    make_lab: MakeLab, tree_of: TreeOf
) -> None:
    assert tree_texts(tree_of(make_lab("office"))) == {
        "All servers": {
            "RDLIC01": {BUILT_IN: {}, PER_USER: {}, PER_DEVICE: {}, "Reports": {}},
            "RDLIC02": {
                BUILT_IN: {},
                "Windows Server 2016 - Installed RDS Per User CAL": {},
                "Reports": {},
            },
        }
    }


def test_the_model_stays_sound_through_every_event(
    lab: Lab, tree: ServerTreeModel, tree_of: TreeOf
) -> None:
    for change in CHANGES:
        lab.do(change(lab))
        tree.refresh()
        anew = tree_of(lab)
        assert tree_texts(tree) == tree_texts(anew)
        assert icon_of(tree, server_place("RDLIC01")) == icon_of(
            anew, server_place("RDLIC01")
        )


def test_a_node_that_remains_keeps_its_index(lab: Lab, tree: ServerTreeModel) -> None:
    reports = tree.index_of(REPORTS).internalId()
    lab.do(activation(lab))
    lab.do(installation(retail()))
    tree.refresh()

    assert tree.index_of(REPORTS).internalId() == reports
    assert tree.index_of(REPORTS).row() == 2
    assert tree.index_of(pack_place("RDLIC01", 3)).data() == PER_USER


def test_a_place_that_is_not_in_the_tree_has_no_index(tree: ServerTreeModel) -> None:
    assert not tree.index_of(pack_place("RDLIC01", 99)).isValid()
    assert not tree.index_of(server_place("RDLIC99")).isValid()


@pytest.mark.parametrize(
    ("scenario", "icon"),
    [
        ("fresh", "server-not-activated"),
        ("activated", "server-activated"),
        ("office", "server-activated"),
        ("workgroup", "server-not-activated"),
    ],
)
def test_the_icon_of_a_server_tells_its_state(
    make_lab: MakeLab, tree_of: TreeOf, scenario: str, icon: str
) -> None:
    assert icon_of(tree_of(make_lab(scenario)), server_place("RDLIC01")) == icon


def test_a_server_that_is_activated_but_not_in_the_group_wants_a_review(
    lab: Lab, tree: ServerTreeModel
) -> None:
    lab.do(activation(lab))
    tree.refresh()

    assert icon_of(tree, server_place("RDLIC01")) == "server-review"


def test_an_index_carries_its_place_and_no_object(tree: ServerTreeModel) -> None:
    root = tree.index(0, 0)

    assert root.data(ITEM) == ALL_SERVERS
    assert tree.index(0, 0, root).data(ITEM) == server_place("RDLIC01")
    assert isinstance(root.internalId(), int)
