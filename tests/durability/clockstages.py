#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clock that was ahead once: right, two hours ahead, in 2036, right again, then accepted. Needs libfaketime.

clockstages.py SERVER [CONSOLE]; with TIDEGATE_TEST_PICTURES=FOLDER the pictures of the console stay there.
"""
import datetime
import glob
import os
import subprocess
import sys
import tempfile
import time
import uuid

from server import Client, Server

A = 'sha256:' + 'a' * 64
B = 'sha256:' + 'b' * 64
RIGHT, AHEAD, FAR = '', '+2h', '+3520d'


def skip(why):
    print('SKIPPED: ' + why)
    sys.exit(77)


def library():
    found = glob.glob('/usr/lib/*/faketime/libfaketimeMT.so.1')
    return found[0] if found else skip('libfaketime is missing')


def set_clock(shift):
    """For every process that is started from here on; timers and the clock since boot stay true."""
    for name in ('LD_PRELOAD', 'FAKETIME', 'FAKETIME_DONT_FAKE_MONOTONIC', 'DONT_FAKE_MONOTONIC', 'FAKETIME_NO_CACHE'):
        os.environ.pop(name, None)
    if shift:
        os.environ.update(LD_PRELOAD=library(), FAKETIME=shift, FAKETIME_DONT_FAKE_MONOTONIC='1', DONT_FAKE_MONOTONIC='1', FAKETIME_NO_CACHE='1')


def now(shift):
    days = int(shift[1:-1]) if shift.endswith('d') else 0
    hours = int(shift[1:-1]) if shift.endswith('h') else 0
    return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days, hours=hours)


def instant(text):
    return datetime.datetime.fromisoformat(text.replace('Z', '+00:00'))


def expect(true, what):
    print(('ok      ' if true else 'FAILED  ') + what, flush=True)
    if not true:
        sys.exit(1)


class Stages:
    def __init__(self, program, folder):
        self.server = Server(program, folder)
        self.shift = RIGHT
        self.environment = self.target = ''

    def begin(self, shift):
        self.shift = shift
        set_clock(shift)
        print('--- ' + (shift or 'right'), flush=True)

    def call(self, method, path, body=None, status=200):
        answer = Client(self.server).call(method, '/api/v1' + path, body)
        if answer[0] != status:
            expect(False, '%s %s answers %d, not %d: %s' % (method, path, status, answer[0], answer[1]))
        return answer[1]

    def gate(self):
        decision = self.call('POST', '/environments/%s/gate-check' % self.environment, {'action': 'deploy'})
        return 'open' if decision['allowed'] else decision['reasons'][0]['code']

    def text(self, path):
        """An answer that is no JSON."""
        client = Client(self.server)
        client.connection.request('GET', path, headers={'Authorization': 'Bearer ' + self.server.token})
        return client.connection.getresponse().read().decode()

    def seen(self, digest):
        body = {'snapshotId': str(uuid.uuid4()), 'observedAt': now(self.shift).strftime('%Y-%m-%dT%H:%M:%S.%fz'),
                'targets': [{'components': [{'name': 'api', 'state': 'running', 'repoDigests': [digest]}]}]}
        self.call('POST', '/targets/%s/inventory' % self.target, body, 202)

    def checked(self):
        """When the scheduled check that comes next was, by the server's clock; the age it had before."""
        before = self.call('GET', '/targets/' + self.target)
        until = time.monotonic() + 20
        while time.monotonic() < until:
            row = self.call('GET', '/targets/' + self.target)
            if row.get('healthCheckedAt') and row['healthCheckedAt'] != before.get('healthCheckedAt'):
                return before, row
            time.sleep(0.2)
        expect(False, 'a scheduled check came within 20 s; the last one says ' + str(before.get('healthCheckedAt')))

    def near(self, text):
        return abs((instant(text) - now(self.shift)).total_seconds()) < 60


def right(stages):
    stages.begin(RIGHT)
    stages.server.create_token()
    stages.server.start()
    body = {'name': 'production', 'config': {'healthCheckInterval': 5}}
    stages.environment = stages.call('POST', '/environments', body, 201)['id']
    # An address that no check may reach is answered at once, and that is recorded like any other result.
    body = {'environmentId': stages.environment, 'name': 'web', 'targetType': 'docker_host',
            'connection': {'host': '192.0.2.1', 'port': 2376, 'tlsEnabled': True}}
    stages.target = stages.call('POST', '/targets', body, 201)['id']
    release = {'releaseId': str(uuid.uuid4()), 'releaseName': 'v1', 'components': [{'componentName': 'api', 'digest': A}]}
    stages.call('PUT', '/targets/%s/sticker' % stages.target, release)
    stages.seen(A)
    expect(stages.gate() == 'open', 'the gate is open')
    expect(stages.near(stages.checked()[1]['healthCheckedAt']), 'scheduled checks run')
    expect(stages.call('GET', '/targets/%s/drift' % stages.target)['status'] == 'in_sync', 'the target is in sync')
    stages.server.stop()


def ahead(stages, shift):
    """Nothing is wrong yet, by that clock."""
    stages.begin(shift)
    stages.server.create_token()  # by a clock in 2036 those of before have ended
    stages.server.start()
    expect(stages.gate() == 'open', 'the gate is open')
    expect(stages.near(stages.checked()[1]['healthCheckedAt']), 'scheduled checks run')
    stages.seen(A)
    expect(not stages.call('GET', '/targets/%s/drift' % stages.target)['stale'], 'the verdict is fresh')
    stages.server.stop()


def back(stages, token_of_then, token):
    stages.begin(RIGHT)
    stages.server.token = token
    stages.server.start()
    expect(stages.gate() == 'clock-suspect', 'the gate is closed, with clock-suspect')
    ready = stages.text('/readyz')
    expect(ready.startswith('ready\n') and 'clock-suspect' in ready, '/readyz: ' + ready.splitlines()[-1])
    metrics = stages.text('/metrics')
    expect('tidegate_clock_suspect 1' in metrics, '/metrics: tidegate_clock_suspect 1')
    expect(stages.call('GET', '/meta')['clock']['suspect'], '/api/v1/meta: ' + str(stages.call('GET', '/meta')['clock']))
    code, out, _ = stages.server.command('check-config')
    expect(code == 0 and 'clock-suspect' in out, 'check-config: ' + out.splitlines()[-1])
    log = open(stages.server.log, encoding='utf-8').read()
    expect('tidegate-server clock accept' in log, 'the log names it and the way out')
    verdict = stages.call('GET', '/targets/%s/drift' % stages.target)
    expect(verdict['stale'], 'the verdict of 2036 is stale: ' + verdict['observedAt'])
    before, after = stages.checked()
    expect(stages.near(after['healthCheckedAt']), 'scheduled checks go on: %s after %s' % (after['healthCheckedAt'], before.get('healthCheckedAt')))
    expect(not after['healthStale'] and instant(after['healthSince']) <= now(RIGHT), 'and what they find is fresh, since ' + after['healthSince'])
    stages.seen(B)
    verdict = stages.call('GET', '/targets/%s/drift' % stages.target)
    expect(verdict['status'] == 'drifted' and not verdict['stale'], 'what is seen now counts: drifted')
    stages.server.token = token_of_then
    expect(Client(stages.server).call('GET', '/api/v1/whoami')[0] == 401, 'a token made in 2036 does not live until then')
    stages.server.token = token
    stages.server.kill()
    stages.server.start()
    expect(stages.gate() == 'clock-suspect', 'the doubt outlives a kill')


def accepted(stages):
    code, out, err = stages.server.command('clock', 'accept')
    expect(code == 0, 'clock accept beside the server: ' + (out or err))
    expect(stages.gate() == 'open', 'the gate is open at once')
    expect(stages.text('/readyz') == 'ready\n' and 'tidegate_clock_suspect 0' in stages.text('/metrics'), '/readyz and /metrics have nothing to say')
    expect('clock-suspect' not in stages.server.command('check-config')[1], 'nor has check-config')
    row = stages.call('GET', '/audit?limit=1')[0]
    expect(row['action'] == 'clock.accepted' and row['reason'], 'the audit log has it: ' + row['reason'])
    stages.server.kill()
    stages.server.start()
    expect(stages.gate() == 'open', 'also after a kill')


def accepted_by_api(stages, token):
    stages.server.stop()
    ahead(stages, AHEAD)
    stages.begin(RIGHT)
    stages.server.token = token
    stages.server.start()
    expect(stages.gate() == 'clock-suspect', 'two hours ahead once more: the gate is closed')
    stages.call('POST', '/clock/accept', {'reason': ''}, 422)
    answer = stages.call('POST', '/clock/accept', {'reason': 'The clock is right now.'})
    expect('previousReading' in answer, 'accepted by the API: ' + str(answer))
    expect(stages.gate() == 'open', 'the gate is open at once')
    expect(stages.call('GET', '/audit/verify')['valid'], 'the audit chain holds')
    stages.server.stop()


def console(program, server, folder):
    """The same four stages for the embedded backend, one picture each."""
    pictures = os.environ.get('TIDEGATE_TEST_PICTURES', folder)
    data = os.path.join(folder, 'console')
    os.makedirs(pictures, exist_ok=True)
    environment = dict(QT_QPA_PLATFORM='offscreen', HOME=folder, XDG_CONFIG_HOME=folder, XDG_DATA_HOME=folder, XDG_RUNTIME_DIR=folder)
    os.environ.update(environment)
    for number, shift in enumerate((RIGHT, AHEAD, FAR, RIGHT), 1):
        set_clock(shift)
        picture = os.path.join(pictures, 'clock-%d.png' % number)
        done = subprocess.run([program, '--data-dir', data, '--screenshot', picture], capture_output=True, text=True, timeout=120)
        expect(done.returncode == 0 and os.path.getsize(picture) > 0, 'the console in stage %d: %s' % (number, picture))
    config = [server, '--data-dir', data, 'check-config']
    out = subprocess.run(config, capture_output=True, text=True, timeout=60).stdout
    expect('clock-suspect' in out, 'its database is in doubt: ' + out.splitlines()[-1])
    subprocess.run([server, '--data-dir', data, 'clock', 'accept'], check=True, capture_output=True, timeout=60)
    out = subprocess.run(config, capture_output=True, text=True, timeout=60).stdout
    expect('clock-suspect' not in out, 'and believed after clock accept')


def main():
    library()
    with tempfile.TemporaryDirectory() as folder:
        stages = Stages(sys.argv[1], folder)
        try:
            right(stages)
            token = stages.server.token
            ahead(stages, AHEAD)
            ahead(stages, FAR)
            back(stages, stages.server.token, token)
            accepted(stages)
            accepted_by_api(stages, token)
        finally:
            stages.server.stop()
            set_clock(RIGHT)
        if len(sys.argv) > 2:
            console(sys.argv[2], sys.argv[1], folder)


main()
