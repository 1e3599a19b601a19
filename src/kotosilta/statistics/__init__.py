"""Official figures without Django: reading files and the snapshot, carrying to today's division, telling noise."""
