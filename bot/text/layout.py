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
MARKER = re.compile(rf"^[ ]*(?:[{BULLETS}·*][ ]*(?=[^\s*{BULLETS}])|[-–—][ ]+(?=\S)|[-–—](?=[A-Z][a-z]))", re.M)
STRAY_MARKS = re.compile(r"^[ ]*[*•·_=~-]{1,}[ ]*$", re.M)
STARS = re.compile(r"\*{2,}")
WIDE_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
SPACES = re.compile(r"[ ]{2,}")
LINE_ENDS = re.compile(r"[ ]*\n[ ]*")
BLANK_LINES = re.compile(r"\n{3,}")
INLINE_BULLET = re.compile(rf"(?<=\S)[ ]*(?=[{BULLETS.replace('→', '').replace('★', '')}][ ]*[^\s{BULLETS}])")
DASH_AFTER_END = re.compile(r"(?<=[.!?;:])[ ]?(?=(?:[-–•·][ ]?|[*][ ])[A-Z][a-z]+)")
DASH_ITEM = re.compile(rf"(?<=[\w)])[ ]?(?<!\d)(?=[-–*·] (?!{CALENDAR})[A-Z][A-Za-z-]+ [\w(&])")
GLUED_DASH = re.compile(r"[a-z)]- [A-Z]")
LIST_SIGN = re.compile(rf"[{BULLETS}·*{DASHES[::-1]}]")
"""What every sign of a list has; a line without one is left as it is."""
DASHED_LINE = 250
FEWEST_ITEMS = 3


def tidy(text: str) -> str:
    """`text` with plain spaces, no invisible characters, `• ` or `- ` before items, at most one blank line in a row."""
    text = text.translate(CHARACTERS)
    text = STARS.sub("", STRAY_MARKS.sub("", text))
    text = SPACES.sub(" ", WIDE_GAP.sub("\n", text))
    text = LINE_ENDS.sub("\n", text)
    text = MARKER.sub(lambda match: "- " if match.group().strip()[0] in DASHES else "• ", text)
    return BLANK_LINES.sub("\n\n", LINE_ENDS.sub("\n", text)).strip()


def listed(text: str) -> str:
    """`text` with a line break before each item of a list that runs on in one line."""
    return "\n".join(map(_listed_line, text.split("\n")))


def _listed_line(line: str) -> str:
    if not LIST_SIGN.search(line):
        return line
    bullets = len(INLINE_BULLET.findall(line))
    if bullets >= 2 or (bullets and len(line) > DASHED_LINE):
        line = INLINE_BULLET.sub("\n", line)
    ended, items = len(DASH_AFTER_END.findall(line)), len(DASH_ITEM.findall(line))
    glued = len(GLUED_DASH.findall(line)) >= 2
    line = DASH_AFTER_END.sub("\n", line)
    if (len(line) > DASHED_LINE and ended + items >= FEWEST_ITEMS) or glued:
        line = DASH_ITEM.sub("\n", line)
    return line
