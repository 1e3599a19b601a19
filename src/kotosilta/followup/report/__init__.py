"""The yearly report: what people recorded of a year, as a text to read, in Word and as PDF."""
