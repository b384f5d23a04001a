"""Readers: one subject a file, text in, typed readings with spans and the rule's name out."""
