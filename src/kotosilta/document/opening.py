"""What stands before the ten elements: what this text is, how binding it is, and what the figures say in short."""

from __future__ import annotations

from collections.abc import Iterator

from kotosilta.content.checklist import ALAND
from kotosilta.document.findings import findings_in_short
from kotosilta.document.making import Making
from kotosilta.publishing.blocks import Block, BulletList, Callout, Paragraph


def opening(making: Making) -> tuple[Block, ...]:
    """The boxes before the first element; a sample says first that it is one."""
    sample = (sample_box(making),) if making.filled.sample else ()
    return (*sample, _about(making), _in_short(making))


def sample_box(making: Making) -> Block:
    """Says that nobody real has written the text."""
    texts = making.texts.filled
    return Callout((Paragraph((making.said(texts.sample_about),)),), making.said(texts.sample))


def _about(making: Making) -> Block:
    texts = making.texts
    about = texts.filled.about if making.of_a_programme else texts.about
    content = [Paragraph((making.said(about),)), *(Paragraph((line,)) for line in _standing(making))]
    if making.order.joint:
        content.append(Paragraph((making.said(texts.joint),)))
    content.append(Paragraph((making.said(texts.word),)))
    return Callout(tuple(content), making.said(texts.about_label))


def _standing(making: Making) -> Iterator[str]:
    """How binding a programme is; of a draft for both Åland and the mainland, for each with the names it holds for."""
    texts = making.texts
    mixed = making.order.mixed_profiles
    if mixed:
        yield making.said(texts.mixed)
    for profile, edition in making.editions.items():
        members = [each for each in making.order.municipalities if each.on_aland == (profile == ALAND)]
        names = ", ".join(making.name(each) for each in members)
        template = making.said(texts.standing_of_part if mixed else texts.standing)
        yield template.format(names=names, standing=making.said(edition.standing), act=edition.based_on_act)


def _in_short(making: Making) -> Block:
    texts = making.texts
    content = (Paragraph((making.said(texts.in_short),)), BulletList(tuple(findings_in_short(making))))
    return Callout(content, making.said(texts.in_short_label))
