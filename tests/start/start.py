#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long programs take from their start to their window, and how much memory they hold: medians of interleaved starts.

Needs an X server with a window manager (run.sh brings them) and python3-xlib.

    start.py ROUNDS NAME=COMMAND...
"""
import os
import shlex
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from Xlib import X, display
from Xlib.error import XError

PATIENCE = 40  # s for a window to come
SETTLE = 4  # s of rest before memory is read
SMALLEST = (300, 200)  # px: smaller windows are splash screens
COLOURS = 16  # a painted window has at least as many among the sampled pixels


def windows(screen):
    """The windows that the window manager shows."""
    root = screen.screen().root
    found = root.get_full_property(screen.intern_atom('_NET_CLIENT_LIST'), X.AnyPropertyType)
    return set(found.value) if found else set()


def shown(screen, before):
    for ident in windows(screen) - before:
        window = screen.create_resource_object('window', ident)
        try:
            size = window.get_geometry()
            if window.get_attributes().map_state == X.IsViewable and size.width >= SMALLEST[0] and size.height >= SMALLEST[1]:
                return window
        except XError:
            pass
    return None


def is_painted(window):
    try:
        size = window.get_geometry()
        colours = set()
        for row in range(8, size.height, max(1, size.height // 24)):
            line = window.get_image(0, row, size.width, 1, X.ZPixmap, 0xffffffff).data
            colours.update(line[at:at + 3] for at in range(0, len(line), 4))
            if len(colours) >= COLOURS:
                return True
    except XError:
        pass
    return False


def wait_for(condition, began):
    while time.monotonic() - began < PATIENCE:
        value = condition()
        if value:
            return value, (time.monotonic() - began) * 1000
        time.sleep(0.004)
    raise RuntimeError('no window came')


def memory(process):
    """Resident MiB of the process and its children."""
    total, waiting = 0, [process]
    while waiting:
        ident = waiting.pop()
        try:
            with open(f'/proc/{ident}/status', encoding='utf-8') as status:
                total += next(int(line.split()[1]) for line in status if line.startswith('VmRSS'))
            with open(f'/proc/{ident}/task/{ident}/children', encoding='utf-8') as children:
                waiting += [int(each) for each in children.read().split()]
        except (OSError, StopIteration):
            pass
    return total / 1024


def measure(command, home):
    screen = display.Display()
    before = windows(screen)
    environment = dict(os.environ, HOME=home, XDG_RUNTIME_DIR=home)
    for name in ('XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME'):
        environment.pop(name, None)
    began = time.monotonic()
    process = subprocess.Popen(shlex.split(command), env=environment, start_new_session=True, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        window, mapped = wait_for(lambda: shown(screen, before), began)
        painted = wait_for(lambda: is_painted(window), began)[1]
        time.sleep(SETTLE)
        return mapped, painted, memory(process.pid)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(8)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        screen.close()
        time.sleep(0.5)


def new_home(name):
    """A home without questions: qBittorrent asks for its legal notice before it shows its window."""
    home = tempfile.mkdtemp(prefix=f'start-{name}-')
    settings = os.path.join(home, '.config', 'qBittorrent')
    os.makedirs(settings)
    with open(os.path.join(settings, 'qBittorrent.conf'), 'w', encoding='utf-8') as file:
        file.write('[LegalNotice]\nAccepted=true\n')
    return home


def main():
    rounds = int(sys.argv[1])
    programs = [each.split('=', 1) for each in sys.argv[2:]]
    homes = {name: new_home(name) for name, _ in programs}
    figures = {name: [] for name, _ in programs}
    for number in range(rounds + 1):
        for name, command in programs:
            try:
                found = measure(command, homes[name])
            except RuntimeError as error:
                sys.exit(f'{name}: {error}')
            if number > 0:  # the first start fills caches and profiles
                figures[name].append(found)
    print(f'{"medians":14}{"window ms":>10}{"painted ms":>12}{"RSS MiB":>9}')
    for name, found in figures.items():
        print(f'{name:14}' + ''.join(f'{statistics.median(column):{width}.0f}' for column, width in zip(zip(*found), (10, 12, 9))))


if __name__ == '__main__':
    main()
