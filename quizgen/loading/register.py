"""Register: the law that a course may cite, read from ``course/law`` and checked as a whole."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, Report, Span
from quizgen.loading import citations
from quizgen.loading.folders import content_files
from quizgen.loading.migrations import open_file
from quizgen.loading.provisions import Pending, Reader, WorkingDays
from quizgen.model.law import Citation, Evidence, Instrument, Provision, Register
from quizgen.source import Mapping, Scalar, Section, read_file

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf
    from pathlib import Path

FOLDER = "course/law"
KINDS = (
    *("法律", "行政法规", "地方性法规", "部门规章", "地方政府规章", "司法解释", "规范性文件"),
    *("标准", "规划", "法典"),
)
STATUSES = ("in_force", "repealed", "expired", "unknown")


def load_register(root: Path, report: Report, asof: str = "") -> Register:
    """Return the law register of the course in ``root``; what is wrong goes to ``report``.

    Args:
        root: The project's folder.
        report: Where findings go.
        asof: Date up to which the evidence reaches; read from the course when "".
    """
    pending = Pending()
    files = dict(content_files(root, FOLDER, report))
    register = Register(
        asof=asof or _asof(root), instruments=read_instruments(files, report, pending)
    )
    for text, span in pending.citations:
        _check_citation(text, span, register, report)
    return register


def read_instruments(
    files: MappingOf[str, Path], report: Report, pending: Pending
) -> dict[str, Instrument]:
    """Return the instruments in ``files`` by title; what they cite is left in ``pending``."""
    instruments: dict[str, Instrument] = {}
    names: dict[str, Span] = {}
    for name, path in files.items():
        section = open_file(path, name, report)
        if section is None:
            continue
        try:
            instrument = _instrument(section, pending)
        except ContentError as error:
            report.add(error.diagnostic)
            continue
        if _is_new(instrument, names, report):
            instruments[instrument.title] = instrument
    return instruments


def _asof(root: Path) -> str:
    """Return ``law_asof`` of the course; the course's own loader reports what is wrong there."""
    path = root / "course" / "course.yaml"
    node = read_file(path, "course/course.yaml", Report()) if path.is_file() else None
    value = node.fields.get("law_asof") if type(node) is Mapping else None
    return value.value if type(value) is Scalar else ""


def _is_new(instrument: Instrument, names: dict[str, Span], report: Report) -> bool:
    own = {instrument.title, instrument.full_title, *instrument.aliases, f"id {instrument.id}"}
    for name in sorted(own - {""}):
        if name in names:
            message = f"`{name}` is already the name of an instrument"
            hint = f"it is first used in {names[name].path}; give each its own names"
            report.error("QG325", message, instrument.span, hint)
            return False
    names.update(dict.fromkeys(own, instrument.span))
    return True


def _check_citation(text: str, span: Span, register: Register, report: Report) -> None:
    citation = citations.parse(text)
    if citation is None:
        report.error("QG323", f"`{text}` is not a citation", span, citations.FORM)
    elif wrong := citations.problem(citation, register):
        report.error("QG323", wrong[0], span, wrong[1])


def _instrument(section: Section, pending: Pending) -> Instrument:
    section.get("schema")
    title = section.text("title")
    if not title or "§" in title:
        raise ContentError(
            "QG326", "a title must be words without `§`", section.span_of("title"), "write its name"
        )
    evidence = Evidence(section.choice("evidence", [grade.value for grade in Evidence]))
    effective = _date(section, "effective", "")
    version = _date(section, "version", effective)
    status = section.choice("status", STATUSES, "in_force")
    ended = _date(section, "ended", "")
    successor = section.text("successor", "")
    _check_life(section, status, effective, ended, successor)
    articles = section.integer("articles", 0)
    complete = section.flag("complete", default=bool(articles))
    working_days = _working_days(section, pending)
    reader = Reader(title, evidence, working_days, pending)
    provisions = _provisions(section, reader, articles, complete=complete)
    chapters = _chapters(section, articles, complete=complete)
    instrument = Instrument(
        id=section.identifier("id"),
        title=title,
        span=section.span,
        full_title=section.text("full_title", ""),
        kind=section.choice("kind", KINDS, "法律"),
        issuer=section.text("issuer", ""),
        number=section.text("number", ""),
        version=version,
        effective=effective,
        status=status,
        ended=ended,
        successor=successor,
        evidence=evidence,
        note=section.text("note", ""),
        articles=articles,
        aliases=section.texts("aliases"),
        chapters=chapters,
        provisions=provisions,
    )
    section.finish()
    return instrument


def _date(section: Section, name: str, default: str) -> str:
    text = section.text(name, default)
    try:
        if text:
            date.fromisoformat(text)
    except ValueError:
        raise ContentError(
            "QG324",
            f"`{name}` must be a date, but is `{text}`",
            section.span_of(name),
            "write it as 2026-10-04",
        ) from None
    return text


def _check_life(section: Section, status: str, effective: str, ended: str, successor: str) -> None:
    """See that status and dates tell one story (QG324)."""
    over = status in {"repealed", "expired"}
    if over and not ended:
        message, hint = f"`{status}` needs the date of its end", "add `ended: 2026-08-15`"
    elif ended and not over:
        message, hint = f"`ended` does not go with `{status}`", "set `status: repealed`"
    elif status == "repealed" and not successor:
        message, hint = "what was repealed has a successor", "add `successor: title of the new law`"
    elif ended and effective and ended < effective:
        message, hint = f"ended {ended}, before it began {effective}", "correct one of the dates"
    elif status == "in_force" and not effective:
        message, hint = "what is in force applies from a date", "add `effective: 2018-10-26`"
    else:
        return
    raise ContentError("QG324", message, section.span_of("status"), hint)


def _working_days(section: Section, pending: Pending) -> WorkingDays:
    rule = section.maybe_section("working_days")
    if rule is None:
        return WorkingDays()
    days = rule.texts("days")
    if not all(day.isascii() and day.isdigit() for day in days):
        raise ContentError(
            "QG322", "`days` must be whole numbers", rule.span_of("days"), "write `days: [2, 3, 5]`"
        )
    pending.citations.append((rule.text("by"), rule.span_of("by")))
    found = WorkingDays(
        frozenset(map(int, days)), rule.integer("up_to", 0), rule.flag("all", default=False)
    )
    rule.finish()
    return found


def _provisions(
    section: Section, reader: Reader, articles: int, *, complete: bool
) -> dict[tuple[int, int, int], Provision]:
    found: dict[tuple[int, int, int], Provision] = {}
    last = 0
    broken = False
    for part in section.sections("provisions", required=True):
        try:
            read = reader.article(part)
        except ContentError as error:
            section.report.add(error.diagnostic)
            broken = True
            last = _placeholder(part, reader, found) or last
            continue
        article = read[0].citation.article
        if article <= last or (complete and article != last + 1):
            message = f"article {article} follows article {last}"
            hint = f"article {last + 1} is due here" if complete else "articles must rise"
            section.report.error("QG320", message, part.span_of("article"), hint)
        last = article
        for provision in read:
            place = provision.citation
            found.setdefault((place.article, place.paragraph, place.item), provision)
    if not broken and ((complete and last != articles) or (articles and last > articles)):
        message = f"the last article is {last}, but `articles` is {articles}"
        hint = "add what is missing, or write `complete: false` for an excerpt"
        section.report.error("QG320", message, section.span_of("articles"), hint)
    return found


def _placeholder(
    part: Section, reader: Reader, found: dict[tuple[int, int, int], Provision]
) -> int:
    """Let an article that cannot be read be there, so that citing it is not reported as well."""
    node = part.node.fields.get("article")
    if type(node) is not Scalar or not (node.value.isascii() and node.value.isdigit()):
        return 0
    number = int(node.value)
    citation = Citation(reader.title, number)
    found.setdefault(
        (number, 0, 0), Provision(citation=citation, span=part.span, evidence=reader.evidence)
    )
    return number


def _chapters(
    section: Section, articles: int, *, complete: bool
) -> tuple[tuple[str, int, int], ...]:
    found: list[tuple[str, int, int]] = []
    for part in section.sections("chapters"):
        title, first, last = part.text("title"), part.integer("from"), part.integer("to")
        due = found[-1][2] + 1 if found else 1
        if last < first or (complete and first != due) or (articles and last > articles):
            message = f"`{title}` cannot be articles {first} to {last}"
            raise ContentError("QG320", message, part.span, f"it should begin with article {due}")
        part.finish()
        found.append((title, first, last))
    return tuple(found)
