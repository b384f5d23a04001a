"""The job board at /: pages over the store, for people without JavaScript and for those who want to read first."""
