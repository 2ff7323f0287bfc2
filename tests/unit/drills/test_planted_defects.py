"""Planted defects: each kind that an author can make in the real scene is found, none is invented.

``pytest -s`` prints what found which, in how many states and how long it took.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any

import pytest

from quizgen.drills.proof import prove

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizgen.diagnostics import Report

Data = dict[str, Any]
PLANTED: dict[str, tuple[str, Callable[[Data], object]]] = {}
TABLE: list[tuple[str, str, int, float]] = []


def planted(code: str) -> Callable[[Callable[[Data], object]], Callable[[Data], object]]:
    def keep(change: Callable[[Data], object]) -> Callable[[Data], object]:
        PLANTED[change.__name__] = (code, change)
        return change

    return keep


def options(data: Data, decision: str) -> dict[str, Data]:
    return {option["id"]: option for option in data["decisions"][decision]["options"]}


@planted("QG401")
def m01_dangling_target(data: Data) -> None:
    options(data, "d_recheck")["visit"]["next"] = "aftre"


@planted("QG410")
def m02_dead_end(data: Data) -> None:
    del data["scenes"]["dispose"]["decision"]


@planted("QG411")
def m03_orphan_scene(data: Data) -> None:
    beats = [{"who": "lead", "say": "没人来。"}]
    data["scenes"]["attic"] = {"where": "阁楼", "beats": beats, "next": "e_lost"}


@planted("QG423")
def m04_ending_unreachable_by_state(data: Data) -> None:
    for decision, name in (("d_nature", "clear"), ("d_after", "close")):
        first = options(data, decision)[name]["outcomes"][0]
        first["next"][0]["when"] = "flaw == 0 and team == 'one'"


@planted("QG420")
def m05_option_never_available(data: Data) -> None:
    options(data, "d_gate")["wait"]["when"] = "team == 'one' and flaw == 3"


@planted("QG421")
def m06_soft_lock_common(data: Data) -> None:
    for option in data["decisions"]["d_nature"]["options"]:
        option["when"] = "F_report"


@planted("QG422")
def m07_loop_without_exit(data: Data) -> None:
    for option in data["decisions"]["d_serve"]["options"]:
        option["next"] = "serve"


@planted("QG421")
def m08_soft_lock_rare(data: Data) -> None:
    # Alone, waited, filmed, copied a risky computer, ignored the review … one way of thousands.
    rare = "not (team == 'joined' and P_record and risk == 'high' and filed == 'sent')"
    for option in data["decisions"]["d_statement"]["options"]:
        option["when"] = rare


@planted("QG441")
def m09_citation_unknown(data: Data) -> None:
    options(data, "d_team")["keep"]["cite"] = ["行政处罚法§143"]


@planted("QG440")
def m10_citation_missing(data: Data) -> None:
    del options(data, "d_record")["video"]["cite"]


@planted("QG425")
def m11_lawful_ending_after_a_fault(data: Data) -> None:
    options(data, "d_serve")["proper"]["next"][0]["when"] = "flaw <= 1"


@planted("QG426")
def m12_best_option_breaks_procedure(data: Data) -> None:
    options(data, "d_evidence")["register"]["outcomes"][0]["events"] = ["register_evidence"]


@planted("QG432")
def m13_score_upside_down(data: Data) -> None:
    options(data, "d_record")["sign"]["score"] = {"procedure": 9}


@planted("QG424")
def m14_no_lawful_way(data: Data) -> None:
    options(data, "d_after")["inform"]["outcomes"][0]["events"].remove("file_case")


@planted("QG431")
def m15_no_best_option(data: Data) -> None:
    options(data, "d_dispose")["prompt"]["grade"] = "ok"


@planted("QG431")
def m16_two_best_options(data: Data) -> None:
    options(data, "d_recheck")["phone"]["grade"] = "best"


@planted("QG427")
def m17_fault_missing(data: Data) -> None:
    del options(data, "d_statement")["tacit"]["fault"]


@planted("QG427")
def m18_violation_not_called_a_fault(data: Data) -> None:
    options(data, "d_serve")["unit"]["grade"] = "weak"


@planted("QG428")
def m19_mandatory_step_bypassed(data: Data) -> None:
    data["endings"]["e_clear"]["requires"].append("copy_evidence")


@planted("QG251")
def m20_condition_names_nothing(data: Data) -> None:
    options(data, "d_gate")["wait"]["when"] = "taem == 'one'"


@planted("QG412")
def m21_bare_figure(data: Data) -> None:
    data["scenes"]["nature"]["beats"][1]["act"] = "合计用了 15000 吨标准煤"


@planted("QG450")
def m22_figures_cross_the_bound(data: Data) -> None:
    coal = next(fact for fact in data["facts"] if fact["id"] == "coal")
    coal["int"]["below"] = [3600, 9900]


@planted("QG443")
def m23_wrong_authority(data: Data) -> None:
    data["findings"][1]["power"] = "transfer"


@planted("QG460")
def m24_secret_told(data: Data) -> None:
    data["scenes"]["office"]["beats"][0]["say"] = "我知道报告为什么没有按实报，别问了。"


@planted("QG405")
def m25_value_outside_its_domain(data: Data) -> None:
    options(data, "d_gate")["wait"]["set"] = {"team": "jioned"}


@planted("QG402")
def m26_event_unknown(data: Data) -> None:
    options(data, "d_gate")["show"]["outcomes"][1]["events"][0] = "shwo_id"


@planted("QG112")
def m27_field_unknown(data: Data) -> None:
    option = options(data, "d_team")["swap"]
    option["feedbak"] = option["feedback"]


@planted("QG413")
def m28_right_option_is_the_longest(data: Data) -> None:
    for option in data["decisions"]["d_team"]["options"][1:]:
        option["text"] = "照旧去"


@planted("QG444")
def m29_fine_without_the_order_first_rules(data: Data) -> None:
    data["findings"][1]["law"] = "节约能源法§83"  # its fine comes after a written demand


@planted("QG432")
def m30_scores_nothing(data: Data) -> None:
    for option in data["decisions"]["d_team"]["options"]:
        option.pop("score")


@pytest.mark.parametrize("name", PLANTED)
def test_planted_defect_is_found(name: str, real: Data, judge, procedures) -> None:
    code, change = PLANTED[name]
    change(real)
    begin = perf_counter()
    report: Report = judge(real)
    seconds = perf_counter() - begin
    proof = prove(judge.scenario, procedures)
    codes = list(dict.fromkeys(d.code for d in report.ordered()))
    TABLE.append((name, " ".join(codes), proof.states if proof else 0, seconds))
    assert code in codes, report.render()
    assert all(d.hint for d in report.diagnostics), report.render()


def test_unchanged_scene_has_no_finding(real: Data, judge, procedures) -> None:
    begin = perf_counter()
    report: Report = judge(real)
    proof = prove(judge.scenario, procedures)
    assert report.diagnostics == []
    TABLE.append(("control", "", proof.states, perf_counter() - begin))


def test_table_of_planted_defects() -> None:
    print(f"\n{'planted':40} {'states':>7} {'s':>6}  found by")
    for name, codes, states, seconds in TABLE:
        print(f"{name:40} {states:7} {seconds:6.2f}  {codes or 'nothing'}")
    found = [name for name, codes, _, _ in TABLE if name in PLANTED and codes]
    assert len(found) == sum(name in PLANTED for name, _, _, _ in TABLE)
