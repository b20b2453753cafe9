"""The line of a field is found, whatever stands above it."""

import re
from collections.abc import Iterator

import pytest

import resources
from core.errors import LabError
from core.lessons import catalogue
from core.lessons.lines import line_of
from core.lessons.reading import LessonFile

ONE_OF_SOME = re.compile(r'\w+ = "[a-z-]+"')


def in_scenarios() -> Iterator[tuple[str, int]]:
    """Give the lines of words in worlds that lessons describe themselves, from 0."""
    for file in catalogue.shipped():
        header = ""
        for number, line in enumerate(file.text.split("\n")):
            header = line if line.startswith("[") else header
            is_inside = header.lstrip("[").startswith("scenario")
            if is_inside and ONE_OF_SOME.fullmatch(line):
                yield file.lesson().id, number


def told_of(text: str) -> str:
    """Return what is said of a text; nothing if it is a lesson."""
    try:
        LessonFile("mine.toml", text).lesson()
    except LabError as error:
        return str(error)
    return ""


def test_a_wrong_word_in_a_world_is_told_with_its_own_line() -> None:
    count = 0
    for lesson, number in in_scenarios():
        lines = catalogue.find(lesson).text.split("\n")
        lines[number] = f'{lines[number].partition(" ")[0]} = "no-such-word"'
        told = told_of("\n".join(lines))
        if "There is no such value" in told:
            assert told.startswith(f"mine.toml, line {number + 1}, scenario, ")
            count += 1

    assert count > 100


def test_the_license_servers_of_a_base_are_not_counted() -> None:
    text = catalogue.find("a-product-key-is-refused").text
    wrong = text.replace('"activated"', '"activatd"', 1)
    with pytest.raises(LabError, match="scenario, server 1, activation_status"):
        LessonFile("mine.toml", wrong).lesson()


def test_a_world_that_is_none_is_told_and_no_title() -> None:
    text = catalogue.find("free-licenses-that-nobody-gets").text
    wrong = re.sub(r"(?m)^scenario = .*$", "scenario = 5", text)
    with pytest.raises(LabError, match=r"line \d+, scenario: "):
        LessonFile("mine.toml", wrong).lesson()


def test_a_field_at_the_top_is_found_whether_it_is_a_table_or_not() -> None:
    assert line_of("variables = 3\n[step]\na = 1\n", ("variables",)) == 1
    assert line_of("[step]\na = 1\n[variables]\na = 1\n", ("variables", "a")) == 4
    assert line_of("[step]\na = 1\n", ("a",)) == 0


HEAD = 'schema = 1\nid = "mine"\ntitle = "T"\nsource = "our own"\n[scenario]\n'
OF_A_SCENARIO = ("title", "group", "summary")


@pytest.mark.parametrize("name", ["", "name = 5\n", "name = [1]\n"])
def test_a_server_without_a_name_is_told_in_a_world_without_a_base(name: str) -> None:
    """Such a server cannot be looked for by its name."""
    text = resources.path("scenarios/fresh.toml").read_text("utf-8")
    lines = [x for x in text.splitlines() if not x.startswith(OF_A_SCENARIO)]
    world = HEAD + "\n".join(lines).replace("[[", "[[scenario.")
    told = told_of(world.replace('name = "RDLIC01"\n', name, 1))

    assert re.match(r"mine\.toml, line \d+, scenario, server 1, name: ", told)
