"""The colours and strokes of drawings on paper (PDF, Word, downloads); the screen has the same in `charts.css`."""

from __future__ import annotations

from kotosilta.charts.spec import Role

GROUND = "#ffffff"
INK = "#16211f"
INK_SOFT = "#4a5753"
GRID = "#dfe4da"
BAND = "#edf0e8"
BAND_EDGE = "#aab3a6"
LEADER = "#7d8983"
COLOUR = {Role.OWN: "#0b5c86", Role.REGION: "#3d6b4f", Role.COUNTRY: "#5c6662", Role.PEER: "#8b5a0c"}

TYPE_FAMILY = "'Source Sans 3', 'Source Sans Pro', sans-serif"
TYPE_WEIGHT_OF_VALUES = 600

_LINE = {
    Role.OWN: 'stroke-width="3"',
    Role.REGION: 'stroke-width="2"',
    Role.COUNTRY: 'stroke-width="1.8" stroke-dasharray="7 4"',
    Role.PEER: 'stroke-width="2" stroke-dasharray="0.1 4.5"',
}
_BAR = {
    Role.OWN: 'fill="{colour}"',
    Role.REGION: f'fill="{GROUND}" stroke="{{colour}}" stroke-width="1.5"',
    Role.COUNTRY: f'fill="{GROUND}" stroke="{{colour}}" stroke-width="1.5" stroke-dasharray="4 2.5"',
    Role.PEER: 'fill="{colour}"',
}
_HALO = f'stroke="{GROUND}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'


_JOIN = 'stroke-linejoin="round"'
# In units of the map's shapes, of which two to three make one of the drawing.
_OUTLINE = {Role.OWN: (INK, 'stroke-width="5"')}


def _stroke(colour: str, *rest: str) -> str:
    return f'fill="none" stroke="{colour}" {" ".join(rest)}'


def _looks_of(role: Role) -> dict[str, str]:
    colour = COLOUR[role]
    weight = ' font-weight="600"' if role is Role.OWN else ""
    fill, edge = (GROUND, colour) if role is Role.COUNTRY else (colour, GROUND)
    return {
        f"line {role}": _stroke(colour, f'{_LINE[role]} stroke-linecap="round" stroke-linejoin="round"'),
        f"dot {role}": f'fill="{fill}" stroke="{edge}" stroke-width="1.5"',
        f"label {role}": f'fill="{colour}"{weight} {_HALO}',
        f"bar {role}": _BAR[role].format(colour=colour),
        f"open {role}": f'fill="none" stroke="{colour}" stroke-width="1.5" stroke-dasharray="1.5 3"',
        f"interval {role}": _stroke(colour, f'stroke-width="{2.5 if role is Role.OWN else 1.5}"'),
        f"outline {role}": _stroke(*_OUTLINE.get(role, (colour, 'stroke-width="4"')), _JOIN),
        f"ring {role}": _stroke(INK if role is Role.OWN else colour, 'stroke-width="1.5"'),
        f"name {role}": f'fill="{INK if role is Role.OWN else INK_SOFT}"{weight}',
    }


# The fan and what is expected are the municipality's own, and look like it; edges tell the bands apart without colour.
_EXPECTED = COLOUR[Role.OWN]
_FAN = f'fill="{_EXPECTED}" fill-opacity="0.13" stroke="{_EXPECTED}"'
_LOOKS_OF_FORECASTS = {
    "fan outer": f'{_FAN} stroke-width="0.8" stroke-dasharray="2 3"',
    "fan middle": f'{_FAN} stroke-width="1"',
    "fan inner": f'{_FAN} stroke-width="0.8" stroke-dasharray="6 2"',
    "line expected": _stroke(
        _EXPECTED, 'stroke-width="2" stroke-dasharray="6 5" stroke-linecap="round" stroke-linejoin="round"'
    ),
    "dot expected": f'fill="{GROUND}" stroke="{_EXPECTED}" stroke-width="2"',
    "label expected": f'fill="{_EXPECTED}" font-weight="600" {_HALO}',
}

# Parts of a pyramid and classes of a map: one tone, told apart by lightness and by edges.
_TONE = COLOUR[Role.OWN]
TONES = {"s1": 0.13, "s2": 0.28, "s3": 0.45, "s4": 0.62, "s5": 0.8, "s6": 1}
_BARE = f'fill="{GROUND}" stroke="{LEADER}"'
_LOOKS_OF_MAPS = {
    **{f"area {step}": f'fill="{_TONE}" fill-opacity="{tone}" stroke="{GROUND}"' for step, tone in TONES.items()},
    **{f"tone {step}": f'fill="{_TONE}" fill-opacity="{tone}" stroke="{LEADER}"' for step, tone in TONES.items()},
    "area bare": f'{_BARE} stroke-width="1.5" stroke-dasharray="4 4"',
    "tone bare": f'{_BARE} stroke-dasharray="2 2"',
    "halo": _stroke(GROUND, 'stroke-width="11"', _JOIN),
}
_LOOKS_OF_PARTS = {
    "slice first": f'fill="{_TONE}"',
    "slice second": f'fill="{_TONE}" fill-opacity="0.16" stroke="{_TONE}" stroke-width="0.8"',
    "slice third": f'fill="{GROUND}" stroke="{_TONE}" stroke-width="0.8" stroke-dasharray="2 2"',
    "unseen": f'fill="none" stroke="{INK_SOFT}" stroke-dasharray="1.5 2"',
}
_LOOKS_OF_CHANCE = {
    "chance": f'fill="{BAND}"',
    "limit": _stroke(LEADER, 'stroke-width="1"'),
    "limit wide": _stroke(LEADER, 'stroke-width="1" stroke-dasharray="2 3"'),
    "cloud": _stroke(LEADER, 'stroke-width="4.5" stroke-linecap="round"'),
    "reference": _stroke(COLOUR[Role.COUNTRY], 'stroke-width="1.2" stroke-dasharray="7 4"'),
}

PAPER: dict[str, str] = {
    "band": f'fill="{BAND}"',
    "edge": _stroke(BAND_EDGE, 'stroke-width="1" stroke-dasharray="2 3"'),
    "grid": _stroke(GRID, 'stroke-width="1"'),
    "base": _stroke(INK_SOFT, 'stroke-width="1.2"'),
    "tick": _stroke(INK_SOFT, 'stroke-width="1"'),
    "leader": _stroke(LEADER, 'stroke-width="0.9"'),
    "year": f'fill="{INK_SOFT}"',
    "scale": f'fill="{INK_SOFT}"',
    "gap": f'fill="{INK_SOFT}" {_HALO}',
    "note": f'fill="{INK_SOFT}"',
    "heading": f'fill="{INK}" font-weight="600"',
    "break": _stroke(INK_SOFT, 'stroke-width="1.2" stroke-dasharray="3 3"'),
    "turn": f'fill="{INK_SOFT}" {_HALO}',
    **_LOOKS_OF_FORECASTS,
    **_LOOKS_OF_MAPS,
    **_LOOKS_OF_PARTS,
    **_LOOKS_OF_CHANCE,
    **{kind: look for role in Role for kind, look in _looks_of(role).items()},
}
