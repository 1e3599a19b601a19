"""`kotosilta permissions`: who gets which answer at which address, as a table, as JSON, or as the page of the docs."""

from __future__ import annotations

import argparse
from gettext import gettext

from kotosilta.cli.output import print_json, print_table
from kotosilta.cli.refusals import DONE
from kotosilta.programmes.addresses import METHODS
from kotosilta.programmes.permissions import EVERYBODY, Address, Answer, all_addresses

HEAD = """# Who may do what

Every address of the product, and what it answers to whom. Written by `kotosilta permissions --reference` from what
the views declare; a test calls every one of them as everybody and compares. Roles are those of the programme in the
address; a stranger coordinates another programme, the operator is a member of none. Pages below `demo/` exist in the
demo only.

- `opens`: the page or the deed. `sign in`: to the sign-in page, and back afterwards.
- `or own`: a member without the permission is let in where what the address names is their own.
- `403`: a member without the permission. `404`: not told that it exists. `405`: the address does not take the method.

"""


def run(options: argparse.Namespace) -> int:
    """One row for each address and method."""
    rows = [(address, method) for address in all_addresses() for method in METHODS]
    if options.reference:
        print(reference(), end="")
    elif options.json:
        print_json([_described(address, method) for address, method in rows if method in address.methods])
    else:
        header = (gettext("address"), gettext("method"), gettext("door"), gettext("permission"))
        print_table(header, [_row(address, method) for address, method in rows if method in address.methods])
    return DONE


def reference() -> str:
    """The table as Markdown, in English."""
    header = ("Address", "Method", "Door", "Permission", *EVERYBODY)
    lines = [header, tuple("---" for _ in header)]
    for address in all_addresses():
        for method in METHODS:
            answers = [address.answer(method, who) for who in EVERYBODY]
            if Answer.OPENS in answers:
                lines.append((*_row(address, method), *answers))
    return HEAD + "".join(f"| {' | '.join(cell or '–' for cell in line)} |\n" for line in lines)


def _row(address: Address, method: str) -> tuple[str, ...]:
    access = address.access
    permission = f"{access.permission} or own" if access.or_own else access.permission
    return f"`/{address.route}`", method, access.door, permission or access.purpose


def _described(address: Address, method: str) -> dict[str, object]:
    return {
        "address": f"/{address.route}",
        "name": address.name,
        "method": method,
        "door": address.access.door,
        "permission": address.access.permission or None,
        "or_own": address.access.or_own,
        "purpose": address.access.purpose or None,
        "roles": address.roles(),
        "answers": {who: address.answer(method, who) for who in EVERYBODY},
    }
