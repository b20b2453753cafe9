import pytest

import resources


def test_a_resource_is_found_from_any_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))

    assert resources.path("icons/app.svg").read_text().startswith("<svg")
    assert resources.path("scenarios").is_dir()
    assert resources.path("templates/website/style.css").is_file()


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/no-such\.svg"):
        resources.path("icons/no-such.svg")


def test_the_fonts_bring_their_license() -> None:
    license_text = resources.path("fonts/OFL.txt").read_text()

    assert "SIL OPEN FONT LICENSE Version 1.1" in license_text
