"""The corners of a window: what contact sheets show beside the plain lessons, for it is there that things go wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from core.refusal import Refusal
from gui.folder_corner import folder
from gui.lesson import Choice, Lesson, Slider, Switch, with_values
from gui.theme import ZOOMS
from gui.window import Window

PATIENCE = 60.0  # seconds that a picture may wait for long work


@dataclass(frozen=True)
class Corner:
    """A case by name: the values of the lesson, and what is done then."""

    name: str
    values: tuple[tuple[str, object], ...] = ()
    do: Callable[[Window], None] | None = None
    at: str = "poster"  # or "start", "end"


def plain(window: Window, lesson: str) -> None:
    """The lesson as it is at first, whatever was done to the window before."""
    window.visit(lesson)
    session = window.session_of(lesson)
    window.player.pause()
    window.stage.card.close()
    window.stage.notice.hide()
    window.contact.hide()
    window.overview.hide()
    window.stage.announce(session.lesson)
    window.side.wanted = ["numbers", "words"]
    window.side.text.fold.setChecked(False)
    if window.side.text.question.open:
        window.side.text.question.toggle()
    window.arrangement.alone = window.arrangement.strip = False
    if window.zoom != 1.0:
        window.zoom_by(0)
    window.arrangement.settle()
    session.look(focus="")
    session.reset()


def put(window: Window, lesson: str, corner: Corner) -> None:
    """Bring the window into this corner."""
    plain(window, lesson)
    session = window.session_of(lesson)
    session.set_values(dict(corner.values))
    window.player.tick(1.0)  # lets what waits begin
    window.work.wait("lesson", PATIENCE)
    window.player.pause()
    places = {"poster": session.lesson.poster, "start": 0.0, "end": window.player.end}
    window.player.seek(places[corner.at])
    if corner.do is not None:
        corner.do(window)


def corners(lesson: Lesson) -> Iterator[Corner]:
    """All corners of a lesson."""
    yield Corner("the code", do=_unfold("code"))
    yield Corner("words only", do=_unfold("words"))
    yield Corner("numbers only", do=_unfold("numbers"))
    yield Corner("all folded", do=lambda window: _show(window, []))
    yield Corner("the picture alone", do=lambda window: window.arrangement.toggle_alone())
    yield from _acts(lesson)
    yield Corner("notes", do=lambda window: window.show_notes())
    yield from (Corner(f"points at {symbol}", do=_point(symbol)) for symbol in _symbols(lesson))
    yield from _extremes(lesson)
    for zoom in (0.8, 1.25, 1.6):
        yield Corner(f"zoom {zoom:g}", do=_zoom(zoom))
    yield Corner("zoom 1.25, code", do=_both(_zoom(1.25), _unfold("code")))
    yield Corner("a long title", do=_long_title)
    if lesson.judges:
        yield from _folders()
    yield Corner("a refusal", do=lambda window: window.refuse(Refusal("not_a_picture")))


def house() -> Iterator[Corner]:
    """What belongs to the window and not to a lesson."""
    yield Corner("the keys", do=lambda window: window.help())
    yield Corner("about", do=lambda window: window.about())
    yield Corner("the map", do=lambda window: window.overview.open())
    yield Corner("the menu", do=lambda window: window.open_menu())
    yield Corner("the shelf unfolded", do=lambda window: window.arrangement.settle(free=True))
    yield Corner("the shelf as a strip", do=lambda window: window.arrangement.fold_shelf())
    yield Corner("more controls", do=_more)


def _folders() -> Iterator[Corner]:
    """The contact sheet of a folder, which lies over the lesson that judges pictures."""
    yield Corner("a folder", do=folder())
    yield Corner("a folder, mistakes", do=folder(judge="logistic", chosen="wrong"))
    yield Corner("a folder, refused", do=folder(chosen="refused"))
    yield Corner("a folder without classes", do=folder("other"))
    yield Corner("a folder, zoom 1.25", do=_both(_zoom(1.25), folder()))


def _acts(lesson: Lesson) -> Iterator[Corner]:
    spec = {field.name: field for field in fields(lesson.Params)}.get(lesson.acts)
    options = spec.metadata["control"].options if spec is not None else (None,)
    for option in options:
        values = ((lesson.acts, option),) if option is not None else ()
        name = f"{lesson.acts} = {option}, " if option is not None else ""
        yield Corner(f"{name}first step", values, at="start")
        yield Corner(f"{name}last step", values, at="end")
        yield Corner(f"{name}question", values, _ask)
        yield Corner(f"{name}answer", values, _both(_ask, _ask))
        yield Corner(f"{name}code", values, _unfold("code"))


def _extremes(lesson: Lesson) -> Iterator[Corner]:
    """Every control at its ends, every option, with the act in which it can be seen."""
    for field in fields(lesson.Params):
        how = field.metadata.get("control")
        if field.name == lesson.acts or how is None:
            continue
        ends: tuple[object, ...] = ()
        if isinstance(how, Slider):
            ends = (how.low, how.high)
        elif isinstance(how, Choice):
            ends = tuple(option for option in how.options if option != field.default)[:6]
        elif isinstance(how, Switch):
            ends = (not field.default,)
        for end in ends:
            yield Corner(f"{field.name} = {end}", (*_stage_of(lesson, field.name), (field.name, end)), at="end")


def _stage_of(lesson: Lesson, name: str) -> tuple[tuple[str, object], ...]:
    """The values of other controls with which this one can be seen."""
    params: Any = lesson.Params()
    if name not in lesson.hidden(params):
        return ()
    for field in fields(params):
        how = field.metadata.get("control")
        options = how.options if isinstance(how, Choice) else (False, True) if isinstance(how, Switch) else ()
        for option in options:
            if name not in lesson.hidden(replace(params, **{field.name: option})):
                return ((field.name, option),)
            for other in fields(params):
                second = other.metadata.get("control")
                for choice in second.options if isinstance(second, Choice) else ():
                    both: dict[str, object] = {field.name: option, other.name: choice}
                    if name not in lesson.hidden(with_values(params, both)[0]):
                        return tuple(both.items())
    return ()


def _symbols(lesson: Lesson) -> tuple[str, ...]:
    """A few of the symbols that one can point at."""
    sliders = [field.metadata.get("control") for field in fields(lesson.Params)]
    found = [how.symbol for how in sliders if isinstance(how, Slider) and how.symbol]
    return tuple(dict.fromkeys([*found, "slope", "w", "z"]))[:3]


# -- what is done ------------------------------------------------------------------------------------------------


def _show(window: Window, names: list[str]) -> None:
    window.side.wanted = names
    window.arrangement.settle()
    if window.session is not None:
        window.session.emit_frame()


def _ask(window: Window) -> None:
    window.stage.ask()


def _both(one: Callable[[Window], None], other: Callable[[Window], None]) -> Callable[[Window], None]:
    def do(window: Window) -> None:
        one(window)
        other(window)

    return do


def _unfold(name: str) -> Callable[[Window], None]:
    return lambda window: _show(window, [name])


def _point(symbol: str) -> Callable[[Window], None]:
    return lambda window: window.stage.focus_on(symbol)


def _zoom(zoom: float) -> Callable[[Window], None]:
    def do(window: Window) -> None:
        for _ in ZOOMS:
            if window.zoom != zoom:
                window.zoom_by(1 if zoom > window.zoom else -1)

    return do


def _long_title(window: Window) -> None:
    title = window.stage.header.title
    words = window.stage.header.words
    if window.session is not None:
        once = window.language(f"{window.session.lesson.name}.title")
        title.say(f"{once} – {once} – {once}", f"{once} – {once}")
    words.say(f"{words.text()} {words.text()}")


def _more(window: Window) -> None:
    session = window.session
    if session is not None:
        controls = window.stage.built[session.lesson.name][1]
        if controls.more.isVisible():
            controls.open_more()
