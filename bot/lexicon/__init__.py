"""Vocabularies as YAML files in this folder: what a linguist or recruiter may change without touching code."""

from bot.lexicon.load import lexicon

__all__ = ["lexicon"]
