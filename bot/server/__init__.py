"""One process that serves Rasa, the actions and the page."""
