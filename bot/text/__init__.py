"""A posting's text: stored fields as plain text, spans into them, sentences and sections."""

from bot.text.span import Span

__all__ = ["Span"]
