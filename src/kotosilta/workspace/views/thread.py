"""The red thread of a programme: as a whole, and from one of its pieces both ways."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.page import programme_page
from kotosilta.programmes.roles import May
from kotosilta.workspace.thread import Branch, Link
from kotosilta.workspace.thread_page import gap_shown, node_shown
from kotosilta.workspace.thread_reading import read_thread

ROOM = "thread/"


@requires(May.READ)
@require_safe
def whole(request: ProgrammeRequest) -> HttpResponse:
    """Finding by finding what it rests on and what follows; the gaps; what hangs on nothing."""
    read = read_thread(request.programme)
    thread = read.thread()
    findings = thread.onward_from_all(thread.of(Link.FINDING))
    loose_goals = [each for each in thread.of(Link.GOAL) if not thread.rests_on(each)]
    # There are many official figures, and nobody has to use them all.
    unused = [each for each in thread.of(Link.VOICE, Link.OWN_FIGURE) if not thread.leads_to(each)]
    return programme_page(
        request,
        "workspace/thread.html",
        room=ROOM,
        gaps=[gap_shown(each, read.words) for each in thread.gaps()],
        findings=[
            {
                "rests_on": [node_shown(Branch(one), read.words) for one in thread.rests_on(each.node)],
                "finding": node_shown(each, read.words),
            }
            for each in findings
        ],
        loose_goals=[node_shown(each, read.words) for each in thread.onward_from_all(loose_goals)],
        unused=[node_shown(Branch(each), read.words) for each in unused],
    )


@requires(May.READ)
@require_safe
def one(request: ProgrammeRequest, kind: str, key: str) -> HttpResponse:
    """What one piece rests on, and what follows from it."""
    read = read_thread(request.programme)
    thread = read.thread()
    node = next((each for each in thread.nodes if (each.kind, each.key) == (kind, key)), None)
    if node is None:
        raise Http404
    return programme_page(
        request,
        "workspace/thread_of.html",
        room=ROOM,
        piece=node_shown(Branch(node), read.words),
        rests_on=node_shown(thread.back(node), read.words).branches,
        leads_to=node_shown(thread.onward(node), read.words).branches,
        gaps=[gap_shown(each, read.words) for each in thread.gaps() if each.node == node],
    )
