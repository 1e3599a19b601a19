"""The command `kotosilta`: everything an operator or a script needs, one module per command."""
