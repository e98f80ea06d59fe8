"""A PDF's pages as glyphs and ruled lines, read by PDFium: where each stands, with y counted from the top down.

A page is turned so that most of its glyphs stand upright, whatever its /Rotate says: tables printed sideways are read
along their own lines. Everything is bounded by counts, not by time, so that the same file gives the same text.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw_api

from checks.documents.formats.pdf_characters import mended
from checks.errors import InputError, Place
from checks.wording import Text

MAX_PAGES = 500
_MAX_GLYPHS = 60_000  # a page; a newspaper's has 15,000
_MAX_OBJECTS = 60_000  # a page, of drawing
_MAX_SEGMENTS = 2_000  # a path
_THIN = 3.0  # points: what is drawn narrower is a line
_SHORT = 4.0  # points: a line shorter than this is an ornament
_DEPTH = 4  # forms within forms
_AGAIN = 0.15  # of its height by which a glyph printed twice, to look bold, stands beside itself

Matrix = tuple[float, float, float, float, float, float]


@dataclass(slots=True)
class Glyph:
    """One printed character: its box, the line it stands on (`base`) and its height, in points from the top left."""

    text: str
    x0: float
    x1: float
    base: float
    size: float

    @property
    def middle(self) -> float:
        """The height of its middle: where a rule through it would run."""
        return self.base - 0.35 * self.size


@dataclass(slots=True)
class Stroke:
    """A straight line across (`y0 == y1`) or down (`x0 == x1`) the page."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass
class Page:
    """A page as printed. `sideways`: glyphs that stand at another angle than most; `pictures`: whether it has any."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Stroke]
    sideways: int = 0
    pictures: bool = False
    cut: bool = False  # more was on it than is read


@dataclass
class _Turn:
    """The turn by quarters, as PDFium counts them (clockwise), that most glyphs of a page have."""

    quarters: int
    left: float
    bottom: float
    width: float
    height: float
    size: tuple[float, float] = field(init=False)

    def __post_init__(self) -> None:
        self.size = (self.width, self.height) if self.quarters % 2 == 0 else (self.height, self.width)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the file (y upwards) stands on the upright page (y downwards)."""
        x, y = x - self.left, y - self.bottom
        if self.quarters == 0:
            return x, self.height - y
        if self.quarters == 3:
            return y, x
        if self.quarters == 2:
            return self.width - x, y
        return self.height - y, self.width - x


def read_pages(raw: bytes, name: str) -> Iterator[Page]:
    """The pages of a PDF, one by one. Raises `InputError` if it is encrypted, broken or longer than is read."""
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        raise _refused(str(error), name) from error
    try:
        count = len(document)
        if not count:
            raise _refused("", name)
        if count > MAX_PAGES:
            raise InputError(
                Text(f"PDF共{count}页，上限{MAX_PAGES}页", f"the PDF has {count} pages, the limit is {MAX_PAGES}"),
                place=Place(name),
                hint=Text("拆成几份文件后重试", "split it into several files"),
            )
        for index in range(count):
            try:
                page = document[index]
            except pdfium.PdfiumError:
                yield Page(index + 1, 0, 0, [], [], cut=True)
                continue
            yield _page(page, index + 1)
            page.close()
    finally:
        document.close()


def _refused(said: str, name: str) -> InputError:
    if "password" in said.lower() or "security" in said.lower():
        return InputError(
            Text("PDF已加密，需要密码才能打开", "the PDF is encrypted and needs a password"),
            place=Place(name),
            hint=Text("用阅读器打开后另存为不加密的文件", "open it in a reader and save it without a password"),
        )
    return InputError(
        Text("PDF已损坏，不能打开", "the PDF is broken and cannot be opened"),
        place=Place(name),
        hint=Text("重新下载，或用阅读器打开后另存", "download it again, or open it in a reader and save it anew"),
    )


def _page(page: Any, number: int) -> Page:
    left, bottom, right, top = page.get_mediabox()
    text = page.get_textpage()
    glyphs, angles, cut = _glyphs(text.raw)
    text.close()
    common = angles.most_common(1)
    turn = _Turn(common[0][0] if common else 0, left, bottom, right - left, top - bottom)
    upright = [_placed(box, turn) for angle, box in glyphs if angle == turn.quarters]
    drawing = _Drawing(turn)
    drawing.read(page.raw, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)
    width, height = turn.size
    return Page(
        number, width, height, _once(upright), drawing.rules, len(glyphs) - len(upright), drawing.pictures,
        cut or drawing.left < 0,
    )  # fmt: skip


_Box = tuple[str, float, float, float, float, float, float]


def _glyphs(text: Any) -> tuple[list[tuple[int, _Box]], Counter[int], bool]:
    """The printed characters with their quarter turns; how many have each; whether there were more than are read."""
    box, x, y = raw_api.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    found: list[tuple[int, _Box]] = []
    angles: Counter[int] = Counter()
    count = raw_api.FPDFText_CountChars(text)
    for i in range(min(count, _MAX_GLYPHS)):
        code = raw_api.FPDFText_GetUnicode(text, i)
        if code <= 32 and code != 2:  # 2: how PDFium says a hyphen at the end of a line
            continue
        said = mended(code)
        if not said or raw_api.FPDFText_IsGenerated(text, i) == 1:
            continue
        raw_api.FPDFText_GetLooseCharBox(text, i, box)
        raw_api.FPDFText_GetCharOrigin(text, i, x, y)
        angle = raw_api.FPDFText_GetCharAngle(text, i)
        turn = round(angle / (math.pi / 2)) % 4
        if abs(angle - round(angle / (math.pi / 2)) * math.pi / 2) > 0.1:
            turn = 9  # slanted: a watermark
        angles[turn] += 1 if turn < 4 else 0
        found.append((turn, (said, box.left, box.bottom, box.right, box.top, x.value, y.value)))
    return found, angles, count > _MAX_GLYPHS


def _placed(box: _Box, turn: _Turn) -> Glyph:
    said, left, bottom, right, top, x, y = box
    ax, ay = turn.place(left, bottom)
    bx, by = turn.place(right, top)
    _, base = turn.place(x, y)
    return Glyph(said, min(ax, bx), max(ax, bx), base, max(abs(by - ay), 1.0))


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """Glyphs without those printed a second time a little beside, which makes them look bold."""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    kept = []
    for glyph in glyphs:
        step = max(_AGAIN * glyph.size, 0.5)
        a, b = int(glyph.x0 / 4), int(glyph.base / 4)
        near = (g for i in (a - 1, a, a + 1) for j in (b - 1, b, b + 1) for g in seen.get((glyph.text, i, j), ()))
        if any(abs(g.x0 - glyph.x0) <= step and abs(g.base - glyph.base) <= step for g in near):
            continue
        seen.setdefault((glyph.text, a, b), []).append(glyph)
        kept.append(glyph)
    return kept


class _Drawing:
    """The straight lines a page draws, in its own coordinates, also inside forms."""

    def __init__(self, turn: _Turn) -> None:
        self.turn = turn
        self.rules: list[Stroke] = []
        self.pictures = False
        self.left = _MAX_OBJECTS

    def read(self, holder: Any, matrix: Matrix, depth: int) -> None:
        """Read the objects of a page (depth 0) or of a form whose `matrix` leads to the page."""
        count = raw_api.FPDFFormObj_CountObjects(holder) if depth else raw_api.FPDFPage_CountObjects(holder)
        for i in range(count):
            self.left -= 1
            if self.left < 0:
                return
            item = raw_api.FPDFFormObj_GetObject(holder, i) if depth else raw_api.FPDFPage_GetObject(holder, i)
            kind = raw_api.FPDFPageObj_GetType(item)
            if kind == raw_api.FPDF_PAGEOBJ_PATH:
                self._path(item, _times(_matrix(item), matrix))
            elif kind == raw_api.FPDF_PAGEOBJ_IMAGE:
                self.pictures = True
            elif kind == raw_api.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
                self.read(item, _times(_matrix(item), matrix), depth + 1)

    def _path(self, path: Any, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw_api.FPDFPath_GetDrawMode(path, fill, stroke)
        for points in _polylines(path, matrix, self.turn):
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            box = (min(xs), min(ys), max(xs), max(ys))
            if box[2] - box[0] < _THIN or box[3] - box[1] < _THIN:
                if fill.value or stroke.value:
                    self._add(*box)
            elif stroke.value:
                for a, b in pairwise(points):
                    self._add(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))

    def _add(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if x1 - x0 >= _SHORT and y1 - y0 < _THIN:
            y = (y0 + y1) / 2
            self.rules.append(Stroke(x0, y, x1, y))
        elif y1 - y0 >= _SHORT and x1 - x0 < _THIN:
            x = (x0 + x1) / 2
            self.rules.append(Stroke(x, y0, x, y1))


def _polylines(path: Any, matrix: Matrix, turn: _Turn) -> list[list[tuple[float, float]]]:
    """The runs of straight segments of a path, closed ones with their first point at the end. Curves end a run."""
    runs: list[list[tuple[float, float]]] = []
    run: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    count = min(raw_api.FPDFPath_CountSegments(path), _MAX_SEGMENTS)
    for i in range(count):
        segment = raw_api.FPDFPath_GetPathSegment(path, i)
        kind = raw_api.FPDFPathSegment_GetType(segment)
        raw_api.FPDFPathSegment_GetPoint(segment, x, y)
        point = turn.place(*_apply(matrix, x.value, y.value))
        if kind != raw_api.FPDF_SEGMENT_LINETO:
            if len(run) > 1:
                runs.append(run)
            run = []
        run.append(point)
        if raw_api.FPDFPathSegment_GetClose(segment):
            run.append(run[0])
    return [*runs, run] if len(run) > 1 else runs


def _matrix(item: Any) -> Matrix:
    found = raw_api.FS_MATRIX()
    raw_api.FPDFPageObj_GetMatrix(item, found)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(a: Matrix, b: Matrix) -> Matrix:
    """The matrix that does `a` and then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip


def _apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]
