# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the server program on a database of its own and talks to it. Standard library only."""
import http.client
import json
import os
import signal
import subprocess
import time
import urllib.parse


class Server:
    """One database, and the server process on it that lives at the moment."""

    def __init__(self, program, folder, options=(), url=None):
        self.program = program
        self.options = options  # of serve
        self.database = os.path.join(folder, 'tidegate.db')
        self.url = url or 'sqlite://' + self.database
        self.ready_file = os.path.join(folder, 'ready')
        self.log = os.path.join(folder, 'server.log')
        self.process = None
        self.port = 0
        self.token = ''

    def command(self, *words, database=None):
        """Runs the program to its end; returns exit code, output and errors."""
        arguments = [self.program, '--database', 'sqlite://' + database if database else self.url, *words]
        done = subprocess.run(arguments, capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout.strip(), done.stderr.strip()

    def create_token(self):
        code, out, err = self.command('--role', 'admin', '--name', 'durability', 'token', 'create')
        if code != 0:
            raise RuntimeError('no token: ' + err)
        self.token = out

    def start(self, timeout=30):
        """Returns the seconds from the start of the process to the first answered request."""
        if os.path.exists(self.ready_file):
            os.unlink(self.ready_file)
        began = time.monotonic()
        with open(self.log, 'ab') as log:
            self.process = subprocess.Popen(
                [self.program, 'serve', '--listen', '127.0.0.1:0', '--threads', '2', '--log-level', 'warning', '--ready-file', self.ready_file,
                 '--database', self.url, *self.options], stdout=subprocess.DEVNULL, stderr=log)
        while not os.path.exists(self.ready_file):
            if self.process.poll() is not None or time.monotonic() - began > timeout:
                raise RuntimeError('the server does not start: ' + open(self.log, encoding='utf-8').read()[-2000:])
            time.sleep(0.001)
        with open(self.ready_file, encoding='utf-8') as ready:
            self.port = urllib.parse.urlsplit(ready.read().strip()).port
        if Client(self).call('GET', '/readyz')[0] != 200:
            raise RuntimeError('the server is not ready')
        return time.monotonic() - began

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)


class Client:
    """One connection. Raises OSError or HTTPException when the server goes."""

    def __init__(self, server):
        self.server = server
        self.connection = http.client.HTTPConnection('127.0.0.1', server.port, timeout=20)

    def call(self, method, path, body=None, headers=None):
        """Returns status, parsed body and headers."""
        fields = {'Authorization': 'Bearer ' + self.server.token, **(headers or {})}
        data = None
        if body is not None:
            data = json.dumps(body)
            fields['Content-Type'] = 'application/json'
        self.connection.request(method, path, data, fields)
        reply = self.connection.getresponse()
        text = reply.read()
        return reply.status, json.loads(text) if text[:1] in (b'{', b'[') else text, reply.headers
