"""Measures speed as a ratio against a named rival in the same run; never a timed test."""
