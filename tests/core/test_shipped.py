"""The models that came with the program: they are what they say, and as good as they say."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import skimage.data

from core import cat, photo, shipped
from core.refusal import Refusal


def test_the_shipped_model_is_as_it_says() -> None:
    assert "logistic" in shipped.models()
    model = shipped.load_model("logistic")
    assert model is shipped.load_model("logistic")
    assert model.w.shape == (12288, 1)
    assert model.w.dtype == np.float32
    assert model.figures.photos > 20_000
    assert any(check.elsewhere for check in model.figures.checks)
    assert any(kind.name == "dog" for kind in model.figures.checks[0].kinds)
    for check in model.figures.checks:
        assert check.n >= 50


def test_the_shipped_model_does_what_its_figures_promise_on_the_course_s_pictures(photos: Path) -> None:
    from core.figures import examine
    from core.sources import read_source

    model = shipped.load_model("logistic")
    told = {check.name: check for check in model.figures.checks}
    for name in ("train_catvnoncat", "test_catvnoncat"):
        part = read_source(photos / "course" / f"{name}.h5")
        found = examine(name, part.Y, model.probability(part.X), True)
        assert replace(found, bins=()) == replace(told[name], bins=())
        assert found.calibration_error == pytest.approx(told[name].calibration_error, abs=1e-6)


def test_a_model_that_is_not_there_is_refused_with_the_names_that_are() -> None:
    with pytest.raises(Refusal) as refused:
        shipped.load_model("../secret")
    assert refused.value.code == "no_such_model"
    assert "logistic" in str(refused.value.values["models"])


def test_real_photos_get_a_verdict_that_follows_their_content(photos: Path) -> None:
    model = shipped.load_model("logistic")
    rows = csv.DictReader((photos / "photos" / "labels.csv").read_text(encoding="utf-8").splitlines())
    right = 0
    for row in rows:
        said = cat.verdict(model, photo.square(photo.read_file(photos / "photos" / row["file"]).pixels))
        assert 0 < said.probability < 1
        right += said.cat == (row["label"] == "1")
    assert right > 20  # a coin gets 20 of 40; this model is a little better


def test_a_large_jpeg_gets_the_same_probability_whether_read_at_half_size_or_in_full() -> None:
    import io

    from PIL import Image

    model = shipped.load_model("logistic")
    for own in (skimage.data.chelsea(), skimage.data.astronaut(), skimage.data.coffee()):
        large = Image.fromarray(own).resize((4000, 3200), Image.Resampling.LANCZOS)
        into = io.BytesIO()
        large.save(into, "JPEG", quality=90)
        quick = cat.verdict(model, photo.square(photo.read(into.getvalue()).pixels))
        with Image.open(into) as full:
            slow = cat.verdict(model, photo.square(np.asarray(full)))
        assert quick.probability == pytest.approx(slow.probability, abs=0.002)


def test_every_drawn_sample_is_judged_rightly_by_the_best_model() -> None:
    samples = sorted((shipped.FOLDER.parent / "samples").glob("*.png"))
    model = shipped.load_model(shipped.best())
    seen = np.stack([photo.square(photo.read_file(file).pixels) for file in samples])
    wrong = [file.stem for file, p in zip(samples, model.probability(seen), strict=True)
             if (p > 0.5) != file.stem.startswith("cat")]  # fmt: skip
    assert len(samples) == 16
    assert wrong == []


def test_the_best_model_is_the_convolutional_one_and_means_what_it_says() -> None:
    model = shipped.load_model(shipped.best())
    assert model.kind == "convolution"
    assert {check.elsewhere for check in model.figures.checks} == {True, False}
    assert all(check.calibration_error <= 0.05 for check in model.figures.checks)
    assert all(check.balanced_interval[0] > 0.88 for check in model.figures.checks)
