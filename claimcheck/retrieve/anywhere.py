"""A claim wherever it stands: what is worked out of the claim alone need not be worked out again when the text before it grows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import TypeVar

from claimcheck import model
from claimcheck.model import Claim, Span
from claimcheck.retrieve.recent import Recent

T = TypeVar("T")
MOST = 500  # claims: those of a draft of 4,000 words, for which there are up to 50,000 candidates


_FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple(f.name for f in fields(kind))
    for kind in vars(model).values()
    if isinstance(kind, type) and is_dataclass(kind)
}


def anywhere(value: object, start: int) -> object:
    """A value of the model in plain tuples, its spans counted from `start`; what stands nowhere stays so."""
    if isinstance(value, Span):
        return (value.start - start, value.end - start) if value.end else None
    if isinstance(value, tuple):
        return tuple([anywhere(v, start) for v in value])
    names = _FIELDS.get(type(value), ())
    return (type(value), *[anywhere(getattr(value, n), start) for n in names]) if names else value


class Answers(Recent[object, T]):
    """What was worked out of claims, by what they say, for the claims that were asked for last."""

    def __init__(self) -> None:
        super().__init__(MOST)

    def of_claim(self, claim: Claim, answer: Callable[[Claim], T]) -> T:
        """The answer for a claim: the one for its like elsewhere in a text, or a new one.

        So the answer must follow from the claim, and say nothing of where it stands.
        """
        return self.of(anywhere(claim, claim.sentence.start), lambda: answer(claim))
