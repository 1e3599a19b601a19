"""One block tree, many outputs: web page, Word, PDF and the trace all come from the same document value."""
