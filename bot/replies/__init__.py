"""Replies: what a message asks for in its place, and what is said and carried back."""
