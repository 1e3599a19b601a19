"""The pages of the document room: one function per address."""
