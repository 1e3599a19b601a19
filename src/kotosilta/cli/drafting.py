"""Makes drafts, one or all, the latter in as many processes as the machine has processors."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date
from functools import partial
from gettext import gettext
from pathlib import Path

from django.db import connections

from kotosilta.cli.refusals import refusal
from kotosilta.document.export import export
from kotosilta.document.order import draft_order
from kotosilta.language.said import in_words
from kotosilta.municipalities.register import by_code
from kotosilta.situation.reading import pictures_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for besides the municipalities; `language` is the one that refusals are said in."""

    languages: tuple[str, ...]
    formats: tuple[str, ...]
    out: Path
    period: str | None
    edition: str | None
    name: str | None
    force: bool
    trace: bool
    on: date
    language: str


@dataclass(frozen=True, slots=True)
class Made:
    """The files of one municipality's draft, or the sentence that says why there are none."""

    code: str
    name: str
    paths: tuple[Path, ...] = ()
    why_not: str = ""


def export_one(codes: Sequence[str], wishes: Wishes) -> list[Path]:
    """One draft, joint when there are several codes; raises what `draft_order` and `export` raise."""
    order = draft_order(codes, period=wishes.period, edition=wishes.edition, name=wishes.name, today=wishes.on)
    return export(
        order,
        pictures_of(order.municipalities),
        languages=wishes.languages,
        formats=wishes.formats,
        out=wishes.out,
        force=wishes.force,
        trace=wishes.trace,
        on=wishes.on,
    )


def export_all(codes: Sequence[str], wishes: Wishes) -> Iterator[Made]:
    """A draft of its own for each code, as they get ready; one that fails does not stop the others."""
    # A connection must not be shared by two processes: each opens its own.
    connections.close_all()
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(
        os.cpu_count() or 1, mp_context=context, initializer=_leave_interrupts_to_the_parent
    ) as pool:
        waiting = [pool.submit(partial(_made, wishes), code) for code in codes]
        try:
            for future in as_completed(waiting):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _made(wishes: Wishes, code: str) -> Made:
    name = by_code(code).own_name
    try:
        return Made(code, name, tuple(export_one([code], wishes)))
    except Exception as error:  # the border of a worker: the other municipalities still get their drafts
        reason = refusal(error)
        if reason:
            return Made(code, name, why_not=in_words(reason, wishes.language))
        logger.exception("draft.failed municipality=%s", code)
        return Made(code, name, why_not=gettext("Something went wrong inside Kotosilta. The log says what."))
