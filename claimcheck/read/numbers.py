"""Values of spreadsheets as text: the value itself, in the way that its format shows it."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

EPOCH, EPOCH_1904 = dt.date(1899, 12, 30), dt.date(1904, 1, 1)
LAST_DAY = 2_958_465  # 31 December 9999
DIGITS = 12  # significant ones of a value; what comes after them is noise of binary numbers
GROUPED = 10_000  # from which on thousands are set apart, so that no year is
LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.')
CURRENCY = re.compile(r"[£$€¥₹₦₱]|[A-Z]{3}")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
BUILT_IN = {
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "d/m/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    22: "d/m/yyyy h:mm",
}


def number(value: str, format: str = "", epoch: dt.date = EPOCH) -> str:
    """A number as it is shown in a format: in per cent, as money, as a date; its digits are those of the value.

    A format that rounds is not followed: the draft may tell more of the value than the sheet shows.
    """
    try:
        told = Decimal(value)
    except InvalidOperation:
        return value
    if not told.is_finite():
        return value
    section = format.split(";")[0]
    signs = LITERAL.sub("", section).lower()
    if any(c in signs for c in "ymd") and "general" not in signs:
        return _date(told, signs, epoch) or _plain(told, grouped=False)
    if "%" in signs:
        return f"{_plain(told * 100, grouped=True)}%"
    words = "".join(m[1] or m[2] or m[3] or "" for m in LITERAL.finditer(section)) + "".join(
        c for c in signs if c in "£$€¥"
    )
    money = CURRENCY.search(words)
    shown = _plain(told, grouped="," in signs or bool(money))
    if not money:
        return shown
    if "." in shown and len(shown.partition(".")[2]) == 1:  # £1,200.5 is written £1,200.50
        shown += "0"
    sign = "-" if shown.startswith("-") else ""
    apart = " " if money[0].isalpha() else ""
    return f"{sign}{money[0]}{apart}{shown.removeprefix('-')}"


def date(year: int, month: int = 0, day: int = 0) -> str:
    """A date in words: "5 March 2020", "March 2020", "2020"."""
    name = f"{MONTHS[month - 1]} {year}" if month else str(year)
    return f"{day} {name}" if day else name


def _date(value: Decimal, signs: str, epoch: dt.date) -> str:
    """A serial day as the format shows it; empty where it is none."""
    if not 1 <= value <= LAST_DAY:
        return ""
    day = epoch + dt.timedelta(days=int(value))
    if "d" in signs:
        return date(day.year, day.month, day.day)
    return date(day.year, day.month) if "m" in signs else date(day.year)


def _plain(value: Decimal, grouped: bool) -> str:
    value = Decimal(f"{value:.{DIGITS}g}") if value.adjusted() < DIGITS else value.to_integral_value()
    if abs(value.adjusted()) > 2 * DIGITS:
        return str(value)
    text = f"{value:,f}" if grouped or abs(value) >= GROUPED else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
