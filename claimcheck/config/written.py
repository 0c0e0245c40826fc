"""What is written about the configuration: a file to begin with, its schema, its page, and what holds for a draft."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from claimcheck.config.files import NAME
from claimcheck.config.keys import KEYS, SEVERITIES, Key, Kind
from claimcheck.config.settings import Config

WIDTH = 100  # columns of a comment
HEAD = """\
# claimcheck reads this file for every draft in this folder and below it. What is left out is as its default.
# `claimcheck config DRAFT` shows what holds for a draft; docs/configuration.md tells of each key.
"""
Json = dict[str, object]

TYPES: dict[Kind, Json] = {
    Kind.FLAG: {"type": "boolean"},
    Kind.PATH: {"type": "string", "minLength": 1},
    Kind.PATHS: {"oneOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/words"}]},
    Kind.RULES: {"$ref": "#/$defs/words"},
    Kind.SEVERITIES: {"type": "object", "additionalProperties": {"enum": list(SEVERITIES)}},
    Kind.FILES: {"type": "object", "additionalProperties": {"$ref": "#/$defs/words"}},
    Kind.CHOICE: {"type": "string"},
    Kind.DATE: {"oneOf": [{"type": "string"}, {"type": "integer"}]},
    Kind.NUMBER: {"type": "number", "minimum": 0},
}


def template(sources: str = "") -> str:
    """A claimcheck.toml to begin with: each key with what it means, as a comment; the folder of sources, where it is known."""
    parts = [HEAD]
    for key in KEYS:
        text = "\n".join(f"# {line}" for line in wrap(key.help, WIDTH))
        line = f"sources = {_quoted(sources)}" if key.name == "sources" and sources else f"# {key.example}"
        parts.append(f"{text}\n{line}\n")
    return "\n".join(parts)


def schema() -> Json:
    """The JSON Schema (2020-12) of a claimcheck.toml, for editors."""
    properties: Json = {}
    for key in KEYS:
        table, _, inner = key.name.rpartition(".")
        into = properties
        if table:
            whole = properties.setdefault(table, {"type": "object", "additionalProperties": False, "properties": {}})
            assert isinstance(whole, dict)
            into = whole["properties"]
        into[inner] = {
            "description": key.help,
            **TYPES[key.kind],
            **({"enum": list(key.choices)} if key.choices else {}),
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{NAME}, or [tool.claimcheck] in pyproject.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "$defs": {"words": {"type": "array", "items": {"type": "string", "minLength": 1}}},
    }


def page() -> str:
    """The table of all keys as Markdown, for docs/configuration.md."""
    rows = [f"| `{k.name}` | {_told(k.default)} | {k.help} | `{k.example}` |" for k in KEYS]
    return "\n".join(["| key | default | meaning | example |", "| --- | --- | --- | --- |", *rows]) + "\n"


def _told(value: object) -> str:
    return f"`{toml(value)}`" if value not in ("", ()) else "none"


# ── what holds ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Held:
    """A key with its value and where that comes from."""

    name: str
    value: object
    origin: str


def held(config: Config) -> Iterator[Held]:
    """Every key with what holds; one that goes on from layer to layer once for each."""
    for key in KEYS:
        if key.name == "extend":
            continue
        layers = [layer for layer in config.layers if key.name in layer.values]
        if key.kind in (Kind.SEVERITIES, Kind.FILES):
            yield from (
                Held(f"{key.name}.{_bare(name)}", v, layer.line(key.name, name))
                for layer, name, v in config.table(key.name)
            )
        elif key.kind is Kind.RULES and len(layers) > 1:
            yield from (Held(key.name, layer.values[key.name], layer.line(key.name)) for layer in layers)
        else:
            yield Held(key.name, _value(config, key), config.origin(key.name))


def _value(config: Config, key: Key) -> object:
    """The value of a key; a path as it is found from here."""
    if key.name in ("sources", "baseline"):
        return str((config.sources if key.name == "sources" else config.baseline) or "")
    return config.bibliography if key.kind is Kind.PATHS else config.value(key.name)


def held_json(draft: str, found: Iterable[Held], rules: Iterable[tuple[str, str, str, str]]) -> str:
    """What holds for a draft as JSON; the rules are their code, name, severity, and why they are left out."""
    whole = {
        "draft": draft,
        "settings": [{"name": h.name, "value": h.value, "from": h.origin} for h in found],
        "rules": [dict(zip(("code", "name", "severity", "left_out"), rule, strict=True)) for rule in rules],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def toml(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(map(toml, value))}]"
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _bare(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else _quoted(name)
