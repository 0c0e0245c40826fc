"""The zipped formats' way in: named parts read from memory within limits, and their XML without anything from outside it.

Nothing is unpacked to disk, so a part's name leads nowhere; no entity is resolved and nothing is fetched.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from claimcheck.model import ClaimcheckError
from claimcheck.read.limits import PART, PARTS, UNPACKED, or_raise

TOO_MUCH = "unpacks to more than {:,.0f} MB, which no document needs. It may be made to do harm; leave it out."
CHUNK = 1 << 20


class Package:
    """A zipped file's parts by name. Every trouble is a ClaimcheckError that names the file."""

    def __init__(self, data: bytes, path: str, entries: int = PARTS) -> None:
        self.path = path
        self.left = UNPACKED
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise self.broken("is cut or damaged") from None
        if len(self._zip.infolist()) > entries:
            raise ClaimcheckError(
                f"{path}: holds more than {entries:,} files, which no document needs. Leave it out, {or_raise('entries')}"
            )
        self.names = frozenset(self._zip.namelist())

    def broken(self, what: str) -> ClaimcheckError:
        """The error to raise for a file that is not as its format wants it."""
        return ClaimcheckError(f"{self.path}: {what}. Open it in the program that made it and save it again.")

    def part(self, name: str) -> bytes:
        """The bytes of a part; empty where there is none of that name."""
        if name not in self.names:
            return b""
        most = min(PART, self.left)
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise ClaimcheckError(f"{self.path}: is locked with a password. Save a copy without one.")
            with self._zip.open(info) as file:
                data = file.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
            raise self.broken(f"is cut or damaged (its part “{name}”)") from None
        if len(data) > most:
            raise ClaimcheckError(f"{self.path}: {TOO_MUCH.format(most / 1e6)}")
        self.left -= len(data)
        return data

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part that is XML; None where there is none of that name."""
        data = self.part(name)
        if not data:
            return None
        try:
            return etree.fromstring(data, parser())
        except etree.XMLSyntaxError as error:
            raise self.broken(f"holds XML that cannot be read (its part “{name}”: {_first(error)})") from None

    def open_document(self, name: str) -> etree._Element:
        """The root of a part of an OpenDocument file; raises ClaimcheckError where it is locked or not there."""
        if b"encryption-data" in self.part("META-INF/manifest.xml"):
            raise ClaimcheckError(f"{self.path}: is locked with a password. Save a copy without one.")
        root = self.xml(name)
        if root is None:
            raise self.broken("has no content")
        return root


def parser() -> etree.XMLParser:
    """A parser that resolves no entity, loads no DTD, fetches nothing and stops at libxml2's own limits."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _first(error: Exception) -> str:
    return str(error).partition("\n")[0].partition(", line")[0]
