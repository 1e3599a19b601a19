"""Takes in what was written elsewhere: text out of Word becomes our light markup, and what was left out is said."""
