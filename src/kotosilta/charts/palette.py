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


def _stroke(colour: str, rest: str) -> str:
    return f'fill="none" stroke="{colour}" {rest}'


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

PAPER: dict[str, str] = {
    "band": f'fill="{BAND}"',
    "edge": _stroke(BAND_EDGE, 'stroke-width="1" stroke-dasharray="2 3"'),
    "grid": _stroke(GRID, 'stroke-width="1"'),
    "base": _stroke(INK_SOFT, 'stroke-width="1.2"'),
    "tick": _stroke(INK_SOFT, 'stroke-width="1"'),
    "leader": _stroke(LEADER, 'stroke-width="0.9"'),
    "year": f'fill="{INK_SOFT}"',
    "scale": f'fill="{INK_SOFT}"',
    "gap": f'fill="{INK_SOFT}"',
    "note": f'fill="{INK_SOFT}"',
    **_LOOKS_OF_FORECASTS,
    **{kind: look for role in Role for kind, look in _looks_of(role).items()},
}
