"""Intake: every word that comes in is counted or named, and never both lost and silent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizgen import sealing
from quizgen.messages import catalogue
from quizgen.results.intake import Incoming, Oddity, Rules, by_kind, take_in
from quizgen.results.tables import oddities
from quizgen.sealing import Ticket, issued, new_keys

ROSTER = frozenset({"甲-01", "甲-02", "甲-03"})
IN_TIME, LATE, EARLY = "2026-11-24T17:59", "2026-11-24T18:01", "2026-11-23T07:59"


def arrived(*words: str, received: str = IN_TIME) -> list[Incoming]:
    return [
        Incoming(word=word, source=f"{number}.txt", received=received)
        for number, word in enumerate(words)
    ]


def kinds(intake) -> list[Oddity]:
    return [one.oddity for one in intake.anomalies if one.oddity is not Oddity.ABSENT]


@pytest.fixture
def take(assignment, keys):
    def run(incoming, **rules):
        return take_in(incoming, assignment, keys, Rules(**({"roster": ROSTER} | rules)))

    return run


def test_right_submission_counts_and_nothing_is_odd(take, submit):
    intake = take(arrived(submit()))
    assert [one.submission.who for one in intake.taken] == ["甲-01"]
    assert kinds(intake) == []
    assert by_kind(intake.anomalies) == {Oddity.ABSENT: 2}


def test_damaged_word_is_named_and_does_not_count(take, submit):
    word = submit()
    other = "y" if word[50] == "x" else "x"
    intake = take(arrived(word[:50] + other + word[51:], word[:80], "你好"))
    assert intake.taken == []
    assert kinds(intake) == [Oddity.DAMAGED] * 3


def test_word_for_another_instructor_is_named(take, submit):
    assert kinds(take(arrived(submit(to=new_keys())))) == [Oddity.DAMAGED]


@pytest.mark.parametrize(
    ("changed", "oddity"),
    [
        ({"assignment": "other"}, Oddity.WRONG_ASSIGNMENT),
        ({"hash": "0" * 20}, Oddity.OTHER_FORM),
        ({"who": "乙-09"}, Oddity.UNKNOWN),
        ({"responses": (None,)}, Oddity.LENGTH),
        ({"ticket": "QT1.AAAA.AAAAAAAA"}, Oddity.FORGED),
    ],
)
def test_what_does_not_fit_is_named_and_does_not_count(take, submit, changed, oddity):
    intake = take(arrived(submit(**changed)))
    assert oddity in kinds(intake)
    assert intake.taken == []


def test_ticket_of_another_person_is_forged(take, submit, assignment, keys):
    other = Ticket(assignment="zhou", form=assignment.forms[0].hash, who="甲-02")
    intake = take(arrived(submit(ticket=issued(other, keys))))
    assert kinds(intake) == [Oddity.FORGED]
    assert intake.taken == []


def test_ticket_signed_by_somebody_else_is_forged(take, submit, assignment):
    own = Ticket(assignment="zhou", form=assignment.forms[0].hash, who="甲-01")
    assert kinds(take(arrived(submit(ticket=issued(own, new_keys()))))) == [Oddity.FORGED]


def test_what_is_odd_is_explained_in_the_language_of_the_interface(take, submit, keys):
    word = submit()
    signed = issued(Ticket(assignment="zhou", form="0" * 20, who="甲-02"), new_keys())
    words = [word, f" {word}", submit(ticket=""), submit(ticket=signed), submit(ticket="QT1.A")]
    words += [submit(responses=(None,)), submit(to=new_keys()), word[:80], "QS1.A.AAAAAAAA", "你好"]
    words += [submit(assignment="qita"), submit(hash="0" * 20)]
    odd = take(arrived(*words), tickets=True).anomalies
    odd += take(arrived(word, received=LATE)).anomalies
    odd += take(arrived(word, received=EARLY)).anomalies
    head, *rows = oddities(odd)
    assert head[-2:] == ["说明", "情况代码"]
    own = {"qita", "QS", "QT"}
    for one, row in zip(odd, rows, strict=True):
        foreign = set(re.findall("[A-Za-z]{2,}", row[4].replace(".txt", ""))) - own
        assert (foreign, row[5]) == (set(), one.oddity), one
    explained = {row[4] for row in rows}
    assert {"先前已在 0.txt 送到", "2026-11-24 18:01 收到，2026-11-24 18:00 截止"} <= explained


def test_details_of_every_damage_are_in_the_catalogue():
    """What the sealing says is recorded as it is: the catalogue must know it to the letter."""
    source = "".join(path.read_text("utf-8") for path in Path(sealing.__file__).parent.glob("*.py"))
    said = re.findall(r'raise SealError\("\w+", f?"([^"]+)"\)', source)
    known = [text["en"] for key, text in catalogue().items() if key.startswith("grade.told.")]
    assert len(said) > 8
    assert {one for one in said if "capsule" not in one} <= set(known)


def test_missing_ticket_is_told_and_counts_unless_one_is_demanded(take, submit):
    word = submit(ticket="")
    lenient, strict = take(arrived(word)), take(arrived(word), tickets=True)
    assert (kinds(lenient), len(lenient.taken)) == ([Oddity.NO_TICKET], 1)
    assert (kinds(strict), len(strict.taken)) == ([Oddity.FORGED], 0)


def test_late_submission_is_named_and_counts_only_where_it_may(take, submit):
    late = arrived(submit(), received=LATE)
    assert (kinds(take(late)), take(late).taken) == ([Oddity.LATE], [])
    (taken,) = take(late, accept_late=True).taken
    assert taken.late
    assert kinds(take(arrived(submit(), received=EARLY))) == [Oddity.EARLY]


def test_same_word_twice_counts_once(take, submit):
    word = submit()
    intake = take(arrived(word, f"{word[:40]}\n{word[40:]}"))
    assert (kinds(intake), len(intake.taken)) == ([Oddity.COPY], 1)


def test_last_of_several_counts_and_the_others_are_named(take, submit, assignment):
    size = len(assignment.forms[0].items)
    words = [submit(responses=(str(n), *[None] * (size - 1))) for n in range(3)]
    intake = take(
        [
            Incoming(word=words[0], source="b.txt", received="2026-11-24T10:00"),
            Incoming(word=words[1], source="a.txt", received="2026-11-24T12:00"),
            Incoming(word=words[2], source="c.txt", received=LATE),
        ]
    )
    (taken,) = intake.taken
    assert taken.submission.responses[0] == "1"
    assert sorted(kinds(intake)) == sorted([Oddity.SUPERSEDED, Oddity.LATE])


def test_whoever_did_not_hand_in_is_named(take, submit):
    intake = take(arrived(submit(), submit(who="甲-03")))
    assert [one.who for one in intake.anomalies] == ["甲-02"]


def test_every_word_is_counted_or_named(take, submit):
    words = [submit(), submit(who="甲-02"), submit(who="甲-02"), submit(who="x"), "QS1.", ""]
    intake = take(arrived(*words))
    counted = {one.incoming.source for one in intake.taken}
    named = {one.source for one in intake.anomalies}
    assert counted | named >= {f"{number}.txt" for number in range(len(words))}
