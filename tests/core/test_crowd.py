"""Where a crowd of balls ends, held against the walk of everybody to the end."""

import numpy as np
import pytest

from core.bowl import LogisticBowl, SquaredSigmoid
from core.crowd import homes
from core.data import trap
from core.surface import Window, basins, minima

WINDOW = Window(-3.0, 3.0, -3.0, 3.0)


@pytest.mark.parametrize("kind", [LogisticBowl, SquaredSigmoid])
@pytest.mark.parametrize("alpha", [0.3, 1.0, 2.0])
def test_stopping_at_home_changes_nobody_s_home(kind: type, alpha: float) -> None:
    surface = kind(*trap())
    bottoms = minima(surface, WINDOW)
    quick = homes(surface, bottoms, WINDOW, 13, alpha, 300)
    assert np.array_equal(quick, basins(surface, bottoms, WINDOW, 13, alpha, 300))


def test_squared_error_keeps_38_7_percent_of_the_starts_in_the_trap_and_the_log_loss_nobody() -> None:
    wavy, bowl = SquaredSigmoid(*trap()), LogisticBowl(*trap())
    ends = homes(wavy, minima(wavy, WINDOW), WINDOW)
    assert round(100 * float((ends == 1).mean()), 1) == 38.7
    assert round(100 * float((ends == 0).mean()), 1) == 61.3
    assert (homes(bowl, minima(bowl, WINDOW), WINDOW) == 0).all()


def test_whoever_is_still_on_the_way_is_at_home_nowhere() -> None:
    surface = LogisticBowl(*trap())
    ends = homes(surface, minima(surface, WINDOW), WINDOW, 7, 0.001, 10)
    assert (ends == -1).all()
