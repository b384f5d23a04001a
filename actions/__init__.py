"""One user goal a file: the conversation's state in, one call into `bot/`, reply and new state out."""
