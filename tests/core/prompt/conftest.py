import pytest

from core.lab import Lab
from tests.helpers.labs import MakeLab


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")
