"""Pages of the door without an account, and of those who ask and go through the answers."""
