"""Why a value of a file is refused, in our own words, and what to write instead."""

import re
from collections.abc import Mapping

from pydantic_core import ErrorDetails

_WHOLE_NUMBER = "This has to be a whole number. Write digits without quotation marks."
_TRUTH = "This is true or false. Write one of these words, without quotation marks."
_LIST = "This has to be a list. Write it in square brackets: [ … ]."
_TABLE = "This has to be a table. Write it in braces: {{ name = value }}."
_MOMENT = "This has to be a moment. Write it like 2026-11-16T08:30:00Z."
_ONE_OF = "There is no such value. Write {expected}."
SENTENCES: dict[str, str] = {
    "missing": "This field is missing. Add it.",
    "extra_forbidden": "There is no such field. Correct its name, or remove it.",
    "model_type": _TABLE,
    "model_attributes_type": _TABLE,
    "dict_type": _TABLE,
    "tuple_type": _LIST,
    "too_short": "There are too few of these. Write {min_length:,} or more.",
    "too_long": "The list is too long. It has at most {max_length:,} of these.",
    "string_type": "This has to be a text. Write it in quotation marks.",
    "string_too_short": "It is too short. Its fewest characters are {min_length:,}.",
    "string_too_long": "It is too long. Write {max_length:,} characters or fewer.",
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "int_type": _WHOLE_NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "int_parsing_size": "The number has too many digits. Write a smaller one.",
    "finite_number": "This number has no end. Write a whole number.",
    "greater_than_equal": "The number is too small. Write {ge:,} or more.",
    "less_than_equal": "The number is too large. Write {le:,} or less.",
    "literal_error": _ONE_OF,
    "enum": _ONE_OF,
    "union_tag_not_found": "It does not say which {discriminator} it is. Add it.",
    "union_tag_invalid": (
        "There is no such {discriminator}. Write one of: {expected_tags}."
    ),
    "datetime_type": _MOMENT,
    "datetime_parsing": _MOMENT,
    "datetime_from_date_parsing": _MOMENT,
    "datetime_object_invalid": _MOMENT,
}
"""By the kind of error. A test finds all kinds that our records can bring."""
OURS = frozenset({"value_error", "no_gesture", "no_variable"})
"""Kinds of which our own checks have written the text."""
_OTHERWISE = "This cannot stand here. Compare it with the page for authors."


_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_REPEATED = re.compile(
    r"\b(?:twice|overwrite|redefine|mutate|duplicate)\b", re.IGNORECASE
)


def no_toml(problem: str) -> tuple[int, str]:
    """Return the line where a text is no TOML, 0 for its end, and what to look for.

    Of what the parser says only the place and the kind are taken.
    """
    place = _PLACE.search(problem)
    if place is None:
        return 0, (
            "The file ends within a text, a list or a table. Look for a quotation mark "
            "or a bracket that is missing."
        )
    if _REPEATED.search(problem):
        return int(place[1]), (
            "The name of this field or table stands here for the second time. Remove "
            "one of the two, or rename it."
        )
    return int(place[1]), (
        f"This is no TOML from character {place[2]} on. Look for a quotation mark, a "
        "bracket or an equals sign that is missing."
    )


def reason(error: ErrorDetails) -> str:
    """Say what is wrong with a value, and never repeat it: it could be a real key."""
    kind = error["type"]
    if kind in OURS:
        return _as_sentence(error["msg"].removeprefix("Value error, "))
    return SENTENCES.get(kind, _OTHERWISE).format_map(_readable(error.get("ctx", {})))


def _readable(context: Mapping[str, object]) -> dict[str, object]:
    """Take the name of the field that tells kinds apart out of its quotation marks."""
    return {
        name: str(value).strip("'") if name == "discriminator" else value
        for name, value in context.items()
    }


def _as_sentence(text: str) -> str:
    end = "" if text.endswith(".") else "."
    return f"{text[:1].upper()}{text[1:]}{end}"
