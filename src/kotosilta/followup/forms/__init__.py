"""Forms of the room of follow-up."""
