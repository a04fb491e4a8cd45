#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tables.py PROGRAM SEEDER SERVER [english | german | right-to-left [TARGETS]], all sizes when none is named
# Walks tables of no row, of one and of thousands as a screen reader does: with keys, with the events of the focus and with the questions of the
# Table interface, while rows are sorted and vanish. Qt's tables have crashed under readers at exactly that: empty, or without a current row.
# Exits with 77 where screenreader.py does.

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections import namedtuple

from screenreader import LOOKS, Reader, Session, wait_for  # sees to the tools and to a bus of our own

Size = namedtuple("Size", "targets groups freezes")
SIZES = (Size(0, 0, 0), Size(1, 0, 1), Size(5000, 5, 300))
CALENDAR = 3  # The third page.
AUDIT_PAGE = 200  # The log comes in parts of so many rows, the next one when its end is looked at.
TARGETS = ("Targets", "Ziele")
AGENDA = ("Agenda of freezes", "Agenda der Freezes")
AUDIT = ("Audit log, newest first", "Audit-Log, Neuestes zuerst")
TABLES = ("tree", "tree table", "table", "list", "list box")
BARS = ("menu bar", "tool bar", "status bar", "alert")  # No tables are in there, but many nodes.
KEYS = ("Home", "End", "Page_Down", "Down", "Up", "ctrl+End", "ctrl+Home")
EVENTS = ("object:state-changed:focused", "object:active-descendant-changed", "object:selection-changed")
MOST_TABS = 60  # More than any page has stops.
PATIENCE = 0.05  # Seconds for the first event; one that comes later is counted all the same.
DOUBLE_CLICK = 0.45  # Seconds; sooner the second click on a heading does something else.
NOTHING = "zzzz"  # No name has it.


def seed(directory, size, seeder, server):
    """A workspace of so many targets and freezes. The number of rows that this leaves in the audit log."""
    os.mkdir(directory, 0o700)
    subprocess.run([seeder, os.path.join(directory, "tidegate.db"), "1", str(size.targets), str(size.groups)], check=True)
    rows = 1 + size.groups + size.targets
    if size.freezes:
        add_freezes(directory, size.freezes, server)
        rows += size.freezes + 2  # The token that writes them, and its user.
    return rows


def add_freezes(directory, count, server):
    base = [server, "--data-dir", directory]
    token = subprocess.run([*base, "token", "create", "--tenant", "local", "--role", "admin", "--name", "seed"], check=True, capture_output=True, text=True)
    ready = os.path.join(directory, "ready")
    process = subprocess.Popen([*base, "--listen", "127.0.0.1:0", "--ready-file", ready], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for("the server", lambda: os.path.exists(ready))
        with open(ready, encoding="utf-8") as file:
            api = file.read().strip() + "/api/v1/environments"
        headers = {"Authorization": "Bearer " + token.stdout.strip(), "Content-Type": "application/json"}
        environment = ask_server(api, headers)[0]["id"]
        for number in range(count):
            begin = time.time() + (number + 1) * 86400
            window = {"start": rfc3339(begin), "end": rfc3339(begin + 7200), "reason": f"Freeze {number + 1}"}
            ask_server(f"{api}/{environment}/freeze-windows", headers, json.dumps(window).encode())
    finally:
        Session.end(process)


def rfc3339(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def ask_server(url, headers, body=None):
    with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=10) as answer:
        return json.load(answer)


class TableReader(Reader):
    """Goes through the tables of every page; `wrong` says what it should not have met."""

    def __init__(self, atspi, glib, session, size, audit_rows):
        super().__init__(atspi, session)
        self.context = glib.MainContext.default()
        self.failed = glib.Error
        self.size = size
        self.audit_rows = audit_rows
        self.wrong = []
        self.met = set()
        self.held = []
        self.events = []
        self.focus = None
        self.focus_events = self.tables_asked = self.sorted_tables = self.emptied_tables = 0
        self.slowest = (0, "none")
        self.listener = atspi.EventListener.new(self.heard)
        for event in EVENTS:
            self.listener.register(event)

    def stop(self):
        for event in EVENTS:
            self.listener.deregister(event)

    # What is heard

    def heard(self, event):
        self.events.append((event.type, event.source))
        if event.type.startswith("object:state-changed:focused") and event.detail1:
            self.focus = event.source

    def listen(self, first=PATIENCE, silence=0.015):
        """Takes events until none came for a while; the first one may take longer."""
        count = len(self.events)
        end = time.monotonic() + first
        while time.monotonic() < end:
            while self.context.iteration(False):
                pass
            if len(self.events) > count:
                count = len(self.events)
                end = time.monotonic() + silence
            time.sleep(0.003)

    def keys(self, *keys, patience=PATIENCE):
        """Presses keys one after the other; what has the focus then is asked who it is, as a reader would to say it."""
        for key in keys:
            self.key(key)
            self.listen(patience)
            if self.focus:
                self.introduce(self.focus, f"focus after {key}")

    def introduce(self, node, path):
        """Who the node is. A node that went meanwhile may answer with an error, but it must answer."""
        try:
            name, role, states = node.get_name(), node.get_role_name(), node.get_state_set()
        except self.failed:
            self.alive()
            return
        kinds = self.atspi.StateType
        if all(states.contains(kind) for kind in (kinds.FOCUSABLE, kinds.ENABLED, kinds.SHOWING)) and not name:
            self.unnamed.add(f"{path} / {role}")

    def alive(self):
        if self.session.program.poll() is not None:
            raise ProgramEnded

    # What is asked

    def answer(self, question, *arguments):
        """What the console answers; None of a node that is gone."""
        try:
            return question(*arguments)
        except self.failed:
            # Dying takes a moment, in which it may already be off the bus.
            for _ in range(20):
                self.alive()
                if self.application():
                    break
                time.sleep(0.1)
            return None

    def timed(self, what, question, *arguments):
        begin = time.monotonic()
        answer = self.answer(question, *arguments)
        self.slowest = max(self.slowest, (time.monotonic() - begin, what))
        return answer

    def children(self, node):
        try:
            yield from super().children(node)
        except self.failed:
            self.alive()

    def visit(self, node, path, depth):
        try:
            super().visit(node, path, depth)
        except self.failed:  # A row that goes while its page is looked at.
            self.alive()

    def tables(self, node, depth=0):
        """All tables below, those that do not show as well: a reader may ask them all the same."""
        for child in self.children(node):
            role = self.answer(child.get_role_name)
            if role in TABLES and "Table" in (self.answer(child.get_interfaces) or ()):
                yield child
            elif role and depth < 20 and role not in BARS:
                yield from self.tables(child, depth + 1)

    def shows(self, node):
        states = self.answer(node.get_state_set)  # None of a cell whose rows were sorted meanwhile.
        return bool(states) and states.contains(self.atspi.StateType.SHOWING)

    def ask(self, table, place):
        """All that a reader asks of a table; the number of its rows."""
        self.tables_asked += 1
        face, name = self.atspi.Table, f"{place}, {table.get_name()}"
        rows = self.timed(f"rows of {name}", face.get_n_rows, table)
        columns = self.timed(f"columns of {name}", face.get_n_columns, table)
        self.timed(f"selected rows of {name}", face.get_n_selected_rows, table)
        self.timed(f"caption of {name}", face.get_caption, table)
        if rows is None or columns is None:
            self.wrong.append(f"{name} did not say how large it is")
            return 0
        for column in range(columns):
            self.timed(f"heading of {name}", face.get_column_description, table, column)
        self.timed(f"a cell outside of {name}", face.get_accessible_at, table, -1, -1)
        for row, column in {(0, 0), (rows // 2, columns // 2), (rows - 1, columns - 1)}:
            cell = self.timed(f"a cell of {name}", face.get_accessible_at, table, row, column)
            if cell:
                self.held.append(cell)
                self.introduce(cell, f"{name}, row {row}, column {column}")
            elif rows > 0 and columns > 0:
                self.wrong.append(f"{name} has {rows} rows and {columns} columns, but no cell {row}, {column}")
        self.alive()
        return rows

    def check_rows(self, table, place):
        self.ask(table, place)
        name = table.get_name()
        wanted = None
        if name in TARGETS:
            wanted = {1 + self.size.groups + self.size.targets}  # All branches are open: the environment, its groups.
        elif name in AGENDA:
            wanted = {self.size.freezes}
        elif name in AUDIT:
            wanted = {self.audit_rows, *range(AUDIT_PAGE, self.audit_rows, AUDIT_PAGE)}
            wanted = {count for count in wanted if count >= min(AUDIT_PAGE, self.audit_rows)}
        if wanted is not None:
            self.met.add(name)
            if not self.comes(lambda: self.atspi.Table.get_n_rows(table) in wanted):
                self.wrong.append(f"{place}, {name}: {self.atspi.Table.get_n_rows(table)} rows instead of {min(wanted)}")

    # What is done

    def walk(self):
        main = self.meet()
        wait_for("the environment", lambda: any("Environment 1" in (node.get_name() or "") for node in self.descendants(main)))
        for page in range(1, 7):
            self.keys(f"ctrl+{page}")
            title = self.current_page(main)
            self.walk_page(main, title)
            if page == CALENDAR:
                self.keys("a")  # Its agenda is a table.
                self.walk_page(main, title + ", agenda")
        self.check_end()

    def walk_page(self, main, title):
        self.look_at(main, title)
        for table in list(self.tables(main)):
            if self.shows(table):
                self.walk_table(main, table, title)
            self.check_rows(table, title)
        self.filter_page(main, title)

    def walk_table(self, main, table, title):
        self.check_rows(table, title)
        if not table.get_state_set().contains(self.atspi.StateType.FOCUSABLE):
            return
        name = f"{title}, {table.get_name()}"
        before = len(self.events)
        if not self.reach(main, table):
            self.wrong.append(f"{name}: no event says that Tab leads to it")
            return
        self.keys(*KEYS)
        self.sort(table, name)
        if table.get_name() in TARGETS:
            self.close_branch(table, name)
        rows = self.ask(table, title)
        heard = [source for kind, source in self.events[before:] if "selection-changed" not in kind and self.belongs(source, table)]
        self.focus_events += len(heard)
        # Where there is a second row, a row has to say that it has the focus; of the table alone nothing would be read.
        if rows > 0 and not (heard if rows == 1 else [source for source in heard if source != table]):
            self.wrong.append(f"{name}: {rows} rows, but no event of the focus")

    def reach(self, main, table):
        """Tab leads to every table; Qt 6.4 gives tables no way to be focused by the reader itself."""
        kinds = self.atspi.StateType
        buttons = (n for n in self.descendants(main) if n.get_role_name() in ("toggle button", "check box", "radio button"))
        next(node for node in buttons if node.get_state_set().contains(kinds.CHECKED)).grab_focus()
        self.listen()
        for _ in range(MOST_TABS):
            before = len(self.events)
            self.keys("Tab", patience=3)
            if self.focus and self.belongs(self.focus, table):
                return True
            if len(self.events) == before:
                break
        return False

    def close_branch(self, table, name):
        """Rows go while the focus stays: all that is below the first branch."""
        face = self.atspi.Table
        rows = face.get_n_rows(table)
        self.keys("ctrl+Home", "minus")
        if not self.comes(lambda: face.get_n_rows(table) == 1):
            self.wrong.append(f"{name}: {face.get_n_rows(table)} rows with a closed branch")
        self.ask(table, name + ", closed")
        self.let_go(name + ", closed")
        self.keys("plus")
        if not self.comes(lambda: face.get_n_rows(table) == rows):
            self.wrong.append(f"{name}: {face.get_n_rows(table)} rows with an open branch")

    def belongs(self, source, table):
        try:
            return table in (source, source.get_parent())
        except self.failed:
            return False  # A row that is gone.

    def sort(self, table, name):
        """Clicks on headings, so other orders come under the reader."""
        face = self.atspi.Table
        orders = set()
        # The second click on a heading turns the order round.
        clicks = ((0, 0), (1, 0), (1, DOUBLE_CLICK)) if face.get_n_rows(table) > 1 else ((0, 0), (1, 0))
        for column, pause in clicks:
            place = self.place_of_heading(table, column, name)
            if not place:
                return
            time.sleep(pause)
            subprocess.run(["xdotool", "mousemove", *place, "click", "1"], check=False)
            self.listen()
            rows = self.ask(table, name + ", sorted")
            orders.add(self.row_text(table, rows - 1, name))
        self.sorted_tables += len(orders) > 1
        self.keys("Down", "Up")

    def place_of_heading(self, table, column, name):
        """Where to click. Qt 6.4 says where a heading is as if it were read from the left; its cells are where they are said to be."""
        face, screen = self.atspi.Table, self.atspi.CoordType.SCREEN
        heading = self.timed(f"a heading of {name}", face.get_column_header, table, column)
        if not heading or not self.shows(heading):
            return None
        below = self.timed(f"a cell of {name}", face.get_accessible_at, table, 0, column) or heading
        box = self.answer(heading.get_extents, screen)
        cell = self.answer(below.get_extents, screen)
        return box and cell and (str(cell.x + cell.width // 2), str(box.y + box.height // 2))

    def row_text(self, table, row, name):
        face = self.atspi.Table
        cells = [self.timed(f"a cell of {name}", face.get_accessible_at, table, row, column) for column in range(face.get_n_columns(table))]
        return tuple(self.answer(cell.get_name) if cell else "" for cell in cells)

    def filter_page(self, main, title):
        """All rows go and come back."""
        self.focus = None
        self.keys("ctrl+f", patience=0.5)
        field = self.focus
        if not field or not field.get_state_set().contains(self.atspi.StateType.EDITABLE):
            return
        before = self.row_counts(main, title)
        self.key(*NOTHING)
        self.listen()
        self.emptied(main, title, before)
        self.keys("F6", "F6", "F6", "F6")  # Once around the page that has no rows.
        self.keys("ctrl+f", "ctrl+a", "BackSpace")
        self.come_back(main, title, before)

    def row_counts(self, main, title):
        return {table.get_name(): self.ask(table, title) for table in self.tables(main) if self.shows(table)}

    def emptied(self, main, title, before):
        names = [name for name in before if name in TARGETS + AUDIT and before[name] > 0]
        for name in names:
            # It is a page of its own that says so, and the table does not show.
            if not self.comes(lambda: not any(self.shows(t) and t.get_name() == name and self.atspi.Table.get_n_rows(t) for t in self.tables(main))):
                self.wrong.append(f"{title}, {name}: rows are left that no filter should leave")
            self.emptied_tables += 1
        self.look_at(main, title + ", filtered")
        for table in list(self.tables(main)):
            self.ask(table, title + ", filtered")
        self.let_go(title + ", filtered")

    def let_go(self, place):
        """A reader keeps what it has met, and asks for it when it is gone."""
        for cell in self.held:
            self.introduce(cell, place + ", a row that went")
        self.held.clear()
        self.alive()

    def come_back(self, main, title, before):
        for name in (name for name in before if name in TARGETS + AUDIT):
            wanted = min(before[name], AUDIT_PAGE) if name in AUDIT else before[name]
            if not self.comes(lambda: any(self.shows(t) and t.get_name() == name and self.atspi.Table.get_n_rows(t) >= wanted for t in self.tables(main))):
                self.wrong.append(f"{title}, {name}: the {before[name]} rows did not come back")
        self.alive()

    def comes(self, condition):
        def listened():
            self.listen()
            self.alive()
            return condition()

        try:
            return wait_for("it", listened, 10)
        except TimeoutError:
            return False

    def check_end(self):
        for names in (TARGETS, AGENDA, AUDIT):
            if not self.met.intersection(names):
                self.wrong.append(f"The table “{names[0]}” was not met")
        if self.emptied_tables < (2 if self.size.targets else 1):
            self.wrong.append(f"{self.emptied_tables} tables only lost their rows")
        if self.size.targets > 1 and self.sorted_tables < 2:
            self.wrong.append(f"{self.sorted_tables} tables only were sorted")
        if self.size.targets > 0 and self.focus_events < 20:
            self.wrong.append(f"{self.focus_events} events of the focus are too few to prove anything")


class ProgramEnded(Exception):
    pass


def walk(session, size, program, arguments, tools):
    from gi.repository import Atspi, GLib

    begin = time.monotonic()
    directory = os.path.join(session.home.name, f"workspace-{size.targets}")
    audit_rows = seed(directory, size, *tools)
    seeded = time.monotonic()
    session.open_console([program, "--offline", "--data-dir", directory, *arguments])
    reader = TableReader(Atspi, GLib, session, size, audit_rows)
    try:
        reader.walk()
        reader.alive()
    except (ProgramEnded, GLib.Error, TimeoutError) as error:
        time.sleep(1)  # A program that dies is off the bus before it has ended.
        ended = session.program.poll()
        reader.wrong.append(f"The program ended with {ended}: {session.said()}" if ended is not None else f"The walk ended: {error!r}")
    reader.stop()
    session.close_console()
    slowest, what = reader.slowest
    print(
        f"{size.targets} targets, {size.freezes} freezes, {audit_rows} rows of audit: {reader.surfaces} surfaces, {reader.nodes} nodes, "
        f"{reader.tables_asked} tables asked, {reader.sorted_tables} sorted, {reader.emptied_tables} emptied, {reader.focus_events} focus events, "
        f"{len(reader.unnamed)} names missing, slowest question {slowest * 1000:.0f} ms ({what}); "
        f"seeded in {seeded - begin:.1f} s, walked in {time.monotonic() - seeded:.1f} s",
        flush=True,
    )
    for line in [*("NO NAME " + place for place in sorted(reader.unnamed)), *("WRONG " + what for what in reader.wrong)]:
        print(line, flush=True)
    return not reader.unnamed and not reader.wrong


def main():
    program, *tools = sys.argv[1:4]
    look = (sys.argv[4:] or ["english"])[0]
    sizes = [size for size in SIZES if len(sys.argv) < 6 or str(size.targets) == sys.argv[5]]
    if not sizes:
        sys.exit(f"The sizes are {', '.join(str(size.targets) for size in SIZES)}")
    arguments, environment = LOOKS[look]
    with Session(environment) as session:
        good = [walk(session, size, program, arguments, tools) for size in sizes]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
