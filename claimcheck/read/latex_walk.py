"""The walk through a LaTeX text, by words and not by letters: the library reads plain text letter by letter, which takes five times as long."""

from __future__ import annotations

import re
from typing import Any

from pylatexenc.latexwalker import LatexToken, LatexWalker

# Words, with the single blanks between them: nothing in them can be a command, a special sign or the end of a paragraph.
PLAIN = re.compile(r"[A-Za-z0-9.,;]+(?: [A-Za-z0-9.,;]+)*")


class Walker(LatexWalker):  # type: ignore[misc]  # the library has no types
    """The library's walker, to which a stretch of plain text is one token."""

    def get_token(self, pos: int, *args: Any, **named: Any) -> LatexToken:
        """The token at an offset; a single character where the argument of a command may stand there."""
        running = "parsing_state" in named and "environments" not in named
        words = PLAIN.match(self.s, pos) if running and not args else None
        if words:
            return LatexToken(tok="char", arg=words[0], pos=pos, len=words.end() - pos, pre_space="")
        return super().get_token(pos, *args, **named)
