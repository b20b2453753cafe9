"""Every question to the disk, with every "no" that the system has for it."""

import ast
import errno
import inspect
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core import outside
from tests.helpers.systems import needs_links

NOES = [
    *(errno.EACCES, errno.ENOENT, errno.EROFS, errno.ENAMETOOLONG),
    *(errno.ESTALE, errno.ENOLCK, errno.ENOSPC, errno.EIO, errno.ELOOP),
]
ASKED: dict[str, Callable[[Path], object]] = {
    "why_unreachable": outside.why_unreachable,
    "is_folder": outside.is_folder,
    "is_there": outside.is_there,
    "why_unwritable": outside.why_unwritable,
    "is_same": lambda path: outside.is_same(path, path.with_name("other")),
    "real": outside.real,
    "absolute": lambda _: outside.absolute(Path("relative")),
    "home": lambda _: outside.home(),
    "make_private_folder": outside.make_private_folder,
    "make_temporary_folder": lambda _: outside.make_temporary_folder(),
    "remove_if_empty": outside.remove_if_empty,
    "read": lambda path: outside.read(path, 100),
    "is_no_file": outside.is_no_file,
    "open_private": lambda path: outside.open_private(path, 100),
}
GIVE_A_REASON = ("why_unreachable", "why_unwritable", "make_private_folder", "read")
HARMLESS = {"fspath", "fsdecode", "close", "fdopen"}


def questions() -> set[str]:
    """Name the functions of the system that the module calls."""
    tree = ast.parse(inspect.getsource(outside))
    called = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {
        ast.unparse(function).removeprefix("os.")
        for function in called
        if ast.unparse(function).startswith("os.")
    } - HARMLESS


def say_no(patch: pytest.MonkeyPatch, names: set[str], number: int) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise OSError(number, os.strerror(number))

    for name in names:
        *folders, function = name.split(".")
        patch.setattr(getattr(os, folders[0]) if folders else os, function, refuse)
    if "access" in names:  # which only ever says yes or no
        patch.setattr(os, "access", lambda *_: False)
    patch.setattr(os, "getcwd", refuse)
    patch.setattr(tempfile, "mkdtemp", refuse)


def test_every_question_is_tried() -> None:
    names = {n for n, f in inspect.getmembers(outside, inspect.isfunction)}
    own = {n for n in names if getattr(outside, n).__module__ == outside.__name__}

    assert {name for name in own if not name.startswith("_")} == set(ASKED)
    assert len(questions()) > 8


@pytest.mark.parametrize("number", NOES, ids=errno.errorcode.get)
@pytest.mark.parametrize("name", ASKED)
def test_no_answer_of_the_system_is_an_error(
    name: str, number: int, tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        say_no(patch, questions(), number)
        answer = ASKED[name](tmp_path / "somewhere")

    if name in GIVE_A_REASON:
        reason = answer.why_not if isinstance(answer, outside.Content) else answer
        assert reason == os.strerror(number)


@pytest.mark.parametrize("number", NOES, ids=errno.errorcode.get)
@pytest.mark.parametrize("question", sorted(questions()))
def test_one_no_alone_is_no_error_either(
    question: str, number: int, tmp_path: Path
) -> None:
    for name, ask in ASKED.items():
        place = tmp_path / name
        place.write_text("content")
        with pytest.MonkeyPatch.context() as patch:
            say_no(patch, {question}, number)
            answer = ask(place)
        if name == "open_private" and answer is not None:
            answer.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("strange", ["x" * 300, "a\0b", "\udcff"])
def test_a_name_that_no_file_can_have_is_no_error(
    name: str, strange: str, tmp_path: Path
) -> None:
    answer = ASKED[name](tmp_path / strange)
    if name == "open_private" and answer is not None:
        answer.close()  # type: ignore[attr-defined]


@needs_links
def test_what_is_there_is_found(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("content")
    (tmp_path / "link").symlink_to(file)

    assert outside.is_there(file)
    assert outside.is_same(file, tmp_path / "link")
    assert outside.read(file, 100) == outside.Content("content")
    assert outside.read(file, 3).why_not == "It is something else"
    assert outside.read(tmp_path / "gone", 3).is_missing
    assert outside.is_no_file(tmp_path)
    assert not outside.is_no_file(file)
    assert outside.why_unwritable(tmp_path) == ""


def test_a_folder_that_may_only_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert outside.why_unwritable(tmp_path) == "It can only be read"


def test_nobody_knows_the_home_of_some(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", no_home)

    assert outside.home() == Path()


def test_a_folder_is_told_from_a_file_and_from_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert outside.is_folder(tmp_path)
    assert not outside.is_folder(tmp_path / "file")
    assert not outside.is_folder(tmp_path / "gone")
    assert not outside.is_folder(Path("\0"))
