"""How a lesson is put on: title, the line of words, the picture, its controls, the player, and what lies over them."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gui.backstage import Backstage
from gui.controls import Controls
from gui.header import Header
from gui.language import Language
from gui.lesson import Frame, Lesson, Picture
from gui.over import Notice, QuestionCard
from gui.player import Player
from gui.player_bar import PlayerBar
from gui.session import Session
from gui.tab_order import chain
from gui.theme import Look

REST = 0.15  # seconds without a move, and a hand rests


class Stage(QWidget):
    """The middle of the window."""

    picture_asked = Signal(str)  # a picture asks for an action of the window
    framed = Signal(object)

    def __init__(self, player: Player) -> None:
        super().__init__()
        self.setProperty("room", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.session: Session | None = None
        self.player, self._sizing = player, False
        self._alone = False
        self.header, self.bar = Header(), PlayerBar(player)
        self.pictures, self.controls = QStackedWidget(), QStackedWidget()
        self._backstage = Backstage(self.pictures, self.controls, self._listen)
        self.built = self._backstage.built
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.header)
        self.column.addWidget(self.pictures, 1)
        self.column.addWidget(self.controls)
        self.column.addWidget(self.bar)
        self.card, self.notice = QuestionCard(self.pictures), Notice(self.pictures)
        self.card.asked.connect(self.ask)
        self.card.turned.connect(self._veil)
        self._look, self._language = Look(), Language()

    # -- putting a lesson on -------------------------------------------------------------------------------------

    def announce(self, lesson: Lesson) -> None:
        """The title at once, before anything heavy is imported."""
        title = self._language(f"{lesson.name}.title")
        short = re.split("[:：]", title)[0]
        self.header.title.say(title, short if short != title else "")
        self.header.title.setToolTip(title)

    def put_on(self, session: Session) -> None:
        """Show this session from now on."""
        called = self._backstage.call(session.lesson, self._look, self._language)  # first: should this fail,
        picture, controls = called  # the last lesson stays on
        if self.session is not None:
            self._let_go(self.session)
        self.session = session
        self.announce(session.lesson)
        self.pictures.setCurrentWidget(picture)
        self.controls.setCurrentWidget(controls)
        chain((self.header, picture, self.card, self.notice, *controls.knobs.values(), controls.more, self.bar))
        self.card.close()
        self.notice.hide()
        session.framed.connect(self.draw)
        session.shaped.connect(self.show_params)
        session.wake()

    def _let_go(self, session: Session) -> None:
        session.sleep()
        session.framed.disconnect(self.draw)
        session.shaped.disconnect(self.show_params)

    def _listen(self, part: Picture | Controls) -> None:
        """What hands do goes to the session on the stage."""
        if isinstance(part, Controls):
            part.turned.connect(self._turned)
            return
        part.dragged.connect(self._dragged)
        part.hovered.connect(self.focus_on)
        part.turned.connect(self._look_from)
        part.chosen.connect(lambda name, value: self._turned(name, value, True))
        part.asked.connect(self.picture_asked)

    def _hand(self, done: bool) -> None:
        """A hand is at work; the picture is told when it rests, too."""
        if self.session is not None:
            picture = self.built[self.session.lesson.name][0]
            picture.hurry(not done)
            if done:
                self.player.forget("stage:rest")
            else:
                self.player.later("stage:rest", REST, lambda: picture.hurry(False))

    def _turned(self, name: str, value: object, done: bool) -> None:
        if self.session is not None:
            self._hand(done)
            self.session.turn(name, value, done)

    def _dragged(self, what: str, value: object, done: bool) -> None:
        if self.session is not None:
            self._hand(done)
            self.session.drag(what, value, done)

    def _look_from(self, azimuth: float, elevation: float) -> None:
        if self.session is not None:
            self.session.look(camera=(azimuth, elevation))

    def focus_on(self, symbol: str) -> None:
        """Something is under the pointer, in the picture or in the formula."""
        if self.session is not None:
            self.session.look(focus=symbol)

    # -- showing -------------------------------------------------------------------------------------------------

    def draw(self, frame: Frame) -> None:
        """One moment: picture and words here, numbers and code in the side panel."""
        if self.session is None:
            return
        lesson = self.session.lesson
        self.built[lesson.name][0].draw(frame)
        words = lesson.words(frame, self._language)
        if words != self.header.words.text():
            self.header.words.say(words)
            self.pictures.setAccessibleDescription(words)
        self.framed.emit(frame)

    def show_params(self) -> None:
        """Knobs and player for the present params."""
        session = self.session
        if session is not None and session.trace:
            controls = self.built[session.lesson.name][1]
            lesson, params = session.lesson, session.params
            marks = lesson.marks(session.scene, params)
            without = lesson.instead if session.document is not None else ""
            controls.show_params(params, marks, lesson.hidden(params), lesson.idle(params), without)
            self._show_parts()

    def set_alone(self, alone: bool) -> None:
        """The picture alone, or everything that this lesson has."""
        self._alone = alone
        self._show_parts()

    def _show_parts(self) -> None:
        self.header.set_alone(self._alone)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(not self._alone)  # without a film nothing jumps from under the mouse
        self.bar.setSizePolicy(policy)
        current = self.controls.currentWidget()
        knobs = isinstance(current, Controls) and bool(current.knobs)
        self.controls.setVisible(knobs and not self._alone)
        self.bar.setVisible(not self._alone and self.session is not None and self._plays(self.session))

    def _plays(self, session: Session) -> bool:
        return len(session.trace) > 1 or session.player.growing

    def ask(self) -> None:
        """Question, answer, gone. The film halts."""
        if self.session is not None:
            self.session.player.pause()
            name, tail = self.session.lesson.name, self.session.lesson.question(self.session.params)
            tail = f"_{tail}" if tail else ""
            language = self._language
            self.card.advance(language(f"{name}.question{tail}"), language(f"{name}.answer{tail}"), language)

    def _veil(self) -> None:
        """While a question is open, the picture shows nothing that answers it."""
        if self.session is not None:
            self.session.look(asking=self.card.asking)

    # -- looks ---------------------------------------------------------------------------------------------------

    def dress(self, look: Look) -> None:
        """Everything on the stage at this size and in these colours."""
        self._look = look
        space = look.space
        self.column.setContentsMargins(2 * space, space // 2, 2 * space, space // 2)
        self.column.setSpacing(round(0.8 * space))
        for part in (self.header, self.bar, self.card, self.notice):
            part.dress(look)
        self._again()

    def speak(self, language: Language) -> None:
        """Everything in this language."""
        self._language = language
        self.card.close()
        for part in (self.header, self.bar, self.notice):
            part.speak(language)
        self._again()

    def _again(self) -> None:
        if self.session is not None:
            self._backstage.fit(self.session.lesson.name, self._look, self._language)
            self.announce(self.session.lesson)
            self.show_params()
            if self.session.trace:
                self.session.emit_frame()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What lies over the picture keeps its place."""
        super().resizeEvent(event)
        if self._sizing:  # pixel by pixel; a single new size is painted well at once
            self._hand(False)
        self._sizing = True
        self.player.later("stage:sized", REST, self._sized)
        for over in (self.card, self.notice):
            if over.isVisible():
                over.place()

    def _sized(self) -> None:
        self._sizing = False
