"""Rolecall: understands job seekers, finds fitting postings, answers with evidence."""
