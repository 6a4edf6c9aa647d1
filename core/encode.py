"""Whatever it is, a network is given numbers: a row, a sound, a picture.

Structured data are a table: every number has a name.  A sound, a
picture, a sentence are unstructured: they are numbers, too, but none
of them means anything by itself.
Source: course 1, week 1, "Supervised learning with neural networks".
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.refusal import Refusal

RATE = 8000  # samples a second, as on the telephone
LOUDEST = 32767  # the largest number of 16 bits with a sign
MOST = 9  # words of a sentence
LETTERS = 80  # of what is typed
_WORD = re.compile(r"[A-Za-z']+|[\u4e00-\u9fff]")
# Every word has a number: its place in this list, from 1.
WORDS = (
    "the", "a", "cat", "dog", "house", "mat", "tree", "sat", "sits",
    "sleeps", "runs", "sees", "on", "in", "under", "is", "was", "big",
    "small", "black", "white", "and", "not", "I", "you",
    "我", "你", "猫", "狗", "家", "树", "看", "坐", "睡", "跑",
    "在", "上", "下", "里", "是", "不", "大", "小", "黑", "白", "了",
)  # fmt: skip


def row(house: Mapping[str, float]) -> NDArray[Any]:
    """A row of a table as a column: one number for every name."""
    return np.array(list(house.values())).reshape(-1, 1)


def tone(hertz: float, seconds: float) -> NDArray[np.int16]:
    """A plucked string: how far the air is pushed, RATE times a second.

    A sine and its overtones that die away, each faster than the last.
    """
    t = np.arange(round(RATE * seconds)) / RATE  # (n_x,)
    air = np.zeros(len(t))
    for k in (1, 2, 3, 4):
        swing = np.sin(2 * np.pi * k * hertz * t)
        air += swing * np.exp(-5 * k * t) / k
    loud = 0.9 * LOUDEST / np.abs(air).max()
    samples: NDArray[np.int16] = np.rint(loud * air).astype(np.int16)
    return samples  # (n_x,)


def words(sentence: str) -> tuple[str, ...]:
    """The words of a sentence; a Chinese sign is a word of its own.

    Refusals: sentence_empty, sentence_long (with the place).
    """
    found = list(_WORD.finditer(sentence[:LETTERS]))
    if not found:
        raise Refusal("sentence_empty", at=0, length=1)
    if len(found) > MOST or len(sentence) > LETTERS:
        at = found[MOST].start() if len(found) > MOST else LETTERS
        length = max(1, len(sentence.rstrip()) - at)
        raise Refusal("sentence_long", at=at, length=length, most=MOST)
    return tuple(match.group() for match in found)


def number(word: str) -> int:
    """The number of a word; 0 for a word that is not in the list."""
    known = [w.lower() for w in WORDS]
    word = word.lower()
    return known.index(word) + 1 if word in known else 0


def numbers(sentence: Sequence[str]) -> NDArray[Any]:
    """Words as a column of their numbers, (words, 1)."""
    return np.array([number(word) for word in sentence]).reshape(-1, 1)


def shuffled(x: NDArray[Any], seed: int = 10) -> NDArray[Any]:
    """The same numbers in another order, which the seed fixes.

    With the same seed every example is shuffled alike.
    """
    order = np.random.default_rng(seed).permutation(len(x))
    return x[order]
