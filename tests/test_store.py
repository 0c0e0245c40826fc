"""The cache: what goes in comes out, foreign data never runs, and trouble is one notice."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import random
import sqlite3
import subprocess
import sys
import time
import zlib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import store
from claimcheck.model import Bound, Change, ChangeKind, Direction, Grain, Period, Quantity, Span, Verdict
from claimcheck.store import Store, key
from claimcheck.values import dumps, loads

spans = st.builds(lambda a, b: Span(a, a + b), st.integers(0, 10**6), st.integers(0, 1000))
fractions = st.builds(Fraction, st.integers(), st.integers(1, 10**9))
changes = st.builds(Change, st.sampled_from(ChangeKind), st.sampled_from(Direction), spans, st.booleans())
quantities = st.builds(
    Quantity,
    fractions,
    fractions,
    fractions,
    st.sampled_from(Bound),
    st.text(),
    change=st.none() | changes,
    counted=st.none() | spans,
)
periods = st.builds(Period, spans, st.dates(), st.dates(), st.sampled_from(Grain), st.booleans())
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.binary()
    | quantities
    | periods
    | st.sampled_from(Verdict),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(values)
def test_what_goes_in_comes_out(value: object) -> None:
    assert loads(dumps(value)) == value


def test_all_plain_types() -> None:
    value = (Fraction(1, 3), Decimal("1.50"), dt.date(2020, 2, 29), frozenset({1}), {2}, [3], 0.5, b"x")
    assert loads(dumps(value)) == value


def test_a_value_survives_the_process(tmp_path: Path) -> None:
    at = key("a draft")
    first = Store.open(tmp_path / "deep" / "cache")
    first.put("report", at, (Span(1, 2), "words"))
    first.close()
    second = Store.open(tmp_path / "deep" / "cache")
    assert second.get("report", at) == (Span(1, 2), "words")
    assert second.get("analysis", at) is None
    assert second.get("report", key("another draft")) is None
    assert second.notices == ()


@pytest.mark.parametrize("value", [print, os.system, object(), Path("x"), dt.timedelta(1)])
def test_other_types_are_refused(value: object) -> None:
    with pytest.raises(TypeError, match="cache cannot hold"):
        dumps(value)


class _Harm:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.path),)


@pytest.mark.parametrize(
    "data",
    [
        b"cclaimcheck.model\nDocument.of_text\n(Vx\nVy\ntR.",
        b"cclaimcheck.model\ndataclass\n.",
        b"cbuiltins\neval\n(V1\ntR.",
        b"cclaimcheck.store\nloads\n.",
    ],
)
def test_foreign_data_is_not_read(data: bytes) -> None:
    with pytest.raises(pickle.UnpicklingError):
        loads(data)


def test_foreign_data_runs_nothing(tmp_path: Path) -> None:
    cache = Store.open(tmp_path / "cache")
    for name, data in (
        ("harm", pickle.dumps(_Harm(tmp_path / "harm"))),
        ("cut", dumps((1, 2, 3))[:-3]),
        ("none", b""),
    ):
        cache.write("k", name, data)
    assert [cache.get("k", name) for name in ("harm", "cut", "none")] == [None, None, None]
    assert not (tmp_path / "harm").exists()
    assert cache.notices == ()


# ── keys ─────────────────────────────────────────────────────────────────────────────────────────


def test_keys_tell_the_parts_apart() -> None:
    keys = [key(), key("ab", "c"), key("a", "bc"), key("abc"), key("abc", ""), key("\ud800")]
    assert len(set(keys)) == len(keys)
    assert key("x") == key(b"x")


def test_keys_change_with_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "store.py").write_text("")
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(store, "__file__", str(tmp_path / "store.py"))
    seen = set()
    try:
        for content in ("one", "three"):
            (tmp_path / "data" / "words.toml").write_text(content)
            store._program.cache_clear()
            seen.add(key("x"))
    finally:
        store._program.cache_clear()
    assert len(seen) == 2


def test_the_first_key_is_quick() -> None:
    times = []
    for _ in range(5):
        store._program.cache_clear()
        start = time.perf_counter()
        key("x")
        times.append(time.perf_counter() - start)
    assert min(times) < 0.01


# ── trouble ──────────────────────────────────────────────────────────────────────────────────────

MUTATIONS = 100  # ten thousand went well once; so many keep the test quick


def _is_off(cache: Store) -> None:
    cache.put("k", "x", 1)
    assert cache.get("k", "x") is None
    [notice] = cache.notices
    assert notice.kind == "cache"
    assert "CLAIMCHECK_CACHE_DIR" in notice.message


def _is_made_anew(cache: Store) -> None:
    cache.put("k", "x", 1)
    assert cache.get("k", "x") == 1
    [notice] = cache.notices
    assert notice.kind == "cache"
    assert notice.message.endswith("it has been made anew, and the old file is cache.damaged.")


def test_a_corrupt_file_is_made_anew(tmp_path: Path) -> None:
    data = b"no database at all, but long enough to look like one " * 50
    (tmp_path / "cache").write_bytes(data)
    _is_made_anew(Store.open(tmp_path / "cache"))
    assert (tmp_path / "cache.damaged").read_bytes() == data
    assert Store.open(tmp_path / "cache").get("k", "x") == 1


def test_a_file_of_another_program_is_put_aside(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "cache") as other:
        other.execute("CREATE TABLE entry (name TEXT)")
        other.execute("INSERT INTO entry VALUES ('kept')")
    other.close()
    cache = Store.open(tmp_path / "cache")
    cache.get("k", "x")
    _is_made_anew(cache)
    aside = sqlite3.connect(tmp_path / "cache.damaged")
    assert aside.execute("SELECT name FROM entry").fetchall() == [("kept",)]
    aside.close()


def test_mutated_files_are_used_or_made_anew(tmp_path: Path) -> None:
    """Whatever has happened to the file, what is read is what was written or nothing, and what is written can be read."""
    path = tmp_path / "cache"
    cache = Store.open(path)
    for n in range(20):
        cache.put("k", str(n), f"words {n} " * 50)
    cache.close()
    good = path.read_bytes()
    shuffled = random.Random(5)
    for number in range(MUTATIONS):
        data = bytearray(good)
        for _ in range(shuffled.randint(1, 30)):
            at = shuffled.randrange(len(data))
            if shuffled.random() < 0.1:
                del data[at : at + shuffled.randrange(4000)]
                data = data or bytearray(b"x")
            else:
                data[at] = shuffled.randrange(256)
        path.write_bytes(bytes(data))
        hurt = Store.open(path)
        for n in (0, 7, 19):
            assert hurt.get("k", str(n)) in (None, f"words {n} " * 50)
        hurt.put("k", "new", number)
        assert hurt.get("k", "new") in (None, number)
        assert len(hurt.notices) <= 1
        hurt.close()
        for suffix in ("-wal", "-shm", ".damaged"):
            path.with_name(f"cache{suffix}").unlink(missing_ok=True)


def test_what_repeats_itself_takes_little_room(tmp_path: Path) -> None:
    cache = Store.open(tmp_path / "cache")
    told = b"Forty clinics reported. " * 1000
    noise = random.Random(0).randbytes(len(told))
    cache.write("a", "told", told)
    cache.write("b", "noise", noise)
    assert (cache.read("a", "told"), cache.read("b", "noise")) == (told, noise)
    (_, _, little), (_, _, much) = cache.info()
    assert little < len(told) / 20
    assert much == len(noise)


def test_what_cannot_be_unpacked_is_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program may have written it, with its sum."""
    monkeypatch.setattr(store, "_packed", lambda data: data)
    cache = Store.open(tmp_path / "cache")
    for n, foreign in enumerate((b"", b"\1", b"\1no such thing", b"\2x", zlib.compress(b"y" * 9000))):
        cache.write("a", str(n), foreign)
        assert cache.read("a", str(n)) is None


def test_what_it_holds_and_that_it_goes(tmp_path: Path) -> None:
    cache = Store.open(tmp_path / "cache")
    cache.write("a", "x", b"12")
    cache.write("a", "y", b"345")
    cache.write("b", "x", b"")
    assert cache.info() == (("a", 2, 5), ("b", 1, 0))
    cache.close()
    assert cache.info() == ()
    assert store.clear(tmp_path / "cache")
    assert list(tmp_path.iterdir()) == []
    assert not store.clear(tmp_path / "cache")


def test_a_folder_that_cannot_be_made_is_one_notice(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    _is_off(Store.open(tmp_path / "file" / "cache"))


def test_a_folder_in_the_place_of_the_file_is_one_notice(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    _is_off(Store.open(tmp_path / "cache"))


def test_a_file_damaged_later_is_one_notice(tmp_path: Path) -> None:
    path = tmp_path / "cache"
    cache = Store.open(path)
    for n in range(50):
        cache.put("k", str(n), "words " * 500)
    cache.close()
    data = bytearray(path.read_bytes())
    data[2000:-100] = b"\xff" * (len(data) - 2100)
    path.write_bytes(bytes(data))
    hurt = Store.open(path)
    assert [hurt.get("k", str(n)) for n in range(50)] == [None] * 50
    _is_made_anew(hurt)


def test_a_locked_file_is_one_notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    cache = Store.open(tmp_path / "cache")
    other = sqlite3.connect(tmp_path / "cache")
    other.execute("BEGIN IMMEDIATE")
    _is_off(cache)
    other.close()


def test_the_cache_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CLAIMCHECK_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/w")
    if sys.platform != "win32":
        assert store.folder() == Path("/home/w/.cache/claimcheck")
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")  # the standard says: ignore it
    assert "not" not in store.folder().parts
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/caches")
    if sys.platform != "win32":
        assert store.folder() == Path("/var/caches/claimcheck")
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", "here")
    assert store.folder() == Path("here")


def test_the_cache_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LIMIT", 300_000)
    cache = Store.open(tmp_path / "cache")
    for n in range(200):
        cache.put("k", str(n), os.urandom(5000))
    assert cache.get("k", "199") is not None
    assert cache.get("k", "0") is None
    assert (tmp_path / "cache").stat().st_size < 600_000


WRITER = """
import sys
from pathlib import Path
from claimcheck.store import Store
name = sys.argv[1]
for path in sys.stdin:
    cache = Store.open(Path(path.strip()))
    for n in range(10):
        cache.put("k", f"{name}-{n}", name * 1000)
    print(len(cache.notices), flush=True)
    cache.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_process_that_is_killed_leaves_no_harm(tmp_path: Path) -> None:
    """It is killed at ten moments while it writes; each time the next one finds what was written before, and writes on."""
    endless = WRITER.replace("for n in range(10):", "for n in range(10**9):").replace(
        "for path in sys.stdin:", "for path in [sys.argv[2]]:"
    )
    path = tmp_path / "cache"
    for number in range(10):
        process = subprocess.Popen([sys.executable, "-c", endless, f"p{number}", str(path)])
        until = time.monotonic() + 30
        first = None
        while first is None and time.monotonic() < until:
            time.sleep(0.01 + 0.003 * number)
            cache = Store.open(path)
            first = cache.get("k", f"p{number}-0")
            cache.close()
        process.kill()
        process.wait()
        after = Store.open(path)
        assert after.notices == ()
        assert all(after.get("k", f"p{n}-0") == f"p{n}" * 1000 for n in range(number + 1))
        after.put("k", "mine", number)
        assert after.get("k", "mine") == number
        after.close()


def test_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    paths = [tmp_path / f"cache-{n}" for n in range(10)]  # making a file is where two processes meet
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for name in "abcdef"
    ]
    for path in paths:
        for process in running:
            assert process.stdin
            process.stdin.write(f"{path}\n")
            process.stdin.flush()
        for process in running:
            assert process.stdout
            assert process.stdout.readline() == "0\n"
    for process in running:
        process.communicate(timeout=60)
    for path in paths:
        cache = Store.open(path)
        assert all(cache.get("k", f"{name}-{n}") == name * 1000 for name in "abcdef" for n in range(10))
        cache.close()
