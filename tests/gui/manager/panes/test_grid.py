from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from gui.manager.panes.grid import Grid

CELL = QSize(10, 4)
GRIDS = st.builds(
    Grid,
    st.integers(0, 40),
    st.just(CELL),
    st.builds(QSize, st.integers(0, 55), st.integers(0, 30)),
    st.booleans(),
)
AREAS = st.builds(
    QRect,
    st.integers(-30, 120),
    st.integers(-30, 120),
    st.integers(1, 90),
    st.integers(1, 90),
)


@given(GRIDS)
def test_each_row_is_found_where_its_cell_is(grid: Grid) -> None:
    for row in range(grid.count):
        cell = grid.cell_of(row)
        assert cell.size() == CELL
        assert grid.row_at(cell.topLeft()) == grid.row_at(cell.bottomRight()) == row


@given(GRIDS, AREAS)
def test_the_rows_in_an_area_are_those_whose_cells_it_touches(
    grid: Grid, area: QRect
) -> None:
    runs = grid.rows_in(area)

    assert [row for run in runs for row in run] == [
        row for row in range(grid.count) if grid.cell_of(row).intersects(area)
    ]


@given(GRIDS)
def test_the_whole_is_as_large_as_its_cells_together(grid: Grid) -> None:
    together = QRect()
    for row in range(grid.count):
        together |= grid.cell_of(row)

    assert grid.size == together.size()


def test_lines_go_to_the_right_or_down() -> None:
    room = QSize(35, 17)
    by_row, by_column = Grid(9, CELL, room, False), Grid(9, CELL, room, True)

    assert by_row.cell_of(3).topLeft() == QPoint(0, 4)
    assert by_column.cell_of(3).topLeft() == QPoint(0, 12)
    assert by_column.cell_of(4).topLeft() == QPoint(10, 0)
    assert (by_row.per_line, by_row.lines_seen) == (3, 4)
    assert (by_column.per_line, by_column.lines_seen) == (4, 3)


def test_a_line_has_a_cell_however_little_room_there_is() -> None:
    grid = Grid(3, CELL, QSize(2, 2), False)

    assert (grid.per_line, grid.lines_seen) == (1, 1)
    assert grid.size == QSize(10, 12)


def test_nothing_is_beside_the_cells() -> None:
    grid = Grid(4, CELL, QSize(35, 100), False)

    for point in (QPoint(-1, 0), QPoint(31, 0), QPoint(12, 5), QPoint(0, 9)):
        assert grid.row_at(point) is None
