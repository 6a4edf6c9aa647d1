"""The functions of core whose source stands beside each page of the cat door, and the line of them that runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core import activation, cat, convnet, convolution, figures, models, photo, picture, pooling, reliability, study
from core.cat import AnyModel
from core.models import NetModel
from core.refusal import Refusal
from gui.lesson import Frame

Source = Callable[..., Any] | type
RUNNING = {
    "photo": "(width - side) // 2, (height - side) // 2",
    "crop": "small = Image.fromarray(",
    "see": "return np.asarray(small)",
    "colours": "red, green, blue = np.moveaxis(picture, 2, 0)",
    "column": "return picture.reshape(-1, 1)",
    "times": "X = to_columns(pictures",
    "sum": "(w.T @ X + self.b)",
    "sigmoid": "np.where(z >= 0, 1.0, e) / (1.0 + e)",
    "verdict": "return Verdict(probability, z, probability > 0.5, model.name)",
    "weights": "(w.T @ X + self.b)",
    "hide": "asked[(k, *here)] = cover[here]",
    "judges": "verdict = cat.verdict(model, square)",
}
NETWORK = {
    "filters": 'Z = convolve(X, p["W"], p.get("b"), layer.stride)',
    "units": 'Z = x @ p["W"] + p["b"]',
    "deeper": "np.maximum(Z, 0, out=Z)",
    "parts": "return float(self.parts.sum() + self.b)",
    "weights": "return np.asarray(rows / self.network.std)",
    "hide": "one[here] = model.average[here]",
}


def code(why: str, model: AnyModel | Refusal) -> tuple[Source, ...]:
    """What core runs for a page."""
    if why == "judges":
        return study.ask, cat.strange, figures.Check, reliability.wilson
    if isinstance(model, NetModel):
        return _network(why, model)
    if isinstance(model, Refusal):
        why = "way"  # as far as it goes
    if why == "weights":
        return cat.Model.z, cat.verdict
    if why == "adds":
        return cat.contributions, cat.partial_sums
    if why == "hide":
        return (cat.hide_patches,)
    return (
        photo.crop_box, photo.square, picture.channels, picture.to_column, cat.Model.z, activation.sigmoid,
        cat.verdict,
    )  # fmt: skip


def _network(why: str, model: NetModel) -> tuple[Source, ...]:
    """The same for a network."""
    if why == "weights":
        return (models.NetModel.filters.fget,)  # type: ignore[attr-defined]
    if why == "adds":
        return (models.NetModel.cat_map, study.Study) if model.has_map else (study.Study,)
    if why == "hide":
        return (study.cover,)
    door = (photo.crop_box, photo.square, *((picture.channels, picture.to_column) if model.kind == "network" else ()))
    inside = (convolution.convolve, pooling.max_pool, pooling.mean_pool) if model.kind == "convolution" else ()
    return (
        *door, convnet.standardised, convnet.through, *inside, study.Study, activation.sigmoid, cat.verdict,
    )  # fmt: skip


def running(frame: Frame) -> str:
    """The line of this station or page."""
    name, model = frame.step.name, frame.scene.model
    if name == "adds" and isinstance(model, NetModel):
        return 'return maps @ w, float(last["b"][0])' if model.has_map else NETWORK["parts"]
    if name == "adds":
        return "return w * x, model.b" if frame.params.against == "black" else "return w * (x - mean)"
    if isinstance(model, NetModel) and name in NETWORK:
        return NETWORK[name]
    return RUNNING.get(name, "")
