"""The sessions of a window: one a lesson once visited, with what it had at the last start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gui.lesson import Lesson, Parcel
from gui.player import Player
from gui.session import Session
from gui.settings import Settings
from gui.work import Work


class Sessions:
    """Made at the first visit, kept until the window closes, written to the settings then."""

    def __init__(self, lessons: Mapping[str, Lesson], settings: Settings, player: Player, work: Work) -> None:
        self.lessons = lessons
        self.settings, self.player, self.work = settings, player, work
        self.made: dict[str, Session] = {}

    def of(self, name: str, greet: Callable[[Session], None]) -> Session:
        """The session of a lesson; `greet` connects a new one to the window before anything happens in it."""
        if name not in self.made:
            session = Session(self.lessons[name], self.player, self.work)
            state = self.settings.table("lessons").get(name)
            if state is not None and not (isinstance(state, dict) and session.restore(state)):
                self.settings.broken = True
            self.made[name] = session
            greet(session)
            parcel = self.settings.kept_parcel(name)
            if parcel is not None:
                session.receive(parcel, quiet=True)
        return self.made[name]

    def keep(self) -> None:
        """Put every session's state into the settings; lessons not visited this time keep theirs."""
        self.settings.store.sync()  # another window may have written meanwhile: its other lessons stay
        states: dict[str, Any] = {**self.settings.table("lessons")}
        for name, session in self.made.items():
            states[name] = session.state()
            if session.desk.changed:
                self.settings.keep_parcel(name, _parcel(session))
        self.settings.put("lessons", states)


def _parcel(session: Session) -> Parcel | None:
    """What was brought, as it is kept: a document that was put together has no bytes before it is packed."""
    parcel, document = session.desk.parcel, session.document
    if document is not None and parcel is document.parcel:
        return session.lesson.pack(document)
    return parcel
