"""Operators: kinds of defects that authors make, planted into any scenario that has the place.

Each takes a scenario as plain data and the shared rules of procedure, and yields changed copies,
one a place. What has no such place yields nothing. An operator knows no scenario by name.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Data: TypeAlias = dict[str, Any]
Mutant: TypeAlias = tuple[Data, dict[str, Data]]
Operator: TypeAlias = "Callable[[Data, dict[str, Data]], Iterator[Mutant]]"

OPERATORS: dict[str, Operator] = {}
NEVER = "flaw < 0"


def operator(change: Callable[[Data], Iterator[Any]]) -> Callable[[Data], Iterator[Any]]:
    """Keep a change that visits places: each ``yield`` is one place, already changed."""

    def run(data: Data, procedures: dict[str, Data]) -> Iterator[Mutant]:
        # The n-th place is changed in a copy of its own, so that no mutant has two defects.
        for wanted in range(100):
            own = copy.deepcopy(data)
            found = next(
                (True for n, _ in enumerate(_steps(change, own, wanted)) if n == wanted), 0
            )
            if not found:
                return
            yield own, procedures

    OPERATORS[change.__name__] = run
    return change


def _steps(change: Callable[..., Iterator[Callable[[], object]]], data: Data, wanted: int) -> Any:
    for number, plant in enumerate(change(data)):
        if number == wanted:
            plant()
        yield number


def setting(place: Any, key: Any, value: Any) -> Callable[[], object]:
    """Return what plants a value."""
    return lambda: place.__setitem__(key, value)


def removing(place: Any, key: Any) -> Callable[[], object]:
    """Return what takes something away."""
    return lambda: place.pop(key)


def options(data: Data) -> Iterator[tuple[str, Data]]:
    """Yield every option with the name of its decision."""
    for name, decision in data["decisions"].items():
        for option in decision["options"]:
            yield name, option


def results(option: Data) -> list[Data]:
    """Return the places at which an option says what comes of it."""
    return [option, *option.get("outcomes", [])]


def graded(data: Data, *grades: str) -> Iterator[Data]:
    """Yield every outcome, or option without any, of a grade."""
    for _, option in options(data):
        yield from (r for r in results(option) if r.get("grade", option.get("grade")) in grades
                    and (r is not option or "outcomes" not in option))  # fmt: skip


def targets(place: Data) -> list[Data]:
    """Return the transitions of a place as a list that may be changed."""
    if "next" not in place:
        return []
    if not isinstance(place["next"], list):
        place["next"] = [{"to": place["next"]}]
    return place["next"]


def places(data: Data) -> Iterator[Data]:
    """Yield everything that leads on."""
    for _, option in options(data):
        yield from results(option)
    yield from data["scenes"].values()


def lawful(data: Data) -> list[str]:
    """Return the lawful endings."""
    return [n for n, e in data["endings"].items() if str(e["lawful"]).lower() == "true"]


def drop_event(data: Data, event: str) -> Iterator[Callable[[], object]]:
    """Take an event away wherever it stands."""
    holders = [r for _, o in options(data) for r in results(o)]
    holders += [beat for scene in data["scenes"].values() for beat in scene["beats"]]
    holders = [holder for holder in holders if event in holder.get("events", [])]

    def plant() -> None:
        for holder in holders:
            holder["events"] = [name for name in holder["events"] if name != event]

    if holders:
        yield plant


def ends(data: Data) -> list[str]:
    """Return the decisions from which nothing but endings follows."""
    return [
        name
        for name, decision in data["decisions"].items()
        if all(
            step["to"] in data["endings"]
            for option in decision["options"]
            for place in results(option)
            for step in targets(place)
        )
    ]


def scene_of(data: Data, decision: str) -> str:
    """Return the scene of a decision."""
    return next(n for n, scene in data["scenes"].items() if scene.get("decision") == decision)


@operator
def dangling_target(data: Data) -> Any:
    for place in places(data):
        for step in targets(place):
            yield setting(step, "to", "nowhere")


@operator
def dead_end(data: Data) -> Any:
    for scene in data["scenes"].values():
        if "decision" in scene:
            yield removing(scene, "decision")


@operator
def orphan_scene(data: Data) -> Any:
    attic = {"where": "阁楼", "minutes": 1, "beats": [{"act": "没有人来"}], "next": lawful(data)[0]}
    yield setting(data["scenes"], "attic", attic)


@operator
def ending_unreachable_by_state(data: Data) -> Any:
    for ending in data["endings"]:
        steps = [step for place in places(data) for step in targets(place)]
        if any("when" in step for step in steps if step["to"] == ending):

            def plant(ending: str = ending) -> None:
                other = next(name for name in data["endings"] if name != ending)
                for place in places(data):
                    for step in list(targets(place)):
                        if step["to"] == ending:
                            last = step is place["next"][-1]
                            step["when"] = NEVER
                            place["next"] += [{"to": other}] if last else []

            yield plant


@operator
def option_never_available(data: Data) -> Any:
    for _, option in options(data):
        if option.get("grade") != "best" and "outcomes" not in option:
            yield setting(option, "when", NEVER)


@operator
def soft_lock(data: Data) -> Any:
    for decision in list(data["decisions"].values())[1:]:
        yield lambda decision=decision: [
            option.__setitem__("when", "flaw == 0") for option in decision["options"]
        ]


@operator
def soft_lock_rare(data: Data) -> Any:
    variant = next(fact["pick"][0] for fact in data["facts"] if fact["id"] == "variant")
    rare = f"not (flaw == 1 and variant == '{variant}')"
    for decision in reversed(list(data["decisions"].values())[1:]):
        yield lambda decision=decision: [
            option.__setitem__("when", rare) for option in decision["options"]
        ]


@operator
def loop_without_exit(data: Data) -> Any:
    for name in ends(data):

        def plant(name: str = name) -> None:
            for option in data["decisions"][name]["options"]:
                for place in results(option):
                    place.pop("next", None)
                option["next"] = scene_of(data, name)

        yield plant


@operator
def citation_missing(data: Data) -> Any:
    for _, option in options(data):
        yield lambda option=option: [place.pop("cite", None) for place in results(option)]


@operator
def citation_nonexistent(data: Data) -> Any:
    for _, option in options(data):
        for place in results(option):
            if "cite" in place:
                yield setting(place, "cite", ["行政处罚法§999"])


@operator
def law_not_in_force(data: Data) -> Any:
    yield setting(data, "law_asof", "2000-01-01")


@operator
def faulted_way_ends_lawfully(data: Data) -> Any:
    for place in places(data):
        for step in targets(place):
            if step["to"] in lawful(data) and step.get("when") == "flaw == 0":
                yield setting(step, "when", "flaw <= 3")


@operator
def best_breaks_procedure(data: Data) -> Any:
    needed = {"show_id", "two_officers", "approve_register", "inform", "hear", "file_case"}
    for place in graded(data, "best"):
        for event in place.get("events", []):
            if event in needed:
                rest = [name for name in place["events"] if name != event]
                yield setting(place, "events", rest)


@operator
def scores_inverted(data: Data) -> Any:
    for place in graded(data, "fault", "weak"):
        if "outcomes" not in place:
            yield setting(place, "score", {"procedure": 99})


@operator
def no_best_option(data: Data) -> Any:
    for place in graded(data, "best"):
        if "grade" in place:
            yield setting(place, "grade", "ok")


@operator
def two_best_options(data: Data) -> Any:
    for place in graded(data, "ok", "weak"):
        if "grade" in place:
            yield setting(place, "grade", "best")


@operator
def fault_not_graded_as_one(data: Data) -> Any:
    for place in graded(data, "fault"):
        if "grade" in place:
            yield setting(place, "grade", "weak")


@operator
def fault_forgotten(data: Data) -> Any:
    for place in graded(data, "fault"):
        if "fault" in place and not place.get("events"):
            yield removing(place, "fault")


@operator
def mandatory_step_bypassed(data: Data) -> Any:
    last = ends(data)
    for place in graded(data, "best"):
        if last and "next" in place and scene_of(data, last[-1]) not in str(place["next"]):
            yield setting(place, "next", scene_of(data, last[-1]))


@operator
def fine_before_order(data: Data) -> Any:
    yield from drop_event(data, "order_correction")


@operator
def transfer_ignored(data: Data) -> Any:
    yield from drop_event(data, "transfer")


@operator
def hearing_not_told(data: Data) -> Any:
    yield from drop_event(data, "inform_hearing")
    if data.get("fines") and not list(drop_event(data, "inform_hearing")):
        yield setting(data["jurisdiction"], "hearing_fine_min", 1)


@operator
def recusal_impossible(data: Data) -> Any:
    if any(actor.get("conflict") for actor in data["cast"]):
        yield from drop_event(data, "recuse")


@operator
def demand_ignored(data: Data) -> Any:
    for demand in data.get("demands", []):
        yield from drop_event(data, demand["first"][0])


@operator
def fined_twice(data: Data) -> Any:
    for place in graded(data, "best"):
        if "serve" in place.get("events", []):
            yield setting(place, "events", [*place["events"], "decide_fine"])


@operator
def power_of_another(data: Data) -> Any:
    # Other provisions name no authority: there nothing is right or wrong.
    wrong = {"73": "own", "74": "own", "82": "transfer", "83": "transfer", "84": "transfer"}
    for finding in data["findings"]:
        law, _, article = finding["law"].partition("§")
        if law == "节约能源法" and article[:2] in wrong:
            yield setting(finding, "power", wrong[article[:2]])


@operator
def authority_of_another(data: Data) -> Any:
    yield setting(data["jurisdiction"], "agency", "甲市市场监督管理局")


@operator
def fine_without_a_finding(data: Data) -> Any:
    for place in graded(data, "fault"):
        if "decide_fine" in place.get("events", []) and place.get("when") is None:
            yield lambda place=place: (place.pop("fault", None), place.update(grade="weak"))


@operator
def fine_out_of_bounds(data: Data) -> Any:
    names = str(data.get("fines", ""))
    for fact in data["facts"]:
        if fact["id"] in names and "int" in fact and isinstance(fact["int"], list):
            yield setting(fact, "int", [fact["int"][0], fact["int"][1] * 10])


@operator
def figure_written_out(data: Data) -> Any:
    for scene in data["scenes"].values():
        for beat in scene["beats"]:
            if "say" in beat:
                yield setting(beat, "say", "去年用了 12345 吨。")


@operator
def hole_undefined(data: Data) -> Any:
    for scene in data["scenes"].values():
        for beat in scene["beats"]:
            if "say" in beat:
                yield setting(beat, "say", "去年用了 {nothing} 吨。")


@operator
def secret_told_on_the_page(data: Data) -> Any:
    secrets = [actor["secret"] for actor in data["cast"] if actor.get("secret")]
    for scene in data["scenes"].values():
        for beat in scene["beats"]:
            if "say" in beat and secrets:
                yield setting(beat, "say", f"{secrets[0]}。")


@operator
def secret_on_another_card(data: Data) -> Any:
    for actor in data["cast"]:
        for other in data["cast"]:
            if actor.get("secret") and actor is not other:
                yield setting(other, "goal", f"听说{actor['secret']}")


@operator
def finding_not_as_declared(data: Data) -> Any:
    expected = data["variant_expect"]
    for name, findings in expected.items():
        yield setting(expected, name, [] if findings else [data["findings"][0]["id"]])


@operator
def figures_cross_the_bound(data: Data) -> Any:
    names = str(data.get("margins", "")) + str(data.get("derive", "")) + str(data["findings"])
    for fact in data["facts"]:
        by = fact.get("int")
        if isinstance(by, dict) and fact["id"] in names:
            wide = [min(low for low, _ in by.values()), max(high for _, high in by.values())]
            if any(span != wide for span in by.values()):
                yield setting(fact, "int", dict.fromkeys(by, wide))


@operator
def figures_do_not_add_up(data: Data) -> Any:
    for name, text in data.get("derive", {}).items():
        if " + " in str(text) and any(name in str(truth) for truth in data.get("conserve", [])):
            yield setting(data["derive"], name, f"{text} + 1")


@operator
def event_unknown(data: Data) -> Any:
    for place in graded(data, "best"):
        if place.get("events"):
            yield setting(place, "events", [*place["events"][:-1], "shwo_id"])


@operator
def value_outside_its_domain(data: Data) -> Any:
    for _, option in options(data):
        for place in results(option):
            for name in place.get("set", {}):
                yield setting(place["set"], name, "77")


@operator
def cue_expects_the_impossible(data: Data) -> Any:
    last = ends(data)
    for inject in data.get("injects", []):
        if inject.get("expect") and last:
            at = f"{scene_of(data, last[-1])}+0min"
            yield lambda inject=inject, at=at: inject.update(at=at, expect=["show_id"])


@operator
def cue_without_consequence(data: Data) -> Any:
    for inject in data.get("injects", []):
        if "miss" in inject or "miss_fault" in inject:
            yield lambda inject=inject: [inject.pop(key, 0) for key in ("miss", "miss_fault")]


@operator
def criterion_nowhere_observable(data: Data) -> Any:
    for line in data["rubric"]:
        if data.get("injects"):
            yield lambda line=line: line.update(observe=data["start"], events=["serve"])


@operator
def criterion_without_anchors(data: Data) -> Any:
    for line in data["rubric"]:
        if isinstance(line.get("scale"), dict):
            yield setting(line, "scale", list(line["scale"]))


@operator
def objective_not_observed(data: Data) -> Any:
    if data.get("injects"):
        for objective in data["objectives"]:
            name = objective["id"]
            yield lambda name=name: [
                line.pop("objective") for line in data["rubric"] if line.get("objective") == name
            ]


@operator
def debrief_without_a_plan(data: Data) -> Any:
    for question in data["debrief"]:
        if question.get("show") == "improvement" and data.get("injects"):
            yield removing(question, "show")


@operator
def part_that_nobody_plays(data: Data) -> Any:
    for plan in data.get("seats", []):
        yield lambda plan=plan: plan["roles"].pop()


@operator
def lesson_too_short(data: Data) -> Any:
    if "classroom" in data:
        around = sum(data["classroom"]["phases"].values())
        yield setting(data["classroom"], "minutes", around + 1)


@operator
def story_goes_back_in_time(data: Data) -> Any:
    first = data["scenes"][data["start"]]
    if "clock" in first:
        yield setting(first["clock"], "day", "add_days(day0, 300)")


@operator
def paper_in_the_name_of_the_unit(data: Data) -> Any:
    if data["jurisdiction"].get("mode") == "entrusted":
        for paper in data.get("documents", []):
            yield setting(paper, "issuer", "unit")


@operator
def paper_of_a_penalty_without_one(data: Data) -> Any:
    for paper in data.get("documents", []):
        if paper["kind"].startswith("chufa-") and "when" in paper:
            yield removing(paper, "when")


@operator
def paper_with_an_unknown_field(data: Data) -> Any:
    for paper in data.get("documents", []):
        if paper.get("fields"):
            yield setting(paper["fields"], "wheather", "晴")


@operator
def exhibit_without_words(data: Data) -> Any:
    for exhibit in data.get("exhibits", []):
        if "alt" in exhibit:
            yield removing(exhibit, "alt")


def _of_rules(change: Callable[[Data], object], wanted: Callable[[Data], bool]) -> Operator:
    def run(data: Data, procedures: dict[str, Data]) -> Iterator[Mutant]:
        for name in data["procedure"]:
            for rule, written in procedures.get(name, {}).get("rules", {}).items():
                if wanted(written):
                    own = copy.deepcopy(procedures)
                    change(own[name]["rules"][rule])
                    yield data, own

    return run


OPERATORS["deadline_in_calendar_days"] = _of_rules(
    lambda rule: rule.update(unit="日"), lambda rule: rule.get("unit") == "工作日"
)
OPERATORS["deadline_too_long"] = _of_rules(
    lambda rule: rule.update(number=rule["number"] + 3), lambda rule: "number" in rule
)
