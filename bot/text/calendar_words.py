"""Names of days and months, as a pattern: they stand on both sides of a dash that begins no list item."""

from __future__ import annotations

CALENDAR = (
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"(?:day|s|sday|nesday|r|rs|rsday|urday|uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b"
)
