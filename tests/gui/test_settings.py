"""What is kept comes back; what is broken becomes its default and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.lesson import Parcel
from gui.settings import Settings


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "kept.ini")


def test_every_kind_of_value_comes_back(qapp: object, path: str) -> None:
    settings = Settings(path)
    settings.put("theme", "dark")
    settings.put("zoom", 1.25)
    settings.put("strip", True)
    settings.put("lessons", {"toy": {"params": {"alpha": 1e-9, "kind": 'ünï, [x]="y"'}}})
    settings.save()
    again = Settings(path)
    assert again.choice("theme", ("light", "dark"), "light") == "dark"
    assert again.number("zoom", 0.5, 2, 1) == 1.25
    assert again.truth("strip", False)
    assert again.table("lessons")["toy"]["params"] == {"alpha": 1e-9, "kind": 'ünï, [x]="y"'}
    assert not again.broken


@pytest.mark.parametrize(
    ("name", "value"), [("zoom", "large"), ("zoom", "nan"), ("zoom", "99"), ("theme", "pink"), ("lessons", "{[}"),
                        ("lessons", "[1]"), ("strip", "7")],
)  # fmt: skip
def test_rubbish_becomes_the_default(qapp: object, path: str, name: str, value: str) -> None:
    settings = Settings(path)
    settings.store.setValue(name, value)
    assert settings.number("zoom", 0.5, 2, 1.0) == 1.0
    assert settings.choice("theme", ("light", "dark"), "light") == "light"
    assert settings.table("lessons") == {}
    assert settings.truth("strip", False) is False
    assert settings.broken


def test_a_file_of_noise_is_no_reason_to_fail(qapp: object, path: str) -> None:
    Path(path).write_bytes(bytes(range(256)) * 20)
    settings = Settings(path)
    assert settings.choice("theme", ("light", "dark"), "light") == "light"
    settings.put("theme", "dark")
    settings.save()


def test_what_was_brought_is_kept_and_forgotten(qapp: object, path: str) -> None:
    settings = Settings(path)
    assert settings.kept_parcel("toy") is None
    settings.keep_parcel("toy", Parcel("my\ncat.png", b"\x00\n\xff"))
    assert settings.kept_parcel("toy") == Parcel("my cat.png", b"\x00\n\xff")
    settings.keep_parcel("toy", None)
    assert settings.kept_parcel("toy") is None
