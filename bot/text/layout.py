"""The look of stored text: its characters, lines and bullets."""

from __future__ import annotations

import re

from bot.text.calendar_words import CALENDAR

BULLETS = "•●▪■◦‣⁃∙○◾◼▸►➢➤➔→✓✔✅❖◆♦★☑⦁❑❒✦✧➣➡🔹🔸"
DASHES = "-–—"
CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\ufe0f\u2063", None),
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
        ),
        **dict.fromkeys("\u2028\u2029\x0b\x0c\x85", "\n"),
        **{chr(code): "•" for code in range(0xF000, 0xF100)},  # symbol fonts' bullets
        **{chr(code): None for code in (*range(9), *range(14, 32), *range(0x7F, 0x85), *range(0x86, 0xA0))},
    }
)
ODD = re.compile(f"[{re.escape(''.join(map(chr, CHARACTERS)))}]")
# Each begins with a break, which the search skips to.
MARKER = re.compile(rf"\n[ ]*(?:[{BULLETS}·*][ ]*(?=[^\s*{BULLETS}])|[-–—][ ]+(?=\S)|[-–—](?=[A-Z][a-z]))")
STRAY_MARKS = re.compile(r"\n[ ]*[*•·_=~-]+[ ]*(?=\n|\Z)")
STARS = re.compile(r"\*{2,}")
WIDE_GAP = re.compile(r"   (?<=\S   )[ ]*(?=\S)")
SPACES = re.compile(r"[ ]{2,}")
BLANK_LINES = re.compile(r"\n{3,}")
INLINE_BULLET = re.compile(rf"(?<=\S)[ ]*(?=[{BULLETS.replace('→', '').replace('★', '')}][ ]*[^\s{BULLETS}])")
DASH_AFTER_END = re.compile(r"(?<=[.!?;:])[ ]?(?=(?:[-–•·][ ]?|[*][ ])[A-Z][a-z]+)")
DASH_ITEM = re.compile(rf"(?<=[\w)])[ ]?(?<!\d)(?=[-–*·] (?!{CALENDAR})[A-Z][A-Za-z-]+ [\w(&])")
GLUED_DASH = re.compile(r"[a-z)]- [A-Z]")
LIST_SIGN = re.compile(rf"[{BULLETS}·*{DASHES[::-1]}]")
"""What every sign of a list has; a line without one is left as it is."""
BULLET_SIGN = re.compile(rf"[{BULLETS}]")
ENDED_SIGN = re.compile(r"[.!?;:] ?[-–•·*]")
"""Stands wherever an item begins after the end of a sentence."""
SPACED_SIGN = re.compile(r"[-–*·] [A-Z]")
"""Stands wherever an item begins after a word."""
DASHED_LINE = 250
FEWEST_ITEMS = 3


def tidy(text: str) -> str:
    """`text` with plain spaces, no invisible characters, `• ` or `- ` before items, at most one blank line in a row."""
    text = f"\n{text.translate(CHARACTERS) if ODD.search(text) else text}"
    text = STRAY_MARKS.sub("\n", text)
    if "**" in text:
        text = STARS.sub("", text)
    if "  " in text:
        text = SPACES.sub(" ", WIDE_GAP.sub("\n", text))
    text = text.replace(" \n", "\n").replace("\n ", "\n")
    text = MARKER.sub(lambda match: "\n- " if match.group().strip()[0] in DASHES else "\n• ", text)
    return (BLANK_LINES.sub("\n\n", text) if "\n\n\n" in text else text).strip()


def listed(text: str) -> str:
    """`text` with a line break before each item of a list that runs on in one line."""
    if not LIST_SIGN.search(text):
        return text
    return "\n".join(map(_listed_line, text.split("\n")))


def _listed_line(line: str) -> str:
    if not LIST_SIGN.search(line):
        return line
    bullets = len(INLINE_BULLET.findall(line)) if BULLET_SIGN.search(line) else 0
    if bullets >= 2 or (bullets and len(line) > DASHED_LINE):
        line = INLINE_BULLET.sub("\n", line)
    spaced = SPACED_SIGN.search(line) is not None
    ended = len(DASH_AFTER_END.findall(line)) if ENDED_SIGN.search(line) else 0
    items = len(DASH_ITEM.findall(line)) if spaced else 0
    glued = spaced and len(GLUED_DASH.findall(line)) >= 2
    if ended:
        line = DASH_AFTER_END.sub("\n", line)
    if spaced and ((len(line) > DASHED_LINE and ended + items >= FEWEST_ITEMS) or glued):
        line = DASH_ITEM.sub("\n", line)
    return line
