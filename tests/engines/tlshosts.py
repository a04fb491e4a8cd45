#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two Docker hosts that ask for certificates, each in a network namespace, as a server sees them: both well, one cut off, one frozen, one that resets, one stopped,
and who comes with the wrong certificate. Prints what was seen of each, and after how many seconds.

    tlshosts.py SERVER-PROGRAM

Exit status 1: something was seen otherwise; 77: no engine can run here. Needs root.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'durability')]
from engines import Engine, Registry, run, until  # noqa: E402  (found beside this file)
from seen import Api  # noqa: E402
from server import Server  # noqa: E402

BRIDGE = 'tgengines'
NETWORK = '10.78.3'


class Host(Engine):
    def __init__(self, number, folder, registry):
        super().__init__(f'tls{number}', folder, registry)
        self.namespace, self.link, self.address = f'tg-{self.name}', f'tgt{number}', f'{NETWORK}.{number + 1}'
        self.certificates = folder

    def wire(self):
        run('ip', 'netns', 'add', self.namespace)
        run('ip', 'link', 'add', self.link, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', self.namespace)
        run('ip', 'link', 'set', self.link, 'master', BRIDGE, 'up')
        for command in (('addr', 'add', f'{self.address}/24', 'dev', 'eth0'), ('link', 'set', 'eth0', 'up'), ('link', 'set', 'lo', 'up')):
            run('ip', '-n', self.namespace, *command)

    def unwire(self):
        run('ip', 'link', 'del', self.link, check=False)
        run('ip', 'netns', 'del', self.namespace, check=False)

    def start(self):
        configuration = self.configuration() | {'hosts': [f'unix://{self.socket}', f'tcp://{self.address}:2376'], 'tlsverify': True}
        for member, name in (('tlscacert', 'ca.pem'), ('tlscert', f'{self.name}.pem'), ('tlskey', f'{self.name}.key')):
            configuration[member] = f'{self.certificates}/{name}'
        with open(f'{self.folder}/daemon.json', 'w', encoding='utf-8') as file:
            json.dump(configuration, file)
        with open(f'{self.folder}/engine.log', 'ab') as log:
            self.process = subprocess.Popen(['nsenter', f'--net=/run/netns/{self.namespace}', 'dockerd', '--config-file', f'{self.folder}/daemon.json'],
                                            stdout=log, stderr=log, start_new_session=True)
        if until(lambda: os.path.exists(self.socket) and self.version(), 30) is None:
            raise RuntimeError(f'{self.name} does not start')

    def within(self, *command):
        return run('nsenter', f'--net=/run/netns/{self.namespace}', *command)


def certificates(folder, hosts):
    key = ('-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes')
    for authority in ('ca', 'rogue'):
        run('openssl', 'req', '-x509', *key, '-days', '2', '-subj', f'/CN={authority}', '-addext', 'keyUsage=critical,keyCertSign', '-keyout', f'{folder}/{authority}.key',
            '-out', f'{folder}/{authority}.pem')
    leaves = [(host.name, 'ca', f'subjectAltName=IP:{host.address}\nextendedKeyUsage=serverAuth\n') for host in hosts]
    for name, authority, extensions in leaves + [('client', 'ca', 'extendedKeyUsage=clientAuth\n'), ('stranger', 'rogue', 'extendedKeyUsage=clientAuth\n')]:
        with open(f'{folder}/{name}.ext', 'w', encoding='utf-8') as file:
            file.write(extensions)
        run('openssl', 'req', '-new', *key, '-subj', f'/CN={name}', '-keyout', f'{folder}/{name}.key', '-out', f'{folder}/{name}.csr')
        run('openssl', 'x509', '-req', '-in', f'{folder}/{name}.csr', '-CA', f'{folder}/{authority}.pem', '-CAkey', f'{folder}/{authority}.key', '-CAcreateserial', '-days', '2',
            '-extfile', f'{folder}/{name}.ext', '-out', f'{folder}/{name}.pem')


class Table:
    def __init__(self, api):
        self.api = api
        self.wrong = []

    def target(self, environment, host, name=None, client='client', **more):
        target = self.api.made('/targets', {'environmentId': environment, 'name': name or host.name, 'targetType': 'docker_host',
                                            'connection': {'host': host.address, 'port': 2376, 'tlsEnabled': True} | more})
        for kind, file in (('tls-ca', 'ca.pem'), ('tls-cert', f'{client}.pem'), ('tls-key', f'{client}.key')):
            if client:
                with open(f'{host.certificates}/{file}', encoding='utf-8') as pem:
                    self.api.call('PUT', f'/targets/{target}/secrets/{kind}', {'value': pem.read()})
        return target

    def look(self, what, target, status, *codes):
        began = time.monotonic()
        health = self.api.call('POST', f'/targets/{target}/health-check')
        print(f'{what:<44} {health["status"]:<12} {health["code"]:<32} {time.monotonic() - began:5.1f} s  {health["message"]}', flush=True)
        if health['status'] != status or (codes and health['code'] not in codes):
            self.wrong.append(f'{what}: {health["status"]} {health["code"]}')


def scenes(table, one, other, environment):
    first, second = table.target(environment, one), table.target(environment, other)
    table.look('both well: the first', first, 'healthy', 'ok')
    table.look('both well: the second', second, 'healthy', 'ok')

    run('ip', 'link', 'set', one.link, 'down')
    other.freeze()
    table.look('the first cut off', first, 'unreachable', 'connect-timeout', 'network-unreachable')
    table.look('the second frozen', second, 'unreachable', 'timeout')
    run('ip', 'link', 'set', one.link, 'up')
    other.thaw()
    table.look('the first there again', first, 'healthy', 'ok')
    table.look('the second goes on', second, 'healthy', 'ok')

    rule = ['INPUT', '-p', 'tcp', '--dport', '2376', '-j', 'REJECT', '--reject-with', 'tcp-reset']
    one.within('iptables-legacy', '-A', *rule)
    table.look('the first resets connections', first, 'unreachable', 'connection-refused')
    table.look('meanwhile the second', second, 'healthy', 'ok')
    one.within('iptables-legacy', '-D', *rule)

    table.look('a certificate of another authority', table.target(environment, one, 'stranger', 'stranger'), 'unreachable')
    table.look('no certificate', table.target(environment, one, 'nobody', None), 'unreachable')
    table.look('without TLS at a port that has it', table.target(environment, one, 'plain', None, tlsEnabled=False), 'unreachable', 'tls-required')
    other.halt()
    table.look('the second stopped', second, 'unreachable', 'connection-refused')
    table.look('meanwhile the first', first, 'healthy', 'ok')


def main():
    missing = [each for each in ('dockerd', 'docker', 'runc', 'docker-registry', 'openssl', 'ip', 'nsenter', 'iptables-legacy') if not shutil.which(each)]
    if os.geteuid() != 0 or missing:
        print('SKIPPED, NOTHING PROVEN ON A REAL ENGINE:', 'root is needed' if os.geteuid() != 0 else 'missing ' + ', '.join(missing))
        return 77
    folder = tempfile.mkdtemp(prefix='tidegate-tls-')
    registry = Registry(folder)
    hosts = [Host(number, folder, registry) for number in (1, 2)]
    for host in hosts:
        host.unwire()
    run('ip', 'link', 'del', BRIDGE, check=False)
    with open(os.open(f'{folder}/master.key', os.O_CREAT | os.O_WRONLY, 0o600), 'w', encoding='utf-8') as file:
        file.write(os.urandom(32).hex())
    server = Server(sys.argv[1], folder, ['--allow-network', f'{NETWORK}.0/24:2376', '--secret-key-file', f'{folder}/master.key'])
    server.create_token()
    try:
        run('ip', 'link', 'add', BRIDGE, 'type', 'bridge')
        run('ip', 'addr', 'add', f'{NETWORK}.1/24', 'dev', BRIDGE)
        run('ip', 'link', 'set', BRIDGE, 'up')
        for host in hosts:
            host.wire()
        certificates(folder, hosts)
        for host in hosts:
            host.start()
        server.start()
        table = Table(Api(server))
        scenes(table, *hosts, table.api.made('/environments', {'name': 'lab'}))
    finally:
        server.stop()
        for host in hosts:
            try:
                host.stop()
            except (RuntimeError, OSError):
                pass
            host.unwire()
        run('ip', 'link', 'del', BRIDGE, check=False)
        registry.stop()
    for each in table.wrong:
        print('NOT SO:', each)
    return 1 if table.wrong else 0


if __name__ == '__main__':
    sys.exit(main())
