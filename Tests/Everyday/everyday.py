#!/usr/bin/env python3
"""What people do with Roost on an ordinary day, done in two terminals side by side.

    everyday.py FOLDER-OF-PROGRAMS [--screens FOLDER]

Each task types what a person would type and says what has to be on the screens then. Every screen is written to a file,
to be looked at: a text that is where it should be says nothing of what stands beside it.
"""

import argparse
import os
import sys

from tasks import TASKS
from terminals import Vain, World


def main():
    arguments = argparse.ArgumentParser(description="Everyday tasks in two terminals.")
    arguments.add_argument("programs", help="where roostd and roost are")
    arguments.add_argument("--screens", default=".build/everyday", help="where the screens go")
    given = arguments.parse_args()
    os.makedirs(given.screens, exist_ok=True)
    world = World(os.path.abspath(given.programs))
    failed = 0
    try:
        for number, task in enumerate(TASKS, 1):
            title = task.__doc__.strip()
            try:
                task(world)
                outcome = "ok"
            except Vain as failure:
                failed += 1
                outcome = f"FAILED: {failure}"
            print(f"{number:2} {title}: {outcome}", flush=True)
            with open(os.path.join(given.screens, f"{number:02}.txt"), "w", encoding="utf-8") as file:
                file.write(f"{title}: {outcome}\n")
                for person in (world.mina, world.jun):
                    file.write(f"--- {person.name}\n{person.screen}")
    finally:
        world.close()
    print(f"{len(TASKS) - failed} of {len(TASKS)} tasks done; their screens are in {given.screens}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
