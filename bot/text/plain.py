"""A posting's description, in whatever form it comes, as the readable plain text that is stored and quoted.

Letters and digits keep the order of the source: nothing is added but line breaks and bullets, so that every slice
of the stored text can be found again in what the employer wrote.
"""

from __future__ import annotations

import re

from bot.text.joints import told_apart
from bot.text.layout import listed, tidy
from bot.text.markup import Markup, markup_of, text_of_html, text_of_markdown, unescaped

ESCAPED_TAG = re.compile(r"&(?:amp;)?lt;/?[a-zA-Z][^<>]{0,300}?&(?:amp;)?gt;")
DEEPEST_ESCAPE = 3


def plain_text(raw: str) -> str:
    """Readable plain text of `raw`, which is HTML (escaped once or more, too), Markdown or plain text."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    for _ in range(DEEPEST_ESCAPE):
        if not ESCAPED_TAG.search(text):
            break
        text = unescaped(text)
    markup = markup_of(text)
    if markup is Markup.HTML:
        text = text_of_html(text)
    elif markup is Markup.MARKDOWN:
        text = text_of_markdown(text)
    return tidy(listed(told_apart(tidy(unescaped(text)))))
