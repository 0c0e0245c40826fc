"""Addresses and DOIs in a text, so written that those of one page are the same."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"”’]+")
DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>”’,;)\]]+")
TRACKING = re.compile(r"utm_|fbclid|gclid|mc_[ce]id|ref$|source$|session", re.IGNORECASE)
INDEX = re.compile(r"/+(?:index\.\w{3,5})?$")


def addresses_in(text: str) -> frozenset[str]:
    """The addresses and DOIs in a text, without what does not tell documents apart."""
    dois = {f"doi:{m[0].rstrip('.').lower()}" for m in DOI.finditer(unquote(text))}
    return frozenset(dois | {_address(m[0]) for m in URL.finditer(text) if "doi.org/" not in m[0]})


def _address(url: str) -> str:
    bare = url.rstrip(".,;)]*_")
    try:
        parts = urlsplit(bare if "//" in bare else "//" + bare)
    except ValueError:  # brackets that are no IPv6 address
        return bare
    query = urlencode(sorted((k, v) for k, v in parse_qsl(parts.query) if not TRACKING.match(k)))
    path = INDEX.sub("", unquote(parts.path))
    return parts.netloc.lower().removeprefix("www.") + path + (f"?{query}" if query else "")
