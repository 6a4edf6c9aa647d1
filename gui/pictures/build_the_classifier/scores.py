"""How often it is right, in large figures: never without its interval and what always saying the same would get."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from core.class_film import ALPHAS
from core.figures import Check
from gui.figures import percent
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.build_the_classifier.scene import NAME, ROLES, baseline, moment, name_of, rate, trial
from gui.pictures.build_the_classifier.type import fitting
from gui.pictures.face import Face


@dataclass(frozen=True)
class Score:
    """One line: its name, its figure, the colour; `check` None while it is shut."""

    name: str
    check: Check | None
    role: str
    strong: bool = True
    chosen: bool = False


class ScoresFace(Face):
    """Training and test: a name, a large figure, a bar with its interval, the baseline."""

    def scores(self, frame: Frame) -> list[Score]:
        """Both sets at this round."""
        now = moment(frame)
        return [Score(self.language(f"{NAME}.label.train"), now.train, "x"),
                Score(self.language(f"{NAME}.label.test"), now.test, "a")]  # fmt: skip

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """One under the other, in as large a type as fits."""
        self.heading(painter, self.language(f"{NAME}.face.scores"))
        s = self.look.space
        room = self.rect.adjusted(s, self.head + s * 0.5, -s, -s * 0.5)
        scores = self.scores(frame)
        high = room.height() / len(scores)
        for k, score in enumerate(scores):
            self._score(painter, frame, QRectF(room.left(), room.top() + k * high, room.width(), high), score)

    def _score(self, painter: QPainter, frame: Frame, box: QRectF, score: Score) -> None:
        look, check = self.look, score.check
        assert check is not None  # noqa: S101  both sets are always tried
        figure, of = percent(check.accuracy, 0), self.language(f"{NAME}.label.of", right=check.right, n=check.n)
        small = fitting([score.name, of], box.width() * 0.48,
                        [look.font("body", True, k) for k in (1.1, 1.0, 0.9, 0.8, 0.7)])  # fmt: skip
        line = QFontMetricsF(small).height()
        bar = max(8.0, min(line * 0.62, box.height() * 0.12))
        foot = QFontMetricsF(look.font("small")).height() + look.space * 0.3
        room = box.height() - bar - foot - look.space
        sizes = (look.font("huge", True, k) for k in (1.7, 1.5, 1.3, 1.15, 1.0, 0.85, 0.7, 0.55, 0.45))
        big = fitting([figure], box.width() * 0.48, sizes, max(room, line))
        tall = max(QFontMetricsF(big).height(), 2 * line)
        top = box.top() + max(0.0, (box.height() - tall - bar - foot - look.space * 0.6) / 2)
        ink = look.colour(score.role if score.role != "x" else "ink")
        marks.text(painter, QPointF(box.left(), top + tall / 2 - line / 2), score.name, small, ink, None, (0.0, 0.5))
        marks.text(painter, QPointF(box.left(), top + tall / 2 + line / 2), of, small, look.colour("faint"), None,
                   (0.0, 0.5))  # fmt: skip
        marks.text(painter, QPointF(box.right(), top + tall / 2), figure, big, ink, None, (1.0, 0.5))
        self.bar(painter, frame, QRectF(box.left(), top + tall + look.space * 0.3, box.width(), bar), score, True)

    def bar(self, painter: QPainter, frame: Frame, track: QRectF, score: Score, words: bool) -> None:
        """From 0 to 100 %: the share, its 95 % interval as a whisker, the baseline as a tick with its name."""
        look, check = self.look, score.check
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("grid"))
        painter.drawRoundedRect(track, 2, 2)
        if check is None:
            return
        full = QRectF(track)
        full.setWidth(track.width() * check.accuracy)
        painter.setBrush(look.colour(score.role, 0.62))
        painter.drawRoundedRect(full, 2, 2)
        low, high = (track.left() + track.width() * share for share in check.accuracy_interval)
        y, r = track.center().y(), track.height() * 0.42
        for role, wide in (("halo", 2.2), ("ink", 0.9)):
            painter.setPen(marks.pen(look.colour(role), look.stroke * wide))
            painter.drawLine(QPointF(low, y), QPointF(high, y))
            for x in (low, high):
                painter.drawLine(QPointF(x, y - r), QPointF(x, y + r))
        base, one = baseline(check)
        x, over = track.left() + track.width() * base, track.height() * 0.45
        painter.setPen(marks.pen(look.colour("warn"), look.stroke))
        painter.drawLine(QPointF(x, track.top() - over), QPointF(x, track.bottom() + over))
        if words:
            self._named(painter, frame, QPointF(x, track.bottom() + over), base, one)

    def _named(self, painter: QPainter, frame: Frame, at: QPointF, base: float, one: bool) -> None:
        """Always “cat”: 66 %."""
        name = name_of(frame, one, self.language)
        words = self.language(f"{NAME}.label.always_is", name=name, share=percent(base, 0))
        font = fitting([words], self.rect.width() - 2 * self.look.space,
                       [self.look.font("small", True, k) for k in (1.0, 0.9, 0.8, 0.7)])  # fmt: skip
        marks.text(painter, at, words, font, self.look.colour("warn"), None, (0.5, 0.0),
                   self.rect.adjusted(self.look.space, 0, -self.look.space, 0))  # fmt: skip


class HeldFace(ScoresFace):
    """The learning rates on the pictures held out, the chosen one marked; the test set shut until the end."""

    def scores(self, frame: Frame) -> list[Score]:
        """One line a rate, and the test."""
        now = trial(frame)
        final = now.test is not None
        over = frame.index >= len(frame.trace) - 1 and final and not frame.view.asking
        lines = [Score(f"α = {rate(alpha)}", check, role, chosen=over and i == now.best)
                 for i, (alpha, role, check) in enumerate(zip(ALPHAS, ROLES, now.held, strict=True))]  # fmt: skip
        return [*lines, Score(self.language(f"{NAME}.label.{'opened' if final else 'shut'}"), now.test, "a")]

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Bars of one scale; a gap before the test."""
        now, s, look = trial(frame), self.look.space, self.look
        self.heading(painter, self.language(f"{NAME}.face.held", n=now.held[0].n))
        lines = self.scores(frame)
        room = self.rect.adjusted(s, self.head + s * 0.6, -s, -s * 0.5)
        foot = QFontMetricsF(look.font("small")).height()
        tall = (room.height() - 2 * foot) / (len(lines) + 0.7)
        figure = [f"{percent(1.0, 0)}  ·  {self.language(f'{NAME}.label.of', right=100, n=100)}"]
        font = fitting([line.name for line in lines] + figure, room.width() * 0.3,
                       [look.font("body", True, k) for k in (1.15, 1.0, 0.9, 0.8, 0.7, 0.62)])  # fmt: skip
        for k, line in enumerate(lines):
            last = k == len(lines) - 1
            top = room.top() + k * tall + (0.7 * tall + foot if last else 0.0)
            self._line(painter, frame, QRectF(room.left(), top, room.width(), tall), line, font, k in (3, 4))

    def _line(self, painter: QPainter, frame: Frame, box: QRectF, score: Score, font: QFont, words: bool) -> None:
        look, check, middle = self.look, score.check, box.center().y()
        if score.chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("marker"))
            painter.drawRoundedRect(box.adjusted(-look.space * 0.6, 1, look.space * 0.6, -1), look.space, look.space)
        ink = look.colour(score.role if check is not None else "faint")
        marks.text(painter, QPointF(box.left(), middle), score.name, font, ink, None, (0.0, 0.5))
        wide = box.width() * 0.31
        if check is None:
            return
        of = self.language(f"{NAME}.label.of", right=check.right, n=check.n)
        marks.text(painter, QPointF(box.right(), middle), f"{percent(check.accuracy, 0)}  ·  {of}", font, ink, None,
                   (1.0, 0.5))  # fmt: skip
        high = min(box.height() * 0.42, look.px("body") * 0.9)
        track = QRectF(box.left() + wide, middle - high / 2, box.width() - 2 * wide, high)
        self.bar(painter, frame, track, score, words)
