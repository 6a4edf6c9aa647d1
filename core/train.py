"""Train the cat model: python3 -m core.train SOURCE ... --out FILE.

SOURCE is an .npz as in the project's own data, the course's .h5, or
a folder of photos (those in a folder called cat or cats show a cat).

Photos are kept back: some of the same sources, and with --hold-out a
whole source.  Half of them choose the best epoch and setting (by the
mean of the balanced accuracies), the other half give the figures.
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

from core import cat, figures, learn, training, weights
from core.command import Progress, sentence
from core.refusal import Refusal
from core.sources import halves, join, read_source, tenth

SAME = "photos kept back, same sources"


def prepare(options: Any, told: Progress) -> learn.Data:
    """Read all sources, and keep back what is to be kept back."""
    train = join([read_source(s, told) for s in options.source])
    if options.val:
        val = read_source(options.val, told)
    else:
        back = tenth(train, options.seed)
        val, train = train.where(back), train.where(~back)
    kept = [(SAME, False, val)]
    if options.hold_out:
        name = options.hold_out
        if name not in train.source:
            names = ", ".join(np.unique(train.source))
            raise Refusal("hold_out_unknown", names=names)
        away = [p.where(p.source == name) for p in (train, val)]
        train, val = (p.where(p.source != name) for p in (train, val))
        kept = [(SAME, False, val), (name, True, join(away))]
    for part in (train, *(part for _, _, part in kept)):
        if min(np.sum(part.Y == 0), np.sum(part.Y == 1)) < 2:
            raise Refusal("one_kind_only")
    told.end()
    return learn.Data(
        train=train,
        mean=learn.mean_of(train.X),
        choose=tuple(halves(part, 0) for _, _, part in kept),
        figure=tuple(halves(part, 1) for _, _, part in kept),
        names=tuple(name for name, _, _ in kept),
        elsewhere=tuple(other for _, other, _ in kept),
    )


def options_of(words: list[str]) -> Any:
    """The command line."""
    says = argparse.ArgumentParser(
        prog="python3 -m core.train",
        description="Train the course's logistic regression on photos.",
    )
    add = says.add_argument
    add("source", nargs="+", help="an .npz, an .h5 or a folder")
    add("--out", default="logistic.safetensors", help="the model")
    add("--val", help="photos kept back (else a tenth of SOURCE)")
    add("--hold-out", help="the name of a source to leave out whole")
    add("--check", nargs="*", default=[], help="more, for figures only")
    add("--alpha", nargs="+", type=float, default=[0.01])
    add("--decay", nargs="+", type=float, default=[0.03])
    add("--epochs", type=int, default=20)
    add("--batch", type=int, default=256)
    add("--seed", type=int, default=1)
    add("--resume", action="store_true", help="go on where it stopped")
    options = says.parse_args(words)
    if options.epochs < 1 or options.batch < 2 or options.seed < 0:
        says.error("epochs >= 1, batch >= 2, seed >= 0")
    return options


def command_of(options: Any) -> str:
    """The command that makes this model, folders left out."""
    told = ["python3", "-m", "core.train"]
    told += [Path(source).name for source in options.source]
    for name, value in vars(options).items():
        if name in ("source", "resume") or value in (None, []):
            continue
        values = value if isinstance(value, list) else [value]
        paths = name in ("val", "check", "out")
        words = [Path(v).name if paths else str(v) for v in values]
        told += ["--" + name.replace("_", "-"), *words]
    return shlex.join(told)


def finished(
    data: learn.Data, options: Any, state: training.State
) -> cat.Model:
    """The best epoch as a model with its figures."""
    w = state.best_w.astype(np.float32)
    which, e = divmod(state.best_at, options.epochs)
    alpha, decay = training.settings_of(options)[which]
    model = cat.Model(
        name=Path(options.out).name.partition(".")[0],
        kind="logistic",
        w=w,
        b=float(np.float32(learn.folded(w, state.best_b, data.mean))),
        average=np.rint(data.mean).astype(np.uint8),
        figures=figures.Figures(
            photos=len(data.train.Y),
            cats=int(data.train.Y.sum()),
            date=datetime.now(UTC).date().isoformat(),
            command=command_of(options),
            chosen=f"alpha {alpha}, decay {decay}, epoch {e + 1} of"
            f" {options.epochs}, by the mean balanced accuracy on"
            " half of the photos kept back; the figures are from"
            " the other half",
        ),
    )
    return replace(model, figures=checked(model, data, options))


def checked(
    model: cat.Model, data: learn.Data, options: Any
) -> figures.Figures:
    """The figures, from the model exactly as it will be stored."""
    told = [
        figures.count(name, part.Y, model.z(part.X) > 0, other)
        for name, part, other in zip(
            data.names, data.figure, data.elsewhere, strict=True
        )
    ]
    for source in options.check:
        part = read_source(source)
        says = model.z(part.X) > 0
        name = Path(source).stem
        told.append(figures.count(name, part.Y, says, True))
    return replace(model.figures, checks=tuple(told))


def main(words: list[str]) -> int:
    """Train, save, and print how often the model is right."""
    options = options_of(words)
    told = Progress()
    try:
        go_on = options.resume
        state = training.resumed(options) if go_on else training.start()
        data = prepare(options, told)
        state = training.walk(data, options, state, told)
        told.end()
        model = finished(data, options, state)
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
