"""Every refusal of a lesson file is worded by us, and says what to write."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from pydantic_core import PydanticKnownError

from core.commands.registry import COMMANDS
from core.lessons.reading import LessonError, LessonFile
from core.lessons.reasons import OURS, SENTENCES
from core.lessons.records import Lesson

if TYPE_CHECKING:
    from pydantic import BaseModel

ERRORS_OF: dict[str, set[str]] = {
    "str": {"string_type"},
    "int": {
        "int_type",
        "int_parsing",
        "int_from_float",
        "int_parsing_size",
        "finite_number",
    },
    "bool": {"bool_type", "bool_parsing"},
    "literal": {"literal_error"},
    "enum": {"enum"},
    "dict": {"dict_type"},
    "tuple": {"tuple_type", "missing", "too_long"},
    "datetime": {
        "datetime_type",
        "datetime_parsing",
        "datetime_from_date_parsing",
        "datetime_object_invalid",
    },
    "model": {"model_type", "model_attributes_type"},
    "model-fields": {"missing", "extra_forbidden"},
    "function-before": {*OURS},
    "function-after": {*OURS},
    "tagged-union": {"union_tag_not_found", "union_tag_invalid"},
}
"""What can be wrong with what a schema describes; pydantic's own names."""
OF_LIMITS = {
    ("str", "min_length"): "string_too_short",
    ("str", "max_length"): "string_too_long",
    ("tuple", "min_length"): "too_short",
    ("tuple", "max_length"): "too_long",
    ("dict", "min_length"): "too_short",
    ("int", "ge"): "greater_than_equal",
    ("int", "le"): "less_than_equal",
}
NOT_CHECKS = {
    *("definitions", "definition-ref", "default", "nullable", "union", "any"),
    *("model-field", "no-info", "with-info", "function-plain"),
}
"""What stands round a value, and refuses nothing itself."""
NOT_LIMITS = {
    *("type", "schema", "metadata", "ref", "serialization", "expected", "members"),
    *("sub_type", "keys_schema", "values_schema", "items_schema", "strict"),
    *("variadic_item_index", "microseconds_precision"),
}
LIMITED = {"str", "int", "tuple", "dict"}

FILE = """schema = 1
id = "look"
title = "Look"
source = "our own"
scenario = "fresh"
[variables]
code = { pick = ["a", "b"] }
[[step]]
do = { press = "Next" }
[[objective]]
that = { check = "clock", not_before = 2026-11-16T08:30:00Z }
"""


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield each description of a value within one."""
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str):
            yield schema
        for key, inner in schema.items():
            if key not in {"metadata", "serialization"}:
                yield from nodes(inner)
    elif isinstance(schema, list | tuple):
        for inner in schema:
            yield from nodes(inner)


def errors_of(schema: dict[str, Any]) -> set[str]:
    kind = schema["type"]
    found = set(ERRORS_OF.get(kind, ()))
    if kind in LIMITED:
        found |= {OF_LIMITS[kind, word] for word in schema.keys() - NOT_LIMITS}
    if "custom_error_type" in schema:
        found = {schema["custom_error_type"]}
    return found


@pytest.fixture(scope="module")
def described() -> list[dict[str, Any]]:
    """Describe all that stands in a lesson file, and in the command of a harm."""
    found: list[dict[str, Any]] = []
    records: list[type[BaseModel]] = [Lesson, *COMMANDS.values()]
    for record in records:
        record.model_rebuild()
        found += nodes(record.__pydantic_core_schema__)
    return found


def test_each_kind_of_error_that_our_records_bring_has_a_sentence(
    described: list[dict[str, Any]],
) -> None:
    kinds = {schema["type"] for schema in described}
    brought = set[str]().union(*map(errors_of, described))

    assert kinds - NOT_CHECKS == ERRORS_OF.keys()
    assert brought - OURS == SENTENCES.keys()


@pytest.mark.parametrize("kind", sorted(SENTENCES))
def test_a_sentence_is_not_the_one_of_the_library(kind: str) -> None:
    context = {
        "expected": "'a' or 'b'",
        "discriminator": "'check'",
        "expected_tags": "'a', 'b'",
        "tag": "c",
        "class_name": "Step",
        "error": "x",
        "field_type": "Tuple",
        "actual_length": 9,
        **dict.fromkeys(("ge", "le", "min_length", "max_length"), 1_000),
    }
    theirs = PydanticKnownError(kind, context).message()  # type: ignore[arg-type]
    ours = SENTENCES[kind].format_map(context)

    assert theirs not in ours
    assert "nput should" not in ours
    assert ours[0].isupper()
    assert ours.endswith(".")


def refusal(right: str, wrong: str) -> str:
    assert right in FILE
    with pytest.raises(LessonError) as refused:
        LessonFile("look.toml", FILE.replace(right, wrong)).lesson()
    return str(refused.value)


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (
            "schema = 1",
            "schema = 2",
            "line 1, schema: A newer version of the program has written this file. "
            "Open it with that one; this one reads schema = 1.",
        ),
        ("schema = 1", "schema = 0", "line 1, schema: There is no such value. Write 1"),
        ('title = "Look"\n', "", "title: This field is missing. Add it."),
        ('scenario = "fresh"\n', "", "scenario: This field is missing. Add it."),
        ('"fresh"', "7", "line 5, scenario: This has to be a table."),
        ('"fresh"', '"none"', "line 5, scenario: There is no scenario none."),
        (
            '"fresh"',
            '{ base = "fresh", server = 3 }',
            "line 5, scenario: A server is a table with a name.",
        ),
        (
            '"fresh"',
            '{ base = "fresh", server = [3] }',
            "line 5, scenario: A server is a table with a name.",
        ),
        ('"Look"', "3", "line 3, title: This has to be a text."),
        ('"Look"', '"Look"\nminutes = "x"', "line 4, minutes: This has to be a whole"),
        ('"Look"', '"Look"\nminutes = 1.5', "line 4, minutes: This has to be a whole"),
        ('"Look"', '"Look"\nminutes = 0', "The number is too small. Write 1 or more."),
        ('"Look"', '"Look"\nminutes = 9_999', "too large. Write 600 or less."),
        ('"Look"', '"Look"\ncolour = 1', "line 4, colour: There is no such field."),
        ('"Look"', '"Look"\nkeep = "all"', "Write 'first', 'best' or 'last'."),
        ('id = "look"', 'id = "../look"', "An ID is made of letters and digits"),
        (
            '["a", "b"]',
            '["a"]',
            "line 7, variables, code: There are too few of these. Write 2 or more.",
        ),
        ('["a", "b"]', '"a"', "line 7, variables, code: This has to be a list."),
        (
            '["a", "b"]',
            "[{}, {}]",
            "line 7, variables, code 1: This has to be a text or",
        ),
        (
            'pick = ["a", "b"]',
            "between = [1, 9_000_000_000_000_000_000_000]",
            "line 7, variables, code 2: The number is too large.",
        ),
        ('{ press = "Next" }', "3", "line 9, step 1, do: This names no gesture"),
        ('{ press = "Next" }', "{ press = 3 }", "do, press: This has to be a text."),
        ('"clock"', '"cluck"', "There is no such check. Write one of: 'can-connect'"),
        ('check = "clock", ', "", "It does not say which check it is. Add it."),
        ("2026-11-16T08:30:00Z", '"soon"', "not_before: This has to be a moment."),
        ("2026-11-16T08:30:00Z", "2026-11-16T08:30:00", "needs a time zone."),
        ("2026-11-16T08:30:00Z", "0001-01-01T00:00:00+05:00", "reckoned with."),
        ('"Look"', '"Look', "line 3: This is no TOML from character"),
        ('"Look"', '"""Look', "look.toml: The file ends within a text"),
        ('"Look"', '"Look"\ntitle = "x"', "line 4: The name of this field or table"),
    ],
)
def test_a_refusal_says_where_why_and_what_to_write(
    right: str, wrong: str, told: str
) -> None:
    assert told in refusal(right, wrong)


def test_a_refusal_does_not_repeat_what_was_typed() -> None:
    assert "sesame" not in refusal('"clock"', '"sesame"')
