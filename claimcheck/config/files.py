"""Configuration files: found upward from a draft, read, and each value checked where it stands."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.config.keys import BY_NAME, SEVERITIES, TABLES, Key, Kind
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.read.toml import Path as Where
    from claimcheck.read.toml import Places

NAME, SHARED = "claimcheck.toml", "pyproject.toml"
SECTION = ("tool", "claimcheck")
LARGEST = 1_000_000  # bytes; a larger file is no configuration
DAY = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True)
class Layer:
    """What one file, or the command line, sets: values by the names of keys, those of tables as "limits.file-megabytes".

    `where` is the file as a reader finds it from here, or "the command line", which has no `text`.
    """

    where: str
    values: dict[str, object]
    folder: Path = Path()
    text: str = field(default="", repr=False)
    section: tuple[str, ...] = ()

    @cached_property
    def _places(self) -> Places:
        from claimcheck.read.toml import places

        return places(self.text)

    def place(self, *path: str | int) -> str:
        """Where the value at a path stands, for the beginning of a message."""
        if not self.text:
            return self.where
        whole = (*self.section, *path)
        found = self._places.values.get(whole) or self._places.keys.get(whole)
        return f"{self.where}, {found}" if found else self.where

    def key_place(self, *path: str | int) -> str:
        """The same of its key."""
        found = self._places.keys.get((*self.section, *path))
        return f"{self.where}, {found}" if found else self.where

    def line(self, *path: str) -> str:
        """The file and the line that set a key, as an editor takes it: "claimcheck.toml:3"."""
        found = self._places.keys.get((*self.section, *path))
        return f"{self.where}:{found.line}" if found else self.where


def layers_for(draft: Path) -> tuple[Layer, ...]:
    """What the configuration that holds for a draft sets, the base first; none where there is no such file.

    Raises ClaimcheckError with the place of what is wrong.
    """
    for folder in Path(os.path.abspath(draft)).parents:  # noqa: PTH100 (a link is configured by where it stands)
        for name in (NAME, SHARED):
            path = folder / name
            if path.is_file() and (layers := _chain(path, ())):
                return layers
    return ()


def layers_of(path: Path) -> tuple[Layer, ...]:
    """What the configuration at a path sets, the base first; raises ClaimcheckError where it cannot be read."""
    layers = _chain(Path(os.path.abspath(path)), ())  # noqa: PTH100
    if not layers:
        raise ClaimcheckError(f"{shown(path)}: has no [tool.claimcheck]. Add that table, or name another file.")
    return layers


def shown(path: Path) -> str:
    """A path as its reader would name it from here."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100
    here = Path.cwd()
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(whole)


def _chain(path: Path, above: tuple[Path, ...]) -> tuple[Layer, ...]:
    """The file's layer after those that it goes on from; nothing for a pyproject.toml that is silent about claimcheck."""
    layer = _layer(path)
    if layer is None:
        return ()
    base = layer.values.get("extend")
    if not isinstance(base, str):
        return (layer,)
    other = Path(os.path.normpath(layer.folder / base))
    at = layer.place("extend")
    if other in (path, *above):
        raise ClaimcheckError(f"{at}: “extend” goes in a circle. Take it out of one of the files.")
    if not other.is_file():
        raise ClaimcheckError(
            f"{at}: there is no file “{base}” to extend. Mend the path, from the folder of this file."
        )
    below = _chain(other, (path, *above))
    if not below:
        raise ClaimcheckError(f"{at}: “{base}” has no [tool.claimcheck]. Name a file that has.")
    return (*below, layer)


def _layer(path: Path) -> Layer | None:
    name = shown(path)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ClaimcheckError(f"{name}: cannot be read ({error.strerror}). Mend that, or name another file.") from None
    in_section = path.name == SHARED
    if in_section and b"claimcheck" not in data:
        return None
    if len(data) > LARGEST:
        raise ClaimcheckError(f"{name}: has more than a megabyte, and is no configuration. Name another file.")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ClaimcheckError(f"{name}: is not UTF-8. Save it as UTF-8 text.") from None
    from claimcheck.read.toml import parsed  # with tomllib, which a run without a configuration does without

    table: object = parsed(text, name)
    for part in SECTION if in_section else ():
        table = table.get(part) if isinstance(table, dict) else None
    if table is None:
        return None
    layer = Layer(name, {}, path.parent, text, SECTION if in_section else ())
    if not isinstance(table, dict):
        raise ClaimcheckError(f"{layer.place()}: [tool.claimcheck] must be a table.")
    layer.values.update(_flat(table, layer))
    return layer


# ── the checks ───────────────────────────────────────────────────────────────────────────────────


def _flat(table: dict[str, object], layer: Layer) -> Iterator[tuple[str, object]]:
    """The keys that are set, with their values; raises ClaimcheckError for an unknown key and for a value of another type."""
    for name, value in table.items():
        if name in TABLES:
            if not isinstance(value, dict):
                raise ClaimcheckError(f"{layer.place(name)}: “{name}” must be a table, such as {_example(name)}.")
            for inner, of_it in value.items():
                yield _entry(f"{name}.{inner}", of_it, layer, name, inner)
        else:
            yield _entry(name, value, layer, name)


def _example(table: str) -> str:
    return next(key.example for name, key in BY_NAME.items() if name.startswith(f"{table}."))


def _entry(name: str, value: object, layer: Layer, *path: str) -> tuple[str, object]:
    key = BY_NAME.get(name)
    if key is None:
        raise ClaimcheckError(f"{layer.key_place(*path)}: unknown key “{path[-1]}”.{_hint(name)}")
    return name, _value(key, value, layer, path)


def _hint(name: str) -> str:
    from claimcheck.read.toml import nearest

    table, dot, inner = name.rpartition(".")
    known = [k.removeprefix(f"{table}.") for k in BY_NAME if k.startswith(f"{table}.")] if dot else list(BY_NAME)
    near = nearest(inner, known if dot else [*(k for k in known if "." not in k), *TABLES])
    if not near and not dot:
        near = next(
            (k for k in BY_NAME if k.rpartition(".")[2] == nearest(name, [k.rpartition(".")[2] for k in BY_NAME])), ""
        )
    return f" Did you mean “{near}”?" if near else f" Known are {', '.join(known)}."


def _value(key: Key, value: object, layer: Layer, path: Where) -> object:
    match key.kind:
        case Kind.FLAG if isinstance(value, bool):
            return value
        case Kind.PATH if isinstance(value, str) and value:
            return value
        case Kind.PATHS if isinstance(value, str) and value:
            return (value,)
        case Kind.PATHS | Kind.RULES if isinstance(value, list):
            return _texts(key, value, layer, path)
        case Kind.SEVERITIES if isinstance(value, dict):
            return tuple((rule, _severity(rule, v, layer, path)) for rule, v in value.items())
        case Kind.FILES if isinstance(value, dict):
            return tuple((pattern, _rules_of(key, v, layer, (*path, pattern))) for pattern, v in value.items())
        case Kind.CHOICE if value in key.choices:
            return value
        case Kind.DATE if _is_date(value):
            return str(value)
        case Kind.NUMBER if (
            isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < float("inf")
        ):
            return value
    raise _wrong(key, layer, path)


def _wrong(key: Key, layer: Layer, path: Where) -> ClaimcheckError:
    return ClaimcheckError(f"{layer.place(*path)}: “{key.name}” must be {key.wanted}. An example: {key.example}")


def _texts(key: Key, value: list[object], layer: Layer, path: Where) -> tuple[str, ...]:
    for number, item in enumerate(value):
        if not isinstance(item, str) or not item:
            raise _wrong(key, layer, (*path, number))
    return tuple(map(str, value))


def _rules_of(key: Key, value: object, layer: Layer, path: Where) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _wrong(key, layer, path)
    return _texts(key, value, layer, path)


def _severity(rule: str, value: object, layer: Layer, path: Where) -> str:
    if value not in SEVERITIES:
        from claimcheck.read.toml import nearest

        near = nearest(value, SEVERITIES) if isinstance(value, str) else ""
        hint = f" Did you mean “{near}”?" if near else ""
        raise ClaimcheckError(f"{layer.place(*path, rule)}: a severity is one of {', '.join(SEVERITIES)}.{hint}")
    return str(value)


def _is_date(value: object) -> bool:
    """Whether a value is a day, a year as a number, or a text that is a year, a month or a day."""
    if isinstance(value, dt.datetime | bool):
        return False
    return isinstance(value, dt.date) or (isinstance(value, int | str) and bool(DAY.fullmatch(str(value))))
