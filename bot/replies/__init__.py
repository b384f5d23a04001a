"""What the bot says: the contract's messages and the cards, as text and as data."""
