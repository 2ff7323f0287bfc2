"""The right answer to any item of the site, given by keys alone or by taps alone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page


def number(rule: dict[str, Any], value: str) -> str:
    """Write a number as the item wants it: with its decimals, and its unit where it must stand."""
    decimals = (rule.get("precision") or {}).get("decimals")
    shown = f"{float(value):.{decimals}f}" if decimals is not None else value
    return shown + (rule.get("unit", "") if rule.get("unit_required") else "")


def shortest(pattern: str) -> str:
    """Return the shortest text that a simple pattern matches."""
    text = re.sub(r"\([^()]*\)\?", "", pattern)
    text = re.sub(r"\[[^\]]*\]\?", "", text)
    text = re.sub(r"\[(.)[^\]]*\]", r"\1", text)
    text = re.sub(r"\(([^()|]*)[^()]*\)", r"\1", re.sub(r".\?", "", text))
    assert re.fullmatch(pattern, text), pattern
    return text


def text_of(rule: dict[str, Any]) -> str:
    """Return what is typed for a number, a range or words."""
    match rule:
        case {"value": value}:
            return number(rule, value)
        case {"lo": low, "hi": high}:
            return f"{low}-{high}{rule.get('unit', '') if rule.get('unit_required') else ''}"
        case {"accept": [{"text": text}, *_]} | {"accept": [str(text), *_]}:
            return text
        case {"accept": [{"pattern": pattern}, *_]}:
            return shortest(pattern)
    raise AssertionError(f"no answer for {rule}")


def steps_of(walk: dict[str, Any]) -> list[str]:
    """Return the steps that earn points, none before what must precede it."""
    wanted = [s["id"] for s in walk["steps"] if s.get("required") or float(s.get("points", 0)) > 0]
    done: list[str] = []
    while len(done) < len(wanted):
        done += [
            step
            for step in wanted
            if step not in done
            and all(a in done for a, b in walk.get("before", []) if b == step and a in wanted)
        ][:1]
    return done


class Hand:
    """What keys and taps have in common: which parts of an item get which answer."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def answer(self, item: str) -> None:
        """Answer an item fully right and have it checked."""
        shown = self.page.evaluate(
            "id => { const one = document.getElementById(id); return one.shown.item }", item
        )
        root = f"#{item} .qg-body > fieldset"
        if shown["type"] == "case":
            for part in shown["parts"]:
                self.fill(f'{root} [data-part="{part["id"]}"]', part)
        else:
            self.fill(root, shown)
        self.push(f"#{item} .qg-button--main")

    def fill(self, root: str, rule: dict[str, Any]) -> None:
        """Give the answer to one question."""
        match rule["type"]:
            case "single":
                self.choose(root, rule["key"])
            case "judge":
                self.choose(root, str(rule["key"]).lower())
            case "multi":
                for one in rule["key"]:
                    self.tick(f'{root} .qg-choice[data-id="{one}"] input')
            case "blank":
                for place, blank in enumerate(rule["blanks"], 1):
                    self.write(f'{root} [data-gap="{place}"]', text_of(blank))
            case "numeric" | "interval":
                self.write(f"{root} .qg-input", text_of(rule))
            case "short":
                self.write(f"{root} textarea", "，".join(p["any"][0] for p in rule["keypoints"]))
            case "order":
                for one in rule["key"]:
                    self.take(root, one)
            case "scenario":
                for one in steps_of(rule):
                    self.take(root, one)
            case "match":
                self.pair(root, rule["key"])

    def pair(self, root: str, key: dict[str, list[str]]) -> None:
        for left, rights in key.items():
            row = f'{root} .qg-row[data-id="{left}"]'
            if self.page.locator(f"{row} select").count():
                options = self.page.locator(f"{row} select option")
                values = options.evaluate_all("all => all.map(option => option.value)")
                self.select(f"{row} select", rights[0], values.index(rights[0]))
            else:
                for right in rights:
                    self.tick(f'{row} input[value="{right}"]')


class Keys(Hand):
    """Nothing but the keyboard."""

    def answer(self, item: str) -> None:
        """Go to the item as its link would, from where the next Tab goes on, and answer it."""
        self.page.evaluate("id => { location.hash = id; document.activeElement.blur() }", item)
        super().answer(item)

    def reach(self, selector: str) -> None:
        """Go forward, then back, until the focus is there."""
        assert self.page.locator(selector).count(), selector
        for key in ["Tab"] * 40 + ["Shift+Tab"] * 120:
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.page.keyboard.press(key)
        pytest.fail(f"the keyboard does not reach {selector}")

    def push(self, selector: str) -> None:
        self.reach(selector)
        self.page.keyboard.press("Enter")

    def choose(self, root: str, value: str) -> None:
        self.reach(f"{root} input[type=radio]")
        for _ in range(12):
            if self.page.evaluate("document.activeElement.value") == value:
                self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"the arrows do not reach {value}")

    def tick(self, selector: str) -> None:
        self.reach(selector)
        self.page.keyboard.press("Space")

    def write(self, selector: str, text: str) -> None:
        self.reach(selector)
        self.page.keyboard.type(text)

    def take(self, root: str, one: str) -> None:
        self.push(f'{root} .qg-entry[data-id="{one}"] .qg-take')

    def select(self, selector: str, _value: str, place: int) -> None:
        self.reach(selector)
        for _ in range(place):
            self.page.keyboard.press("ArrowDown")


class Taps(Hand):
    """Nothing but a finger; what is typed comes from the keyboard on the glass."""

    def at(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def push(self, selector: str) -> None:
        self.at(selector).tap()

    def choose(self, root: str, value: str) -> None:
        self.at(f'{root} .qg-choice[data-id="{value}"] label').tap()

    def tick(self, selector: str) -> None:
        self.at(selector).locator("xpath=ancestor::label").tap()

    def write(self, selector: str, text: str) -> None:
        self.at(selector).tap()
        self.page.keyboard.insert_text(text)

    def take(self, root: str, one: str) -> None:
        self.at(f'{root} .qg-entry[data-id="{one}"] .qg-entry__text').tap()

    def select(self, selector: str, value: str, _place: int) -> None:
        self.at(selector).tap()
        self.at(selector).select_option(value)
