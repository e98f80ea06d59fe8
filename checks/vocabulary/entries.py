"""The vocabulary files as pydantic models: their JSON Schemas are generated from here."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Dimension = Literal[
    "money", "currency_usd", "money_per_person", "usd_per_person", "count", "people", "households", "area", "length",
    "mass", "volume", "energy", "power", "time", "percent", "percentage_point", "ratio", "concentration", "index",
    "per_capita", "other",
]  # fmt: skip
Direction = Literal["floor", "ceiling", "neither"]
Name = Annotated[str, Field(min_length=1, max_length=80)]


class VocabularyEntry(BaseModel):
    """Base of every entry: unknown keys are errors, so that a misspelt key is never silently ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Indicator(VocabularyEntry):
    """One quantity that plans speak of."""

    name: Name = Field(description="canonical Chinese name")
    en: str = Field("", description="English name, for the English reports")
    aliases: tuple[Name, ...] = Field((), description="other names in plans; the longest match wins")
    dimension: Dimension = Field(description="dimension of its level")
    unit: str = Field(description="canonical unit of its level, from units.yaml")
    measure: str = Field("level", description="what a bare number of it states: level, share, rate, growth")
    direction: Direction = Field("neither", description="floor: more is better; ceiling: less is better")
    growth: Literal["real", "nominal", "none"] = Field(
        "none", description="what a printed growth rate means where the text does not say: at constant prices or not"
    )
    stock: bool = Field(False, description="a state at a date (population), not a flow over a year (investment)")
    whole: str = Field("", description="the indicator this one is a part of, in the same region and period")
    share_of: str = Field("", description="for shares: the indicator that is the whole")
    share_part: str = Field("", description="for shares: the indicator that is the part")
    parts: tuple[Name, ...] = Field((), description="for printed ratios: the shares it states, in order")
    core: bool = Field(False, description="a headline indicator of the social and economic plan")
    additive: bool = Field(False, description="levels of the districts add up to the city's")
    hedge_width: float | None = Field(None, ge=0, le=1, description="relative width of 左右 and 约, if not the default")
    note: str = ""


class Region(VocabularyEntry):
    """One area with a government."""

    name: Name
    en: str = ""
    aliases: tuple[Name, ...] = ()
    parent: str = ""
    level: Literal["nation", "province", "city", "district", "zone", "town"]
    own_words: tuple[Name, ...] = Field((), description="words that mean this region in its own documents: 我区, 全区")


class Unit(VocabularyEntry):
    """One unit of measurement."""

    name: Name
    dimension: Dimension
    canonical: str = Field(description="the unit it is converted to")
    scale: float = Field(1.0, gt=0, description="how many canonical units one of it is")
    exact: bool = Field(False, description="counts things one by one: 574家 is exactly 574")
    aliases: tuple[Name, ...] = ()


class Hedge(VocabularyEntry):
    """A word that says how a number is meant."""

    words: tuple[Name, ...]
    comparator: Literal["=", ">=", ">", "<=", "<", "~"]
    position: Literal["before", "after"]
    width: float = Field(0.0, ge=0, le=1, description="relative half-width, for ~")
    side: Literal["both", "above", "below"] = Field(
        "both", description="where the value lies, for ~: 余 above, 近 below"
    )
    why: str = Field("", description="why it is taken so, for ~; findings say it")
    why_en: str = ""


class Quality(VocabularyEntry):
    """A word that states a quantity without a number: 稳, 持平, 稳中有升."""

    words: tuple[Name, ...]
    measure: Literal["growth", "level"]
    lo: float | None = None
    hi: float | None = None
    unit: str = "%"
    why: str = Field("", description="why it is taken for this range; findings say it")
    why_en: str = ""


class Indicators(VocabularyEntry):
    """data/vocabulary/indicators.yaml"""

    indicators: tuple[Indicator, ...]


class Regions(VocabularyEntry):
    """data/vocabulary/regions.yaml"""

    regions: tuple[Region, ...]
    level_words: dict[str, tuple[Name, ...]] = Field(
        default_factory=dict, description="words that mean the document's region, by its level: district: [全区, 我区]"
    )


class Units(VocabularyEntry):
    """data/vocabulary/units.yaml"""

    units: tuple[Unit, ...]


class Hedges(VocabularyEntry):
    """data/vocabulary/hedges.yaml"""

    hedges: tuple[Hedge, ...]
    qualities: tuple[Quality, ...] = ()
    default_width: float = Field(0.1, gt=0, le=1)


FILES: dict[str, type[VocabularyEntry]] = {
    "indicators.yaml": Indicators,
    "regions.yaml": Regions,
    "units.yaml": Units,
    "hedges.yaml": Hedges,
}
