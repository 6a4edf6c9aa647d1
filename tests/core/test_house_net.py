"""The network of houses: forwards, the slope of every number, what it learns and how it is told."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from core.house_net import (
    Houses,
    Net,
    at_random,
    backward,
    by_hand,
    city,
    columns,
    cost,
    descend,
    forward,
    learn,
    listening,
    miss,
)  # fmt: skip

CITY, UNSEEN = city(), city(200, 2)


def by_loops(net: Net, houses: Houses, k: int) -> float:
    """The price of one house, number by number."""
    facts = [houses.size[k], houses.bedrooms[k], net.table[houses.postcode[k]], houses.wealth[k]]
    units = [max(0.0, sum(w * x for w, x in zip(row, facts, strict=True)) + b)
             for row, b in zip(net.W1.tolist(), net.b1[:, 0].tolist(), strict=True)]  # fmt: skip
    return max(0.0, float(sum(v * a for v, a in zip(net.W2[0], units, strict=True)) + net.b2[0, 0]))


@pytest.mark.parametrize("net", [by_hand(), at_random(CITY, 12)], ids=["by hand", "at random"])
def test_forwards_is_what_a_loop_over_every_wire_computes(net: Net) -> None:
    prices = forward(net, CITY).A2[0]
    assert prices == pytest.approx([by_loops(net, CITY, k) for k in range(CITY.size.size)])


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", [f.name for f in fields(Net)])
def test_every_slope_is_that_of_a_small_nudge(seed: int, name: str) -> None:
    net = at_random(CITY, seed)
    slope, nudge = getattr(backward(net, CITY, forward(net, CITY)), name), 1e-6
    value = getattr(net, name)
    for at in np.ndindex(*value.shape):
        costs = []
        for way in (nudge, -nudge):
            moved = value.copy()
            moved[at] += way
            costs.append(cost(forward(replace(net, **{name: moved}), CITY), CITY))
        assert slope[at] == pytest.approx((costs[0] - costs[1]) / (2 * nudge), rel=1e-3, abs=1e-6)


def test_a_postcode_is_a_name_other_names_with_the_same_table_entries_give_the_same_prices() -> None:
    net, turned = by_hand(), np.array([3, 0, 4, 1, 2])  # postcode k is now called turned[k]
    table = np.empty(5)
    table[turned] = net.table
    renamed = replace(CITY, postcode=turned[CITY.postcode])
    assert (forward(replace(net, table=table), renamed).A2 == forward(net, CITY).A2).all()


def test_a_city_is_the_same_every_time_and_another_from_another_seed() -> None:
    assert (city().price == CITY.price).all()
    assert not (city(120, 2).price == CITY.price).all()
    assert CITY.price.min() > 0
    assert set(CITY.postcode.tolist()) == {0, 1, 2, 3, 4}


def test_random_bends_start_in_the_middle_of_the_houses_and_the_price_alive() -> None:
    for seed in range(20):
        flow = forward(at_random(CITY, seed), CITY)
        assert flow.Z1.mean(axis=1) == pytest.approx(np.zeros(3), abs=1e-9)
        assert (flow.A2 > 0).any()


def test_learning_is_the_step_written_out_and_the_cost_falls_far_below_the_net_made_by_hand() -> None:
    net = at_random(CITY, 12)
    steps = list(learn(CITY, net, 0.05, 1500))
    first = descend(net, backward(net, CITY, forward(net, CITY)), 0.05)
    assert (steps[1].net.W1 == first.W1).all()
    assert [s.k for s in steps[:3]] == [0, 1, 2]
    assert steps[-1].cost < 0.2 * cost(forward(by_hand(), CITY), CITY)
    assert miss(steps[-1].net, UNSEEN) < 0.5 * miss(by_hand(), UNSEEN)


def test_shares_of_listening_add_up_and_say_what_happens_when_an_input_is_shuffled() -> None:
    net = list(learn(CITY, at_random(CITY, 12), 0.05, 1500))[-1].net
    shares = listening(net, CITY)
    assert shares.sum(axis=1) == pytest.approx(np.ones(3))
    X = columns(net.table, CITY)
    for k in range(3):
        moved = []
        for i in range(4):
            other = X.copy()
            other[i] = X[i].mean()
            moved.append(float((net.W1[k] @ X - net.W1[k] @ other).std()))
        assert moved == pytest.approx((shares[k] * sum(moved)).tolist())


def test_a_unit_without_weights_listens_to_nothing_and_divides_by_no_zero() -> None:
    net = by_hand()
    assert (listening(replace(net, W1=np.zeros((3, 4))), CITY) == 0).all()
