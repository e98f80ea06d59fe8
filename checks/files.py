"""YAML files written by people: read safely, checked against a model, every error with its line and column.

Rule files and vocabularies are hostile input: no tags, no anchors, bounded size and depth.
"""

import re
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from checks.errors import InputError, InputErrors, Place, nearest
from checks.regular import content
from checks.wording import Text

MAX_BYTES = 2_000_000
_QUOTE = Text(
    "花括号内的文字含 [ ] { } 或逗号时要加引号，或另起一行书写",
    "inside { } put text that contains [ ] { } or , in quotes",
)
MAX_DEPTH = 40
MAX_NUMBER = 40  # characters: a longer number is text, which no field that wants a number takes
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Model = TypeVar("Model", bound=BaseModel)
Path_ = tuple[str | int, ...]
Positions = dict[Path_, tuple[int, int]]
_SUSPECT = re.compile(r"(?:^|[\s\[{,:?-])[&*!]", re.MULTILINE)  # where an anchor, an alias or a tag could begin
_BRACKET = re.compile(r"[\[\]{}]")
_INDENT = re.compile(r"^[ \t?-]*", re.MULTILINE)


def read_yaml(file: Path) -> tuple[Any, Positions, str]:
    """The data of a YAML file, the line and column of every node, and its text.

    Raises `InputError` for a file that is missing, too large, not UTF-8, not YAML, or that uses tags or anchors.
    """
    raw = content(file)
    if len(raw) > MAX_BYTES:
        raise InputError(
            Text(
                f"文件过大（{len(raw)}字节，上限{MAX_BYTES}）", f"file too large ({len(raw)} bytes, limit {MAX_BYTES})"
            ),
            place=Place(str(file)),
        )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InputError(
            Text("不是UTF-8编码", "not UTF-8"),
            place=Place(str(file), line),
            hint=Text("另存为UTF-8后重试", "save the file as UTF-8"),
        ) from error
    data, positions = parse_yaml(text, str(file))
    return data, positions, text


def parse_yaml(text: str, name: str) -> tuple[Any, Positions]:
    """As `read_yaml`, for text already at hand; `name` stands for the file in errors."""
    try:
        _refuse_anchors(text, name)
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
        said = error.problem or "invalid YAML"
        hint = _QUOTE if "',' or" in said else None
        message = Text(f"YAML语法错误：{said}", f"YAML syntax error: {said}")
        raise InputError(message, place=where, source=_line(text, where.line), hint=hint) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError(Text(f"不是有效的YAML：{error}", f"not valid YAML: {error}"), place=Place(name)) from error
    positions: Positions = {}
    return _construct(node, (), positions, name, text), positions


def load_model(file: Path, model: type[Model]) -> Model:
    """The file's content as `model`. Raises `InputErrors` with every problem, each with line, column and a hint."""
    data, positions, text = read_yaml(file)
    return check_model(data, model, positions, text, str(file))


def check_model(data: Any, model: type[Model], positions: Positions, text: str, name: str) -> Model:
    """`data` as `model`; errors point into `text` by `positions`."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise InputErrors([_explain(e, model, positions, text, name) for e in error.errors()]) from error


def error_at(
    path: Path_, positions: Positions, text: str, name: str, message: Text, hint: Text | None = None
) -> InputError:
    """An `InputError` that points at the node `path` of a parsed file."""
    line, column = _nearest_position(path, positions)
    return InputError(message, place=Place(name, line, column), hint=hint, source=_line(text, line))


def _deepest(text: str) -> int:
    """No less than how deep a YAML text nests: by brackets, by indentation, by dashes in a row."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    indents = (len(m[0]) + m[0].count("-") + m[0].count("?") for m in _INDENT.finditer(text))
    return deepest + max(indents, default=0)


def _refuse_anchors(text: str, name: str) -> None:
    if not _SUSPECT.search(text) and _deepest(text) < MAX_DEPTH:
        return  # most files: reading them once is enough
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        at = event.start_mark
        mark = Place(name, at.line + 1, at.column + 1) if at else Place(name)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise InputError(
                Text("不支持锚点和别名（& 和 *）", "anchors and aliases (& and *) are not allowed"),
                place=mark,
                source=_line(text, mark.line),
            )
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            raise InputError(Text(f"不支持标签 {tag}", f"tag {tag} is not allowed"), place=mark)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise InputError(Text(f"嵌套超过{MAX_DEPTH}层", f"nested deeper than {MAX_DEPTH}"), place=mark)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _construct(node: yaml.Node | None, path: Path_, positions: Positions, name: str, text: str) -> Any:
    if node is None:
        return None
    positions[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        out: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = _scalar(key_node) if isinstance(key_node, yaml.ScalarNode) else None
            at = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if key is None or isinstance(key, float):
                raise InputError(Text("键必须是文字", "a key must be text"), place=Place(name, *at))
            if key in out:
                raise InputError(
                    Text(f"键“{_short(key)}”重复", f'duplicate key "{_short(key)}"'),
                    place=Place(name, *at),
                    source=_line(text, at[0]),
                )
            out[key] = _construct(value_node, (*path, key), positions, name, text)
            positions[(*path, key, "")] = at
        return out
    if isinstance(node, yaml.SequenceNode):
        return [_construct(n, (*path, i), positions, name, text) for i, n in enumerate(node.value)]
    return _scalar(node)


def _scalar(node: yaml.Node) -> Any:
    tag = node.tag
    if len(node.value) > MAX_NUMBER or tag in (
        "tag:yaml.org,2002:str",
        "tag:yaml.org,2002:timestamp",
        "tag:yaml.org,2002:binary",
    ):
        return node.value
    try:
        return yaml.constructor.SafeConstructor().construct_object(node, deep=True)
    except (ValueError, OverflowError, yaml.YAMLError):
        return node.value


def _explain(error: Any, model: type[BaseModel], positions: Positions, text: str, name: str) -> InputError:
    path = tuple(p for p in error["loc"] if p not in ("function-after", "tagged-union"))
    where = ".".join(_short(p) for p in path)
    kind = error["type"]
    hint = None
    if kind == "extra_forbidden":
        message = Text(f"未知的键“{_short(path[-1])}”", f'unknown key "{_short(path[-1])}"')
        hint = nearest(_short(path[-1]), _fields_near(model, path))
        line, column = positions.get((*path, ""), _nearest_position(path, positions))
        return InputError(message, place=Place(name, line, column), hint=hint, source=_line(text, line))
    if kind == "missing":
        message = Text(f"缺少“{path[-1]}”", f'"{path[-1]}" is missing')
        path = path[:-1]
    elif kind == "literal_error":
        allowed = error["ctx"]["expected"]
        given = _short(error["input"])
        message = Text(f"{where}：“{given}”不在可选值之中", f'{where}: "{given}" is not allowed')
        hint = nearest(given, [w.strip("' ") for w in allowed.replace(" or ", ",").split(",")]) or Text(
            f"可选：{allowed}", f"allowed: {allowed}"
        )
    else:
        message = Text(f"{where}：{error['msg']}", f"{where}: {error['msg']}")
    return error_at(path, positions, text, name, message, hint)


def _short(word: object) -> str:
    text = str(word)
    return text if len(text) <= 60 else text[:60] + "…"


def _fields_near(model: type[BaseModel], path: Path_) -> list[str]:
    """The field names that could have stood where the unknown key stands: found by walking the model's schema."""
    schema = model.model_json_schema()
    defs = schema.get("$defs", {})
    here = schema
    for part in path[:-1]:
        here = _resolve(here, defs)
        here = here.get("items", {}) if isinstance(part, int) else here.get("properties", {}).get(part, {})
    return list(_resolve(here, defs).get("properties", {}))


def _resolve(schema: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in schema:
        return dict(defs.get(schema["$ref"].rsplit("/", 1)[-1], {}))
    for option in schema.get("anyOf", ()):
        found = _resolve(option, defs)
        if found.get("properties") or found.get("items"):
            return found
    return schema


def _nearest_position(path: Path_, positions: Positions) -> tuple[int, int]:
    while path and path not in positions:
        path = path[:-1]
    return positions.get(path, (1, 1))


def _line(text: str, line: int) -> str:
    lines = text.splitlines()
    return lines[line - 1] if 0 < line <= len(lines) else ""
