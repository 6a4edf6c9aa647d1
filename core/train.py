"""Train a cat model: python3 -m core.train SOURCE ... --out FILE.

--kind chooses logistic regression (the course's), a network of
neurons (hidden layers on raw pixels), or a convolutional one.

SOURCE is an .npz as in the project's own data, the course's .h5, or
a folder of photos (those in a folder called cat or cats show a cat).

Photos are kept back: some of the same sources, and with --hold-out a
whole source.  Half of them choose the best epoch and setting (by the
mean of the balanced accuracies), the other half give the figures.
Sources named by --test, and files by --check, choose nothing.
"""

import bootstrap

if __name__ == "__main__":
    bootstrap.enter("core.train")

import argparse
import shlex
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from core import (
    calibration,
    cat,
    convnet,
    figures,
    learn,
    models,
    training,
    training_net,
    weights,
)
from core.augment import augment
from core.command import Progress, sentence
from core.refusal import Refusal
from core.sources import Pictures, halves, join, read_source, tenth
from core.teaching import read_lessons

SAME = "photos kept back, same sources"
USUAL: dict[str, dict[str, Any]] = {  # where nothing else is said
    "logistic": {"alpha": [0.01], "decay": [0.03], "batch": 256},
    "network": {"alpha": [0.001], "decay": [0.05], "batch": 256},
    "convolution": {"alpha": [0.003], "decay": [0.05], "batch": 128},
}
SEEN = 3000  # photos that a network remembers the likes of


def prepare(options: Any, told: Progress) -> learn.Data:
    """Read all sources, and keep back what is to be kept back."""
    train = join([read_source(s, told) for s in options.source])
    if options.val:
        val = read_source(options.val, told)
    else:
        back = tenth(train, options.seed)
        val, train = train.where(back), train.where(~back)
    kept: list[tuple[str, bool, Pictures]] = []
    only: list[tuple[str, bool, Pictures]] = []
    for name in (options.hold_out, *options.test):
        if name is None:
            continue
        if name not in train.source:
            names = ", ".join(np.unique(train.source))
            raise Refusal("hold_out_unknown", names=names)
        away = [p.where(p.source == name) for p in (train, val)]
        train, val = (p.where(p.source != name) for p in (train, val))
        home = kept if name == options.hold_out else only
        home.append((name, True, join(away)))
    kept.insert(0, (SAME, False, val))
    for part in (train, *(part for _, _, part in kept)):
        if min(np.sum(part.Y == 0), np.sum(part.Y == 1)) < 2:
            raise Refusal("one_kind_only")
    figure = [halves(part, 1) for _, _, part in kept]
    figure += [part for _, _, part in only]
    told.end()
    return learn.Data(
        train=train,
        mean=learn.mean_of(train.X),
        choose=tuple(halves(part, 0) for _, _, part in kept),
        figure=tuple(figure),
        names=tuple(name for name, _, _ in kept + only),
        elsewhere=tuple(other for _, other, _ in kept + only),
    )


def options_of(words: list[str]) -> Any:
    """The command line."""
    says = argparse.ArgumentParser(
        prog="python3 -m core.train",
        description="Train a model on photos: is there a cat?",
    )
    add = says.add_argument
    add("source", nargs="+", help="an .npz, an .h5 or a folder")
    add("--kind", choices=list(USUAL), default="logistic")
    add("--out", help="the model (else KIND.safetensors)")
    add("--val", help="photos kept back (else a tenth of SOURCE)")
    add("--hold-out", help="the name of a source to leave out whole")
    add("--test", nargs="*", default=[], help="sources that take no"
        " part in learning or choosing, for figures only")
    add("--check", nargs="*", default=[], help="more, for figures only")
    add("--alpha", nargs="+", type=float, help="logistic: try several")
    add("--decay", nargs="+", type=float)
    add("--epochs", type=int, default=20)
    add("--batch", type=int)
    add("--widths", nargs="+", type=int, help="of a network's layers")
    add("--teacher", help="an .npz: what another network says of them")
    add("--soft", type=float, help="0 to 1: the teacher's word (0.5)")
    add("--share", type=float, help="of the teacher's features (1)")
    add("--seed", type=int, default=1)
    add("--resume", action="store_true", help="go on where it stopped")
    options = says.parse_args(words)
    for name, value in USUAL[options.kind].items():
        if getattr(options, name) is None:
            setattr(options, name, value)
    options.out = options.out or f"{options.kind}.safetensors"
    if wrong := mistake(options):
        says.error(wrong)
    return options


def mistake(options: Any) -> str:
    """What cannot be meant, in words; nothing if all is well."""
    if options.epochs < 1 or options.batch < 2 or options.seed < 0:
        return "epochs >= 1, batch >= 2, seed >= 0"
    if min(options.widths or [1]) < 1:
        return "every layer needs a neuron"
    if options.kind == "logistic":
        others = ("widths", "teacher", "soft", "share")
        given = [n for n in others if getattr(options, n) is not None]
        return f"--{given[0]} is for networks" if given else ""
    if len(options.alpha) > 1 or len(options.decay) > 1:
        return "a network takes one alpha and one decay"
    if not 0 <= (options.soft or 0) <= 1 or (options.share or 0) < 0:
        return "soft is from 0 to 1, share is 0 or more"
    return ""


def command_of(options: Any) -> str:
    """The command that makes this model, folders left out."""
    told = ["python3", "-m", "core.train"]
    told += [Path(source).name for source in options.source]
    for name, value in vars(options).items():
        if name in ("source", "resume") or value in (None, []):
            continue
        values = value if isinstance(value, list) else [value]
        paths = name in ("val", "check", "out", "teacher")
        words = [Path(v).name if paths else str(v) for v in values]
        told += ["--" + name.replace("_", "-"), *words]
    return shlex.join(told)


def origin(data: learn.Data, options: Any, how: str) -> Any:
    """Where a model comes from; how often it is right comes later."""
    return figures.Figures(
        photos=len(data.train.Y),
        cats=int(data.train.Y.sum()),
        date=datetime.now(UTC).date().isoformat(),
        command=command_of(options),
        chosen=how + ", by the mean balanced accuracy on half of the"
        " photos kept back; the figures are from the other half",
    )


def name_of(options: Any) -> str:
    """The model is called as its file."""
    return Path(options.out).name.partition(".")[0]


def logistic(options: Any, told: Progress) -> cat.Model:
    """Logistic regression, from the first step to its figures."""
    go_on = options.resume
    state = training.resumed(options) if go_on else training.start()
    data = prepare(options, told)
    state = training.walk(data, options, state, told)
    told.end()
    w = state.best_w.astype(np.float32)
    which, e = divmod(state.best_at, options.epochs)
    alpha, decay = training.settings_of(options)[which]
    how = f"alpha {alpha}, decay {decay}, epoch {e + 1} of"
    model = cat.Model(
        name=name_of(options),
        kind="logistic",
        w=w,
        b=float(np.float32(learn.folded(w, state.best_b, data.mean))),
        average=np.rint(data.mean).astype(np.uint8),
        figures=origin(data, options, f"{how} {options.epochs}"),
    )
    return replace(model, figures=checked(model, data, options))


def network(options: Any, told: Progress) -> models.NetModel:
    """A network, from the first step to its figures."""
    if options.resume:
        training_net.belongs(options)
    data, lessons = prepare(options, told), None
    if options.teacher:
        soft = 0.5 if options.soft is None else options.soft
        share = 1.0 if options.share is None else options.share
        lessons = read_lessons(options.teacher, data.train, soft, share)
    state = training_net.start(data, options, lessons)
    if options.resume:
        state = training_net.resumed(options, state)
    state = training_net.walk(data, options, state, told, lessons)
    told.end()
    model = finished(data, options, state)
    return replace(model, figures=checked(model, data, options))


def finished(
    data: learn.Data, options: Any, state: training_net.State
) -> models.NetModel:
    """The best average, calibrated; and what it has seen."""
    best = models.one_answer(state.best)
    means = models.AS_IT_IS
    if options.kind == "convolution":
        choose = join(list(data.choose))
        z = convnet.outputs(best, choose.X)[:, 0]
        means = calibration.fit(z, choose.Y, even=True)
    how = f"the average of all steps until epoch {state.best_at + 1} of"
    rng = np.random.default_rng(options.seed)
    m = len(data.train.Y)
    some = np.sort(rng.permutation(m)[:SEEN])
    photos = data.train.X[some]
    try:
        model = models.ready(
            best,
            name_of(options),
            np.rint(data.mean).astype(np.uint8),
            origin(data, options, f"{how} {options.epochs}"),
            means,
            tried=photos[:200],
        )
    except ValueError as error:
        raise Refusal("weights_coarse") from error
    if model.kind != "convolution":
        return model
    photos[::4] = augment(photos[::4], rng).astype(np.uint8)
    return models.with_memory(model, photos)


def checked(
    model: cat.AnyModel, data: learn.Data, options: Any
) -> figures.Figures:
    """The figures, from the model exactly as it will be stored."""
    parts = [*zip(data.names, data.figure, data.elsewhere, strict=True)]
    parts += [(Path(s).stem, read_source(s), True) for s in options.check]
    told = [
        figures.examine(
            name, part.Y, model.probability(part.X), other,
            part.kind if len(part.kind) else None)
        for name, part, other in parts
    ]
    return replace(model.figures, checks=tuple(told))


def main(words: list[str]) -> int:
    """Train, save, and print how often the model is right."""
    options = options_of(words)
    told = Progress()
    train = logistic if options.kind == "logistic" else network
    try:
        model: cat.AnyModel = train(options, told)
        weights.save(model, options.out)
    except Refusal as refusal:
        told.end()
        print(sentence(refusal), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        told.end()
        print(sentence(Refusal("stopped")), file=sys.stderr)
        return 130
    print(f"{options.out}: {model.figures.photos} photos, "
          f"{model.figures.cats} cats; {model.figures.chosen}")
    print(figures.table(model.figures.checks))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
