"""What the cache holds: plain values and the types of the model, as bytes and back."""

from __future__ import annotations

import datetime as dt
import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter

from claimcheck import model

_MODEL = {
    name: kind
    for name, kind in vars(model).items()
    if isinstance(kind, type) and kind.__module__ == model.__name__ and (is_dataclass(kind) or issubclass(kind, Enum))
}
_ALLOWED: dict[tuple[str, str], type] = {
    **{(model.__name__, name): kind for name, kind in _MODEL.items()},
    ("fractions", "Fraction"): Fraction,
    ("decimal", "Decimal"): Decimal,
    ("datetime", "date"): dt.date,
    ("builtins", "set"): set,
    ("builtins", "frozenset"): frozenset,
}


def _values(names: tuple[str, ...]) -> Callable[[object], tuple[object, ...]]:
    """What gives the values of some fields."""
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


_FIELDS: dict[type, Callable[[object], tuple[object, ...]]] = {
    kind: _values(tuple(f.name for f in fields(kind))) for kind in _MODEL.values() if is_dataclass(kind)
}
FRACTIONS = 65_536  # that are held
_PLAIN = {type(None), bool, int, float, str, bytes, tuple, list, dict, set, frozenset}


def _members(kind: type[Enum]) -> Callable[[object], Enum]:
    """What gives the member of a value; raises KeyError where there is none."""
    return {member.value: member for member in kind}.__getitem__


Reducer = Callable[[object], tuple[type, tuple[object, ...]]]


def _reducer(kind: type) -> Reducer:
    """What writes a value as its class and what this takes: smaller and quicker than the default, and quicker to read."""
    if issubclass(kind, Enum):
        return lambda value: (kind, (value.value,))  # type: ignore[attr-defined]
    values = attrgetter("numerator", "denominator") if kind is Fraction else _FIELDS[kind]
    return lambda value: (kind, values(value))


class _Reducers(dict[type, Reducer]):
    """The reducers of the model's types; a KeyError, which is the default way, for what else may be held."""

    def __missing__(self, kind: type) -> Reducer:
        if issubclass(kind, type) or kind in _PLAIN or _ALLOWED.get((kind.__module__, kind.__qualname__)) is kind:
            raise KeyError(kind)
        raise TypeError(f"the cache cannot hold a {kind.__qualname__}")


class _Pickler(pickle.Pickler):
    dispatch_table = _Reducers({kind: _reducer(kind) for kind in (*_MODEL.values(), Fraction)})


# What makes a value from what is written of it: members of an Enum and fractions, of which there are many and few different
# ones, are looked up, for Python takes several times as long to find or make one.
_MAKERS: dict[tuple[str, str], Callable[..., object]] = {
    **_ALLOWED,
    **{(model.__name__, name): _members(kind) for name, kind in _MODEL.items() if issubclass(kind, Enum)},
    ("fractions", "Fraction"): lru_cache(maxsize=FRACTIONS)(Fraction),
}


class _Unpickler(pickle.Unpickler):
    """Reads the model's classes and plain values, nothing else: a foreign cache file cannot run code."""

    def find_class(self, module: str, name: str) -> Callable[..., object]:
        try:
            return _MAKERS[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} has no place in the cache") from None


def dumps(value: object) -> bytes:
    """The value as bytes; raises TypeError for a type that the cache may not hold."""
    out = io.BytesIO()
    _Pickler(out, protocol=5).dump(value)
    return out.getvalue()


def loads(data: bytes) -> object:
    """The value of such bytes; raises pickle.UnpicklingError, or what a damaged stream makes of itself."""
    return _Unpickler(io.BytesIO(data)).load()
