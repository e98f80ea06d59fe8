"""District against city: for each indicator and year the upper government's number and the lower ones' on one axis."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from checks.reporting.facts import number, period
from checks.reporting.pictures import svg
from checks.reporting.pictures.picture import Drawing, Picture, plain
from checks.reporting.texts import MEASURE, STANCE, WORDS
from checks.reporting.width import cut
from checks.sides import Side
from checks.wording import Text

MOST_ROWS = 40
W, NAMES, RIGHT, STEP, TOP = 760.0, 270.0, 60.0, 42.0, 14.0
SAME_SCALE = ("%",)


@dataclass(frozen=True, order=True)
class Key:
    """One row of the picture."""

    indicator: str
    measure: str
    period: str
    stance: str
    unit: str


def levels(comparisons: Iterable[Mapping[str, Any]]) -> Picture:
    """The picture of percentages (which share an axis); every pair, percentages or not, stands in the table."""
    upper: dict[Key, dict[str, float]] = defaultdict(dict)
    lower: dict[Key, dict[str, float]] = defaultdict(dict)
    for row in comparisons:
        sides = {side.get("role"): side for side in row.get("evidence") or ()}
        if row["outcome"] == "cannot tell" or not {"upper", "lower"} <= set(sides):
            continue
        up, low = sides["upper"], sides["lower"]
        if _value(up) is None or _value(low) is None or up.get("canonical_unit") != low.get("canonical_unit"):
            continue
        key = Key(low["indicator"] or "", low["measure"] or "", period(low), low["stance"] or "", low["canonical_unit"])
        upper[key][up.get("region") or ""] = _value(up) or 0.0
        lower[key][low.get("region") or ""] = _value(low) or 0.0
    keys = sorted(upper)
    drawn = [k for k in keys if k.unit in SAME_SCALE][:MOST_ROWS]
    head = tuple(WORDS[k] for k in ("indicator", "kind_of_number", "year", "stance", "upper", "lower", "unit"))
    rows = tuple(
        (plain(k.indicator), MEASURE.get(k.measure, plain(k.measure)), plain(k.period), STANCE.get(k.stance, plain("")),
         _listed(upper[k]), _listed(lower[k]), plain(k.unit))
        for k in keys
    )  # fmt: skip
    parts = (Drawing(WORDS["pic_levels"].zh, _chart(drawn, upper, lower)),) if drawn else ()
    return Picture(WORDS["pic_levels"], WORDS["pic_levels_note"], parts, head, rows)


def _value(side: Side) -> float | None:
    lo, hi = side.get("lo"), side.get("hi")
    if lo is not None and hi is not None:
        return (lo + hi) / 2
    return lo if lo is not None else hi


def _listed(values: Mapping[str, float]) -> Text:
    return plain("；".join(f"{region} {number(round(v, 6))}" for region, v in sorted(values.items())))


def _chart(
    keys: list[Key], upper: Mapping[Key, Mapping[str, float]], lower: Mapping[Key, Mapping[str, float]]
) -> Markup:
    values = [v for k in keys for v in (*upper[k].values(), *lower[k].values())]
    low, high = min(0.0, *values), max(values)
    height = TOP + STEP * len(keys) + 26

    def x(value: float) -> float:
        return NAMES + (value - low) / ((high - low) or 1) * (W - NAMES - RIGHT)

    parts = [svg.element("line", x1=x(0), x2=x(0), y1=TOP - 8, y2=height - 22, class_="axis")]
    parts.append(svg.label(x(0), height - 6, "0%", class_="quiet", text_anchor="middle"))
    for index, key in enumerate(keys):
        parts += _row(key, TOP + STEP * index + STEP / 2, upper[key], lower[key], x)
    return svg.picture(W, height, parts, kind="levels", name=WORDS["pic_levels"].zh)


def _row(key: Key, y: float, upper: Mapping[str, float], lower: Mapping[str, float], x: Any) -> list[Markup]:
    measure, stance = MEASURE.get(key.measure, plain(key.measure)), STANCE.get(key.stance, plain(key.stance))
    under = Text(f"{key.period} {measure.zh} {stance.zh}", f"{key.period} {measure.en} {stance.en}")
    ends = [*upper.values(), *lower.values()]
    parts = [
        svg.label(0, y - 1, cut(key.indicator, 36), class_="head"),
        svg.words(0, y + 13, under, class_="quiet"),
        svg.element("line", x1=x(min(ends)), x2=x(max(ends)), y1=y, y2=y, class_="link"),
    ]
    top = max(ends)
    for region, value in sorted(upper.items()):
        parts.append(svg.element("rect", x=x(value) - 5, y=y - 5, width=10.0, height=10.0, class_="hollow"))
        parts.append(_name(f"{region} {number(round(value, 6))}", x(value), y, value == top and value > min(ends)))
    for region, value in sorted(lower.items()):
        parts.append(svg.element("circle", cx=x(value), cy=y, r=4.5, class_="solid"))
        parts.append(_name(f"{region} {number(round(value, 6))}", x(value), y, value == top))
    return parts


def _name(text: str, x: float, y: float, last: bool) -> Markup:
    if last:
        return svg.label(x + 10, y + 4, text, class_="value")
    return svg.label(x, y - 9, text, class_="value quiet", text_anchor="middle")
