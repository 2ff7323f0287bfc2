"""Faults: right documents pass every rule; what is planted is found, and nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pytest

from quizgen.documents.defects import Place, rules
from quizgen.documents.dossier import Document, Dossier, Setting, empty, fill
from quizgen.documents.inspecting import inspect, inspect_all
from quizgen.documents.kinds import kinds
from quizgen.documents.operators import OPERATORS
from quizgen.documents.planting import plant
from quizgen.documents.values import spelled
from quizgen.loading import citations
from quizgen.model.law import Evidence, Provision

LAW_OPERATORS = 24


def of(dossier: Dossier, kind: str) -> Document:
    found = dossier.first(kind)
    assert found is not None
    return found


def spoilt(dossier: Dossier, kind: str, new: Mapping[str, str]) -> set[Place]:
    changed = of(dossier, kind).changed(**new)
    return {defect.place for defect in inspect_all(dossier.changed([changed]))}


def test_model_case_has_every_kind_and_no_fault(dossier: Dossier) -> None:
    assert {document.kind.id for document in dossier.documents} == set(kinds())
    assert inspect_all(dossier) == ()


def test_rules_rest_on_provisions_that_were_read_in_full(dossier: Dossier) -> None:
    for rule in rules().values():
        if not rule.cite:
            continue
        citation = citations.parse(rule.cite)
        assert citation is not None
        found = citations.resolve(citation, dossier.setting.register)
        assert isinstance(found, Provision), rule.cite
        assert found.evidence in {Evidence.V, Evidence.V1}


def test_operators_that_rest_on_law_are_many(dossier: Dossier) -> None:
    by_law = {
        operator.id
        for operator in OPERATORS.values()
        for document in dossier.documents
        if operator.fits(document) and operator.cites_law(document)
    }
    assert len(by_law) >= LAW_OPERATORS
    assert set(OPERATORS) - by_law == {"blanks-open", "correction-unconfirmed", "unsigned"}


@pytest.mark.parametrize("name", OPERATORS)
def test_operator_plants_just_what_it_promises_in_every_kind(name: str, dossier: Dossier) -> None:
    operator = OPERATORS[name]
    planted = 0
    for document in filter(operator.fits, dossier.documents):
        for seed in range(20):
            changed = operator.change(document, dossier, seed)
            if changed is None:
                continue
            planted += 1
            found = {defect.place for defect in inspect_all(dossier.changed(changed))}
            assert found == {operator.place(document)}, (document.id, seed)
    assert planted


@pytest.mark.parametrize("seed", range(60))
def test_key_names_exactly_what_an_inspection_finds(seed: int, dossier: Dossier) -> None:
    faulty, key = plant(dossier, seed, 10)
    assert inspect_all(faulty) == key
    assert len(key) == 10
    assert len({defect.place for defect in key}) == 10
    promised = {o.place(d) for o in OPERATORS.values() for d in dossier.documents if o.fits(d)}
    assert {defect.place for defect in key} <= promised
    for defect in key:
        citation = citations.parse(defect.cite)
        assert citation is not None, defect
        assert citations.problem(citation, dossier.setting.register) is None
        assert "{" not in defect.told
        assert defect.points > 0


def test_planting_twice_with_a_seed_plants_the_same(dossier: Dossier) -> None:
    assert plant(dossier, 7, 8) == plant(dossier, 7, 8)
    assert plant(dossier, 7, 8)[1] != plant(dossier, 8, 8)[1]


def test_planting_reaches_every_operator(dossier: Dossier) -> None:
    seen: set[tuple[str, str]] = set()
    for seed in range(30):
        _, key = plant(dossier, seed, 30, practice=True)
        seen |= {(defect.place.rule, defect.place.field) for defect in key}
    assert {(o.rule, o.field) for o in OPERATORS.values()} <= seen


def test_planting_in_faulty_documents_is_refused(dossier: Dossier) -> None:
    faulty, _ = plant(dossier, 1, 1)
    with pytest.raises(ValueError, match="is wrong before"):
        plant(faulty, 2, 1)


@pytest.mark.parametrize(
    ("kind", "new", "rule", "field"),
    [
        ("chufa-gaozhi", {"told_on": "29.9."}, "unreadable", "told_on"),
        ("chufa-jueding", {"basis": "节约能源法§83", "fine": "15000"}, "other_basis", "basis"),
        ("chufa-gaozhi", {"hearing_term": "3日"}, "hearing_short", "hearing_term"),
        ("chufa-gaozhi", {"hearing_by": ""}, "hearing_untold", "hearing_by"),
        ("chufa-gaozhi", {"statement": "你单位可以来电询问。"}, "no_statement", "statement"),
        ("chenshu-fuhe", {"fine": "40000"}, "heavier", "fine"),
        ("songda-huizheng", {"receipt": ""}, "unsigned", "receipt"),
        ("songda-huizheng", {"method": "电子邮件送达"}, "no_consent", "consent"),
        ("xunwen-bilu", {"end": "2026-08-17 14:07"}, "too_short", "end"),
        ("fazhi-shenhe", {"ground": "行政处罚法§58"}, "vague", "ground"),
        ("chufa-jueding", {"agency": "临原市节能监察支队"}, "wrong_name", "agency"),
        ("chufa-gaozhi", {"fine": ""}, "no_penalty", "fine"),
        ("chenshu-fuhe", {"fine": ""}, "no_penalty", "fine"),
        ("chufa-gaozhi", {"goods": "电机3台"}, "missing", "goods_value"),
        ("chufa-gaozhi", {"goods": "电机3台", "goods_value": "1"}, "no_power", "goods"),
        ("chufa-gaozhi", {"basis": "节约能源法§71"}, "no_power", "fine"),
        ("chufa-jueding", {"income": "5000"}, "other_penalty", "income"),
        ("chufa-jueding", {"other": "通报批评"}, "other_penalty", "other"),
        ("tingzheng-bilu", {"end": "2026-10-14 14:00"}, "reversed", "end"),
        ("tingzheng-bilu", {"host": "何川"}, "host_involved", "host"),
        ("tingzheng-bilu", {"sign_party": ""}, "unsigned", "sign_party"),
        ("tingzheng-bilu", {"attend": ""}, "missing", "attend"),
        ("tingzheng-bilu", {"notified_on": "2026-09-30"}, "hearing_notice", "notified_on"),
    ],
)
def test_fault_is_reported_at_its_field(
    kind: str, new: Mapping[str, str], rule: str, field: str, dossier: Dossier
) -> None:
    assert Place(kind, rule, field) in spoilt(dossier, kind, new)


@pytest.mark.parametrize(
    ("kind", "new"),
    [
        ("xianchang-bilu", {"sign_party": "", "refusal": "马建业拒绝签名，未说明理由，有录像"}),
        ("songda-huizheng", {"method": "电子邮件送达", "consent": "2026年10月16日签订"}),
        ("chufa-gaozhi", {"hearing_by": "2026-10-13"}),
        ("songda-huizheng", {"served_at": "2026-10-27 16:00"}),
        ("xianxing-dengji", {"handled_on": "2026-08-26"}),
        ("tingzheng-bilu", {"open": "涉及商业秘密，不公开举行"}),
        ("tingzheng-bilu", {"agents": ""}),
        ("tingzheng-bilu", {"sign_party": "", "refusal": "拒绝签字，主持人注明"}),
        ("chufa-jueding", {"pay_term": "15日", "order": "改正"}),
    ],
)
def test_right_variation_is_not_reported(
    kind: str, new: Mapping[str, str], dossier: Dossier
) -> None:
    assert spoilt(dossier, kind, new) == set()


def test_seven_working_days_end_on_the_seventh(dossier: Dossier) -> None:
    late = {"handled_on": "2026-08-27"}
    assert spoilt(dossier, "xianxing-dengji", late) == {
        Place("xianxing-dengji", "kept_long", "handled_on")
    }
    late = {"served_at": "2026-10-28 09:00"}
    assert spoilt(dossier, "songda-huizheng", late) == {
        Place("songda-huizheng", "served_late", "served_at")
    }


def test_ninety_days_are_calendar_days(dossier: Dossier) -> None:
    def after(day: str) -> set[Place]:
        return {p for p in spoilt(dossier, "li-an", {"date": day}) if p.rule == "ninety_days"}

    assert after("2026-07-18") == set()
    assert after("2026-07-17") == {Place("chufa-jueding", "ninety_days", "date")}


def test_decision_on_the_day_of_the_notice_needs_a_waiver(dossier: Dossier) -> None:
    told = of(dossier, "chufa-gaozhi").text("told_on")

    def early(heard: str) -> set[str]:
        changed = {"date": told, "heard": heard}
        found = spoilt(dossier, "chufa-jueding", changed)
        return {place.rule for place in found} & {"too_early", "before_term"}

    assert early("你单位没有提出意见。") == {"too_early"}
    assert early("你单位书面明确放弃陈述、申辩和要求听证的权利。") == set()


def test_times_of_a_discussion_rest_on_the_record_of_the_process(dossier: Dossier) -> None:
    talk = of(dossier, "jiti-taolun")
    found = inspect(talk.changed(begin=talk.text("end"), end=talk.text("begin")), dossier.setting)
    assert [(d.place.rule, d.cite) for d in found] == [("reversed", "行政处罚法§47")]


def test_order_may_rest_on_a_rule_of_the_setting_and_on_no_other(dossier: Dossier) -> None:
    setting = dataclasses.replace(dossier.setting, given=2)
    order = of(dossier, "zeling-zhenggai")

    def found(basis: str) -> set[str]:
        defects = inspect(order.changed(basis=basis), setting)
        return {d.place.rule for d in defects if d.place.field == "basis"}

    assert found("题给规则§2") == set()
    assert found("题给规则§3") == {"not_in_force"}
    field = order.kind.fields["basis"]
    assert spelled(field, "题给规则§2", setting.register) == "题给规则第二条"


def test_loose_citation_outside_the_decision_is_a_matter_of_practice(dossier: Dossier) -> None:
    loose = of(dossier, "zeling-zhenggai").changed(provisions="节约能源法§55")
    found = [d for d in inspect(loose, dossier.setting) if d.place.field == "provisions"]
    assert [(d.place.rule, d.cite) for d in found] == [("vague", "")]


def test_empty_document_lacks_everything_required(setting: Setting) -> None:
    found = inspect(empty("chufa-jueding"), setting)
    fields = {field.id for field in kinds()["chufa-jueding"].fields.values() if field.required}
    assert {d.place.field for d in found if d.place.rule == "missing"} == fields
    assert {defect.place for defect in found if defect.place.rule != "missing"} == {
        Place("chufa-jueding", "no_penalty", "fine")
    }


def test_filling_with_a_value_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match=r"chufa-jueding.date: `morgen` is not a date"):
        fill("chufa-jueding", {"date": "morgen"})
    with pytest.raises(KeyError):
        fill("chufa-jueding", {"datum": "2026-10-12"})


def test_hearing_limit_not_known_asks_for_no_hearing(dossier: Dossier) -> None:
    setting = dataclasses.replace(dossier.setting, hearing_fine_min=0)
    told = of(dossier, "chufa-gaozhi").changed(hearing="", hearing_term="", hearing_by="")
    assert inspect(told, setting) == ()
    assert inspect(told, dossier.setting) != ()


CONFISCATED = {"basis": "节约能源法§71", "fine": "", "goods": "电机3台", "goods_value": "9000"}


def confiscating(dossier: Dossier, **more: str) -> Dossier:
    papers = [of(dossier, kind) for kind in ("chufa-gaozhi", "chufa-jueding")]
    answer = of(dossier, "chenshu-fuhe").changed(fine="", other="没收不变")
    return dossier.changed([paper.changed(**CONFISCATED, **more) for paper in papers] + [answer])


def test_confiscation_alone_is_a_penalty_without_a_term_for_fines(dossier: Dossier) -> None:
    right = confiscating(dossier, pay_term="30日")
    assert inspect_all(right) == ()
    faulty, key = plant(right, 3, 30)
    assert inspect_all(faulty) == key
    assert not {d.place.rule for d in key} & {"heavier", "fine_range", "pay_term", "order_first"}


@pytest.mark.parametrize(
    ("given", "line", "cite"),
    [
        ({}, {}, ""),
        ({}, {"hearing_goods_min": 9000}, "行政处罚法§63.1(2)"),
        ({}, {"hearing_goods_min": 9001}, ""),
        ({"income": "8000"}, {"hearing_income_min": 8000}, "行政处罚法§63.1(2)"),
        ({"fine": "20000"}, {}, "行政处罚法§63.1(1)"),
        ({"other": "吊销许可证件"}, {}, "行政处罚法§63.1(3)"),
        ({"other": "责令停产停业"}, {}, "行政处罚法§63.1(4)"),
    ],
)
def test_hearing_is_told_where_any_penalty_is_heavy_enough(
    given: dict[str, str], line: dict[str, int], cite: str, dossier: Dossier
) -> None:
    setting = dataclasses.replace(dossier.setting, **line)  # type: ignore[arg-type]
    untold = {"hearing": "", "hearing_term": "", "hearing_by": ""}
    notice = of(confiscating(dossier), "chufa-gaozhi").changed(**untold, **given)
    found = [d.cite for d in inspect(notice, setting) if d.place.rule == "hearing_untold"]
    assert found == ([cite] if cite else [])


def test_value_of_goods_above_the_notice_is_heavier(dossier: Dossier) -> None:
    right = confiscating(dossier)
    more = of(right, "chufa-jueding").changed(goods_value="9001")
    assert {d.place for d in inspect_all(right.changed([more]))} == {
        Place("chufa-jueding", "heavier", "goods_value")
    }


@pytest.mark.parametrize("kind", ["xianchang-bilu", "xunwen-bilu"])
def test_officer_who_was_not_there_has_not_signed_either(kind: str, dossier: Dossier) -> None:
    changed = OPERATORS["one-officer"].change(of(dossier, kind), dossier, 7)
    assert changed is not None
    (first,) = changed[0].officers()
    assert changed[0].text("sign_officers") == changed[0].text("recorder") == first.name


def test_order_that_tells_wrong_redress_breaks_the_acts_on_appeals(dossier: Dossier) -> None:
    order = of(dossier, "zeling-zhenggai")
    wrong = order.changed(review_to="", review_term="15日", suit_to="", suit_term="3个月")
    assert {(d.place.field, d.cite) for d in inspect_all(dossier.changed([wrong]))} == {
        ("review_to", "行政复议法§20.3"),
        ("review_term", "行政复议法§20.1"),
        ("suit_to", "行政诉讼法§46.1"),
        ("suit_term", "行政诉讼法§46.1"),
    }
