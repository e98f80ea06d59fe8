"""The claims table as rules see it: joined with what the vocabulary and the documents say of every claim."""

from collections.abc import Mapping

import pandas as pd

from checks.chinese.lexicon import lexicon
from checks.claims.drafting.beside import change_before
from checks.claims.ownership.purses import purses
from checks.claims.settling import trust
from checks.documents.document import Description
from checks.tables.joined import JOINED_COLUMNS
from checks.vocabulary.entries import Indicator, Region
from checks.vocabulary.hedged import hedge_of
from checks.vocabulary.vocabulary import Vocabulary

_AT_CONSTANT_PRICES = tuple(lexicon("wording")["constant_prices"])
# What is not in the vocabulary claims nothing: no direction, no sums.
_UNKNOWN = Indicator(name="?", dimension="other", unit="?")


def join_claims(
    claims: pd.DataFrame, qualities: pd.DataFrame, vocabulary: Vocabulary, descriptions: Mapping[str, Description]
) -> pd.DataFrame:
    """Claims and qualitative claims in one table, with the columns of `JoinedClaims`."""
    parts = [claims.assign(qualitative=False), qualities.assign(qualitative=True)]
    table = pd.concat([p for p in parts if len(p)] or parts[:1], ignore_index=True)
    table = table.sort_values(["document", "start", "end", "claim"], kind="stable", ignore_index=True)
    table = table.assign(**_indicator_columns(table, vocabulary))
    table = table.assign(**_region_columns(table, vocabulary))
    table = table.assign(**_document_columns(table, descriptions))
    table = table.assign(**_trust_columns(table), **_words_beside(table, vocabulary))
    return table[list(JOINED_COLUMNS)]


def _indicator_columns(table: pd.DataFrame, vocabulary: Vocabulary) -> dict[str, pd.Series]:
    known = {n: vocabulary.indicator(n) or _UNKNOWN for n in table["indicator"].unique()}

    def fact(name: str) -> pd.Series:
        return table["indicator"].map({n: getattr(i, name) for n, i in known.items()})

    # Budget money has no constant prices: its growth is of the amounts printed, whatever the item is called.
    of_budget = (table["account"] != "") & ~table["qualitative"]
    of_purse = (table["tier"] != "") & (fact("growth") == "none")
    usual = {n: _usual_growth(n, i) for n, i in known.items()}
    default = table["indicator"].map(usual).astype(object).mask(of_budget | of_purse, "nominal")
    return {
        "indicator_en": fact("en").astype(str),
        "indicator_names": table["indicator"].map({n: "/".join((n, *i.aliases)) for n, i in known.items()}).astype(str),
        "dimension": fact("dimension").astype(str),
        "direction": fact("direction").astype(str),
        "growth": table["growth_kind"].where(table["growth_kind"] != "", default).astype(str),
        "stock": fact("stock").astype(bool),
        "additive": fact("additive").astype(bool),
        "whole_indicator": fact("whole").astype(str),
        "core": fact("core").astype(bool),
    }


def _usual_growth(name: str, known: Indicator) -> str:
    """What a growth rate means where the text does not say: that of any value added is at constant prices."""
    return "real" if known.growth == "none" and name.endswith(_AT_CONSTANT_PRICES) else known.growth


def _region_columns(table: pd.DataFrame, vocabulary: Vocabulary) -> dict[str, pd.Series]:
    known: dict[str, Region | None] = {n: vocabulary.region(n) for n in table["region"].unique()}
    return {
        "region_level": table["region"].map({n: r.level if r else "" for n, r in known.items()}).astype(str),
        "region_parent": table["region"].map({n: r.parent if r else "" for n, r in known.items()}).astype(str),
        "regions_above": table["region"].map({n: "/".join(vocabulary.above(n)) for n in known}).astype(str),
    }


def _document_columns(table: pd.DataFrame, descriptions: Mapping[str, Description]) -> dict[str, pd.Series]:
    def fact(name: str) -> pd.Series:
        return table["document"].map({n: getattr(d, name) for n, d in descriptions.items()}).astype(str)

    def year(name: str, index: int) -> pd.Series:
        spans = {n: getattr(d, name) for n, d in descriptions.items()}
        years = {n: span[index] if span else pd.NA for n, span in spans.items()}
        return table["document"].map(years).astype("Int64")

    return {
        "document_region": fact("region"),
        "document_kind": fact("kind"),
        "issued": fact("issued"),
        "result_start": year("result_years", 0),
        "result_end": year("result_years", 1),
        "plan_start": year("plan_years", 0),
        "plan_end": year("plan_years", 1),
    }


def _words_beside(table: pd.DataFrame, vocabulary: Vocabulary) -> dict[str, pd.Series]:
    def words(comparator: str, sentence: str, reach: int, quote: str, origin: str) -> tuple[str, str]:
        before = sentence[: max(0, reach)].rstrip() if origin == "text" else ""
        found = hedge_of(vocabulary.hedges, comparator, before, quote) if comparator not in ("=", "range") else None
        hedge = found[1] if found else ""
        return hedge, change_before(before.removesuffix(hedge))

    reach = table["start"] - table["sentence_start"]
    columns = (table["comparator"], table["sentence"], reach, table["quote"], table["origin"])
    said = [words(*row) for row in zip(*columns, strict=True)]
    named = {name: [both[i] for both in said] for i, name in enumerate(("hedge", "change"))}
    return {name: pd.Series(column, table.index, dtype=object).astype(str) for name, column in named.items()}


def _trust_columns(table: pd.DataFrame) -> dict[str, pd.Series]:
    return {
        f"{attribute}_read": pd.Series(
            [trust.read_at(said) for said in zip(*(table[c] for c in columns), strict=True)], table.index, dtype=object
        ).astype(str)
        for attribute, columns in trust.COLUMNS.items()
    } | {
        "purse": pd.Series(purses(list(table["document"]), list(table["tier"])), table.index, dtype=object).astype(str)
    }
