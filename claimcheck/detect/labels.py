"""Numbers that count nothing: labels, versions, telephone numbers, addresses, codes, scores, names such as COVID-19."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.detect.lexicon import words_in
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, glued, lower, stop_words

GROUP = 3  # digits of a group of thousands
PHONE = 9  # digits of a telephone number, at least
TEENS = (13, 19)  # the number words that a year is said with: "nineteen eighty-four"
LISTED = 6  # numbers after one label
LONG = 12  # digits of a code: no count is written with so many and no comma
SHORT = 3  # digits of a mark in brackets, at most
MONTH_DAYS, FIRST_YEAR = 31, 1900  # what follows a slash below the one and from the other on is a date
LEAST_PLURAL = 4  # letters of a word in "s" that may be a plural: "bus" is none
NAME = 4  # digits of a number that belongs to a name ("Fortune 100") or to a score, at most
JOINING = ("and", "to", "or")
LETTERS = 3  # of a unit's sign, at most: "MW", "Pa"
MOST_TITLE = 4  # words of a name before its number
DASHES = "-‐‑–_/#@"
PLACE_BEFORE = ("in", "at", "from", "across", "around", "near", "to")


def labelled(run: Sequence[Token], i: int) -> bool:
    """Whether the number at `i` names a part, a version, a page: "section 2", "No. 3922", "versions 1 and 2"."""
    for _ in range(LISTED):  # "sections 2, 3 and 4"
        j = i - 1
        while j >= 0 and run[j].lower in (".", "#", "(", "and", "to", "or", ",", "-", "–") and i - j < 4:
            j -= 1
        if i - 1 - j == 0 or not lower(run, j).isdecimal():
            if any(run[k].lower in JOINING for k in range(j + 1, i)):
                return False  # "put questions to 1,105 drivers": no number stands before the "to"
            break
        i = j
    label = lower(run, j)
    capital = label in tables().label_capital and run[j].text[0].isupper()
    if label not in tables().label and not capital:
        return False
    if label in words_in("numbers", "label_verb") and _is_done(run, j, i):
        return False
    plural_count = label.endswith("s") or j == i - 1 or run[i - 1].lower in (".", "#")
    return plural_count and run[i].kind is Kind.NUMBER


def _is_done(run: Sequence[Token], j: int, i: int) -> bool:
    """Whether a label before a number is a verb: "councils issue 40 fines", "to screen 300 patients"."""
    before, after = lower(run, j - 1), lower(run, i + 1)
    subject = _ends_as_plural(before) or before in words_in("numbers", "before_verb")
    return subject and (_ends_as_plural(after) or after in tables().plural_noun)


def _ends_as_plural(word: str) -> bool:
    return word.endswith("s") and len(word) >= LEAST_PLURAL


def uncounted(run: Sequence[Token]) -> set[int]:
    """The tokens that are part of no figure."""
    blocked: set[int] = set()
    if not any(t.kind is Kind.NUMBER or t.lower in tables().number_word for t in run):
        return _idioms(run)
    blocked.update(_bracket_lists(run))
    for a, b in _stretches(run):
        if b - a == 1:
            continue
        if _is_address(run, a, b):
            blocked.update(range(a, b))
        else:
            blocked.update(i for i in range(a, b) if run[i].kind is Kind.NUMBER and _in_code(run, i))
            blocked.update(_slashed(run, a, b))
    for i, token in enumerate(run):
        if token.kind is Kind.NUMBER and _is_reported(run, i):
            blocked.update(k for k in range(i, min(i + 8, len(run))) if run[k].kind is Kind.NUMBER)
        if token.kind is Kind.NUMBER:
            counts_nothing = i not in blocked and _outside(run, i)
        else:
            counts_nothing = token.lower in tables().number_word and _titled(run, i)
        if counts_nothing:
            blocked.add(i)
    _block_telephones(run, blocked)
    return blocked | _idioms(run)


def _bracket_lists(run: Sequence[Token]) -> set[int]:
    """Marks in square brackets, one or more: "[4]", "[^3]", "[3, 4]", "[3–5]"."""
    found: set[int] = set()
    opened = None
    for k, token in enumerate(run):
        if token.text == "[":
            opened = k
        elif token.text == "]" and opened is not None:
            found.update(range(opened, k))
            opened = None
        elif token.kind is Kind.WORD or (token.kind is Kind.NUMBER and not token.text.replace(",", "").isdecimal()):
            opened = None
    return found


def _idioms(run: Sequence[Token]) -> set[int]:
    told = {k for hit in tables().idiom.all(run) for k in range(hit.first, hit.last)}
    return told | {k + 1 for k in range(2, len(run) - 1) if _or_two(run, k)}


def _or_two(run: Sequence[Token], k: int) -> bool:
    """Whether "or two" only widens "one": "a home or two", "a shop or two"; "a year or two" is a time."""
    few = lower(run, k) == "or" and lower(run, k + 1) == "two" and lower(run, k - 2) in ("a", "an")
    return few and tables().duration.at(run, k - 1) is None


def _stretches(run: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The longest stretches of tokens with nothing between them."""
    a = 0
    for b in range(1, len(run) + 1):
        if b == len(run) or run[b].start != run[b - 1].end:
            yield a, b
            a = b


def _is_address(run: Sequence[Token], a: int, b: int) -> bool:
    """Whether a stretch is a web or mail address, or the name of a file."""
    texts = [t.text for t in run[a:b]]
    if "@" in texts[1:-1] or texts[0].lower() == "www":
        return True
    for k, text in enumerate(texts):
        if text == ":" and texts[k + 1 : k + 3] == ["/", "/"]:
            return True
        if text == "_" and 0 < k < len(texts) - 1:
            return True
        if text == "." and texts[k - 1 : k] and texts[k + 1 : k + 2] and "/" in texts[k + 2 : k + 3]:
            return run[a + k + 1].kind is Kind.WORD  # "example.org/5"
    return texts[0] == "10" and "/" in texts and len(texts) > 3 and texts[1] == "."


def _in_code(run: Sequence[Token], i: int) -> bool:
    """Whether the number is a part of a code or a name with what it touches: "COVID-19", "A4", "9AB8", "3.11.7", "14:30"."""
    t = tables()
    if glued(run, i):
        before = run[i - 1]
        signed = i > 1 and glued(run, i - 1) and run[i - 2].text in t.sign  # "$US40"
        if before.kind is Kind.WORD and not signed and not _is_money(before) and before.lower not in ("x", "e"):
            return True
        if before.text in DASHES and glued(run, i - 1) and run[i - 2].kind is Kind.WORD:
            word = run[i - 2].lower
            if (
                word not in t.number_word
                and word not in t.joined
                and not t.before.ending(run, i - 1)
                and word not in t.part
                and not _unit(run, i - 2)
            ):
                return True
        if before.text == ":" and glued(run, i - 1) and run[i - 2].kind is Kind.NUMBER:
            return True
        if before.text == "(" and glued(run, i - 1) and run[i - 2].kind is Kind.NUMBER:  # "14(3)"
            return True
        if before.text == "+" and glued(run, i - 1) and run[i - 2].kind is Kind.NUMBER:  # "P5+1"
            return True
        if before.text in ("†", "‡", "§", "#", "¶"):
            return True
        if before.text in ".,;:!?”’)\"'" and glued(run, i - 1) and run[i - 2].kind is Kind.WORD and i > 1:
            return run[i - 2].lower not in t.abbreviated  # a footnote's mark: "was dropped.12"
    if glued(run, i + 1):
        after = run[i + 1]
        group = after.lower == "s" and (
            t.before.ending(run, i) or (i > 1 and t.before.ending(run, i - 1))
        )  # "under-18s"
        if after.kind is Kind.WORD and not _unit(run, i + 1) and after.lower not in t.joinable and not group:
            return True
        if (
            after.kind is Kind.WORD
            and glued(run, i + 2)
            and run[i + 2].kind is Kind.NUMBER
            and after.lower not in ("x", "e")
        ):
            return True
        if after.text == "(" and glued(run, i + 2) and run[i + 2].kind is Kind.NUMBER:
            return True
        if after.text == "°" and lower(run, i + 2) in ("n", "s", "e", "w"):
            return True
        if after.text == ":" and glued(run, i + 2) and run[i + 2].kind is Kind.NUMBER:
            return True
        if _is_score(run, i):
            return True
    if glued(run, i) and run[i - 1].text in "-–" and i >= 2 and run[i - 2].kind is Kind.NUMBER:
        return _is_score(run, i - 2)
    return False


def _unit(run: Sequence[Token], j: int) -> bool:
    """Whether a unit, a scale or a currency stands at token `j`."""
    t = tables()
    word = run[j].lower
    if word in t.cased_unit and run[j].text not in t.cased_unit[word]:
        return False
    if (
        word in t.vulgar
        or (word in t.code and word not in t.sign_only)
        or word in t.scale
        or word in t.short_scale
        or word in t.money
        or word in t.scale_plural
    ):
        return True
    return any(table.at(run, j) for table in (t.percent, t.points, t.duration, t.measure))


def _is_money(token: Token) -> bool:
    """Whether letters before a number are a currency's code: "RM23", and not "A4"."""
    return token.lower in tables().code and token.lower not in tables().sign_only


def _is_score(run: Sequence[Token], i: int) -> bool:
    """Whether two numbers tied by a dash are a result, and not a range: "3–2", "89-89"."""
    if i + 2 >= len(run) or run[i + 1].text not in "-–" or not glued(run, i + 2) or run[i + 2].kind is not Kind.NUMBER:
        return False
    a, b = run[i].text, run[i + 2].text
    if not (a.isdecimal() and b.isdecimal() and len(a) <= NAME and len(b) <= NAME):
        return False
    j = i + 3
    return int(a) >= int(b) and not (j < len(run) and _unit(run, j)) and lower(run, j) not in ("-", "–")


def _slashed(run: Sequence[Token], a: int, b: int) -> set[int]:
    """Numbers with a slash between that are no fraction ("24/7"), and three or more tied by dashes ("0-19-852")."""
    found: set[int] = set()
    numbers = [k for k in range(a, b) if run[k].kind is Kind.NUMBER]
    for k, following in pairwise(numbers):
        above, below = run[k].text, run[following].text
        tied = following == k + 2 and run[k + 1].text == "/"
        if tied and not is_fraction(above, below) and not is_share(above, below):
            found.update((k, following))
    tied_on = [k for k in numbers if k + 1 < b and run[k + 1].text in "-–" and k + 2 in numbers]
    for k in tied_on:
        if k + 2 in tied_on:
            found.update((k, k + 2, k + 4))
    return found


FRACTIONS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 20, 32, 64, 100})


def is_fraction(above: str, below: str) -> bool:
    """Whether digits about a slash are a fraction that people write: "3/4", and neither "9/11" nor "130/80"."""
    return (
        above.isdecimal() and below.isdecimal() and 0 < int(above[:3]) < int(below[:4]) and int(below[:4]) in FRACTIONS
    )


def is_share(above: str, below: str) -> bool:
    """Whether digits about a slash may be a share of a count: "24/131", and no date, no pressure of blood."""
    whole = above.isdecimal() and below.isdecimal() and len(below) <= NAME
    return whole and int(above) < int(below) and MONTH_DAYS < int(below) < FIRST_YEAR


def _outside(run: Sequence[Token], i: int) -> bool:
    """Whether what stands about the number makes it count nothing."""
    t = tables()
    token = run[i]
    if token.text.count(".") > 1 and not all(len(g) == SHORT for g in token.text.split(",")[0].split(".")[1:]):
        return True
    grouped = (
        i > 0 and run[i - 1].kind is Kind.NUMBER and token.start == run[i - 1].end + 1 and len(token.text) == SHORT
    )
    pointed = lower(run, i - 1) == "." and glued(run, i)  # ".08"
    if len(token.text) > 1 and token.text[0] == "0" and token.text.isdecimal() and not (grouped or pointed):
        return True
    if len(token.text) > LONG and token.text.isdecimal() and not (glued(run, i) and run[i - 1].text in t.minus):
        return True
    after = lower(run, i + 1)
    clock = after in ("am", "pm", "a.m", "p.m", "o'clock") or (
        after in ("a", "p") and lower(run, i + 2) == "." and lower(run, i + 3) == "m"
    )
    dialled = lower(run, i - 1) == "to" and lower(run, i - 3) in t.dial  # "text HELP to 60777"
    letter = i > 1 and lower(run, i - 1) == "." and len(run[i - 2].text) == 1
    initial = letter and (run[i - 2].text.isupper() or run[i - 2].text == "s")  # "H.R. 1234", "s. 54"
    prices = after == "prices" and len(token.text) == NAME
    letters = i > 0 and len(run[i - 1].text) == 2 and run[i - 1].text.isupper() and not glued(run, i)
    state = letters and len(token.text) == NAME + 1 and token.text.isdecimal()  # "IL 62704"
    pages = lower(run, i - 1) == ":" and _tied(run, i) and run[i - 2].kind is not Kind.WORD
    pages = pages or (after == ":" and _tied(run, i + 2)) or (i > 2 and lower(run, i - 3) == ":" and _tied(run, i - 2))
    if dialled or initial or prices or state or pages or after in t.era:
        return True
    return clock or labelled(run, i) or _bracketed(run, i) or _in_name(run, i) or _is_list_mark(run, i)


def _tied(run: Sequence[Token], i: int) -> bool:
    """Whether a dash ties the number at `i` to another."""
    return lower(run, i + 1) in ("-", "–") and i + 2 < len(run) and run[i + 2].kind is Kind.NUMBER


def _bracketed(run: Sequence[Token], i: int) -> bool:
    """Whether the number stands alone in brackets, as a mark or a clause's number does: "[4]", "(2)"."""
    return lower(run, i - 1) in ("[", "(") and lower(run, i + 1) in ("]", ")") and len(run[i].text) <= SHORT


def _titled(run: Sequence[Token], i: int) -> bool:
    """Whether a number word belongs to a name: "BBC Two", "the Big Four"."""
    if any(k >= 0 and _spelled_year(run, k) for k in range(i - 3, i + 1)):
        return True
    if i == 0 or not run[i].text[0].isupper():
        return False
    before = run[i - 1]
    if (
        before.text.islower() and before.lower not in stop_words()
    ) or before.text in "`“‘":  # "the film Three Rivers Meet"
        return i + 1 < len(run) and run[i + 1].kind is Kind.WORD and run[i + 1].text[0].isupper()
    if not run[i - 1].text[0].isupper():
        return False
    return (i > 1 and run[i - 1].lower not in stop_words()) or (run[i - 1].text.isupper() and len(run[i - 1].text) > 1)


def _spelled_year(run: Sequence[Token], i: int) -> bool:
    """Whether two number words at `i` are the halves of a year: "nineteen eighty-four"."""
    t = tables()
    first, second = lower(run, i), lower(run, i + 1)
    teens = TEENS[0] <= t.cardinal.get(first, 0) <= TEENS[1] or first == "twenty"
    return teens and (second in t.ten or t.cardinal.get(second, 0) >= TEENS[0] - 3)


def _is_reported(run: Sequence[Token], i: int) -> bool:
    """Whether two numbers stand about the letters of a series of reports ("410 U.S. 113"), or are a result ("won 31 to 12")."""
    j = i + 1
    while j + 1 < len(run) and len(run[j].text) == 1 and run[j].text.isupper() and run[j + 1].text == ".":
        j += 2
    if j >= i + 5 and j < len(run) and run[j].kind is Kind.NUMBER:
        return True
    won = lower(run, i - 1) in tables().result
    return won and lower(run, i + 1) == "to" and i + 2 < len(run) and run[i + 2].kind is Kind.NUMBER


def _is_list_mark(run: Sequence[Token], i: int) -> bool:
    """Whether the number opens the text as a list's does: "3. Schools", "2) Rents"."""
    if any(run[k].text != "#" for k in range(i)) or len(run[i].text) > SHORT or i + 1 >= len(run):
        return False
    marked = run[i + 1].text in ".)" and glued(run, i + 1)
    if marked and run[i].text.isdecimal():
        return i + 2 == len(run) or (not glued(run, i + 2) and run[i + 2].text[0].isupper())
    return "." in run[i].text and run[i + 1].text[0].isupper() and len(run[i + 1].text) > 1  # "2.3 Methods"


def _in_name(run: Sequence[Token], i: int) -> bool:
    """Whether the number belongs to a name before or behind it: "Fortune 100", "iPhone 14 Pro", "14 Station Road"."""
    t = tables()
    if not run[i].text.replace(".", "", 1).isdecimal() or len(run[i].text) > NAME:
        return False
    j = i + 1
    while j < len(run) and j < i + 4 and run[j].text[0].isupper() and run[j].kind is Kind.WORD:
        if run[j].lower in t.street and j > i + 1:
            return True
        j += 1
    if _opens_title(run, i):
        return True
    if i == 0 or run[i - 1].kind is not Kind.WORD or glued(run, i):
        return False
    if _is_sequel(run, i):
        return True
    if i == 1 and run[0].text[0].isupper() and lower(run, 2) in ("is", "was", "has"):  # "Fahrenheit 451 is a novel"
        return True
    word = run[i - 1]
    inner = any(c.isupper() for c in word.text[1:])
    if not (inner or (word.text[0].isupper() and i > 1)) or word.lower in stop_words() or word.lower in t.code:
        return False
    if lower(run, i - 2) in PLACE_BEFORE or t.before.ending(run, i) or run[i - 2].text in '.!?:;“"':
        return False
    following = run[i + 1] if i + 1 < len(run) else None
    if inner and following and following.kind is Kind.WORD:
        plural = following.lower.endswith("s") or following.lower in t.plural_noun
        return following.lower in stop_words() or not (plural or _unit(run, i + 1))
    if following is None or following.text[0].isupper():
        return True
    if following.lower in t.scale:
        return False  # "it brought the State 46 million"
    if following.kind is not Kind.WORD:
        return following.text not in "%-–°/&$£€("
    function = following.lower in stop_words() and not _unit(run, i + 1)  # "Leeds 44 percent" counts
    return function or t.verb.at(run, i + 1) is not None


def _opens_title(run: Sequence[Token], i: int) -> bool:
    """Whether a title begins with the number: "40 Fathoms Deep was …", whose unit has a capital, as has the word behind it."""
    if i + 2 >= len(run) or not _unit(run, i + 1) or run[i + 2].kind is not Kind.WORD:
        return False
    unit, behind = run[i + 1].text, run[i + 2].text
    small = any(t.text.islower() and t.lower not in stop_words() for t in run[i + 3 :])  # and no headline
    return small and len(unit) > LETTERS and unit.istitle() and behind.istitle()


def _is_sequel(run: Sequence[Token], i: int) -> bool:
    """Whether a number of one digit belongs to a name at the head, of which the sentence tells: "Old Harbour 2 opened in May"."""
    if not 1 < i <= MOST_TITLE or len(run[i].text) > 1 or i + 1 >= len(run):
        return False
    named = all(t.kind is Kind.WORD and t.text[0].isupper() for t in run[:i])
    told = run[i + 1].lower.endswith("ed") or tables().verb.at(run, i + 1) is not None
    return named and told and not any(t.lower in stop_words() for t in run[:i])


def _block_telephones(run: Sequence[Token], blocked: set[int]) -> None:
    """Blocks runs of digit groups that a zero or a plus begins, of nine digits or more, or in which a zero begins a later one."""
    i = 0
    while i < len(run):
        if run[i].kind is not Kind.NUMBER:
            i += 1
            continue
        j, digits = i, 0
        members = []
        while j < len(run) and (run[j].kind is Kind.NUMBER or (run[j].text in "-()+" and j > i)):
            if run[j].kind is Kind.NUMBER:
                digits += len(run[j].text)
                members.append(j)
            j += 1
        least = PHONE if run[i].text[0] != "0" else PHONE - 2
        later = any(run[m].text[0] == "0" and len(run[m].text) > GROUP for m in members[1:])  # "555 0147"
        if later or (digits >= least and len(members) > 1 and (run[i].text[0] == "0" or lower(run, i - 1) == "+")):
            blocked.update(members)
        i = max(j, i + 1)
