"""Speed, size and memory, measured by `make bench`; never asserted in the suite."""
