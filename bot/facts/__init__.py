"""What a posting states: facts with quotes, the facets a question asks about, answers with evidence."""
