"""A tagger for open names: which words of a message name work, an employer or a skill, learned from marked phrases."""
