"""What every form page of this room has in common."""

from __future__ import annotations

from functools import partial

from kotosilta.programmes import editing

KEY = "follow-up"  # of the room
room_form = partial(editing.room_form, room=KEY)
