"""The command line: what it takes, what it refuses, and that a picture needs no window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from gui.command import EPILOG, main, parser, size
from tests.conftest import ROOT


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a person would, with no screen."""
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        capture_output=True, text=True, timeout=240, env=env | environment, cwd=environment.get("PWD", ROOT),
    )  # fmt: skip


def test_help_tells_every_option_and_shows_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    told = capsys.readouterr().out
    for option in ("--lesson", "--set", "--language", "--theme", "--fullscreen", "--shots", "--size", "--at",
                   "--classify", "--model", "--json", "PICTURE"):  # fmt: skip
        assert option in told
    assert EPILOG.splitlines()[1] in told


@pytest.mark.parametrize("text", ["1920", "x", "0x0", "99999x10", "-5x300", "1920x", "axb"])
def test_a_size_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["--size", text])


def test_a_size_is_two_numbers() -> None:
    assert size("1280x720") == (1280, 720)


@pytest.mark.parametrize(
    "arguments",
    [["--lesson", "no_such"], ["--set", "alpha"], ["--theme", "pink"], ["--language", "tlh"], ["--at", "soon"]],
)
def test_what_cannot_be_used_is_said_in_a_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*arguments, "--shots", "nowhere"])
    assert left.value.code == 2
    assert "error:" in capsys.readouterr().err
    assert not Path("nowhere").exists()


def test_with_no_screen_every_lesson_is_rendered_and_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    done = start(PWD=str(tmp_path / "work"))
    assert done.returncode == 0, done.stderr
    assert "no screen" in done.stderr.lower() or "没有屏幕" in done.stderr
    files = sorted((tmp_path / "work" / "shots").glob("*.png"))
    assert len(files) >= 3
    assert sorted((tmp_path / "work" / "shots").iterdir()) == files  # and nothing else
    for file in files:
        with Image.open(file) as picture:
            assert picture.size == (1920, 1080)
            assert len(picture.getcolors(1 << 24) or ()) > 50


def test_a_still_picture_takes_values_a_moment_a_size_a_language_and_a_theme(tmp_path: Path) -> None:
    pictures = []
    for name, extra in (("a", []), ("b", ["--set", "alpha=3.65", "--at", "3.5"]), ("c", ["--language", "zh"]),
                        ("d", ["--theme", "dark"])):  # fmt: skip
        folder = tmp_path / name
        done = start("--shots", str(folder), "--lesson", "gradient_descent", "--size", "1024x768", *extra)
        assert done.returncode == 0, done.stderr
        with Image.open(folder / "gradient_descent.png") as picture:
            assert picture.size == (1024, 768)
            pictures.append(picture.tobytes())
    assert len(set(pictures)) == 4


def test_a_picture_for_the_door_goes_to_the_door_and_a_missing_one_is_said(tmp_path: Path) -> None:
    sample = next((ROOT / "assets" / "samples").glob("other_*.png"))
    done = start(str(sample), "--shots", str(tmp_path), "--size", "1024x768")
    assert done.returncode == 0, done.stderr
    assert len(list(tmp_path.glob("*.png"))) >= 3
    done = start("nosuch.png", "--shots", str(tmp_path), "--lesson", "cat_door")
    assert done.returncode == 1
    assert "nosuch.png" in done.stderr


def test_values_without_a_lesson_are_refused_for_pictures() -> None:
    done = start("--shots", "nowhere", "--set", "alpha=1")
    assert done.returncode == 2
    assert "--lesson" in done.stderr


def test_a_file_that_cannot_be_written_is_named_and_the_others_are_written(tmp_path: Path) -> None:
    (tmp_path / "gradient_descent.png").mkdir()
    done = start("--shots", str(tmp_path), "--size", "1024x768")
    assert done.returncode == 1
    assert done.stdout.count("not written") == 1
    assert (tmp_path / "cat_door.png").is_file()


def test_a_value_that_does_not_fit_is_named(tmp_path: Path) -> None:
    done = start("--shots", str(tmp_path), "--lesson", "gradient_descent", "--set", "alpha=fast", "colour=3")
    assert done.returncode == 0
    assert "alpha, colour" in done.stderr


@pytest.mark.x11
def test_closing_the_window_in_the_middle_of_playing_ends_with_zero(x_screen: str, tmp_path: Path) -> None:
    env = os.environ | {"DISPLAY": x_screen, "DOWNHILL_SETTINGS": str(tmp_path / "s.ini")}
    env.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, str(ROOT / "main.py"), "--lesson", "sigmoid_relu", "--set", "act=race"]
    program = subprocess.Popen(command, env=env)
    try:
        window = _ask(x_screen, "search", "--sync", "--onlyvisible", "--pid", str(program.pid)).split()[-1]
        _ask(x_screen, "windowfocus", "--sync", window)
        time.sleep(1.5)  # the lesson is put on, its race has begun in the helper process
        _ask(x_screen, "key", "space")
        time.sleep(0.5)
        _ask(x_screen, "key", "ctrl+q")
        assert program.wait(timeout=20) == 0
    finally:
        program.kill()
        program.wait()
    assert (tmp_path / "s.ini").exists()


def _ask(screen: str, *arguments: str) -> str:
    done = subprocess.run(
        ["xdotool", *arguments], env=os.environ | {"DISPLAY": screen}, check=True, timeout=60, capture_output=True,
        text=True,
    )  # fmt: skip
    return done.stdout
