from core.shell.language.tree import Number, NumberKind, Place, Text


def test_two_pieces_are_equal_wherever_they_stand() -> None:
    assert Text(Place(0, 3), "abc") == Text(Place(7, 12), "abc")


def test_the_kind_and_the_writing_of_a_number_count() -> None:
    one = Number(Place(0, 1), 1, NumberKind.INT, "1")

    assert one != Number(Place(0, 2), 1, NumberKind.LONG, "1L")
    assert one != Number(Place(0, 3), 1, NumberKind.INT, "0x1")
