"""The small network: its slopes by finite differences, and the race of the lesson."""

import itertools

import numpy as np
import pytest

from core.activation import ACTIVATIONS, Activation, sigmoid
from core.data import moons, rings
from core.loss import cost
from core.network import Parameters, Step, backward, descend, field, forward, initialise, predict, steps_to, train

X, Y = rings()
FOUR = (2, 8, 8, 8, 8, 1)
ONE = (2, 8, 1)
SEEDS = range(12)


def J_of(parameters: Parameters, activation: Activation) -> float:
    return float(cost(forward(parameters, X, activation)[1][-1], Y))


def race(
    name: str, alpha: float, gain: float, seed: int, sizes: tuple[int, ...] = FOUR, limit: int = 4000
) -> int | None:
    return steps_to(train(X, Y, sizes, ACTIVATIONS[name], alpha, gain, seed, limit), 0.2)


def at(k: int, name: str, alpha: float, gain: float, seed: int) -> Step:
    return next(itertools.islice(train(X, Y, FOUR, ACTIVATIONS[name], alpha, gain, seed, k), k, None))


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("sizes", [(2, 1), (2, 5, 1), (2, 4, 3, 1)])
def test_backward_gives_the_slope_of_the_cost_for_every_single_parameter(name: str, sizes: tuple[int, ...]) -> None:
    activation, h = ACTIVATIONS[name], 1e-6
    r = np.random.default_rng(7)
    parameters = tuple((W, r.normal(0, 0.3, b.shape)) for W, b in initialise(sizes, 2.0, 1))
    slopes = backward(parameters, *forward(parameters, X, activation), Y, activation)
    for layer, which in itertools.product(range(len(sizes) - 1), (0, 1)):
        values, slope = parameters[layer][which], slopes[layer][which]
        assert values.shape == slope.shape
        for i in np.ndindex(values.shape):
            middle = values[i]
            values[i] = middle + h
            above = J_of(parameters, activation)
            values[i] = middle - h
            below = J_of(parameters, activation)
            values[i] = middle
            assert slope[i] == pytest.approx((above - below) / (2 * h), abs=1e-7)


def test_forward_keeps_what_goes_into_each_layer_and_what_comes_out() -> None:
    parameters = initialise(FOUR, 2.0, 0)
    A, Z = forward(parameters, X, ACTIVATIONS["relu"])
    assert [a.shape for a in A] == [(2, 120), (8, 120), (8, 120), (8, 120), (8, 120)]
    assert [z.shape for z in Z] == [(8, 120), (8, 120), (8, 120), (8, 120), (1, 120)]
    np.testing.assert_array_equal(A[2], np.maximum(0, Z[1]))


def test_the_weights_spread_as_the_gain_says_and_the_last_layer_always_by_one() -> None:
    (W1, b1), (W2, _), (W3, _) = initialise((400, 500, 300, 200), 2.0, 0)
    assert [W.std() ** 2 for W in (W1, W2, W3)] == pytest.approx([2 / 400, 2 / 500, 1 / 300], rel=0.03)
    assert W1.shape == (500, 400)
    assert b1.shape == (500, 1)
    assert not b1.any()


def test_another_gain_keeps_the_directions_and_another_seed_does_not() -> None:
    small, large, other = initialise(FOUR, 2.0, 3), initialise(FOUR, 16.0, 3), initialise(FOUR, 2.0, 4)
    for layer in range(4):
        np.testing.assert_allclose(large[layer][0], small[layer][0] * np.sqrt(8), rtol=1e-12)
    np.testing.assert_array_equal(large[4][0], small[4][0])
    assert not np.allclose(other[0][0], small[0][0])


def test_a_training_is_the_same_every_time_and_starts_from_the_untrained_network() -> None:
    one, two = (list(train(X, Y, FOUR, ACTIVATIONS["tanh"], 0.5, 1.0, 3, 20)) for _ in range(2))
    assert [s.k for s in one] == list(range(21))
    assert [s.cost for s in one] == [s.cost for s in two]
    np.testing.assert_array_equal(one[0].parameters[2][0], initialise(FOUR, 1.0, 3)[2][0])
    assert one[20].cost < one[0].cost


def test_a_step_tells_cost_accuracy_and_slopes_of_its_own_parameters() -> None:
    relu = ACTIVATIONS["relu"]
    steps = list(train(X, Y, FOUR, relu, 0.5, 2.0, 0, 30))
    for s, after in itertools.pairwise(steps):
        slopes = backward(s.parameters, *forward(s.parameters, X, relu), Y, relu)
        assert s.cost == J_of(s.parameters, relu)
        assert s.accuracy == np.mean((predict(s.parameters, X, relu) > 0.5) == (Y == 1))
        np.testing.assert_allclose(s.slopes, [np.sqrt((dW**2).sum()) for dW, _ in slopes], rtol=1e-12)
        for (W, b), (W_next, b_next) in zip(descend(s.parameters, slopes, 0.5), after.parameters, strict=True):
            np.testing.assert_array_equal(W, W_next)
            np.testing.assert_array_equal(b, b_next)


def test_without_hidden_layers_it_is_logistic_regression() -> None:
    last = list(train(X, Y, (2, 1), ACTIVATIONS["relu"], 1.0, 1.0, 0, 50))[-1]
    (W, b), w, c = last.parameters[0], *initialise((2, 1), 1.0, 0)[0]
    for _ in range(50):
        dz = (sigmoid(w @ X + c) - Y) / 120
        w, c = w - dz @ X.T, c - dz.sum()
    np.testing.assert_allclose(W, w, rtol=1e-12)
    np.testing.assert_allclose(b, c, rtol=1e-12)
    assert last.accuracy < 0.7  # and a line cannot part the rings


@pytest.mark.parametrize(
    ("name", "alpha", "gain", "median", "shortest"),
    [("relu", 0.3, 2, 50.5, 29), ("relu", 0.5, 2, 37.5, 18), ("sigmoid", 3.0, 16, 176, 126), ("tanh", 0.5, 1, 61, 34)],
)
def test_the_race_over_four_hidden_layers_ends_as_noted(
    name: str, alpha: float, gain: float, median: float, shortest: int
) -> None:
    steps = [race(name, alpha, gain, seed) or 4000 for seed in SEEDS]
    assert max(steps) < 4000  # 12 of 12 arrive
    assert np.median(steps) == pytest.approx(median, rel=0.02)
    assert min(steps) == pytest.approx(shortest, abs=1)


@pytest.mark.parametrize(
    ("name", "alpha", "gain", "median"), [("relu", 2.0, 2, 27), ("sigmoid", 5.0, 2, 88), ("sigmoid", 10.0, 16, 36)]
)
def test_with_one_hidden_layer_the_gap_nearly_closes(name: str, alpha: float, gain: float, median: float) -> None:
    steps = [race(name, alpha, gain, seed, ONE) or 4000 for seed in SEEDS]
    assert np.median(steps) == pytest.approx(median, rel=0.03)


def test_with_the_same_weights_and_alpha_sigmoid_is_still_on_its_flat_start_when_relu_is_long_done() -> None:
    for seed in (0, 1):
        assert race("relu", 0.3, 2, seed, limit=200) is not None
        late = at(1500, "sigmoid", 0.3, 2, seed)
        assert late.cost == pytest.approx(np.log(2), abs=0.01)


def test_with_the_same_weights_and_about_its_best_alpha_sigmoid_arrives_hundreds_of_steps_later() -> None:
    steps = [race("sigmoid", 3.0, 2, seed, limit=1500) or 1500 for seed in range(4)]
    assert min(steps) > 570
    assert np.median(steps) < 1500


@pytest.mark.parametrize(
    ("name", "gain", "noted"),
    [
        ("relu", 2, [2.4e-2, 5.1e-2, 6.8e-2, 6.6e-2, 9.3e-2]),
        ("sigmoid", 2, [2.1e-4, 1.4e-3, 5.4e-3, 1.7e-2, 1.0e-1]),
        ("sigmoid", 16, [1.1e-3, 3.1e-3, 7.5e-3, 1.6e-2, 1.5e-1]),
    ],
)
def test_the_slopes_of_the_layers_at_the_start_are_the_noted_staircase(
    name: str, gain: float, noted: list[float]
) -> None:
    slopes = np.median([at(0, name, 1.0, gain, seed).slopes for seed in SEEDS], axis=0)
    np.testing.assert_allclose(slopes, noted, rtol=0.05)


def test_after_a_hundred_steps_sigmoid_is_flat_in_all_layers_and_has_not_begun() -> None:
    steps = [at(100, "sigmoid", 3.0, 2, seed) for seed in SEEDS]
    slopes = np.median([s.slopes for s in steps], axis=0)
    assert (slopes.min(), slopes.max()) == pytest.approx((1.9e-4, 6.9e-4), rel=0.05)
    assert np.median([s.cost for s in steps]) == pytest.approx(0.69, abs=0.01)


def test_after_twenty_steps_relu_has_large_slopes_in_all_layers() -> None:
    slopes = np.median([at(20, "relu", 0.5, 2, seed).slopes for seed in SEEDS], axis=0)
    assert slopes.min() > 0.04


def test_relu_wins_on_the_moons_too() -> None:
    data = moons()
    relu = [steps_to(train(*data, FOUR, ACTIVATIONS["relu"], 0.5, 2, seed, 600), 0.2) or 600 for seed in range(6)]
    sigm = [steps_to(train(*data, FOUR, ACTIVATIONS["sigmoid"], 3, 16, seed, 600), 0.2) or 600 for seed in range(6)]
    assert max(relu) < 600
    assert 2 * np.median(relu) < np.median(sigm)


def test_steps_to_stops_a_training_at_its_goal_and_says_when_there_is_none() -> None:
    running = train(X, Y, FOUR, ACTIVATIONS["relu"], 0.5, 2.0, 0, 500)
    k = steps_to(running, 0.2)
    assert k is not None
    assert next(running).k == k + 1
    assert steps_to(train(X, Y, FOUR, ACTIVATIONS["sigmoid"], 0.3, 2.0, 0, 50), 0.2) is None


def test_too_large_an_alpha_ends_in_numbers_that_say_so_and_in_no_warning() -> None:
    last = list(train(X, Y, FOUR, ACTIVATIONS["leaky_relu"], 1e9, 16.0, 0, 60))[-1]
    assert last.k == 60
    assert not np.isfinite(last.cost)


def test_the_field_has_x1_along_its_rows_and_parts_the_rings_it_has_learned() -> None:
    relu = ACTIVATIONS["relu"]
    last = list(train(X, Y, FOUR, relu, 0.3, 2.0, 2, 300))[-1]
    across, up = np.linspace(-1.5, 1.5, 31), np.linspace(-1.0, 1.0, 21)
    P = field(last.parameters, relu, across, up)
    assert P.shape == (31, 21)
    assert P[4, 7] == pytest.approx(predict(last.parameters, np.array([[across[4]], [up[7]]]), relu)[0, 0], rel=1e-12)
    assert last.accuracy > 0.95
    assert P[15, 10] < 0.5  # inside the small ring
    assert P[0, 10] > 0.5  # outside, on the left
