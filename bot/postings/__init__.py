"""The posting store: tables, search, freshness; SQLite and PostgreSQL behind one interface."""
