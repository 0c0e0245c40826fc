"""Bibliographies: BibTeX, CSL-JSON and RIS, each entry with its key and what tells its work."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claimcheck.model import Notice

LARGEST = 5_000_000  # bytes; a larger file is no bibliography
BIB_ENTRY = re.compile(r"^[ \t]*@(\w{1,40})\s{0,20}[{(]\s{0,20}([^\s,{}()]{1,200})\s{0,20},", re.MULTILINE)
BIB_FIELD = re.compile(r"(?:^|[,{\n])\s{0,40}([A-Za-z]{2,20})\s{0,20}=\s{0,20}")
RIS_LINE = re.compile(r"^([A-Z][A-Z0-9])  ?-[ \t]?(.*)$")
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
ACCENT = re.compile(r"\\(?:[`'^\"~=.uvHcdbkr]|[a-zA-Z]+)\s*\{?(\w)\}?|\\([&%$#_{}])")
NOT_ENTRIES = frozenset({"comment", "string", "preamble"})


@dataclass(frozen=True, slots=True)
class Record:
    """A work as a bibliography has it; `authors` are divided by semicolons, `pages` are the first and last of its own.

    `total` is how many pages it has; `pages` alone, where it is one number, may be that of a single page.
    """

    key: str
    title: str = ""
    authors: str = ""
    publisher: str = ""
    year: str = ""
    url: str = ""
    doi: str = ""
    pages: str = ""
    file: str = ""
    total: str = ""

    @property
    def extent(self) -> tuple[int, int]:
        """The numbers of its first and last page; 0 where they are not told."""
        total = re.findall(r"\d+", self.total)
        own = re.fullmatch(r"\D*(\d+)\s*(?:[-–—]+|to)\s*(\d+)\D*", self.pages)
        if own:
            first, last = own[1], own[2]
            last = first[: len(first) - len(last)] + last if len(last) < len(first) else last  # "112–8"
            return (int(first), int(last)) if int(first) <= int(last) else (0, 0)
        return (1, int(total[0])) if total and int(total[0]) else (0, 0)

    @property
    def text(self) -> str:
        """The record in the words of a reference, as a reader of notes finds them."""
        said = [self.authors, self.year, f"*{self.title}*" if self.title else "", self.publisher, self.url]
        return ". ".join(s for s in (*said, f"https://doi.org/{self.doi}" if self.doi else "") if s)


@lru_cache(maxsize=64)
def records(path: str, state: tuple[int, int]) -> tuple[Record, ...]:
    """The records of a bibliography as it is at a size and time of change; none where it cannot be read."""
    file = Path(path)
    if state[0] > LARGEST:
        return ()
    try:
        text = file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ()
    reads = {".json": _csl, ".ris": _ris}.get(file.suffix.lower(), _bibtex)
    return tuple(reads(text))


def read(path: str) -> tuple[Record, ...]:
    """The records of a bibliography; none where there is no such file or it cannot be read."""
    try:
        stat = Path(path).stat()
    except OSError:
        return ()
    return records(path, (stat.st_size, stat.st_mtime_ns))


def unread(paths: Iterable[str]) -> Iterator[Notice]:
    """A notice for each bibliography that cannot be read."""
    for path in dict.fromkeys(paths):
        try:
            with Path(path).open("rb") as file:
                large = os.fstat(file.fileno()).st_size > LARGEST
        except OSError as error:
            why = (error.strerror or "unreadable").lower()
        else:
            if not large and (read(path) or not Path(path).stat().st_size):
                continue
            why = f"larger than {LARGEST // 1_000_000} MB" if large else "no entry of BibTeX, CSL-JSON or RIS is in it"
        yield Notice(
            "bibliography",
            path,
            f"{path}: the bibliography cannot be read ({why}), so its keys mean nothing here. "
            "Mend it, or the path by which it is named.",
        )


# ── BibTeX ───────────────────────────────────────────────────────────────────────────────────────


def _bibtex(text: str) -> Iterator[Record]:
    starts = [m for m in BIB_ENTRY.finditer(text) if m[1].lower() not in NOT_ENTRIES]
    for m, following in zip(starts, [*starts[1:], None], strict=False):
        body = text[m.end() - 1 : following.start() if following else len(text)]
        fields: dict[str, str] = {}
        at = 0
        while found := BIB_FIELD.search(body, at):
            value, at = _value(body, found.end())
            name = found[1].lower()
            fields.setdefault(name, "; ".join(_names(value)) if name in {"author", "editor"} else _plain(value))
        title = fields.get("title", "")
        if fields.get("subtitle"):
            title = f"{title}: {fields['subtitle']}"
        by = ("publisher", "institution", "organization", "school", "journal", "journaltitle", "howpublished")
        yield Record(
            m[2],
            title,
            fields.get("author", "") or fields.get("editor", ""),
            next((fields[k] for k in by if fields.get(k)), ""),
            next(iter(YEAR.findall(fields.get("year", "") or fields.get("date", ""))), ""),
            fields.get("url", ""),
            fields.get("doi", ""),
            fields.get("pages", "").replace("--", "–"),
            _attached(fields.get("file", "")),
            fields.get("pagetotal", "") or fields.get("numpages", ""),
        )


def _attached(value: str) -> str:
    """The path in a `file` field: as it is, or as Zotero and JabRef write it, "Full text:files/1/lee.pdf:application/pdf"."""
    parts = [p for p in value.split(";")[0].split(":") if p]
    return next((p for p in parts if "." in p and "/" not in p.rpartition(".")[2]), parts[0] if parts else "")


def _value(body: str, at: int) -> tuple[str, int]:
    """The value of a BibTeX field as written, and where it ends."""
    opening = body[at : at + 1]
    depth, end = 0, at
    for end in range(at, len(body)):
        c = body[end]
        if c == "{":
            depth += 1
        elif c == "}":
            depth -= 1
            if depth < 0 or (depth == 0 and opening == "{"):
                break
        elif (c == '"' and opening == '"' and depth == 0 and end > at) or (opening not in '{"' and c in ",\n"):
            break
    return body[at : end + 1].strip(" ,\n\r\t"), max(end, at + 1)


def _plain(value: str) -> str:
    """A value without braces, quotation marks and TeX's accents."""
    return " ".join(re.sub(r'[{}"]', "", ACCENT.sub(lambda m: m[1] or m[2], value)).split())


def _names(value: str) -> Iterator[str]:
    """The authors of a value: what stands between the "and"s that no braces hold."""
    inner = value[1:-1] if value[:1] in '{"' else value
    depth, start = 0, 0
    for m in re.finditer(r"[{}]|\sand\s", inner):
        if m[0] in "{}":
            depth += 1 if m[0] == "{" else -1
        elif depth == 0:
            yield _plain(inner[start : m.start()])
            start = m.end()
    yield _plain(inner[start:])


# ── CSL-JSON, RIS ────────────────────────────────────────────────────────────────────────────────


def _csl(text: str) -> Iterator[Record]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    items = data.get("items", data.get("references", [])) if isinstance(data, dict) else data
    for item in items if isinstance(items, list) else []:
        if not isinstance(item, dict) or not (item.get("id") or item.get("citation-key")):
            continue
        said = {k: str(v) for k, v in item.items() if isinstance(v, str | int)}
        issued = json.dumps(item.get("issued", ""))
        yield Record(
            said.get("citation-key") or said.get("id", ""),
            said.get("title", ""),
            "; ".join(_csl_names(item.get("author")) or _csl_names(item.get("editor"))),
            said.get("publisher") or said.get("container-title", ""),
            next(iter(YEAR.findall(issued)), ""),
            said.get("URL", ""),
            said.get("DOI", ""),
            said.get("page", ""),
            "",
            said.get("number-of-pages", ""),
        )


def _csl_names(people: object) -> list[str]:
    found = []
    for who in people if isinstance(people, list) else []:
        if isinstance(who, dict):
            family = f"{who.get('non-dropping-particle', '')} {who.get('family', '')}".strip()
            found.append(str(who.get("literal") or f"{who.get('given', '')} {family}".strip()))
    return found


def _ris(text: str) -> Iterator[Record]:
    fields: dict[str, list[str]] = {}
    for line in text.splitlines():
        m = RIS_LINE.match(line.strip())
        if not m:
            continue
        if m[1] == "ER":
            yield from _ris_record(fields)
            fields = {}
        else:
            fields.setdefault(m[1], []).append(m[2].strip())
    yield from _ris_record(fields)


def _ris_record(fields: dict[str, list[str]]) -> Iterator[Record]:
    def first(*tags: str) -> str:
        return next((v for t in tags for v in fields.get(t, ()) if v), "")

    title = first("TI", "T1", "CT", "BT")
    key = first("ID", "LB", "AN") or title
    if key:
        pages = "–".join(p for p in (first("SP"), first("EP")) if p)
        yield Record(
            key,
            title,
            "; ".join(fields.get("AU", fields.get("A1", []))),
            first("PB", "JO", "JF", "T2"),
            next(iter(YEAR.findall(first("PY", "Y1", "DA"))), ""),
            first("UR", "L2"),
            first("DO"),
            pages,
            first("L1"),
        )
