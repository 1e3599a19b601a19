"""What the places in a text are filled with: figures, charts, tables and the words of other rooms, by reference."""
