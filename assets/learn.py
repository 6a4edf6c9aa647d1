"""python3 -m assets.learn PHOTOS makes assets/models/convolution.safetensors again, from the project's photos.

PHOTOS is the folder with train.npz, val.npz, course/ and photos/. PyTorch and the teacher (assets/learning/teacher.py)
are the extra "learn" in pyproject.toml. It goes on from the last state on disk (--state), so it can be stopped at any
time. Drawn pictures of other seeds than the shipped samples are learned from, too; in the finish, which begins from
what has been learned, one picture in eight is drawn. The course's pictures and those of photos/ take no part in
training or choosing.
"""

import bootstrap

if __name__ == "__main__":
    bootstrap.enter("assets.learn", "test")

import argparse
import csv
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from assets.draw import SEEDS, variants
from core import calibration, convnet, figures, models, photo, sources, weights
from core.command import Progress
from core.sources import Pictures

try:
    from assets.learning import store, student, teacher
except ImportError as missing:
    bootstrap.stop(f'{missing.name} is missing: {sys.executable} -m pip install ... what the extra "learn" in '
                   "pyproject.toml names, then try again.")

MODELS = Path(__file__).parent / "models"
LESS = ("face_mask", "intel_scenes", "houses")  # sources whose photos are easy and alike
REMEMBERED = 6000  # photos that tell what is familiar
DRAWN = {"cat": (1000, 500), "other": (1000, 500)}  # what is drawn: first seed, how many
MORE = {  # and for the finish; the samples that are shipped have the seeds 1 and 2
    **{name: (20_000, 60 if name.startswith("cat") else 30) for name in SEEDS},
    "cat_6_calico": (20_000, 120),
    "cat": (20_000, 400),
}
SHARE, GENTLE = 0.12, 5e-4  # of what comes in the finish, so much is drawn; its learning rate at first
AWAY = "pictures of sources never learned from"
SAME = "photos kept back, same sources"


def drawn(cache: Path, recipes: Mapping[str, tuple[int, int]], source: str, told: Progress) -> Pictures:
    """Our own drawings, of seeds that are not shipped; kept in a file, for drawing them takes minutes."""
    if not cache.is_file():
        pictures, cat = [], []
        for name, (first, count) in recipes.items():
            for i, picture in enumerate(variants(name, count, first)):
                told(f"drawn {name}", i, count)
                pictures.append(picture)
                cat.append(name.startswith("cat"))
        np.savez(cache, X=np.stack(pictures), Y=np.array(cat, np.uint8))
    kept = np.load(cache)
    kind = np.where(kept["Y"] == 1, "cat", "object")
    return Pictures(kept["X"], kept["Y"], np.full(len(kind), source), kind=kind)


def how_often(photos: Pictures) -> Any:
    """45 % cats; the few cats of the varied source, dogs and other animals come more often; the easy, less often."""
    often = np.ones(len(photos.Y))
    often[(photos.source == "tiny_imagenet") & (photos.Y == 1)] = 3
    often[photos.kind == "dog"] = 1.6
    often[photos.kind == "animal"] = 1.3
    often[np.isin(photos.source, LESS)] = 0.7
    often[photos.source == "drawn for the finish"] = 0
    cat = photos.Y == 1
    often[cat] *= 0.45 / often[cat].sum()
    often[~cat] *= 0.55 / often[~cat].sum()
    return often / often.sum()


def how_often_at_last(photos: Pictures) -> Any:
    """The finish: drawings are SHARE of what comes, half of them cats; photos as before."""
    often, ours = how_often(photos), drawing(photos)
    often[~ours] *= (1 - SHARE) / often[~ours].sum()
    for some in (ours & (photos.Y == 1), ours & (photos.Y != 1)):
        often[some] = SHARE / 2 / some.sum()
    return often


def drawing(photos: Pictures) -> Any:
    """Which of them were drawn by us."""
    return np.char.startswith(photos.source.astype(str), "drawn")


def class_of(photos: Pictures, cache: Path, told: Progress) -> student.Class:
    """The photos with what the teacher says of them, which is kept in a file because it takes minutes."""
    if cache.is_file():
        kept = np.load(cache)
        lesson = teacher.Taught(kept["scores"], kept["directions"])
    else:
        lesson = teacher.taught(teacher.features(photos.X, told), photos.Y, ~drawing(photos))
        np.savez(cache, scores=lesson.scores, directions=lesson.directions)
    return student.Class(photos.X, photos.Y, lesson, how_often(photos))


def away(photos: Path, told: Progress) -> Pictures:
    """The course's 259 pictures and 40 photos of various origin: they take no part in training or choosing."""
    parts = [sources.read_source(photos / "course" / f"{n}_catvnoncat.h5", told) for n in ("train", "test")]
    with (photos / "photos" / "labels.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    X = [photo.square(photo.read_file(photos / "photos" / row["file"]).pixels) for row in rows]
    Y = np.array([int(row["label"]) for row in rows], np.uint8)
    return sources.join([*parts, Pictures(np.stack(X), Y, np.full(len(Y), "photos"))])


def finished(learned: Any, train: Pictures, val: Pictures, other: Pictures, said: str) -> models.NetModel:
    """Calibrated on one half of the photos kept back, measured on the other half and on sources never learned from."""
    choose, measure = store.halves(val.Y, 1)
    network = store.as_network(learned)
    z = convnet.outputs(network, val.X[choose])[:, 0].astype(np.float64)
    fitted = calibration.fit(z, val.Y[choose], even=True)
    average = np.rint(train.X.mean(axis=0)).astype(np.uint8)
    ours = drawing(train)
    about = figures.Figures(
        photos=int(np.sum(~ours)), cats=int(train.Y[~ours].sum()), date=datetime.now(UTC).date().isoformat(),
        command=said, chosen=f"the last weights, averaged; {ours.sum():,} drawings of our own were learned from, too; "
        "calibrated on half of the photos kept back, cats and others counting alike; the figures are from the rest",
    )  # fmt: skip
    model = models.ready(network, "convolution", average, about, fitted, tried=val.X[:256])
    checks = [
        figures.examine(name, part.Y, model.probability(part.X), elsewhere, part.kind if len(part.kind) else None)
        for name, elsewhere, part in ((SAME, False, val.where(measure)), (AWAY, True, other))
    ]
    model = models.with_memory(model, train.X[:: len(train.X) // REMEMBERED])
    return replace(model, figures=replace(about, checks=tuple(checks)))


def main(words: list[str]) -> int:
    """Learn, store, and print how often the network is right."""
    says = argparse.ArgumentParser(prog="python3 -m assets.learn", description=(__doc__ or "").splitlines()[0])
    says.add_argument("photos", type=Path)
    says.add_argument("--state", type=Path, default=Path("convolution.state"), help="where the training is kept")
    says.add_argument("--out", type=Path, default=MODELS / "convolution.safetensors")
    says.add_argument("--epochs", type=int, default=40)
    says.add_argument("--finish", type=int, default=3000, help="steps of the finish")
    says.add_argument("--seed", type=int, default=0)
    options = says.parse_args(words)
    told = Progress()
    read = [sources.read_source(options.photos / name, told) for name in ("train.npz", "val.npz")]
    train, val = sources.join([read[0], *drawings(options.state, told)]), read[1]
    learned = both_walks(class_of(train, options.state.with_suffix(".taught.npz"), told), train, val, options)
    said = f"python3 -m assets.learn PHOTOS --epochs {options.epochs} --finish {options.finish} --seed {options.seed}"
    model = finished(learned.eval(), train, val, away(options.photos, told), said)
    weights.save(model, options.out)
    print(figures.table(model.figures.checks))
    return 0


def drawings(state: Path, told: Progress) -> list[Pictures]:
    """Those that are learned from all the time, and those of the finish."""
    return [
        drawn(state.with_suffix(".drawn.npz"), DRAWN, "drawn", told),
        drawn(state.with_suffix(".more.npz"), MORE, "drawn for the finish", told),
    ]


def both_walks(pupils: student.Class, train: Pictures, val: Pictures, options: argparse.Namespace) -> student.Student:
    """The long walk over photos, then the finish."""

    def look(now: Any) -> None:
        p = convnet.outputs(store.as_network(now.eval()), val.X[:1024])[:, 0]
        print(figures.table([figures.count("an early look", val.Y[:1024], p > 0)]), flush=True)

    steps = options.epochs * int(np.sum(pupils.often > 0)) // student.BATCH
    learned = student.learn(pupils, student.Walk(steps, options.seed), options.state, look)
    pupils = replace(pupils, often=how_often_at_last(train))
    walk = student.Walk(options.finish, options.seed + 1, GENTLE)
    return student.learn(pupils, walk, options.state.with_suffix(".finish"), look, learned)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
