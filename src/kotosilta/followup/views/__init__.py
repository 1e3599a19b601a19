"""Pages of the room of follow-up."""
