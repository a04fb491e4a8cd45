#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# screenreader.py PROGRAM [english | german | right-to-left]
# Meets the console as a screen reader does: over AT-SPI, on a display, a session bus and a home of its own. Walks every page and every
# dialog that the menus open, and fails on a node that can have the focus and has no name. tables.py uses the session and the reader, too.
# Exits with 77 where the tools are missing: Xvfb, openbox, xdotool, dbus-run-session, at-spi2-core, gir1.2-atspi-2.0, python3-gi.

import os
import shutil
import subprocess
import sys
import tempfile
import time

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
LOOKS = {
    "english": ([], {"TIDEGATE_LANGUAGE": "en"}),
    "german": ([], {"TIDEGATE_LANGUAGE": "de"}),
    "right-to-left": (["-reverse"], {"TIDEGATE_LANGUAGE": "en"}),
}
FILE_DIALOG = ("Look in:", "Suchen in:")  # Qt's own, whose list has empty cells.
CHILDREN_OF_A_NODE = 150  # A table's rows are made alike.


def skip(what):
    print(f"SKIPPED: {what} is missing, so no screen reader can be imitated", flush=True)
    sys.exit(77)


for tool in ("Xvfb", "openbox", "xdotool", "dbus-run-session", "dbus-send"):
    if not shutil.which(tool):
        skip(tool)
if not os.path.exists(LAUNCHER):
    skip("at-spi2-core")
try:
    import gi

    gi.require_version("Atspi", "2.0")
except (ImportError, ValueError):
    skip("the binding of AT-SPI for Python (gir1.2-atspi-2.0, python3-gi)")

# A bus of our own: the desktop's reader, if there is one, is not to be disturbed.
if os.environ.get("TIDEGATE_WALK_BUS") != "1":
    environment = dict(os.environ, TIDEGATE_WALK_BUS="1")
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    os.execvpe("dbus-run-session", ["dbus-run-session", "--", sys.executable, *sys.argv], environment)


def wait_for(what, condition, seconds=20):
    """The condition's first true value; an error that names what never came."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise TimeoutError(f"{what} did not come in {seconds} s")


def accessibility_bus_answers():
    ask = ["dbus-send", "--session", "--print-reply=literal", "--reply-timeout=2000", "--dest=org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress"]
    return subprocess.run(ask, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


class Session:
    """A display with a window manager, the accessibility bus and the console, one at a time; all of it ends with the block."""

    def __init__(self, environment):
        self.home = tempfile.TemporaryDirectory()
        self.processes = []
        read, write = os.pipe()
        self.start(["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x900x24", "-nolisten", "tcp", "-noreset"], pass_fds=(write,))
        os.close(write)
        # The number and the end of its line come in two writes, and the server ends when nobody reads the second.
        with os.fdopen(read) as line:
            display = line.readline().strip()
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
            os.environ[name] = os.path.join(self.home.name, name)
            os.mkdir(os.environ[name], 0o700)
        os.environ.update(HOME=self.home.name, DISPLAY=f":{display}", QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
        os.environ.update(environment)
        self.start(["openbox"])
        # Asking starts it. The library takes its first answer for the last one, so it has to be there before.
        wait_for("the accessibility bus", accessibility_bus_answers)
        self.talk = open(os.path.join(self.home.name, "talk"), "w+", encoding="utf-8", errors="replace")
        self.program = None

    def open_console(self, command):
        self.program = self.start(command, stderr=self.talk)

    def close_console(self):
        self.end(self.program)
        self.processes.remove(self.program)

    def said(self):
        """What the console wrote to stderr. Opened anew: who reads through the descriptor we share moves the place where the console writes."""
        with open(self.talk.name, encoding="utf-8", errors="replace") as talk:
            return talk.read()

    def start(self, command, stderr=subprocess.DEVNULL, **options):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=stderr, **options)
        self.processes.append(process)
        return process

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            self.end(process)
        self.talk.close()
        self.home.cleanup()

    @staticmethod
    def end(process):
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def main():
    program, look = sys.argv[1], (sys.argv[2:] or ["english"])[0]
    arguments, environment = LOOKS[look]
    with Session(environment) as session:
        from gi.repository import Atspi

        session.open_console([program, "--demo", *arguments])
        reader = Reader(Atspi, session)
        reader.walk_everything()
    print(f"{look}: {reader.surfaces} surfaces, {reader.nodes} nodes, {reader.focusable} of them can have the focus, {len(reader.unnamed)} without a name")
    for place in sorted(reader.unnamed):
        print("NO NAME", place)
    if reader.surfaces < 12 or reader.focusable < 200:
        print("The walk met too little to prove anything")
        return 1
    return 1 if reader.unnamed else 0


class Reader:
    def __init__(self, atspi, session):
        self.atspi = atspi
        self.session = session
        self.nodes = self.focusable = self.surfaces = 0
        self.unnamed = set()

    def application(self):
        desktop = self.atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_process_id() == self.session.program.pid and child.get_child_count() > 0:
                return child
        return None

    def children(self, node):
        for i in range(min(node.get_child_count(), CHILDREN_OF_A_NODE)):
            child = node.get_child_at_index(i)
            if child:
                yield child

    def descendants(self, node, depth=0):
        if depth < 20:
            for child in self.children(node):
                yield child
                yield from self.descendants(child, depth + 1)

    def windows(self):
        """What stands on the screen; hidden windows stay in the tree."""
        return [w for w in self.children(self.application()) if w.get_state_set().contains(self.atspi.StateType.SHOWING)]

    def look_at(self, window, name):
        self.surfaces += 1
        self.visit(window, name, 0)

    def visit(self, node, path, depth):
        self.nodes += 1
        states = node.get_state_set()
        kinds = self.atspi.StateType
        if depth > 0 and not states.contains(kinds.VISIBLE):
            return
        if states.contains(kinds.FOCUSABLE) and states.contains(kinds.ENABLED) and states.contains(kinds.SHOWING):
            self.focusable += 1
            if not node.get_name():
                self.unnamed.add(f"{path} / {node.get_role_name()} “{node.get_description() or ''}”")
        if depth < 20:
            here = f"{path} / {node.get_role_name()} {(node.get_name() or '')[:24]}"
            for child in self.children(node):
                self.visit(child, here, depth + 1)

    def press(self, node):
        """Whatever the node does when it is chosen; the answer may come late, or never when a menu stays open."""
        for i in range(node.get_n_actions()):
            if self.atspi.Action.get_action_name(node, i) in ("Press", "Toggle", "ShowMenu"):
                try:
                    node.do_action(i)
                except Exception as error:  # The bus's time-out; what was pressed shows by what appears.
                    print("note:", error)
                return

    def key(self, *keys):
        subprocess.run(["xdotool", "key", *keys], check=False)

    def rest(self):
        """Waits until the number of nodes is the same three times."""
        counts = []

        def still():
            counts.append(sum(1 for w in self.windows() for _ in self.descendants(w, 14)))
            return len(counts) > 2 and len(set(counts[-3:])) == 1

        wait_for("rest", still)

    def meet(self):
        """The console's window, once the console is on the bus."""
        try:
            wait_for("the application", self.application)
        except TimeoutError:
            # A bus that starts under load can lose the first program that registers: once more, on a new one.
            if self.session.program.poll() is not None:
                sys.exit(f"The program ended with {self.session.program.poll()} before it showed anything: {self.session.said()}")
            if "TIDEGATE_WALK_AGAIN" in os.environ:
                print("SKIPPED: the accessibility bus of this machine took no program, twice", flush=True)
                self.session.__exit__()
                sys.exit(77)
            print("The application did not register; trying a new bus", flush=True)
            self.session.__exit__()
            os.environ.pop("TIDEGATE_WALK_BUS")
            os.execvpe(sys.executable, [sys.executable, *sys.argv], dict(os.environ, TIDEGATE_WALK_AGAIN="1"))
        return wait_for("the window", lambda: next(iter(self.windows()), None))

    def walk_everything(self):
        main = self.meet()
        wait_for("the fleet", lambda: any("prod-" in (n.get_name() or "") for n in self.descendants(main)))
        tried = set()
        for page in range(1, 10):
            self.key(f"ctrl+{page}")
            self.rest()
            title = self.current_page(main)
            if not title or title in tried:
                continue
            tried.add(title)
            self.look_at(main, title)
            self.select_something(main)
            self.look_at(main, title + ", selected")
            self.walk_menus(main, title, tried)

    def current_page(self, main):
        """The name of the mode button that is pressed in; the mode bar comes first in reading order among such buttons."""
        kinds = self.atspi.StateType
        for node in self.descendants(main):
            if node.get_role_name() in ("check box", "toggle button", "radio button", "page tab") and node.get_state_set().contains(kinds.CHECKED):
                return node.get_name()
        return ""

    def walk_menus(self, main, page, tried):
        bar = next(n for n in self.descendants(main) if n.get_role_name() == "menu bar")
        for number in range(bar.get_child_count()):
            # Pages fill their menus anew whenever they open: one entry at a time.
            while entry := self.untried(bar, number, tried):
                name = entry.get_name()
                tried.add(name)
                before = len(self.windows())
                self.press(entry)
                try:
                    wait_for(name, lambda: len(self.windows()) > before, 2)
                except TimeoutError:
                    continue
                self.rest()
                for window in self.windows()[before:]:
                    if not any(n.get_name() in FILE_DIALOG for n in self.descendants(window, 16)):
                        self.look_at(window, f"{page}, {name}")
                self.close_down_to(before)

    def untried(self, bar, number, tried):
        """An entry that opens something and was not chosen yet."""
        for entry in self.open_menu(bar, number):
            name = entry.get_name() or ""
            opens = name.endswith("…") or name.endswith("Tidegate")
            if opens and name not in tried and entry.get_state_set().contains(self.atspi.StateType.ENABLED):
                return entry
        return None

    def select_something(self, main):
        for node in self.descendants(main):
            if node.get_role_name() in ("tree", "tree table", "table", "list") and node.get_state_set().contains(self.atspi.StateType.SHOWING):
                node.grab_focus()
                self.key("Down", "Down", "Down")
                self.rest()

    def open_menu(self, bar, number):
        title = bar.get_child_at_index(number)
        self.press(title)
        entries = [n for n in self.descendants(title) if n.get_role_name() in ("menu item", "check menu item")]
        self.key("Escape")
        self.key("Escape")
        return entries

    def close_down_to(self, count):
        for _ in range(4):
            if len(self.windows()) <= count:
                return
            self.key("Escape")
            time.sleep(0.3)


if __name__ == "__main__":
    sys.exit(main())
