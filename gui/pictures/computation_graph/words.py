"""What the computation graph says of a frame: the line of words, the chain of the moment, the live formula."""

from __future__ import annotations

from decimal import Decimal
from math import prod

from core.graph import Step
from gui.figures import equals
from gui.language import Language
from gui.lesson import Frame, Row, Term
from gui.pictures.computation_graph.wiring import NAME, ROLES, chain, figure, local_slope, signed

MADE = {"u": ("b", "·", "c"), "v": ("a", "+", "u"), "J": ("3", "·", "v")}


def words(frame: Frame, language: Language) -> str:
    """What is new, and from what it was made."""
    step: Step = frame.step
    key = step.way
    if frame.view.asking:
        return language(f"{NAME}.words.asking")
    if frame.params.act != "slopes":
        return _push_words(frame, language)
    if key == "start":
        return language(f"{NAME}.words.start", **{n: figure(step.values[n]) for n in "abc"})
    if key == "forward":
        return language(f"{NAME}.words.forward", name=step.name, sum=_sum(step), value=figure(step.values[step.name]))
    slope = figure(step.slopes[step.name])
    if step.name == "J":
        return language(f"{NAME}.words.seed")
    local = figure(step.local)
    local = f"({local})" if local.startswith("−") else local
    return language(f"{NAME}.words.back", name=step.name, through=step.through, slope=slope, local=local,
                    before=figure(step.slopes[step.through]))  # fmt: skip


def _push_words(frame: Frame, language: Language) -> str:
    step, base, name = frame.step, frame.trace[0].values, frame.params.act
    if step.way == "start":
        return language(f"{NAME}.words.ready", name=name, value=figure(base[name]))
    moved = step.values[step.name] - base[step.name]
    which = "pushed" if step.name == name else "moved" if step.name != "J" else "answer"
    return language(f"{NAME}.words.{which}", name=step.name, by=signed(moved), value=figure(step.values[step.name]),
                    pushed=name, slope=figure(step.slopes[name]))  # fmt: skip


def _sum(step: Step) -> str:
    """3 · 2: what an operation works on."""
    left, sign, right = MADE[step.name]
    return f"{_of(step, left)} {sign} {_of(step, right)}"


def _of(step: Step, name: str) -> str:
    text = figure(step.values[name]) if name in step.values else name
    return f"({text})" if text.startswith("−") else text


def board(frame: Frame) -> tuple[Row, ...]:
    """The formula of the moment, for the blackboard."""
    step: Step = frame.step
    if frame.view.asking or step.way == "start":
        return ()
    if frame.params.act != "slopes":
        return (ratio(frame),) if step.name != frame.params.act else ()
    return (value_row(step, step.name) if step.way == "forward" else slope_row(step, step.name),)


def value_row(step: Step, name: str) -> Row:
    """u = b · c over 6 = 3 · 2."""
    left, sign, right = MADE[name]
    result = figure(step.values[name])
    parts = [figure(step.values[n]) if n in step.values else n for n in (left, right)]
    joined = equals(result, lambda p, q: p + q if sign == "+" else p * q, *parts)
    return Row((Term(result, ROLES[name], step.values[name], above=name), Term(joined, above="="),
                _value(step, left), Term(sign, above=sign), _value(step, right)))  # fmt: skip


def _value(step: Step, name: str) -> Term:
    if name not in step.values:
        return Term(name, above=name)
    return Term(_of(step, name), ROLES[name], step.values[name], above=name)


def slope_row(step: Step, name: str) -> Row:
    """dJ/db = dJ/dv · dv/du · du/db over db = 3 · 1 · 2 = 6."""
    slope = step.slopes[name]
    terms = [Term(f"d{name}", "slope", slope, above=f"dJ/d{name}"), Term("=", above="=")]
    parts, links = [], chain(name)
    if not links:
        return Row((*terms, Term("1", "slope", 1.0, above="1")))
    for k, (y, x) in enumerate(links):
        value = local_slope(y, x, step.values)
        text = figure(value)
        parts.append(text)
        text = f"({text})" if text.startswith("−") else text
        letters = f"d{y}/d{x}" if len(links) > 1 else text  # never "dJ/dv = dJ/dv"
        terms += ([Term("·", above="·")] if k else []) + [Term(text, "slope", value, above=letters)]
    if len(links) > 1:
        sign = equals(figure(slope), lambda *p: Decimal(prod(p)), *parts)
        terms += [Term(sign), Term(figure(slope), "slope", slope)]
    return Row(tuple(terms))


def ratio(frame: Frame) -> Row:
    """How far what is new has moved over how far the input was pushed: of J that is the input's slope."""
    step, base, name = frame.step, frame.trace[0].values, frame.params.act
    up, by = step.values[step.name] - base[step.name], step.values[name] - base[name]
    slope = step.slopes[name] if step.name == "J" else up / by
    result = figure(slope)
    sign = equals(result, lambda p, q: p / q, figure(up), figure(by))
    return Row((Term(figure(up), ROLES[step.name], up, above=f"Δ{step.name}"), Term("/", above="/"),
                Term(figure(by), ROLES[name], by, above=f"Δ{name}"), Term(sign, above="="),
                Term(result, "slope", slope, above=f"d{step.name}/d{name}")))  # fmt: skip


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """Everything that is known by now."""
    step: Step = frame.step
    if frame.params.act != "slopes":
        return _push_formula(frame, language)
    rows = [Row(head=language(f"{NAME}.formula.forward"))]
    rows += [value_row(step, name) for name in MADE if name in step.values]
    if step.slopes and not frame.view.asking:
        rows.append(Row(head=language(f"{NAME}.formula.back")))
        rows += [slope_row(step, name) for name in step.slopes]
    return tuple(rows)


def _push_formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    step: Step = frame.step
    base, name = frame.trace[0].values, frame.params.act
    before = Row((Term("J", "J"), Term("="), Term(figure(base["J"]), "J", base["J"])))
    rows = [Row(head=language(f"{NAME}.formula.before")), before]
    if step.way == "start" or frame.view.asking:
        return tuple(rows)
    rows.append(Row(head=language(f"{NAME}.formula.push", name=name)))
    for n in (n for n in ROLES if step.values[n] != base[n]):
        was, now = figure(base[n]), figure(step.values[n])
        by = signed(step.values[n] - base[n])
        rows.append(Row((Term(n, ROLES[n]), Term(":"), Term(was, ROLES[n], base[n]), Term("→"),
                         Term(now, ROLES[n], step.values[n]), Term(f"({by})", ROLES[n]))))  # fmt: skip
    return (*rows, *([ratio(frame)] if step.name == "J" else []))
