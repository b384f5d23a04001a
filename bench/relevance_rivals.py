"""Plain full-text search over titles: SQLite's FTS5 and Tantivy, each ordered by bm25."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from functools import partial

Search = Callable[[str, int], list[str]]


def fts5(titles: dict[str, str]) -> dict[str, Search]:
    """FTS5 with its Porter stemmer, for all of the words and for any of them."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE titles USING fts5(id UNINDEXED, title, tokenize='porter unicode61')")
    connection.executemany("INSERT INTO titles VALUES (?, ?)", titles.items())

    def search(joint: str, query: str, most: int) -> list[str]:
        words = joint.join(f'"{word}"' for word in re.findall(r"\w+", query))
        statement = "SELECT id FROM titles WHERE title MATCH ? ORDER BY rank LIMIT ?"
        return [row[0] for row in connection.execute(statement, (f"title: ({words})", most))]

    return {"FTS5, all words": partial(search, " AND "), "FTS5, any word": partial(search, " OR ")}


def tantivy(titles: dict[str, str]) -> dict[str, Search]:
    """Tantivy with its English stemmer, for all of the words and for any of them."""
    import tantivy

    schema = tantivy.SchemaBuilder()
    schema.add_text_field("id", stored=True, tokenizer_name="raw")
    schema.add_text_field("title", tokenizer_name="en_stem")
    index = tantivy.Index(schema.build())
    writer = index.writer()
    for posting, title in titles.items():
        writer.add_document(tantivy.Document(id=posting, title=title))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(joint: str, query: str, most: int) -> list[str]:
        parsed = index.parse_query(joint.join(re.findall(r"\w+", query.lower())), ["title"])
        return [searcher.doc(at)["id"][0] for _, at in searcher.search(parsed, most).hits]

    return {"Tantivy, all words": partial(search, " AND "), "Tantivy, any word": partial(search, " ")}
