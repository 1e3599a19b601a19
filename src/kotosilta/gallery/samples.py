"""What the specimens are made of: sample words in the shapes in which the rooms give theirs to the same templates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from kotosilta.content.glossary import terms
from kotosilta.content.load import number_styles, publishing_words
from kotosilta.language.alphabet import alphabetical
from kotosilta.municipalities.register import all_municipalities, by_slug
from kotosilta.process.drawing import NARROW, WIDE, Lane, picture
from kotosilta.programmes.templatetags.workspace import SHAPES
from kotosilta.publishing.blocks import Blank, BulletList, Callout, Heading, Paragraph, Table
from kotosilta.publishing.html import blocks_html
from kotosilta.reasons import NotPossible
from kotosilta.situation.drawing import ShownCloser
from kotosilta.situation.picture import Picture
from kotosilta.situation.reading import picture_of
from kotosilta.situation.shown import ShownIndicator, indicator_shown, section_of
from kotosilta.situation.telling import Look, look_at
from kotosilta.web.forms.notes import Note
from kotosilta.web.forms.steps import Question, asked
from kotosilta.web.page import page_language
from kotosilta.web.templatetags.kotosilta import ICONS
from kotosilta.workspace.shown import EvidenceShown, PointShown
from kotosilta.workspace.thread import Link
from kotosilta.workspace.thread_page import GapShown, NodeShown

Words = Mapping[str, str]
MUNICIPALITY = "narpes"
LINES, BARS = "C3.4", "C3.12"  # guiding questions whose first figures are drawn in this way
# Figures that have these further drawings; residents by age are in the snapshot for one municipality alone.
CLOSER = {
    "groups": (MUNICIPALITY, "turnout"),
    "pyramid": ("turku", "residents_by_language_age_sex"),
    "dots": (MUNICIPALITY, "foreign_language_share"),
    "funnel": (MUNICIPALITY, "foreign_language_share"),
    "map": (MUNICIPALITY, "foreign_language_share"),
}
WORD_OF_STATE = {
    "fulfilled": "done",
    "said": "by_a_note",
    "begun": "begun",
    "available": "available",
    "nothing": "not_begun",
    "not_relevant": "not_relevant",
    "late": "late",
}
COLOURS = (
    *("paper", "sheet", "birch", "ink", "ink-soft", "rule", "lake", "lake-strong", "on-lake", "spruce"),
    *("cloudberry", "cloudberry-wash", "lingon", "focus", "own", "region", "country", "peer", "grid", "band"),
)
# In the order in which the pages of the rooms load them.
SHEETS = (
    "web/forms.css",
    "web/sheet.css",
    "web/charts.css",
    "programmes/frame.css",
    "workspace/workspace.css",
    "process/process.css",
    "situation/picture.css",
    "gallery/gallery.css",
)
LETTERS, NAMES = 3, 4  # of the directory


def specimens(words: Words, here: str) -> dict[str, Any]:
    """The values of all specimens but forms and figures. `here` begins the addresses of links that lead nowhere."""
    return {
        "sheets": SHEETS,
        "colours": COLOURS,
        "icons": ICONS,
        "home": here,
        "rooms": [
            {"name": words[key], "address": f"{here}{key}", "open": key != "follow_up", "here": key == "situation"}
            for key in ("process", "cooperation", "situation", "goals", "follow_up")
        ],
        "across": [],
        "at_home": False,
        "here": words["situation"],
        "asked": asked([Question(str(number), words["alone"], ()) for number in range(1, 6)], "2"),
        "states": [(state, words[WORD_OF_STATE[state]]) for state in SHAPES],
        "point": _point(words),
        "may_say": False,
        "rests_on": [_node(words, Link.VOICE, "voice", note=words["voice_from"])],
        "follows": _thread(words),
        "gaps": [GapShown(words["gap"], words["goal"], "", words["mend"])],
        "timeline": _timeline(words),
        "directory": _directory(),
        "glossary": [(each.term, each.explanation) for each in terms()[:2]],
        "sheet": _sheet(words),
        "files": _files(),
        "wish": {"language": page_language()},
    }


def notes_to_show(words: Words, undo: str) -> list[Note]:
    """Each kind of note that the next page says."""
    return [Note(words["saved"]), Note(words["removed"], undo=undo), Note(words["impossible"], trouble=True)]


def _point(words: Words) -> PointShown:
    empty: dict[str, Any] = {"help": "", "saying": None, "place": "", "say": ""}
    evidence = [EvidenceShown(words["rests_on"], "")]
    facets = [
        PointShown("a", "facet-a", words["facet"], "", "", "fulfilled", words["recorded"], evidence, None, "", ""),
        PointShown("b", "facet-b", words["process"], "", "", "nothing", words["not_begun"], (), None, "", ""),
    ]
    return PointShown(
        id="C1.3",
        anchor="point",
        title=words["point"],
        kind=words["requirement"],
        state="begun",
        word=words["begun"],
        evidence=evidence,
        facets=facets,
        **empty,
    )


def _node(words: Words, kind: Link, title: str, *branches: NodeShown, note: str = "") -> NodeShown:
    told = words.get(f"kind_{kind.value}", words["indicator"])
    return NodeShown(kind.value, told, title, words[title], note, "", told_before=False, branches=branches)


def _thread(words: Words) -> NodeShown:
    measures = [_node(words, Link.MEASURE, title) for title in ("measure", "other_measure")]
    return _node(words, Link.FINDING, "finding", _node(words, Link.GOAL, "goal", *measures))


def _timeline(words: Words) -> dict[str, Any]:
    """Four phases around today: one done, one late, one under way, one ahead."""
    today = timezone.localdate()
    stretches = (
        ("phase_picture", "done", "done", -200, -110),
        ("phase_goals", "late", "late", -100, -20),
        ("phase_comments", "under_way", "under_way", -30, 40),
        ("phase_decision", "", "ahead", 41, 120),
    )
    lanes = [
        Lane(words[title], words[word] if word else "", _days(today, begins), _days(today, ends), look)
        for title, word, look, begins, ends in stretches
    ]
    pictures = [
        picture(
            lanes,
            width=width,
            today=today,
            decision=_days(today, 120),
            words=(words["today"], words["decision"]),
            month=lambda day: date_format(day, "N"),
        )
        for width in (WIDE, NARROW)
    ]
    return {"pictures": pictures, "told": words["timeline_told"]}


def _days(today: date, days: int) -> date:
    return today + timedelta(days=days)


def _directory() -> list[tuple[str, list[tuple[str, str]]]]:
    """The first municipalities under the first letters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for each in sorted(all_municipalities(), key=lambda each: alphabetical(each.name.in_language(page_language()))):
        name = each.name.in_language(page_language())
        found.setdefault(name[0], []).append((each.slug, name))
    return [(letter, names[:NAMES]) for letter, names in list(found.items())[:LETTERS]]


def _sheet(words: Words) -> str:
    """A piece of a document, with all that its writers can make except figures."""
    blocks = (
        Heading(2, (words["sheet_heading"],), "sheet-heading"),
        Paragraph((words["sheet_purpose"],), role="purpose"),
        Paragraph((words["sheet_text"], " ", Blank(words["sheet_blank"]), ".")),
        BulletList(((words["sheet_decide"],), (words["sheet_decide_too"],)), role="decide"),
        Callout((Paragraph((words["sheet_note_text"],)),), words["sheet_note"]),
        Table(
            caption=(words["sheet_table"],),
            header=((words["name_of_measure"],), (words["owner"],)),
            rows=(((words["measure"],), (words["library"],)),),
            widths=(2.0, 1.0),
            blank_rows=1,
        ),
    )
    return blocks_html(blocks, number_styles()[page_language()], publishing_words(page_language()))


def _files() -> list[dict[str, Any]]:
    return [
        {
            "language": language,
            "name": name,
            "formats": [
                (form, reverse("publicsite:draft_file", args=[MUNICIPALITY, language, form]))
                for form in ("docx", "pdf", "html")
            ],
        }
        for language, name in settings.LANGUAGES
    ]


def drawn_figures() -> dict[str, Any]:
    """Official figures of a municipality in each kind of drawing; None where those figures are not imported."""
    try:
        pictures = {slug: picture_of(by_slug(slug)) for slug in {MUNICIPALITY, *(slug for slug, _ in CLOSER.values())}}
    except NotPossible:
        return {"lines": None, "bars": None, "closer": {}}
    looks = {slug: look_at(picture, _drawings_of(slug)) for slug, picture in pictures.items()}
    return {
        "files_address": reverse("publicsite:situation", args=[MUNICIPALITY]),
        "lines": _first(pictures[MUNICIPALITY], LINES),
        "bars": _first(pictures[MUNICIPALITY], BARS),
        "closer": {
            drawing: _closer(pictures[slug], indicator, looks[slug], drawing)
            for drawing, (slug, indicator) in CLOSER.items()
        },
    }


def _drawings_of(slug: str) -> frozenset[str]:
    return frozenset(drawing for drawing, (each, _) in CLOSER.items() if each == slug)


def _first(picture: Picture, question: str) -> ShownIndicator | None:
    section = section_of(picture, question, page_language(), timezone.localdate())
    return next((each for each in section.shown if each.wide), None)


def _closer(picture: Picture, indicator: str, look: Look, drawing: str) -> ShownCloser | None:
    shown = indicator_shown(picture, indicator, page_language(), look)
    return next((each for each in shown.closer if each.key == f"{indicator}-{drawing}"), None) if shown else None
