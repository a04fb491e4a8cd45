# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two Postgres servers whom Patroni looks after, with etcd on loopback. Standard library only."""
import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request

from postgres import programs

PATIENCE = 120  # seconds for what takes a few


def missing():
    """The packages that are not here."""
    return [package for program, package in (('patroni', 'patroni'), ('etcd', 'etcd-server')) if not shutil.which(program)]


def free_ports(count):
    sockets = [socket.create_server(('127.0.0.1', 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def wait_for(what, condition):
    began = time.monotonic()
    while not condition():
        if time.monotonic() - began > PATIENCE:
            raise RuntimeError(f'{what} takes too long')
        time.sleep(0.1)


class Node:
    """Patroni and its Postgres. They have process ids of their own, so that one signal ends all of them at once, as when the machine goes."""

    def __init__(self, pair, name):
        self.folder, self.name, self.wrapped = os.path.join(pair.folder, name), name, pair.wrapped
        self.port, self.api = free_ports(2)
        self.process = None
        os.mkdir(self.folder)
        pair.give_away(self.folder)
        with open(self.file('patroni.json'), 'w', encoding='utf-8') as file:
            json.dump(self.configuration(pair.etcd_port), file)  # which is YAML too

    def file(self, name):
        return os.path.join(self.folder, name)

    def configuration(self, etcd_port):
        where = f'127.0.0.1:{self.port}'
        trusted = ['local all all trust', 'host all all 127.0.0.1/32 trust', 'host replication all 127.0.0.1/32 trust']
        account = {'username': 'postgres', 'password': 'none is asked for'}
        return {
            'scope': 'tidegate', 'name': self.name, 'etcd3': {'host': f'127.0.0.1:{etcd_port}'},
            'restapi': {'listen': f'127.0.0.1:{self.api}', 'connect_address': f'127.0.0.1:{self.api}'},
            # A leader that is gone is missed after ttl; only the standby that every commit waited for may follow it.
            'bootstrap': {'dcs': {'ttl': 20, 'loop_wait': 5, 'retry_timeout': 7, 'synchronous_mode': True,
                                  'postgresql': {'use_pg_rewind': True, 'remove_data_directory_on_diverged_timelines': True}},
                          'initdb': [{'encoding': 'UTF8'}, {'locale': 'C'}, 'data-checksums', 'no-sync'], 'pg_hba': trusted},
            'postgresql': {'listen': where, 'connect_address': where, 'data_dir': self.file('data'), 'bin_dir': programs(), 'pgpass': self.file('pgpass'),
                           'authentication': {'superuser': account, 'replication': account, 'rewind': account}, 'pg_hba': trusted,
                           'basebackup': [{'checkpoint': 'fast'}],
                           'parameters': {'unix_socket_directories': self.folder, 'fsync': 'off', 'max_connections': 100}},
        }

    def start(self):
        room = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child=KILL']
        if os.geteuid() != 0:
            room[1:1] = ['--user', '--map-current-user']
        with open(self.file('log'), 'ab') as log:
            self.process = subprocess.Popen(['setpriv', '--pdeathsig', 'KILL', *room, *self.wrapped, shutil.which('patroni'), self.file('patroni.json')],
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd='/')

    def kill9(self):
        if not self.process:
            return
        first = self.process.pid
        with open(f'/proc/{first}/task/{first}/children', encoding='ascii') as children:
            for each in children.read().split():
                os.kill(int(each), signal.SIGKILL)
        self.process.wait()  # which waits until none is left
        self.process = None

    def ask(self, path):
        """What Patroni answers, or None."""
        try:
            with urllib.request.urlopen(f'http://127.0.0.1:{self.api}{path}', timeout=5) as reply:
                return json.load(reply)
        except (OSError, ValueError):
            return None


class PatroniPair:
    """As Pair, but nobody is promoted from here: start() waits for what Patroni does, and repair() only lets the killed one begin again."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='tidegate-patroni-', dir='/tmp')  # a socket's path is short
        os.chmod(self.folder, 0o755)
        self.wrapped = []
        if os.geteuid() == 0:
            user = pwd.getpwnam('postgres')
            self.wrapped = ['setpriv', f'--reuid={user.pw_uid}', f'--regid={user.pw_gid}', '--clear-groups']
        self.etcd_port, peer = free_ports(2)
        self.etcd = self.start_etcd(f'http://127.0.0.1:{self.etcd_port}', f'http://127.0.0.1:{peer}')
        self.nodes = [Node(self, name) for name in ('one', 'two')]
        self.killed = None
        try:
            self.begin()
        except Exception:
            self.stop()
            raise
        self.url = 'postgresql://tidegate@' + ','.join(f'127.0.0.1:{node.port}' for node in self.nodes) + '/tidegate'

    def give_away(self, path):
        if os.geteuid() == 0:
            user = pwd.getpwnam('postgres')
            os.chown(path, user.pw_uid, user.pw_gid)

    def start_etcd(self, clients, peers):
        with open(os.path.join(self.folder, 'etcd.log'), 'ab') as log:
            return subprocess.Popen(['setpriv', '--pdeathsig', 'KILL', shutil.which('etcd'), '--name', 'only', '--data-dir', os.path.join(self.folder, 'etcd'),
                                     '--listen-client-urls', clients, '--advertise-client-urls', clients, '--listen-peer-urls', peers,
                                     '--initial-advertise-peer-urls', peers, '--initial-cluster', f'only={peers}'], stdout=log, stderr=log)

    def begin(self):
        self.nodes[0].start()
        wait_for('the first server', self.writing)
        for statement in ('CREATE ROLE tidegate LOGIN', 'CREATE DATABASE tidegate OWNER tidegate TEMPLATE template0'):
            subprocess.run([os.path.join(programs(), 'psql'), '-h', self.nodes[0].folder, '-p', str(self.nodes[0].port), '-U', 'postgres', '-qc', statement],
                           check=True, timeout=60)
        self.nodes[1].start()
        wait_for('the standby', self.whole)

    def writing(self):
        """The node that writes, or None."""
        return next((node for node in self.nodes if node.process and node.ask('/primary')), None)

    def whole(self):
        """Whether commits wait for a standby."""
        writing = self.writing()
        members = (writing.ask('/cluster') or {}).get('members', []) if writing else []
        return any(member['role'] == 'sync_standby' and member['state'] in ('running', 'streaming') for member in members)

    def kill9(self):
        self.killed = self.writing()
        self.killed.kill9()

    def start(self):
        """Nothing: the other one takes over by itself."""

    def repair(self):
        self.killed.start()
        wait_for('the standby', self.whole)

    def stop(self):
        for node in self.nodes:
            node.kill9()
        self.etcd.kill()
        self.etcd.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
