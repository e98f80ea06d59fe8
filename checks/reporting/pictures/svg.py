"""The few SVG elements the pictures are made of. All text is escaped here and nowhere else."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from checks.reporting.plain import visible
from checks.wording import Text


def number(value: float) -> str:
    """A coordinate: two decimals are finer than any screen, and the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def element(name: str, content: str = "", **attributes: object) -> Markup:
    """One element; `class_` is `class`, `_` in a name is `-`, numbers are shortened, None is left out."""
    parts = []
    for key, value in attributes.items():
        if value is None:
            continue
        said = number(value) if isinstance(value, float) else str(value)
        parts.append(f' {key.rstrip("_").replace("_", "-")}="{escape(visible(said))}"')
    head = f"<{name}{''.join(parts)}"
    # Safe: attributes are escaped above, and content comes only from `element`, `words` and `label`.
    return Markup(f"{head}>{content}</{name}>" if content else f"{head}/>")


def label(x: float, y: float, text: str, **attributes: object) -> Markup:
    """A `<text>` at a place."""
    return element("text", escape(visible(text)), x=float(x), y=float(y), **attributes)


def words(x: float, y: float, text: Text, *, class_: str = "", **attributes: object) -> Markup:
    """A `<text>` in each language, of which the page shows one."""
    if text.zh == text.en:
        return label(x, y, text.zh, class_=class_ or None, **attributes)
    zh = label(x, y, text.zh, class_=f"zh {class_}".strip(), **attributes)
    return zh + label(x, y, text.en, class_=f"en {class_}".strip(), **attributes)


def picture(width: float, height: float, parts: Iterable[str], *, kind: str, name: str) -> Markup:
    """A whole picture. Screen readers hear `name` and then read the table beside it."""
    box = f"0 0 {number(width)} {number(height)}"
    drawing = Markup("").join(Markup(p) for p in parts)
    return element(
        "svg",
        drawing,
        viewBox=box,
        width=float(width),
        height=float(height),
        class_=f"pic {kind}",
        role="img",
        aria_label=name,
        focusable="false",
    )
