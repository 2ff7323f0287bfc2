"""Machine: a choice does its work in one order, and what is mended stays a flaw."""

from __future__ import annotations

import pytest

from quizgen.drills.machine import Machine
from quizgen.drills.program import build
from quizgen.drills.walk import replay


@pytest.fixture
def machine(read, procedures):
    def run(data) -> Machine:
        program = build(read(data), procedures)
        assert program is not None
        return Machine(program, program.worlds[0])

    return run


def test_clean_walk_ends_lawfully_without_hits(small, machine) -> None:
    walk = replay(machine(small), ["a", "a"])
    assert (walk.ending, walk.flaw, walk.hits, walk.turn) == ("good", 0, (), -1)
    assert walk.score == walk.most == {"law": 6}


def test_fault_is_seen_where_it_is_made_and_changes_the_ending(small, machine) -> None:
    walk = replay(machine(small), ["b", "a"])
    assert walk.hits == ("P_two", "P_card")
    assert (walk.ending, walk.flaw, walk.turn) == ("bad", 2, 0)
    assert (walk.steps[0].lost, walk.steps[0].better) == (3, "a")


def test_corrected_fault_stays_as_a_minor_flaw(small, machine) -> None:
    small["decisions"]["d_room"]["options"][0]["corrects"] = ["P_two", "P_card"]
    made = machine(small)
    assert replay(made, ["b"]).flaw == 2
    assert replay(made, ["b", "a"]).flaw == 1
    assert replay(made, ["a", "a"]).flaw == 0


def test_correction_of_what_did_not_happen_leaves_no_flaw(small, machine) -> None:
    small["decisions"]["d_room"]["options"][0]["corrects"] = ["P_two"]
    assert replay(machine(small), ["a", "a"]).ending == "good"


def test_time_passes_before_the_events_of_a_choice(small, machine) -> None:
    first, second = (small["decisions"][name]["options"][0] for name in ("d_gate", "d_room"))
    first["events"] += ["approve_register", "register_evidence"]
    second |= {"elapse": {"days": 10, "workdays": 8}}
    second["events"].append("dispose_evidence")
    assert replay(machine(small), ["a", "a"]).hits == ("P_dispose",)
    second["elapse"]["workdays"] = 7
    assert replay(machine(small), ["a", "a"]).hits == ()


def test_conditions_of_next_see_the_fault_of_the_same_choice(small, machine) -> None:
    small["decisions"]["d_room"]["options"][0]["fault"] = "U_x"
    assert replay(machine(small), ["a", "a"]).ending == "bad"


def test_option_to_be_taken_once_is_open_once(small, machine, option) -> None:
    again = option("again", "room", once=True, grade="weak")
    small["decisions"]["d_room"]["options"].append(again)
    made = machine(small)
    assert len(replay(made, ["a", "again", "again"]).steps) == 2
    assert replay(made, ["a", "again", "a"]).ending == "good"


def test_first_outcome_that_applies_is_taken(small, machine) -> None:
    choice = small["decisions"]["d_room"]["options"][0]
    rest = {"grade": "weak", "next": "bad"}
    choice["outcomes"] = [{"when": "flaw == 2", "grade": "fault", "next": "gate"}, rest]
    made = machine(small)
    assert replay(made, ["b", "a"]).steps[1].outcome == 0
    assert replay(made, ["a", "a"]).ending == "bad"


def test_beats_happen_on_entering_their_scene(small, machine) -> None:
    small["scenes"]["room"]["beats"].append({"act": "拿走", "events": ["seize"]})
    assert replay(machine(small), ["a"]).hits == ("P_seize",)
    small["scenes"]["room"]["beats"][-1]["when"] = "flaw == 2"
    assert replay(machine(small), ["a"]).hits == ()
    assert replay(machine(small), ["b"]).hits == ("P_two", "P_card", "P_seize")


def test_duty_that_is_open_at_the_end_is_broken(small, machine) -> None:
    for choice in small["decisions"]["d_room"]["options"]:
        choice["events"] = []
    assert replay(machine(small), ["a", "a"]).hits == ("P_record",)


def test_scene_without_a_decision_is_passed_through(small, machine) -> None:
    small["scenes"]["way"] = {"where": "路上", "beats": [{"act": "走"}], "next": "room"}
    small["decisions"]["d_gate"]["options"][0]["next"] = "way"
    walk = replay(machine(small), ["a", "", "a"])
    assert walk.ending == "good"
    assert [step.option for step in walk.steps] == ["a", "", "a"]


def test_walk_stops_at_a_choice_that_is_not_open(small, machine) -> None:
    walk = replay(machine(small), ["a", "z", "a"])
    assert (len(walk.steps), walk.ending) == (1, "")


def test_rule_whose_events_never_come_is_left_out(small, machine) -> None:
    assert "P_seize" not in {rule.id for rule in machine(small).program.rules}
