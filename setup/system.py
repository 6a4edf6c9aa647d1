"""What must come from the system itself: the libraries Qt opens on Linux, and programs and fonts for the tests.

Nothing is changed without saying so: as root the command is said and run; with sudo the person is asked; otherwise the
command is named in a sentence.
"""

from __future__ import annotations

import ctypes
import os
import shlex
import shutil
import subprocess
import sys
from typing import NamedTuple

import bootstrap
from setup.sentences import say


class Need(NamedTuple):
    """Something of the system, and the package that brings it: Debian's, Arch's, Fedora's and SUSE's names.

    Debian 13 and Ubuntu 24.04 renamed some (libglib2.0-0t64), but apt takes the old names, too. Where no name is given,
    rpm systems know a library by the file itself.
    """

    name: str
    apt: str
    pacman: str
    dnf: str = ""
    zypper: str = ""

    def package(self, manager: str) -> str:
        """What to ask the package manager for."""
        named: str = getattr(self, "apt" if manager == "apt-get" else manager)
        return named or f"{self.name}()(64bit)"


# What the Qt in PySide6 6.11 is linked with (readelf -d), less what every Linux has.
BASE = [
    Need("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Need("libGL.so.1", "libgl1", "libglvnd"),
    Need("libEGL.so.1", "libegl1", "libglvnd"),
    Need("libX11.so.6", "libx11-6", "libx11"),
    Need("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Need("libdbus-1.so.3", "libdbus-1-3", "dbus"),
    Need("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Need("libfreetype.so.6", "libfreetype6", "freetype2"),
]
X11 = [
    Need("libX11-xcb.so.1", "libx11-xcb1", "libx11"),
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Need("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Need("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Need("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Need("libxcb-render.so.0", "libxcb-render0", "libxcb"),
    Need("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Need("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    Need("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    Need("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    Need("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
]
WAYLAND = [
    Need("libwayland-client.so.0", "libwayland-client0", "wayland"),
    Need("libwayland-cursor.so.0", "libwayland-cursor0", "wayland"),
]
PROGRAMS = [
    Need("Xvfb", "xvfb", "xorg-server-xvfb", "xorg-x11-server-Xvfb", "xorg-x11-server-Xvfb"),
    Need("xdotool", "xdotool", "xdotool", "xdotool", "xdotool"),
]
CHINESE = Need(
    "a font for Chinese", "fonts-noto-cjk", "noto-fonts-cjk", "google-noto-sans-cjk-fonts", "google-noto-sans-cjk-fonts"
)

MANAGERS = {  # in the order in which they are looked for
    "apt-get": [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends"]],
    "dnf": [["dnf", "install", "-y"]],
    "zypper": [["zypper", "--non-interactive", "install"]],
    "pacman": [["pacman", "-S", "--needed", "--noconfirm"]],
}


# -- what is missing -----------------------------------------------------------------------------------------------


def libraries(screen: bool | str) -> None:
    """Returns when all of Qt's libraries are there; ends the program with a sentence when they cannot be."""
    need = missing_libraries(screen)
    if need and not offer(need, "Qt, which draws the window,"):
        bootstrap.stop(sentence(need, "Downhill cannot draw yet"))


def for_tests() -> None:
    """What the tests with a real X screen, and those that write Chinese, need; without it they are skipped."""
    if not sys.platform.startswith("linux"):
        return
    need = missing_libraries("x11") + missing_programs()
    need += [] if speaks_chinese() else [CHINESE]
    if need and not offer(need, "A part of the tests"):
        say(sentence(need, "Some tests will be skipped"))


def venv_module() -> None:
    """Debian keeps the part of Python that makes environments in a package of its own."""
    name = f"python3.{sys.version_info[1]}-venv"
    need = [Need("Python's venv module", name, "python", "python3-libs", "python3-base")]
    if shutil.which("apt-get") and offer(need, "The set-up"):
        return
    bootstrap.stop(sentence(need, "Downhill cannot set its packages up yet"))


def missing_libraries(screen: bool | str) -> list[Need]:
    """The libraries that Qt would not find. With both X and Wayland at hand, one of the two is enough."""
    base = [need for need in BASE if not found(need.name)]
    ways = [[need for need in way if not found(need.name)] for way in _ways(screen)]
    return base + min(ways, key=len, default=[])


def missing_programs() -> list[Need]:
    """The programs that tests with an X screen would not find."""
    return [need for need in PROGRAMS if not shutil.which(need.name)]


def _ways(screen: bool | str) -> list[list[Need]]:
    """The sets of libraries of which one is needed to reach the screen."""
    if screen == "x11":
        return [X11]
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    ways = [X11] if os.environ.get("DISPLAY") and chosen in {"", "xcb"} else []
    ways += [WAYLAND] if os.environ.get("WAYLAND_DISPLAY") and chosen in {"", "wayland"} else []
    return ways if screen else []


def found(library: str) -> bool:
    """True if the loader finds a library; Qt is going to open it anyway."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def speaks_chinese() -> bool:
    """True if some font here has Chinese characters, by the word of fontconfig, which Qt asks, too."""
    try:
        fc = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return False
    for name in ("FcNameParse", "FcObjectSetCreate", "FcFontList"):
        getattr(fc, name).restype = ctypes.c_void_p
    pattern = ctypes.c_void_p(fc.FcNameParse(b":lang=zh-cn"))
    fonts = fc.FcFontList(None, pattern, ctypes.c_void_p(fc.FcObjectSetCreate()))
    return bool(fonts) and ctypes.c_int.from_address(fonts).value > 0


# -- what to do about it -------------------------------------------------------------------------------------------


def sentence(need: list[Need], what: str) -> str:
    """What is missing and the command of this distribution that brings it."""
    line = f"{what}: this system lacks {', '.join(need.name for need in need)}."
    steps = commands(need)
    return f"{line} Install with:  {said(steps)}" if steps else f"{line} Install the packages that bring them."


def commands(need: list[Need]) -> list[list[str]]:
    """The commands that install what is missing; none on a distribution that is not known here."""
    manager = next((name for name in MANAGERS if shutil.which(name)), "")
    if not manager:
        return []
    packages = list(dict.fromkeys(one.package(manager) for one in need))
    sudo = [] if _is_root() else ["sudo"]
    *before, last = MANAGERS[manager]
    return [[*sudo, *step] for step in before] + [[*sudo, *last, *packages]]


def said(steps: list[list[str]]) -> str:
    """Commands as one types them."""
    return " && ".join(shlex.join(step) for step in steps)


def offer(need: list[Need], who: str) -> bool:
    """Installs what is missing where that is allowed: as root, or if the person at the terminal says yes."""
    steps = commands(need)
    if not steps or not (_is_root() or _says_yes(need, who, said(steps))):
        return False
    say(f"{who} needs {', '.join(one.name for one in need)}. Running:  {said(steps)}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    codes = [subprocess.run(step, env=environment, stdout=sys.stderr).returncode for step in steps]
    return codes[-1] == 0


def _says_yes(need: list[Need], who: str, command: str) -> bool:
    """Asks, where there is somebody to ask and a way to do it."""
    if not (shutil.which("sudo") and sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    say(f"{who} needs {', '.join(one.name for one in need)}. This command installs that:\n  {command}")
    sys.stderr.write("Run it now? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _is_root() -> bool:
    """True if no sudo is needed."""
    return getattr(os, "geteuid", lambda: 1)() == 0
