"""Grade: 10,000 scripts of 60 items cost at most 5 times parsing the same JSON, in 500 MB."""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from pathlib import Path

from quizgen import rng
from quizgen.diagnostics import Report
from quizgen.generation import forms
from quizgen.loading.project import load
from quizgen.model.contract import interaction_to_json
from quizgen.results.assignments import AssignedForm, AssignedItem, Assignment, assigned_form
from quizgen.results.marking import Marking, Script

ROOT = Path(__file__).parent.parent.parent
SCRIPTS, ROUNDS = 10_000, 3
MIX = {"single": 24, "multi": 8, "judge": 7, "numeric": 6, "match": 6, "blank": 3, "case": 3}
MIX |= {"order": 2, "interval": 1}
"""Items of each type, about as the banks hold them: the ratio must not follow how content grows."""
MAX_RATIO, MAX_MEGABYTES = 5.0, 500


def paper() -> AssignedForm:
    """Return a form of 60 real items, free texts left out: people mark those."""
    project = load(ROOT, Report())
    made = [forms.build(project, bank, mode="exam") for bank in sorted(project.banks)]
    by_type: dict[str, list[AssignedItem]] = {}
    for item in (item for form in made for item in assigned_form(form).items):
        by_type.setdefault(interaction_to_json(item.interaction)["type"], []).append(item)
    chosen = [
        item
        for name, number in MIX.items()
        for item in by_type[name][:: len(by_type[name]) // number][:number]
    ]
    return AssignedForm(id="bench", title="", hash="bench", items=tuple(chosen))


def response(rule: dict, path: str) -> object:
    """Return the key, or something else that people answer, drawn by a path."""
    lot = rng.below(1, path, 10)
    match rule["type"]:
        case "single":
            return rule["key"] if lot < 6 else rule["options"][lot % len(rule["options"])]
        case "multi":
            ids = rule["options"]
            return rule["key"] if lot < 4 else ids[: 1 + lot % len(ids)]
        case "judge":
            return rule["key"] if lot < 7 else not rule["key"]
        case "numeric":
            unit = rule.get("unit", "")
            return f"{rule['value']}{unit}" if lot < 6 else f"{lot}.{rng.below(2, path, 50)}{unit}"
        case "interval":
            return f"{rule['lo']}至{rule['hi']}{rule.get('unit', '')}" if lot < 6 else f"{lot}-20"
        case "order":
            return rule["key"] if lot < 5 else rule["key"][::-1]
        case "match":
            return rule["key"] if lot < 5 else {}
        case "blank":
            return [f"{lot}日"] * len(rule["blanks"])
        case "case":
            return {part["id"]: response(part, f"{path}/{part['id']}") for part in rule["parts"]}
        case _:
            return None


def scripts(form: AssignedForm) -> str:
    """Return what 10,000 people answered, as JSON."""
    rules = [interaction_to_json(item.interaction) for item in form.items]
    rows = [
        {
            "who": f"w{n}",
            "receipt": f"r{n}",
            "responses": [response(rule, f"{n}/{place}") for place, rule in enumerate(rules)],
        }
        for n in range(SCRIPTS)
    ]
    return json.dumps(rows, ensure_ascii=False)


def cpu(work) -> float:
    """Return the least CPU seconds of several rounds."""
    found = []
    for _ in range(ROUNDS):
        gc.collect()
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)


def main() -> int:
    """Print the figures and return 1 when one is over its limit."""
    form = paper()
    text = scripts(form)
    assignment = Assignment(id="bench", title="", course="", forms=(form,))

    def grade() -> None:
        marking = Marking(assignment)
        for row in json.loads(text):
            marking(
                Script(
                    who=row["who"],
                    form="bench",
                    receipt=row["receipt"],
                    responses=tuple(row["responses"]),
                )
            )

    parsing = cpu(lambda: json.loads(text))
    grading = cpu(grade)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ratio = grading / parsing
    print(f"scripts                {SCRIPTS} of {len(form.items)} items, {len(text) / 1e6:.1f} MB")
    print(f"parsing the JSON       {parsing:.2f} s CPU")
    print(f"parsing and grading    {grading:.2f} s CPU")
    print(f"ratio                  {ratio:.2f} (at most {MAX_RATIO})")
    print(f"memory                 {megabytes:.0f} MB (at most {MAX_MEGABYTES})")
    return int(ratio > MAX_RATIO or megabytes > MAX_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
