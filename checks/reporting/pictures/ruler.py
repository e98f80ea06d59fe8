"""The intervals of a finding's sides on one axis: two bars that do not meet are the finding."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from checks.reporting.facts import number, text_of
from checks.reporting.pictures import svg
from checks.reporting.width import width

Side = Mapping[str, Any]
WIDTH, LEFT, RIGHT, ROW, MOST = 480.0, 84.0, 16.0, 34.0, 8


def ruler(sides: Sequence[Side]) -> Markup | None:
    """The picture, or None where fewer than two sides share a unit and differ."""
    rows = [s for s in sides if s.get("lo") is not None or s.get("hi") is not None]
    units = {s.get("canonical_unit") for s in rows}
    ends = [v for s in rows for v in (s.get("lo"), s.get("hi")) if v is not None]
    if not 2 <= len(rows) <= MOST or len(units) != 1 or min(ends) == max(ends):
        return None
    low, high = min(ends), max(ends)
    margin = (high - low) * 0.12

    def x(value: float) -> float:
        return LEFT + (value - low + margin) / (high - low + 2 * margin) * (WIDTH - LEFT - RIGHT)

    height = ROW * len(rows) + 8
    axis = [
        svg.element("line", x1=x(v), x2=x(v), y1=4.0, y2=height - 4, class_="guide") for v in sorted(set(ends))[:12]
    ]
    bars = [part for i, side in enumerate(rows) for part in _bar(side, ROW * i + 25, x)]
    name = "; ".join(f"{text_of(s.get('role_text')).zh} {s.get('quote', '')}" for s in rows)
    return svg.picture(WIDTH, height, [*axis, *bars], kind="ruler", name=name)


def _bar(side: Side, y: float, x: Any) -> list[Markup]:
    lo, hi = side.get("lo"), side.get("hi")
    left = x(lo) if lo is not None else LEFT
    right = x(hi) if hi is not None else WIDTH - RIGHT
    parts = [svg.words(0, y + 4, text_of(side.get("role_text")), class_="role")]
    if side.get("stance") == "target" and (lo is None) != (hi is None):
        # Goals are compared by the number they print: the sets they allow would overlap where two numbers are set.
        parts.append(_end(right if lo is None else left, y, True, 0.0, 0))
        left = right = right if lo is None else left
    elif lo is not None and lo == hi:
        parts.append(svg.element("circle", cx=left, cy=y, r=5.0, class_="point"))
    else:
        parts.append(svg.element("line", x1=left, x2=right, y1=y, y2=y, class_="reach"))
        parts.append(_end(left, y, side.get("lo_closed"), lo, -1))
        parts.append(_end(right, y, side.get("hi_closed"), hi, 1))
    said = _said(side)
    half = width(said) * 3.2
    middle = min(max((left + right) / 2, LEFT + half), WIDTH - half)
    parts.append(svg.label(middle, y - 9, said, class_="value", text_anchor="middle"))
    return parts


def _end(x: float, y: float, closed: Any, value: float | None, side: int) -> Markup:
    if value is None:  # unbounded: an arrow
        back = x - side * 9
        corners = ((x, y), (back, y - 5), (back, y + 5))
        points = " ".join(f"{svg.number(a)},{svg.number(b)}" for a, b in corners)
        return svg.element("polygon", points=points, class_="arrow")
    return svg.element("circle", cx=x, cy=y, r=4.0, class_="end closed" if closed else "end open")


def _said(side: Side) -> str:
    lo, hi = side.get("lo"), side.get("hi")
    if lo is not None and lo == hi:
        return number(lo)
    if lo is None:
        return f"{'≤' if side.get('hi_closed') else '<'} {number(hi)}"
    if hi is None:
        return f"{'≥' if side.get('lo_closed') else '>'} {number(lo)}"
    return f"{number(lo)} – {number(hi)}"
