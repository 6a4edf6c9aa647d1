"""Three neurons and one more: four facts about a house make three features, and these make its price.

Every neuron is the same bent line, a = max(0, w x + b).  The postcode
is a name and no amount: it enters through a table that has a number
for each postcode, and the table is learned like the weights.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.activation import relu, relu_slope
from core.descent import beyond_is_inf

Array: TypeAlias = NDArray[np.float64]
POSTCODES = (104, 215, 320, 433, 508)


@dataclass(frozen=True, eq=False)
class Houses:
    """m houses, what is known of them, and their prices."""

    size: Array  # (m,) in 100 m2
    bedrooms: Array  # (m,)
    postcode: NDArray[np.intp]  # (m,) its place in POSTCODES
    wealth: Array  # (m,) income here, 1 is the average
    price: Array  # (m,) in 100,000


@dataclass(frozen=True, eq=False)
class Net:
    """All that is learned."""

    W1: Array  # (3, 4)
    b1: Array  # (3, 1)
    W2: Array  # (1, 3)
    b2: Array  # (1, 1)
    table: Array  # (5,) a number for each postcode


@dataclass(frozen=True, eq=False)
class Flow:
    """All that is computed on the way to the price."""

    X: Array  # (4, m)
    Z1: Array  # (3, m)
    A1: Array  # (3, m)
    Z2: Array  # (1, m)
    A2: Array  # (1, m) the price


@dataclass(frozen=True, eq=False)
class Step:
    """One moment of the learning, before its update."""

    k: int
    cost: float  # J: the mean squared error
    net: Net


def city(m: int = 120, seed: int = 1) -> Houses:
    """Invent m houses.  The network never sees the rule, only prices.

    A floor without bedrooms is worth little, and so are bedrooms
    without a floor; wealth counts only above nine tenths.
    """
    r = np.random.default_rng(seed)
    shops = np.array([0.6, 1.0, 0.2, 0.8, 0.0])  # (5,)
    postcode = r.integers(0, 5, m)
    size = r.uniform(0.4, 2.4, m).round(1)
    bedrooms = 1.6 * size + 0.5 + r.normal(0.0, 1.2, m)
    bedrooms = bedrooms.round().clip(1.0, 5.0)
    near = shops[postcode]
    wealth = 0.4 + 0.7 * near + r.normal(0.0, 0.45, m)
    wealth = wealth.clip(0.0, 2.0).round(1)
    room = np.minimum(1.8 * size, bedrooms)
    price = 0.3 + 0.7 * room + 0.5 * near
    price += 1.5 * relu(wealth - 0.9)
    price += r.normal(0.0, 0.08, m)  # what nobody knows
    return Houses(
        size, bedrooms, postcode, wealth, price.round(1))


def by_hand() -> Net:
    """The course's story: family size, walkability, school quality.

    Our own numbers; every wire that the story does not need is 0.
    """
    W1 = np.array([
        [0.9, 0.4, 0.0, 0.0],  # family size
        [0.0, 0.0, 1.0, 0.0],  # walkability
        [0.0, 0.0, 0.4, 1.2]])  # school quality
    b1 = np.array([[-0.4], [0.0], [-0.8]])
    W2 = np.array([[0.7, 0.3, 0.8]])
    table = np.array([0.6, 1.0, 0.2, 0.8, 0.0])
    return Net(W1, b1, W2, np.array([[0.2]]), table)


def at_random(houses: Houses, seed: int) -> Net:
    """A net that knows nothing, from a seed.

    Each bend starts in the middle of the houses, so that about half
    of them wake the unit; the price starts at the average.
    """
    r = np.random.default_rng(seed)
    W1 = r.normal(0.0, 0.5, (3, 4))
    table = r.uniform(0.0, 1.0, 5)
    W2 = r.normal(0.0, 0.5, (1, 3))
    X = columns(table, houses)  # (4, m)
    b1 = -W1 @ X.mean(axis=1, keepdims=True)
    b2 = houses.price.mean().reshape(1, 1)
    return Net(W1, b1, W2, b2, table)


def columns(table: Array, houses: Houses) -> Array:
    """A column for each house, (4, m): the postcode looked up."""
    looked_up = table[houses.postcode]  # (m,)
    return np.array([
        houses.size, houses.bedrooms, looked_up, houses.wealth])


def forward(net: Net, houses: Houses) -> Flow:
    """From left to right: four facts, three units, one price."""
    X = columns(net.table, houses)
    Z1 = net.W1 @ X + net.b1  # (3, m)
    A1 = relu(Z1)
    Z2 = net.W2 @ A1 + net.b2  # (1, m)
    A2 = relu(Z2)
    return Flow(X, Z1, A1, Z2, A2)


def backward(net: Net, houses: Houses, flow: Flow) -> Net:
    """The slope of J = mean((a - y)^2) for every number of the net.

    From the price back; the table's share is what comes back to the
    looked-up input, added up for each postcode.
    """
    m = houses.price.size
    dA2 = 2.0 * (flow.A2 - houses.price) / m  # (1, m)
    dZ2 = dA2 * relu_slope(flow.Z2)
    dZ1 = net.W2.T @ dZ2 * relu_slope(flow.Z1)  # (3, m)
    back = net.W1[:, 2] @ dZ1  # (m,)
    table = np.zeros_like(net.table)
    np.add.at(table, houses.postcode, back)  # (5,)
    return Net(
        dZ1 @ flow.X.T,
        dZ1.sum(axis=1, keepdims=True),
        dZ2 @ flow.A1.T,
        dZ2.sum(axis=1, keepdims=True),
        table)


def cost(flow: Flow, houses: Houses) -> float:
    """J: the mean of (a - y)^2 over the houses."""
    return float(((flow.A2 - houses.price) ** 2).mean())


def descend(net: Net, slope: Net, alpha: float) -> Net:
    """One step downhill for everything at once."""
    return Net(
        net.W1 - alpha * slope.W1,
        net.b1 - alpha * slope.b1,
        net.W2 - alpha * slope.W2,
        net.b2 - alpha * slope.b2,
        net.table - alpha * slope.table)


@beyond_is_inf
def learn(
    houses: Houses, net: Net, alpha: float, steps: int
) -> Iterator[Step]:
    """Gradient descent: yields steps + 1 Steps, `net` first."""
    for k in range(steps + 1):
        flow = forward(net, houses)
        yield Step(k, cost(flow, houses), net)
        slope = backward(net, houses, flow)
        net = descend(net, slope, alpha)


def listening(net: Net, houses: Houses) -> Array:
    """How much each unit listens to each input: shares, (3, 4).

    A weight counts as much as its input varies from house to house:
    |w| times the standard deviation, as a share of the row's sum.
    """
    spread = columns(net.table, houses).std(axis=1)  # (4,)
    moved = np.abs(net.W1) * spread
    total = moved.sum(axis=1, keepdims=True)
    return np.asarray(moved / np.maximum(total, 1e-12))


def miss(net: Net, houses: Houses) -> float:
    """By how much the price is off on average: mean |a - y|."""
    A2 = forward(net, houses).A2
    return float(np.abs(A2 - houses.price).mean())
