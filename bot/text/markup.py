"""Tells HTML and Markdown from plain text and turns each into text."""

from __future__ import annotations

import html
import re
from enum import Enum
from functools import cache

import lxml.etree
import lxml.html
from inscriptis import Inscriptis
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig
from markdown_it import MarkdownIt


class Markup(Enum):
    """How a description is written."""

    HTML = "html"
    MARKDOWN = "markdown"
    PLAIN = "plain"


BLOCK_TAG = re.compile(r"</?(?:p|br|div|ul|ol|li|h[1-6]|table|tr|td|section|article|hr|body|html)\b[^<>]*>", re.I)
INLINE_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|a|font|small|sup|sub|code)(?:\s[^<>]*)?>|<!--", re.I)
MARKDOWN_SIGN = re.compile(
    r"""\*\*[^\s*][^*\n]{0,300}\*\*      # **bold**
      | \*\*\\\n[^*\n]{1,300}\*\*        # bold that begins with a line break
      | (?<!\w)__[^\s_][^_\n]{0,300}__   # __bold__
      | (?<![\w*])\*[A-Za-z][^*\n]{0,200}[A-Za-z.:!?]\*(?![\w*])   # *italic*
      | (?<!\w)_[A-Za-z][^_\n]{0,900}[A-Za-z.:!?]_(?!\w)           # _italic_
      | ^\#{1,6}[ ]\S                    # a heading
      | \]\((?:https?:|mailto:|/)        # a link
      | \\\n                             # a line break
      | \\[-*_.+&\#!]                    # an escaped sign
    """,
    re.X | re.M,
)
MARKDOWN_LETTER = re.compile(r"[*_#\]\\]")
"""Every sign of Markdown begins with one of these."""
MARKDOWN_BLOCK = re.compile(r"^#{1,6}[ ]\S|\[[^\]\n]+\]\(https?:", re.M)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
DROPPED = ("script", "style", "head", "template", "noscript")
BULLET = "• "
LONE_BULLET = re.compile(r"^[ ]*•[ ]*\n\s*", re.M)


def markup_of(text: str) -> Markup:
    """What `text` is written in. Stray `#`, `*` or numbered lines do not make Markdown, nor does a `<` make HTML."""
    if "<" in text and BLOCK_TAG.search(text):
        mixed = not text.lstrip().startswith("<") and MARKDOWN_BLOCK.search(text)
        return Markup.MARKDOWN if mixed else Markup.HTML
    if any(MARKDOWN_SIGN.match(text, letter.start()) for letter in MARKDOWN_LETTER.finditer(text)):
        return Markup.MARKDOWN
    return Markup.HTML if "<" in text and INLINE_TAG.search(text) else Markup.PLAIN


def unescaped(text: str) -> str:
    """`text` with its HTML entities as characters; an ampersand that begins none stays."""
    return ENTITY.sub(lambda match: html.unescape(match.group()), text) if "&" in text else text


def text_of_html(source: str) -> str:
    """Visible text of `source`: blocks on lines of their own, list items bulleted, no addresses of links."""
    if not BLOCK_TAG.search(source):
        source = source.replace("\n", "<br>")
    try:
        root = lxml.html.document_fromstring(source)
    except (lxml.etree.ParserError, ValueError):  # nothing but comments, or an XML declaration
        return re.sub(r"<[^<>]*>", " ", source)
    for element in list(root.iter(lxml.etree.Comment, lxml.etree.ProcessingInstruction, *DROPPED)):
        element.drop_tree()
    for element in root.iter():
        _unfold(element)
    text: str = Inscriptis(root, _rendering()).get_text()
    return LONE_BULLET.sub(BULLET, text)


def _unfold(element: lxml.html.HtmlElement) -> None:
    """Lists and tables as plain blocks: cells stay in reading order and no number appears that nobody wrote."""
    if element.tag == "li":
        element.text = BULLET + (element.text or "").lstrip()
        element.tag = "div"
    elif element.tag in ("ul", "ol", "table", "tbody", "thead", "tr", "dl", "dt", "dd"):
        element.tag = "div"
    elif element.tag in ("td", "th"):
        element.tag = "span"
        element.tail = " " + (element.tail or "")
    elif element.tag == "q":
        element.tag = "span"


@cache
def _rendering() -> ParserConfig:
    return ParserConfig(css=CSS_PROFILES["strict"])


def text_of_markdown(source: str) -> str:
    """Text of Markdown. Lists are left as they are written, so that their numbers and order stay the author's."""
    return text_of_html(_markdown().render(source))


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True, "breaks": True}).disable(["list", "code", "reference", "lheading"])
