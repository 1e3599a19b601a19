"""The forms of the document room: they check shape; what may be done is the business of rules and changes."""
