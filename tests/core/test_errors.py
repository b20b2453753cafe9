from core.errors import LabError


def test_an_error_keeps_its_text_whatever_others_put_before_it() -> None:
    error = LabError("The disk is full.")
    error.args = (f"Error calling paintEvent(): {error}",)

    assert str(error) == "The disk is full."
