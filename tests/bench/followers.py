#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What followers of the event stream cost a writer: the time of a write with them and without, in rounds that take turns.

    followers.py SERVER-PROGRAM [--followers 300] [--rounds 5] [--writes 200]

One client changes an environment, once without a pause between its writes and once with one that is longer than the feed's. The ratio is the
median over the rounds of the mean with followers by the mean without; a round counts only when every follower got every change. The followers
run on the same machine, so their reading is in the figures. Exits 3 when a write costs more than twice as much. Standard library only.
"""
import argparse
import multiprocessing
import os
import selectors
import shutil
import socket
import statistics
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'durability'))
from server import Client, Server  # noqa: E402  (found in the folder beside this one)

GOAL = 2
PAUSES = {'back to back': 0, 'every 50 ms': 0.05}
MARK = b'event: change\n'
BEGUN = b'retry: 2000\n'
PATIENCE = 30  # seconds


class Follower:
    """One connection with an event stream, and how much came over it."""

    def __init__(self, port, token):
        self.socket = socket.create_connection(('127.0.0.1', port), timeout=PATIENCE)
        self.changes, self.has_begun, self.rest = 0, False, b''
        self.socket.sendall(f'GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n\r\n'.encode())
        self.socket.setblocking(False)

    def read(self):
        data = self.socket.recv(1 << 20)
        if not data:
            raise ConnectionError('the server ended an event stream')
        text = self.rest + data
        self.changes += text.count(MARK)
        self.has_begun = self.has_begun or BEGUN in text
        # Too short for a whole mark, so that none is counted twice.
        self.rest = text[-(len(MARK) - 1):]


def follow(port, token, count, pipe):
    """The process of the followers: says that all have begun, reads until it is told how many changes there were, says whether all came."""
    followers = [Follower(port, token) for _ in range(count)]
    selector = selectors.DefaultSelector()
    for each in followers:
        selector.register(each.socket, selectors.EVENT_READ, each)
    selector.register(pipe, selectors.EVENT_READ, None)
    wanted, is_announced, until = None, False, time.monotonic() + PATIENCE
    while True:
        for key, _ in selector.select(0.1):
            if key.data:
                key.data.read()
            else:
                wanted, until = pipe.recv(), time.monotonic() + PATIENCE
                selector.unregister(pipe)
        if not is_announced and all(each.has_begun for each in followers):
            pipe.send(True)
            is_announced = True
        is_complete = wanted is not None and all(each.changes >= wanted for each in followers)
        if is_complete or ((wanted is not None or not is_announced) and time.monotonic() > until):
            pipe.send(is_complete and all(each.changes == wanted for each in followers))
            return


class Followers:
    """They follow inside of the with statement; `changes` is what they must have got by its end."""

    def __init__(self, server, count):
        self.pipe, other = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=follow, args=(server.port, server.token, count, other), daemon=True)
        self.changes = 0

    def __enter__(self):
        self.process.start()
        self.expect('the followers did not begin')
        return self

    def __exit__(self, kind, error, trace):
        if error:
            self.process.terminate()
            return
        self.pipe.send(self.changes)
        self.expect('not every follower got every change once')
        self.process.join()

    def expect(self, otherwise):
        if not self.pipe.poll(2 * PATIENCE) or not self.pipe.recv():
            raise RuntimeError(otherwise)


class Bench:
    def __init__(self, options, folder):
        self.options = options
        # As much as a reverse proxy may hold that all followers come through.
        self.server = Server(options.server, folder, ('--connections-per-address', str(options.followers + 16)))
        self.path = ''
        self.writes = 0

    def prepare(self):
        self.server.create_token()
        self.server.start()
        status, reply, _ = Client(self.server).call('POST', '/api/v1/environments', {'name': 'written', 'displayName': 'Written', 'orderIndex': 1})
        if status != 201:
            raise RuntimeError(f'no environment: {status} {reply}')
        self.path = '/api/v1/environments/' + reply['id']

    def write(self, count, pause):
        """Returns the seconds that each write took. Their number stays below what one connection serves."""
        client, took = Client(self.server), []
        for _ in range(count):
            self.writes += 1
            began = time.perf_counter()
            status, reply, _ = client.call('PUT', self.path, {'displayName': f'Written {self.writes}'})
            took.append(time.perf_counter() - began)
            if status != 200:
                raise RuntimeError(f'a write was refused: {status} {reply}')
            time.sleep(pause)
        return took

    def round(self):
        """Returns for each kind of writer its times without followers and with them."""
        alone = {kind: self.write(self.options.writes, pause) for kind, pause in PAUSES.items()}
        before = self.writes
        with Followers(self.server, self.options.followers) as followers:
            followed = {kind: self.write(self.options.writes, pause) for kind, pause in PAUSES.items()}
            followers.changes = self.writes - before
        return {kind: (alone[kind], followed[kind]) for kind in PAUSES}


def row(kind, rounds):
    """Prints what was measured for one kind of writer; returns whether the goal is met."""
    ratio = statistics.median(statistics.mean(each[kind][1]) / statistics.mean(each[kind][0]) for each in rounds)
    figures = []
    for side in (0, 1):
        times = sorted(1000 * each for one in rounds for each in one[kind][side])
        figures += [statistics.mean(times), statistics.median(times), times[len(times) * 99 // 100]]
    print(f'{kind:14}' + ''.join(f'{each:9.2f}' for each in figures) + f'{ratio:8.2f} {GOAL:5}  {"met" if ratio <= GOAL else "MISSED"}')
    return ratio <= GOAL


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('server', help='the server program')
    parser.add_argument('--followers', type=int, default=300)
    parser.add_argument('--rounds', type=int, default=5)
    parser.add_argument('--writes', type=int, default=200, help='of each kind in a round, below 1,000')
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix='tidegate-followers-')
    bench = Bench(options, folder)
    try:
        bench.prepare()
        bench.round()  # only warms up
        rounds = [bench.round() for _ in range(options.rounds)]
    finally:
        bench.server.stop()
        shutil.rmtree(folder)
    print(f'{"ms a write":14}{"alone":>9}{"p50":>9}{"p99":>9}{f"with {options.followers}":>9}{"p50":>9}{"p99":>9}{"ratio":>8} {"goal":>5}')
    met = [row(kind, rounds) for kind in PAUSES]
    return 0 if all(met) else 3


if __name__ == '__main__':
    sys.exit(main())
