"""Documents as HTML: pieces for the product's pages, and a file that stands alone.

Classes of the fragment, for the product's style sheets (no inline styles, no ids but the headings' anchors):

- `p.lead`, `p.purpose`, `p.source`, `p.remark`: the roles of paragraphs; body text has no class
- `ul.decide`: questions to decide on, each with an open box; a plain list has no class
- `span.blank`: a place to fill in, in brackets; `p.fill-in`: one that stands by itself
- `data`: a figure, its raw value in `value`
- `div.note` with `p.note-label`: a callout
- `div.scroll` (focusable region) around each `table` and each drawing
- `td.number`, `th.number` flush right; `tr.blank-row` to be filled in
- `figure.picture` with `figcaption` before the drawing
"""

from kotosilta.publishing.html.fragment import blocks_html
from kotosilta.publishing.html.inlines import inlines_html
from kotosilta.publishing.html.standing import document_html

__all__ = ["blocks_html", "document_html", "inlines_html"]
