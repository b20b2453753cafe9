"""All that faults are tried on."""

from tests.faults.cases import CASES, FILE_CASES, Case
from tests.faults.output_cases import OUTPUT_CASES

ALL_CASES: dict[str, Case] = {**CASES, **FILE_CASES, **OUTPUT_CASES}
