"""Official figures without Django: reading the snapshot, carrying it to today's division, telling change from noise."""
