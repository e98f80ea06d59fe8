"""Small PDFs made for a test: words at places, rules between them."""

from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 400.0, 560.0
FONT = "STSong-Light"


class Paper:
    """A PDF in the making. Places are points from the top left."""

    def __init__(self, **options: object) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.out = BytesIO()
        self.canvas = Canvas(self.out, pagesize=(WIDTH, HEIGHT), invariant=True, **options)
        self.size = 10.0
        self.canvas.setFont(FONT, self.size)

    def say(self, x: float, y: float, text: str, size: float = 10.0) -> None:
        """Print one line of text that begins at `x` and stands on `y`."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def lines(self, x: float, y: float, *texts: str, leading: float = 18.0) -> None:
        """Print lines under one another."""
        for i, text in enumerate(texts):
            self.say(x, y + i * leading, text)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a rule."""
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def grid(self, xs: list[float], ys: list[float]) -> None:
        """Draw all rules of a table."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])

    def turn_page(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()

    def bytes(self) -> bytes:
        """The finished file."""
        self.canvas.showPage()
        self.canvas.save()
        return self.out.getvalue()
