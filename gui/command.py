"""The command line. Nothing of Qt is imported before it is known that it is needed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

import bootstrap
from gui.helper import ONE_THREAD
from gui.language import LANGUAGES, Language, system_language

EPILOG = """\
examples:
  python3 main.py                                    open the program
  python3 main.py cat.jpg                            open it and show this picture to the cat door
  python3 main.py --lesson gradient_descent --set alpha=3.65 --theme projector --fullscreen
  python3 main.py --shots shots --size 1920x1080     render every lesson to a picture, no screen needed
  python3 main.py --shots shots --lesson gradient_descent --at 3.5
                                                     one lesson, in the middle of step 3
  python3 main.py --sheets sheets                    contact sheets of everything, and a list of what is cut off
  python3 main.py --classify *.jpg --json            judge pictures, one line each, without a window

--set takes the names and values that the controls of a lesson have (--lesson says which lesson).
With no screen the program says so and renders every lesson to shots/LESSON.png.
"""


def parser() -> argparse.ArgumentParser:
    """All options."""
    parse = argparse.ArgumentParser(
        prog="main.py", description="Downhill: see how a machine learns.", epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parse.add_argument("picture", metavar="PICTURE", nargs="?", help="a picture to show to the cat door")
    parse.add_argument("--lesson", metavar="NAME", help="begin with this lesson, e.g. gradient_descent")
    parse.add_argument("--set", metavar="NAME=VALUE", nargs="+", action="extend", default=[], help="the values it has")
    parse.add_argument("--language", choices=sorted(LANGUAGES), help="default: as last time, or the system's")
    parse.add_argument("--theme", choices=("light", "dark", "projector"), help="default: as last time")
    parse.add_argument("--fullscreen", action="store_true", help="begin in full screen")
    shots = parser_group(parse, "pictures instead of a window")
    shots.add_argument("--shots", metavar="FOLDER", help="render lessons to FOLDER/LESSON.png and end")
    shots.add_argument("--size", metavar="WxH", type=size, default=None, help="of the pictures (1920x1080)")
    shots.add_argument("--at", metavar="STEP.PHASE", type=float, help="position in the film, e.g. 12.5")
    sheets = parser_group(parse, "contact sheets and pages, for those who change the program")
    sheets.add_argument("--sheets", metavar="FOLDER", help="all lessons, sizes, themes, languages; what is cut")
    sheets.add_argument("--pages", metavar="FOLDER", help="the teacher's page of every lesson (those in doc/lessons)")
    sheets.add_argument("--full", action="store_true", help="keep each cell in its full size, in FOLDER/full")
    sheets.add_argument("--double", metavar="FOLDER", help=argparse.SUPPRESS)  # the process with two pixels a point
    judge = parser_group(parse, "judging without a window")
    judge.add_argument("--classify", metavar="FILE", nargs="+", help="print a line a file: cat or not a cat")
    judge.add_argument("--model", metavar="NAME", help="which model judges (default: the one right most often)")
    judge.add_argument("--json", action="store_true", help="one JSON object a line")
    return parse


def parser_group(parse: argparse.ArgumentParser, title: str) -> argparse._ArgumentGroup:
    """Options under a heading of their own."""
    return parse.add_argument_group(title)


def size(text: str) -> tuple[int, int]:
    """1920x1080 as two numbers, neither tiny nor enormous."""
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit() and 640 <= int(width) <= 8192 and 480 <= int(height) <= 8192):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size like 1920x1080 (640x480 to 8192x8192)")
    return int(width), int(height)


def pairs(parse: argparse.ArgumentParser, texts: Sequence[str]) -> dict[str, object]:
    """NAME=VALUE … as a table."""
    values: dict[str, object] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            parse.error(f"--set takes NAME=VALUE, not {text!r}")
        values[name] = value
    return values


def main(argv: Sequence[str]) -> int:
    """The program; its exit code."""
    parse = parser()
    options = parse.parse_args(argv)
    for name in ONE_THREAD:  # a network is asked about one picture: threads that wait for each other make it slower
        os.environ.setdefault(name, "1")
    language = Language(options.language or system_language())
    if options.classify:
        from gui.classify import classify

        return classify(options.classify, options.model, options.json, language, sys.stdout)
    values = pairs(parse, options.set)
    if values and options.shots and not options.lesson:
        parse.error("--set with --shots needs --lesson: which lesson has these values?")
    wanted = _offscreen(options, language)
    bootstrap.system_libraries(screen=not wanted)
    from gui import app

    if options.lesson and options.lesson not in app.names():
        parse.error(f"there is no lesson {options.lesson!r}; there are: {', '.join(app.names())}")
    if options.pages:
        return app.pages(options)
    if options.sheets:
        from gui.sheets import sheets

        return sheets(options)
    if wanted:
        return app.shots(options, values)
    return app.run(options, values)


def _offscreen(options: argparse.Namespace, language: Language) -> bool:
    """Whether to render to pictures: asked for, or there is no screen (then it says so)."""
    linux = sys.platform.startswith("linux")
    blind = linux and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    wanted = options.shots or options.sheets or options.pages
    if wanted is None and not blind:
        return False
    if wanted is None:
        options.shots = "shots"
        print(language("window.no_screen", folder=options.shots), file=sys.stderr, flush=True)
    if linux:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return True
