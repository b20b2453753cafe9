import gc

from gui.tables.patience import leave_out

ONE, ANOTHER = object(), object()


def test_the_search_is_patient_as_long_as_any_list_is_long() -> None:
    usual = gc.get_threshold()
    leave_out(ONE, is_long=True)
    leave_out(ANOTHER, is_long=True)
    patient = gc.get_threshold()
    leave_out(ONE, is_long=False)
    assert gc.get_threshold() == patient
    leave_out(ANOTHER, is_long=False)

    assert gc.get_threshold() == usual
    assert patient[2] > usual[2]
