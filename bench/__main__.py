"""Runs the benchmarks: `make bench`."""

from bench.turn import main

main()
