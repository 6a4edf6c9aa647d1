"""The trained models that came with the program, by name."""

from functools import lru_cache
from pathlib import Path
from typing import Literal, overload

from core import weights
from core.cat import AnyModel, Model
from core.refusal import Refusal

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "models"
ORDER = ("logistic", "network", "convolution")


def models() -> tuple[str, ...]:
    """The names of the models that came with the program."""
    found = {file.stem for file in FOLDER.glob("*.safetensors")}
    first = [name for name in ORDER if name in found]
    return (*first, *sorted(found.difference(ORDER)))


def best() -> str:
    """The model that is right most often on photos from elsewhere.

    By the figures in its own file; logistic if there are none.
    """

    def right(name: str) -> float:
        check = load_model(name).figures.elsewhere
        rate = check.balanced if check is not None else 0.0
        return rate if rate == rate else 0.0  # nan is unknown

    return max(models(), key=right, default="logistic")


@overload
def load_model(name: Literal["logistic"]) -> Model: ...


@overload
def load_model(name: str) -> AnyModel: ...


def load_model(name: str) -> AnyModel:
    """One of `models()`, read once.

    Refusals: no_such_model, and those of `weights.load`.
    """
    if name not in models():
        known = ", ".join(models())
        raise Refusal("no_such_model", model=name, models=known)
    return _read(FOLDER / f"{name}.safetensors")


@lru_cache
def _read(file: Path) -> AnyModel:
    return weights.load(file)
