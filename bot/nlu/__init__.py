"""Rasa graph components, thin over the readers."""
