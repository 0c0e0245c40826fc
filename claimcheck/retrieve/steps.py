"""Which of very many pairs of figures may make a third that a draft tells, in floating point and for all pairs at once.

With numpy, like `search`: to be imported only where a claim is held against sources.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from claimcheck.model import Form, Quantity
from claimcheck.retrieve.figures import ONE_SIDED, claimed, hundredths
from claimcheck.retrieve.pairing import May

ROUGHLY = 1e-9  # how far off, in proportion, a number may be that was worked out in floating point
WHOLE = 100.0

Doubles = npt.NDArray[np.float64]


def giving(asked: Quantity, many: Fraction, near: Fraction) -> May | None:
    """What tells of values whether any step of arithmetic can make a figure of two of them that gives the one asked for.

    None where its own range does not tell that, as that of a factor does not. `many` is of how many a rate is told, `near` how
    far a bound may be from what is made. What passes is worked out again, as fractions: so a little more may pass, and never less.
    """
    coins = asked.form is Form.MONEY and asked.unit in hundredths()
    if asked.form is Form.MULTIPLE or (asked.change is not None and asked.change.former) or coins:
        return None
    allowed, value = claimed(asked), float(asked.value)
    low, high = float(allowed.low), float(allowed.high)
    bounded, of = asked.bound in ONE_SIDED, float(many)

    def may(firsts: array[float], lasts: array[float]) -> list[int]:
        first, last = np.frombuffer(firsts), np.frombuffer(lasts)
        with np.errstate(all="ignore"):
            made = np.stack([*_steps(first, last, of), *_steps(last, first, of)])
            off = ROUGHLY * (np.abs(made) + np.abs(first) + np.abs(last) + abs(value))
            passing = (made >= low - off) & (made <= high + off)
            if bounded:
                passing &= np.abs(made - value) <= float(near) * np.maximum(abs(value), np.abs(made)) + off
        odd = ~(np.isfinite(first) & np.isfinite(last)) | (first == 0) | (last == 0)
        told: list[int] = np.flatnonzero(passing.any(axis=0) | odd).tolist()
        return told

    return may


def _steps(a: Doubles, b: Doubles, many: float) -> Iterator[Doubles]:
    """All that `derive` may make of two values, the first before the second."""
    yield from (a + b, np.abs(a - b), a * b, a * b / WHOLE)
    yield from (a / b, a / b * many, a / b * WHOLE, np.abs(a - b) / a * WHOLE)
    yield from (a / (b - a) * WHOLE, a / (b + a) * WHOLE)
    for factor in (1 + a / WHOLE, 1 - a / WHOLE):
        yield from (b / factor, np.abs(b - b / factor))
