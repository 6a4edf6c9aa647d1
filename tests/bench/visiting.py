"""Asked on the screen: memory after the first lesson, and with every lesson visited and played for some frames.

`python -m tests.bench.visiting FRAMES`
"""

from __future__ import annotations

import json
import sys
from typing import Any

from tests.bench.memory import of_all
from tests.bench.paints import Watch
from tests.bench.screen import SIZE
from tests.bench.stand import opened, settled, variants


def main(frames: int) -> dict[str, Any]:
    """Walk through all lessons in all acts, code unfolded, as a class would in an hour."""
    window = opened(*SIZE)
    watch = Watch(window)
    names = list(window.lessons)
    window.visit(names[0])
    settled(5.0)  # the helper process has been started
    told = {"first lesson": of_all()}
    window.fold("code")
    for name in names:
        for values in variants(window.lessons[name]):
            window.visit(name)
            window.session_of(name).set_values(values)
            settled(0.4)
            window.work.wait("lesson", 120.0)
            watch.play(0.0, frames)
            window.player.seek(window.player.end)
            settled(0.2)
    settled(5.0)  # at rest
    told["every lesson"] = of_all()
    window.close()
    settled(0.1)
    return told


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
