"""Answers that recruiters approved: which of them answers a question, and suites that test what is said."""
