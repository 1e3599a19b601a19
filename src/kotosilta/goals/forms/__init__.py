"""Forms of the room of goals and measures."""
