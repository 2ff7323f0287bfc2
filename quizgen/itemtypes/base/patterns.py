"""Patterns: the small part of regular expressions that both engines read alike, in short time.

Literals, classes, groups, ``|``, ``?``, ``*``, ``+`` and ``{m,n}``; anchored, over normalised
text. What a repeated group holds must be of fixed length and begin differently in each
alternative: nothing else can make a matcher try for ever.
"""

from __future__ import annotations

import unicodedata

from quizgen.diagnostics import QuizgenError

MAX_LENGTH = 300
MAX_REPEAT = 50
MAX_LOOPS = 2
MAX_CHOICES = 10
FEW = 5
"""A repetition that varies by more counts as open."""

MAX_DEPTH = 10

_PLAIN = "use letters, digits, [classes], (groups), |, ?, *, + and {m,n} only"
_ESCAPABLE = set("\\.^$*+?{}[]()|/-")
_DELETED = set("《》〈〉「」『』\"'“”‘’")


class PatternError(QuizgenError):
    """A pattern outside of the subset."""

    def __init__(self, message: str, hint: str = _PLAIN) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def check_pattern(pattern: str, *, case_sensitive: bool = False) -> None:
    """See that ``pattern`` is in the subset, is fast, and can match normalised text.

    Raises:
        PatternError: If it is not.
    """
    if len(pattern) > MAX_LENGTH:
        raise PatternError(
            f"is {len(pattern)} characters long, more than {MAX_LENGTH}", "split it into several"
        )
    if unicodedata.normalize("NFKC", pattern) != pattern:
        raise PatternError(
            "holds full-width or compatibility characters, which normalised text never has",
            f"write `{unicodedata.normalize('NFKC', pattern)}`",
        )
    reader = _Reader(pattern, case_sensitive=case_sensitive)
    reader.alternatives(0)
    if reader.place < len(pattern):
        raise PatternError("`)` closes nothing", "remove it, or write `\\)`")
    if reader.loops > MAX_LOOPS:
        raise PatternError(
            f"has {reader.loops} open repetitions, more than {MAX_LOOPS}",
            "say how often with {m,n}, or accept several texts",
        )
    if reader.choices > MAX_CHOICES:
        raise PatternError(
            f"leaves {reader.choices} things open, more than {MAX_CHOICES}",
            "use fewer ?, *, + and {m,n}, or accept several texts",
        )


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str, *, case_sensitive: bool) -> None:
        self.pattern = pattern
        self.case_sensitive = case_sensitive
        self.place = 0
        self.loops = 0
        self.choices = 0

    def peek(self) -> str:
        return self.pattern[self.place : self.place + 1]

    def take(self) -> str:
        char = self.peek()
        self.place += 1
        return char

    def alternatives(self, depth: int) -> tuple[bool, bool]:
        """Read up to ``)`` or the end.

        Returns:
            Whether something inside repeats or is optional, and whether two alternatives can
            begin with the same character.
        """
        if depth > MAX_DEPTH:
            raise PatternError(f"groups are nested more than {MAX_DEPTH} deep")
        varies, starts, clash = False, set[str](), False
        while True:
            begin = self.place
            varies |= self.sequence(depth)
            first = self.pattern[begin : begin + 1]
            # A class or group at the start may overlap with anything: count it as one.
            mark = "[" if first in {"[", "("} or begin == self.place else first
            clash |= mark in starts or (bool(starts) and (mark == "[" or "[" in starts))
            starts.add(mark)
            if self.peek() != "|":
                return varies, clash
            self.place += 1

    def sequence(self, depth: int) -> bool:
        varies = False
        while (char := self.peek()) and char not in "|)":
            inner_varies, clash = self.atom(depth)
            low, high = self.repeat()
            varies |= inner_varies or clash or low != high or high == 0
            self.loops += high == 0 or high - low > FEW
            self.choices += clash or low != high or high == 0
            if high != 1 and (inner_varies or clash):
                raise PatternError(
                    "repeats a group that can match in several ways",
                    "take the inner ?, *, +, {m,n} or | out of the repeated group",
                )
        return varies

    def atom(self, depth: int) -> tuple[bool, bool]:
        char = self.take()
        if char == "(":
            if self.peek() == "?":
                raise PatternError(
                    "`(?` is not read", "use plain (groups); the whole text is compared anyway"
                )
            inner = self.alternatives(depth + 1)
            if self.take() != ")":
                raise PatternError("`(` is not closed", "add `)`, or write `\\(`")
            return inner
        if char == "[":
            self.char_class()
        elif char == "\\":
            self.escape(_ESCAPABLE - {"-"})
        elif char in "^$":
            raise PatternError(f"`{char}` is not read", "leave it out: the whole text is compared")
        elif char == ".":
            raise PatternError("`.` is not read", "write `\\.` for a point, or list a [class]")
        elif char in "?*+{":
            raise PatternError(f"`{char}` repeats nothing", f"write `\\{char}` for the character")
        elif char in "]}":
            raise PatternError(f"`{char}` closes nothing", f"write `\\{char}` for the character")
        else:
            self.literal(char)
        return False, False

    def literal(self, char: str) -> None:
        if not self.case_sensitive and "A" <= char <= "Z":
            raise PatternError(
                f"`{char}` never matches, since the response is made lower case first",
                f"write `{char.lower()}`, or set `case_sensitive: true`",
            )
        if char.isspace() or char in _DELETED:
            raise PatternError(
                f"`{char}` never matches: blanks, 《》 and quotes are taken out of the response",
                "leave it out",
            )

    def escape(self, escapable: set[str] = _ESCAPABLE) -> None:
        char = self.take()
        if char not in escapable:
            shown = f"\\{char}"
            raise PatternError(
                f"`{shown}` is not read",
                "write [0-9] for a digit, [a-z] for a letter; `\\` stands before . * + ? only",
            )

    def char_class(self) -> None:
        if self.peek() == "^":
            self.place += 1
        previous = ""
        count = 0
        while (char := self.take()) != "]":
            if not char:
                raise PatternError("`[` is not closed", "add `]`, or write `\\[`")
            if char == "[":
                raise PatternError("`[` inside a class", "write `\\[` for the character")
            if char == "\\":
                self.escape()
                char = self.pattern[self.place - 1]
            elif char == "-":
                last = self.take()
                if not previous or last in {"]", "", "[", "\\"} or last < previous:
                    raise PatternError("`-` in a class needs two ends", "write [0-9], or `\\-`")
                self.literal(last)
                char = ""
            else:
                self.literal(char)
            previous = char
            count += 1
        if not count:
            raise PatternError("the class is empty", "write the characters, such as [0-9]")

    def repeat(self) -> tuple[int, int]:
        """Read ``?``, ``*``, ``+`` or ``{m,n}``; a high end of 0 means no end."""
        char = self.peek()
        if char not in {"?", "*", "+", "{"}:
            return 1, 1
        self.place += 1
        short = {"?": (0, 1), "*": (0, 0), "+": (1, 0)}
        bounds = self.bounds() if char == "{" else short[char]
        if self.peek() in {"?", "*", "+", "{"}:
            raise PatternError(f"`{char}{self.peek()}` is not read", "keep one repetition")
        return bounds

    def bounds(self) -> tuple[int, int]:
        end = self.pattern.find("}", self.place)
        inner = self.pattern[self.place : end] if end >= 0 else ""
        self.place = end + 1
        low, comma, high = inner.partition(",")
        ok = low.isascii() and low.isdigit() and (not high or (high.isascii() and high.isdigit()))
        if not ok or max(int(low), int(high or 0)) > MAX_REPEAT:
            raise PatternError(
                f"`{{{inner}}}` is not read", f"write {{m}} or {{m,n}}, at most {MAX_REPEAT}"
            )
        least = int(low)
        most = int(high) if high else 0 if comma else least
        if (high or not comma) and most < max(least, 1):
            raise PatternError(f"`{{{inner}}}` ends before it begins", "write {m,n} with m <= n")
        return least, most
