"""Feeds into postings: one format a file."""
