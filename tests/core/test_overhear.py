"""Listening to the error output: the words are caught, and afterwards it speaks again."""

from __future__ import annotations

import os

import pytest

from core.overhear import overheard


def test_words_are_caught_and_the_output_is_given_back(capfd: pytest.CaptureFixture[str]) -> None:
    with overheard() as words:
        os.write(2, b"one: a\ntwo: \xff\n")
    os.write(2, b"three\n")
    assert words == ["one: a", "two: \ufffd"]
    assert capfd.readouterr().err == "three\n"


def test_an_exception_passes_and_the_output_is_given_back(capfd: pytest.CaptureFixture[str]) -> None:
    def fails() -> None:
        with overheard():
            os.write(2, b"lost\n")
            raise KeyError

    with pytest.raises(KeyError):
        fails()
    os.write(2, b"heard\n")
    assert capfd.readouterr().err == "heard\n"


def test_where_there_is_no_error_output_nothing_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_: int) -> int:
        raise OSError

    monkeypatch.setattr(os, "dup", closed)
    with overheard() as words:
        pass
    assert words == []
