"""Sentence vectors: texts that mean the same lie close together, whatever their words."""
