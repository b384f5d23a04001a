"""Channels that Rasa lacks or has wrong; `credentials.yml` names them by module and class."""
