"""Helpers of these tests: a document out of a text typed here."""

from checks.documents.document import Description, Document
from checks.documents.read import document_of


def described(name: str = "plan") -> Description:
    return Description(name, name + ".txt", "计划", "", "经区", "annual_plan", (2021, 2021), (2022, 2022), "")


def read(text: str) -> Document:
    return document_of(text, described())


def flows(text: str, *kinds: str) -> list[str]:
    return [f.text for f in read(text).flows if not kinds or f.kind in kinds]
