"""The `rolecall` command: one subcommand a file."""
