"""Accessible SVG drawings of one family: values in, a drawing for the screen and one for paper out."""
