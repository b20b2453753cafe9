"""Labs that many tests share: each takes back what it changed."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from core.catalog import ProductVersion
from core.commands.sign_in import SignIn
from core.lab import Lab
from tests.core.management.wmi.asking import Labs, run_on


@pytest.fixture(scope="module")
def labs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Labs]:
    """Give labs by what they are: made once, with an enterprise administrator."""
    folder = tmp_path_factory.mktemp("labs")
    known: dict[tuple[str, ProductVersion], Lab] = {}
    with ExitStack() as stack:

        def give(
            scenario: str = "office", edition: ProductVersion = ProductVersion.W2022
        ) -> Lab:
            key = scenario, edition
            if key not in known:
                path = folder / f"{scenario}-{edition}.rdlab"
                lab = stack.enter_context(Lab.create(path, scenario))
                if edition is not ProductVersion.W2022:
                    run_on(lab, edition)
                lab.do(SignIn(account="Administrator"))
                known[key] = lab
            return known[key]

        yield give
