"""How a lesson is put on: title, the line of words, the picture, its controls, the player, and what lies over them."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from gui.controls import Controls
from gui.fitting import FittingLabel
from gui.language import Language
from gui.lesson import Frame, Lesson, Picture
from gui.player import Player
from gui.player_bar import PlayerBar
from gui.session import Session
from gui.side import FOLDS
from gui.theme import Look


class Header(QWidget):
    """The title, the line of words under it, and at the right what can be unfolded."""

    fold_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title, self.words = FittingLabel("title", 1, bold=True), FittingLabel("body", 2)
        self.buttons = {name: QPushButton() for name in ("question", *FOLDS)}
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        for name, button in self.buttons.items():
            button.setCheckable(name != "question")
            button.setProperty("role", "outline" if name == "question" else "choice")
            button.clicked.connect(lambda _=False, name=name: self.fold_asked.emit(name))
            row.addWidget(button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(row)
        self.column.addWidget(self.words)

    def dress(self, look: Look) -> None:
        """Title and words at this size."""
        self.column.setSpacing(look.space // 3)
        self.title.dress(look)
        self.words.dress(look)

    def speak(self, language: Language) -> None:
        """Names of the buttons."""
        for name, button in self.buttons.items():
            button.setText("?" if name == "question" else language(f"window.{name}"))
            button.setToolTip(language(f"keys.{name}"))
            button.setAccessibleName(language(f"keys.{name}"))
        self.words.setAccessibleName(language("window.now"))


class QuestionCard(QFrame):
    """The question in big type over the picture; asked again it shows the answer, and then it leaves."""

    asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("room", "card")
        self.question, self.answer = QLabel(), QLabel()
        self.button = QPushButton()
        self.button.setProperty("role", "main")
        self.column = QVBoxLayout(self)
        for label in (self.question, self.answer):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self.column.addWidget(label)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        self.button.clicked.connect(self.asked)
        self.hide()

    def advance(self, question: str, answer: str, language: Language) -> None:
        """Question, then answer, then gone."""
        if self.isVisible() and self.answer.isVisible():
            self.hide()
            return
        self.answer.setVisible(self.isVisible())
        self.question.setText(question)
        self.answer.setText(answer)
        self.button.setText(language("window.close" if self.answer.isVisible() else "window.show_answer"))
        self.show()
        self.raise_()
        self.place()
        self.button.setFocus()

    def place(self) -> None:
        """In the middle of the picture, as wide as can be read in one look."""
        parent = self.parentWidget()
        if parent is not None:
            width = round(parent.width() * 0.72)
            self.setFixedWidth(width)
            height = min(self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height(),
                         parent.height())  # fmt: skip
            box = QRect(0, 0, width, height)
            box.moveCenter(parent.rect().center())
            self.setGeometry(box)

    def dress(self, look: Look) -> None:
        """Big enough for the last row."""
        self.question.setStyleSheet(f"font-size: {round(look.px('title'))}px; font-weight: 600;")
        self.answer.setStyleSheet(f"font-size: {round(look.px('title') * 0.82)}px;")
        space = 4 * look.space
        self.column.setContentsMargins(space, space, space, space)
        self.column.setSpacing(space // 2)
        if self.isVisible():
            self.place()


class Notice(QFrame):
    """A sentence over the picture: a refusal, or that something was put right. It stays until it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("room", "notice")
        self.label, self.button = QLabel(), QPushButton("✕")
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.label, 1)
        self.row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(self.hide)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show it."""
        self.label.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        self.raise_()
        self.place()

    def place(self) -> None:
        """At the top of the picture."""
        parent = self.parentWidget()
        if parent is not None:
            width = round(parent.width() * 0.8)
            self.setFixedWidth(width)
            height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
            self.setGeometry((parent.width() - width) // 2, 0, width, height)

    def dress(self, look: Look) -> None:
        """Margins."""
        self.row.setContentsMargins(2 * look.space, look.space, look.space, look.space)
        if self.isVisible():
            self.place()

    def speak(self, language: Language) -> None:
        """The name of its button."""
        self.button.setAccessibleName(language("window.close"))


class Stage(QWidget):
    """The middle of the window. Pictures and controls of lessons once visited stay built."""

    picture_asked = Signal(str)  # a picture asks for an action of the window
    framed = Signal(object)

    def __init__(self, player: Player) -> None:
        super().__init__()
        self.setProperty("room", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.session: Session | None = None
        self.header, self.bar = Header(), PlayerBar(player)
        self.pictures, self.controls = QStackedWidget(), QStackedWidget()
        self.built: dict[str, tuple[Picture, Controls]] = {}
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.header)
        self.column.addWidget(self.pictures, 1)
        self.column.addWidget(self.controls)
        self.column.addWidget(self.bar)
        self.card, self.notice = QuestionCard(self.pictures), Notice(self.pictures)
        self.card.asked.connect(self.ask)
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
        if self.session is not None:
            self._let_go(self.session)
        self.session = session
        picture, controls = self._build(session.lesson)
        self.announce(session.lesson)
        self.pictures.setCurrentWidget(picture)
        self.controls.setCurrentWidget(controls)
        self.controls.setVisible(bool(controls.knobs))
        self.card.hide()
        self.notice.hide()
        session.framed.connect(self.draw)
        session.shaped.connect(self.show_params)
        session.wake()

    def _let_go(self, session: Session) -> None:
        session.sleep()
        session.framed.disconnect(self.draw)
        session.shaped.disconnect(self.show_params)

    def _build(self, lesson: Lesson) -> tuple[Picture, Controls]:
        if lesson.name not in self.built:
            picture, controls = lesson.picture(), Controls(lesson)
            picture.dress(self._look)
            picture.speak(self._language)
            controls.dress(self._look)
            controls.speak(self._language)
            self._connect(picture, controls)
            self.pictures.addWidget(picture)
            self.controls.addWidget(controls)
            self.built[lesson.name] = picture, controls
        return self.built[lesson.name]

    def _connect(self, picture: Picture, controls: Controls) -> None:
        """What hands do goes to the session on the stage."""
        controls.turned.connect(self._turned)
        picture.dragged.connect(self._dragged)
        picture.hovered.connect(self.focus_on)
        picture.turned.connect(self._look_from)
        picture.chosen.connect(lambda name, value: self._turned(name, value, True))
        picture.asked.connect(self.picture_asked)

    def _turned(self, name: str, value: object, done: bool) -> None:
        if self.session is not None:
            self.session.turn(name, value, done)

    def _dragged(self, what: str, value: object, done: bool) -> None:
        if self.session is not None:
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
        if session is not None:
            controls = self.built[session.lesson.name][1]
            lesson, params = session.lesson, session.params
            controls.show_params(params, lesson.marks(session.scene, params), lesson.hidden(params))
            self.bar.setVisible(len(session.trace) > 1)

    def ask(self) -> None:
        """Question, answer, gone."""
        if self.session is not None:
            name, tail = self.session.lesson.name, self.session.lesson.question(self.session.params)
            tail = f"_{tail}" if tail else ""
            language = self._language
            self.card.advance(language(f"{name}.question{tail}"), language(f"{name}.answer{tail}"), language)

    # -- looks ---------------------------------------------------------------------------------------------------

    def dress(self, look: Look) -> None:
        """Everything on the stage at this size and in these colours."""
        self._look = look
        space = look.space
        self.column.setContentsMargins(2 * space, space // 2, 2 * space, space // 2)
        self.column.setSpacing(round(0.8 * space))
        for part in (self.header, self.bar, self.card, self.notice):
            part.dress(look)
        for picture, controls in self.built.values():
            picture.dress(look)
            controls.dress(look)
        self._again()

    def speak(self, language: Language) -> None:
        """Everything in this language."""
        self._language = language
        self.card.hide()
        for part in (self.header, self.bar, self.notice):
            part.speak(language)
        for picture, controls in self.built.values():
            picture.speak(language)
            controls.speak(language)
        self._again()

    def _again(self) -> None:
        if self.session is not None:
            self.announce(self.session.lesson)
            self.show_params()
            if self.session.awake:
                self.session.emit_frame()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What lies over the picture keeps its place."""
        super().resizeEvent(event)
        for over in (self.card, self.notice):
            if over.isVisible():
                over.place()
