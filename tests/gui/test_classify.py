"""The cat door without a window: a line a file, no Qt, and a bad file never stops the next one."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core import cat, door, shipped
from gui.classify import classify, printable
from gui.language import Language
from gui.samples import SAMPLES

ROOT = Path(__file__).resolve().parents[2]
CATS = sorted(str(file) for file in SAMPLES.glob("cat_*.png"))
RUN = "import sys; from gui.classify import classify; code = classify({}, None, {}); {}; sys.exit(code)"


def _run(
    files: list[str], as_json: bool = True, then: str = "pass", env: dict[str, str] | None = None
) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-c", RUN.format(repr(files), as_json, then)], cwd=ROOT, capture_output=True, text=True,
        check=False, encoding="utf-8", env={**os.environ, **(env or {})},
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def test_the_answer_is_that_of_the_model_and_qt_is_never_imported() -> None:
    seen = "print([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6')], file=sys.stderr)"
    code, out, err = _run(CATS[:3], then=seen)
    assert (code, err) == (0, "[]\n")
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["file"] for line in lines] == CATS[:3]
    for line in lines:
        answer = cat.verdict(shipped.load_model(line["model"]), door.arrive(Path(line["file"]).read_bytes()).square)
        assert line["probability"] == pytest.approx(answer.probability, abs=1e-12)
        assert line["verdict"] == ("cat" if answer.cat else "not a cat")
        assert line["seconds"] >= 0
        assert "reason" not in line


def test_a_refused_file_is_named_and_the_next_one_is_still_judged(tmp_path: Path) -> None:
    (tmp_path / "words.jpg").write_text("no picture", encoding="utf-8")
    out = io.StringIO()
    assert (
        classify([str(tmp_path / "words.jpg"), str(tmp_path), "gone.png", CATS[0]], None, True, Language("en"), out)
        == 1
    )
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["verdict"] is None for line in lines] == [True, True, True, False]
    assert all(line["probability"] is None and len(line["reason"]) > 10 for line in lines[:3])


@pytest.mark.parametrize("code", ["en", "zh"])
def test_in_words_the_figure_is_called_the_models_probability(code: str) -> None:
    out, language = io.StringIO(), Language(code)
    assert classify(CATS[:1], None, False, language, out) == 0
    assert {"en": "the model's probability", "zh": "模型给出的"}[code] in out.getvalue()
    assert out.getvalue().startswith(CATS[0])


def test_an_unknown_model_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    out = io.StringIO()
    assert classify(CATS[:1], "gpt", False, Language("en"), out) == 1
    said = capsys.readouterr().err
    assert "gpt" in said
    assert said.count("\n") == 1
    assert out.getvalue() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="no pipe to break in this way")
def test_a_reader_that_leaves_early_causes_no_traceback() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-c", RUN.format(repr(CATS), False, "pass")], cwd=ROOT, stdout=write, stderr=subprocess.PIPE,
        text=True, check=False,
    )  # fmt: skip
    os.close(write)
    assert done.stderr == ""


def test_a_name_that_cannot_be_written_does_not_stop_the_rest() -> None:
    code, out, err = _run(["猫\udcff.jpg", CATS[0]], as_json=False, env={"PYTHONIOENCODING": "ascii"})
    assert (code, err, len(out.splitlines())) == (1, "", 2)
    code, out, err = _run(["猫\udcff.jpg", CATS[0]], env={"PYTHONIOENCODING": "utf-8"})
    assert (code, err) == (1, "")
    assert json.loads(out.splitlines()[0])["file"] == "猫\udcff.jpg"


def test_a_name_cannot_forge_a_line_or_speak_to_the_terminal() -> None:
    assert printable("a\nb\x1b[2J.jpg") == "a\\nb\\x1b[2J.jpg"
    assert printable("my 猫.jpg") == "my 猫.jpg"


def test_a_picture_that_may_not_be_whole_is_judged_with_a_word(tmp_path: Path) -> None:
    from tests.damage.samples import sample

    data = sample("JPEG", 0)
    (tmp_path / "cat.jpg").write_bytes(data[:5000] + data[4600:])
    for as_json in (True, False):
        out = io.StringIO()
        assert classify([str(tmp_path / "cat.jpg")], None, as_json, Language("en"), out) == 0
        assert "may not be whole" in out.getvalue()


def test_the_model_that_is_right_most_often_elsewhere_judges_unless_another_is_asked_for() -> None:
    out = io.StringIO()
    assert classify(CATS[:1], None, True, Language("en"), out) == 0
    chosen = json.loads(out.getvalue())["model"]
    rates = {
        name: max((c for c in shipped.load_model(name).figures.checks if c.elsewhere), key=lambda c: c.n).balanced
        for name in shipped.models()
    }
    assert rates[chosen] == max(rates.values())
    for name in shipped.models():
        out = io.StringIO()
        assert classify(CATS[:1], name, True, Language("en"), out) == 0
        assert json.loads(out.getvalue())["model"] == name


@pytest.mark.skipif("convolution" not in shipped.models(), reason="the convolutional network is not here")
def test_what_is_unlike_every_photo_is_said_to_be_so(tmp_path: Path) -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (200, 200, 3), np.uint8)
    Image.fromarray(pixels).save(tmp_path / "noise.png")
    for as_json in (True, False):
        out = io.StringIO()
        files = [str(tmp_path / "noise.png"), CATS[0]]
        assert classify(files, "convolution", as_json, Language("en"), out) == 0
        noise, one = out.getvalue().splitlines()
        if as_json:
            assert (json.loads(noise)["strange"], json.loads(one)["strange"]) == (True, False)
        else:
            assert "I don't know such pictures" in noise
            assert "I don't know such pictures" not in one
