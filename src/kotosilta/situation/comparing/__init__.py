"""With whom a municipality is compared: similar ones, its group, larger areas, and how that is explained."""
