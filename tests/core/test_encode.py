"""Whatever it is becomes numbers: the sound's swings, the words' places, the same order for all."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.encode import LOUDEST, MOST, RATE, WORDS, number, numbers, row, shuffled, tone, words
from core.refusal import Refusal


def test_a_row_keeps_its_numbers_in_the_order_of_their_names() -> None:
    assert row({"size": 120.0, "age": 25.0}).tolist() == [[120.0], [25.0]]


@given(st.floats(50, 900))
def test_a_tone_is_sixteen_bits_dies_away_and_swings_at_its_pitch(hertz: float) -> None:
    samples = tone(hertz, 1.0)
    assert samples.dtype == np.int16
    assert samples.shape == (RATE,)
    assert 0.89 * LOUDEST < np.abs(samples.astype(int)).max() <= 0.9 * LOUDEST + 1
    assert np.abs(samples[-800:].astype(int)).max() < 0.05 * LOUDEST
    strongest = int(np.argmax(np.abs(np.fft.rfft(samples.astype(float)))))  # one bin a hertz
    assert abs(strongest - hertz) <= 2


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=MOST))
def test_every_word_of_the_list_has_its_place_as_its_number(chosen: list[str]) -> None:
    found = words(" ".join(chosen))
    assert found == tuple(chosen)
    assert numbers(found).ravel().tolist() == [WORDS.index(word) + 1 for word in chosen]


def test_the_list_has_no_word_twice_and_an_unknown_word_is_0() -> None:
    assert len({word.lower() for word in WORDS}) == len(WORDS)
    assert number("quark") == 0
    assert number("Cat") == number("cat") == WORDS.index("cat") + 1


def test_a_chinese_sign_is_a_word_of_its_own() -> None:
    assert words("猫在树下。") == ("猫", "在", "树", "下")


@pytest.mark.parametrize(("text", "code", "at"), [
    ("", "sentence_empty", 0), (" 123 !", "sentence_empty", 0), ("a " * 10, "sentence_long", 18),
    ("猫" * 12, "sentence_long", 9), ("x" * 200, "sentence_long", 80),
])  # fmt: skip
def test_what_is_no_short_sentence_is_refused_at_its_place(text: str, code: str, at: int) -> None:
    with pytest.raises(Refusal) as refused:
        words(text)
    assert refused.value.code == code
    assert refused.value.values["at"] == at
    assert int(str(refused.value.values["length"])) >= 1


@given(st.integers(1, 200), st.integers(0, 50))
def test_shuffling_loses_no_number_and_is_the_same_for_every_example(n: int, seed: int) -> None:
    one, other = np.arange(n), np.arange(n) * 10
    np.testing.assert_array_equal(np.sort(shuffled(one, seed)), one)
    np.testing.assert_array_equal(shuffled(other, seed), 10 * shuffled(one, seed))
