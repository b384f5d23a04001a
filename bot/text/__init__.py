"""A posting's text: stored fields as plain text, spans into them, sentences and sections."""

from bot.text.fields import fields_of
from bot.text.plain import plain_text
from bot.text.sections import Section, section_at, sections
from bot.text.sentences import Sentence, clip, sentences
from bot.text.span import Span

__all__ = ["Section", "Sentence", "Span", "clip", "fields_of", "plain_text", "section_at", "sections", "sentences"]
