"""The light markup in which the texts of the document are stored: a small part of CommonMark, and references.

    ### A heading
    Paragraphs with an empty line between them, **bold**, *italic* and [links](https://www.example.fi).

    - points of a list            1. steps in their order

    | A table | with a header |
    | --- | --- |
    | of one line | per row |

    [[chart:KEY@CODE]]  [[table:goals]]  [[figure:KEY@CODE@YEAR]]  [[own:ID]]  [[finding:ID]]  [[indicator:ID]]

There is one level of headings and of lists. A paragraph that is bold as a whole is the caption of the table after it.
Everything else of Markdown, and all HTML, is text like any other.
"""

from kotosilta.document.markup.reading import Places, read
from kotosilta.document.markup.reference import Reference, references_in
from kotosilta.document.markup.words import words_in
from kotosilta.document.markup.writing import escaped, markup_of

__all__ = ["Places", "Reference", "escaped", "markup_of", "read", "references_in", "words_in"]
