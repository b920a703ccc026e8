"""Reading a dataset's files: everything that is wrong is found before anything is loaded."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from . import rows
from .dataset import Dataset, Invalid, Violation
from .rules import broken_rules

R = TypeVar("R", bound=rows.Row)


FILES: dict[str, type[rows.Row]] = {
    "members": rows.MemberRow,
    "officials": rows.OfficialRow,
    "outlets": rows.OutletRow,
    "statements": rows.StatementRow,
    "assessments": rows.AssessmentRow,
    "events": rows.EventRow,
}


def read(folder: Path, today: dt.date) -> Dataset:
    """The dataset in ``folder``. Raises ``Invalid`` with every violation, of form and of rule, in every file."""
    violations: list[Violation] = []
    found: dict[str, list[Any]] = {}
    for name, kind in FILES.items():
        found[name] = list(_rows(folder, name, kind, violations))
    about = _about(folder, violations)
    dataset = Dataset(**found, about=about or rows.AboutRow.model_construct(complete_to=today, note=""))
    violations += broken_rules(dataset, today, whole=not violations)
    if violations:
        raise Invalid(violations)
    return dataset


def _load_json(path: Path, violations: list[Violation]) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_no_key_twice)
    except FileNotFoundError:
        violations.append(Violation(path.name, "–", "–", "the file is missing", f"put {path.name} into the folder"))
    except (OSError, UnicodeDecodeError) as error:
        violations.append(Violation(path.name, "–", "–", f"it cannot be read ({error})", "a readable file in UTF-8"))
    except ValueError as error:
        violations.append(Violation(path.name, "–", "–", f"it is not JSON ({error})", "valid JSON"))
    except RecursionError:
        violations.append(Violation(path.name, "–", "–", "it is nested too deeply", "a list of rows"))
    return None


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    twice = [name for name, count in Counter(name for name, _ in pairs).items() if count > 1]
    if twice:
        raise ValueError(f"the field “{twice[0]}” stands twice in one row")
    return dict(pairs)


def _rows(folder: Path, name: str, kind: type[R], violations: list[Violation]) -> Iterator[R]:
    file = f"{name}.json"
    data = _load_json(folder / file, violations)
    if data is None:
        return
    if not isinstance(data, list):
        violations.append(Violation(file, "–", "–", f"it holds {_brief(data)}", "a list of rows"))
        return
    for number, raw in enumerate(data, 1):
        key = raw.get("key") or raw.get("iso2") if isinstance(raw, dict) else None
        try:
            yield kind.model_validate(raw)
        except ValidationError as error:
            violations += of_form(file, str(key or f"row {number}"), error)


def _about(folder: Path, violations: list[Violation]) -> rows.AboutRow | None:
    data = _load_json(folder / "about.json", violations)
    if data is None:
        return None
    try:
        return rows.AboutRow.model_validate(data)
    except ValidationError as error:
        violations += of_form("about.json", "–", error)
        return None


def of_form(file: str, key: str, error: ValidationError) -> Iterator[Violation]:
    """What a row's form breaks, field by field; the field is a path like ``sources.0.url``."""
    for problem in error.errors(include_url=False):
        field = ".".join(str(part) for part in problem["loc"]) or "–"
        match problem["type"]:
            case "missing":
                wrong, right = "the field is missing", "every field is present; null where nothing is known"
            case "extra_forbidden":
                wrong, right = "no such field", "leave it out, or check its spelling"
            case "value_error":
                wrong, right = _brief(problem["input"]), str(problem["ctx"]["error"])
            case "string_too_long" | "too_long":
                limit = problem["ctx"]["max_length"]
                wrong, right = f"{len(problem['input'])} characters long", f"{limit} characters at most"
            case _:
                wrong, right = _brief(problem["input"]), problem["msg"].replace("Input should be", "it should be")
        yield Violation(file, key, field, wrong, right)


def _brief(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}…"
