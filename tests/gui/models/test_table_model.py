import pytest
from PySide6.QtCore import QModelIndex, Qt

from gui.models.columns import Column
from gui.models.roles import ITEM, LINK
from gui.models.table_model import TableModel
from tests.gui.acting import HORIZONTAL
from tests.gui.conftest import Watch

Fruit = tuple[int, str]
ROLES = Qt.ItemDataRole

COLUMNS: tuple[Column[Fruit], ...] = (
    Column("Name", lambda f: f[1], is_link=lambda f: f[1] == "Apple"),
    Column("Number", lambda f: str(f[0])),
)


class Fruits(TableModel[Fruit]):
    def show(self, *fruits: Fruit) -> None:
        self.beginResetModel()
        self._rows = fruits
        self.endResetModel()

    def row_beginning(self, typed: str, column: int, first: int) -> None:
        return None


@pytest.fixture
def model(watched: Watch) -> Fruits:
    model = Fruits(COLUMNS, icon=lambda _: "report", item=lambda f: f[0])
    watched(model)
    model.show((1, "Apple"), (2, "Pear"))
    return model


def test_each_role_has_its_value(model: Fruits) -> None:
    apple, one = model.index(0, 0), model.index(0, 1)

    assert (apple.data(), one.data()) == ("Apple", "1")
    assert apple.data(ITEM) == one.data(ITEM) == 1
    assert (apple.data(LINK), one.data(LINK)) == (True, False)
    assert apple.data(ROLES.DecorationRole).availableSizes() is not None
    assert one.data(ROLES.DecorationRole) is None
    assert apple.data(ROLES.FontRole) is None
    assert model.data(QModelIndex()) is None


def test_a_model_without_icons_and_items_shows_texts(watched: Watch) -> None:
    model = Fruits(COLUMNS)
    watched(model)
    model.show((1, "Apple"))
    apple = model.index(0, 0)

    assert apple.data() == "Apple"
    assert apple.data(ROLES.DecorationRole) is None
    assert apple.data(ITEM) is None


def test_a_row_tells_its_record_if_there_is_one(model: Fruits) -> None:
    assert model.record(1) == (2, "Pear")
    assert (model.record(-1), model.record(2)) == (None, None)


def test_only_columns_have_titles(model: Fruits) -> None:
    assert model.headerData(1, HORIZONTAL) == "Number"
    assert model.headerData(1, Qt.Orientation.Vertical) is None
    assert model.headerData(1, HORIZONTAL, ROLES.DecorationRole) is None


def test_a_cell_has_no_rows_below_it(model: Fruits) -> None:
    cell = model.index(0, 0)

    assert (model.rowCount(cell), model.columnCount(cell)) == (0, 0)
