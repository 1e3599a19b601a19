"""Who gets which answer at which address: read from what the views declare, for people, programs and tests."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kotosilta.programmes.addresses import Found, addresses, methods_of
from kotosilta.programmes.roles import May, Role, may
from kotosilta.web.access import Access, Door, declared

SIGNED_OUT, STRANGER, OPERATOR = "signed out", "stranger", "operator"
EVERYBODY = (SIGNED_OUT, STRANGER, *(role.value for role in reversed(Role)), OPERATOR)


class Answer(StrEnum):
    """What an address answers to somebody."""

    OPENS = "opens"
    SIGN_IN = "sign in"
    NOT_FOUND = "404"
    FORBIDDEN = "403"
    WRONG_VERB = "405"


@dataclass(frozen=True, slots=True)
class Address:
    """One address of the product. `route` begins with `<language>/` where pages stand behind their language."""

    name: str
    route: str
    methods: frozenset[str]
    access: Access

    def answer(self, method: str, who: str) -> Answer:
        """What a call gets: first the door is asked, then the permission, then the verb.

        `who` is one of `EVERYBODY`: a role stands for a member of the programme in the address, a stranger is the
        coordinator of another one, and the operator is a member of none.
        """
        if refused := self._refused(who):
            return refused
        return Answer.OPENS if method in self.methods else Answer.WRONG_VERB

    def roles(self) -> list[str]:
        """The roles that its permission is given to; empty for addresses that belong to no programme."""
        if self.access.door is not Door.PROGRAMME:
            return []
        return [role.value for role in Role if self._permits(role)]

    def _refused(self, who: str) -> Answer | None:
        door = self.access.door
        if door in {Door.PUBLIC, Door.LINK}:
            return None
        if who == SIGNED_OUT:
            return Answer.SIGN_IN
        if door is Door.SIGNED_IN or (door is Door.OPERATOR and who == OPERATOR):
            return None
        if door is Door.OPERATOR or who in {STRANGER, OPERATOR}:
            return Answer.NOT_FOUND
        return None if self._permits(Role(who)) else Answer.FORBIDDEN

    def _permits(self, role: Role) -> bool:
        return may(role, May(self.access.permission))


def all_addresses() -> list[Address]:
    """Every address with what its view declares, in the order of the resolver."""
    return [_address(found) for found in addresses()]


def _address(found: Found) -> Address:
    access = declared(found.view)
    assert access is not None, "the system check kotosilta.E001 would have stopped the start"
    return Address(found.name, found.route, methods_of(found.view), access)
