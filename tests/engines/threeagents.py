#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts a Docker engine, and with --postgres a Postgres, and lets agents.py do what happens to three agents beside it.

    threeagents.py SERVER-PROGRAM AGENT-PROGRAM [--postgres]

Exit status as of agents.py; 77: something that it needs is missing. Needs root.
"""
import os
import shutil
import subprocess
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
durability = os.path.join(here, '..', 'durability')
sys.path[:0] = [here, durability]
from engines import Engine, Registry  # noqa: E402  (found beside this file)
from postgres import Postgres, programs  # noqa: E402


def main():
    missing = [each for each in ('dockerd', 'docker', 'runc', 'docker-registry', 'faketime', 'ip', 'nsenter', 'openssl') if not shutil.which(each)]
    missing += ['postgresql'] if '--postgres' in sys.argv and not programs() else []
    if os.geteuid() != 0 or missing:
        print('SKIPPED, NOTHING PROVEN OF AGENTS IN NETWORKS OF THEIR OWN:', 'root is needed' if os.geteuid() != 0 else 'missing ' + ', '.join(missing))
        return 77
    folder = tempfile.mkdtemp(prefix='tidegate-beside-')
    registry = Registry(folder)
    engine = Engine('docker', folder, registry)
    postgres = None
    try:
        engine.start()
        database = []
        if '--postgres' in sys.argv:
            postgres = Postgres()
            database = [postgres.url]
        return subprocess.call([sys.executable, os.path.join(durability, 'agents.py'), *sys.argv[1:3], engine.socket, *database])
    finally:
        engine.stop()
        registry.stop()
        if postgres:
            postgres.stop()


if __name__ == '__main__':
    sys.exit(main())
