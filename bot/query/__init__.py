"""What a candidate wants: the query, reading it from a message, changing it, saying it back."""
