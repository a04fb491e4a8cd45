#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens on real engines, as the server sees it directly and as an agent beside the engine tells it: the same, true, and in time.

    seen.py SERVER-PROGRAM AGENT-PROGRAM [--engines docker,podman,other] [--root DIR] [--record DIR] [--only SCENE]

"other" is the Docker of another release of Debian in DIR (debootstrap --include=docker.io,docker-compose,runc RELEASE DIR), with Compose v2; the engines are
started here, on sockets and ports of their own. Prints a line for each scene and engine. Exit status 1: something was seen otherwise; 77: no engine can run here.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'durability')]
from engines import ChrootedDocker, Engine, Podman, Registry, run, until  # noqa: E402  (found beside this file)
from server import Client, Server  # noqa: E402

COMPOSE = '''version: "2.4"
services:
  api:
    image: {image}
    network_mode: none
    labels: {{tidegate.component: api}}
    healthcheck: {{test: ["CMD", "/bin/true"], interval: 1s, timeout: 1s, retries: 2}}
  worker:
    image: {image}
    network_mode: none
    scale: 2
  job:
    image: {image}
    network_mode: none
    command: ["/bin/true"]
'''
RELEASE = '0190a000-0000-7000-8000-0000000000c1'


class Lab:
    """One engine with an agent beside it, and the targets that look at it in both ways."""

    def __init__(self, api, engine, agent, folder):
        self.api, self.engine, self.folder = api, engine, folder
        self.environment = api.made('/environments', {'name': engine.name})
        token = api.call('POST', '/agents/registration-tokens', {'autoAccept': True})['token']
        with open(os.open(f'{folder}/token', os.O_CREAT | os.O_WRONLY, 0o600), 'w', encoding='utf-8') as file:
            file.write(token)
        with open(f'{folder}/machine', 'w', encoding='utf-8') as file:  # each agent is a machine of its own
            file.write(engine.name.encode().hex().ljust(32, '0')[:32] + '\n')
        with open(f'{folder}/agent.log', 'ab') as log:
            self.process = subprocess.Popen(
                ['unshare', '-m', 'sh', '-c', f'mount --bind {folder}/machine /etc/machine-id && exec "$@"', 'sh', agent, 'run', '--server', api.url, '--token-file',
                 f'{folder}/token', '--docker', f'unix://{engine.socket}', '--state-dir', f'{folder}/state', '--name', engine.name], stdout=log, stderr=log)
        self.agent = None
        if until(self.comes_in, 20) is None:
            raise RuntimeError('the agent does not come in')
        own = {'host': 'localhost', 'via': 'agent', 'agentId': self.agent}
        direct = {'host': '127.0.0.1', 'port': engine.port, 'tlsEnabled': False}
        self.targets = {}
        for way, connection in (('direct', direct), ('agent', own)):
            self.targets[way] = self.target(f'host-{way}', 'docker_host', connection)
            self.targets[f'compose-{way}'] = self.target(f'compose-{way}', 'compose_host', connection | {'projectName': 'tidegate'})

        for way in ('agent', 'compose-agent'):  # an agent hears of new targets when it is asked about them, or with its next heartbeat
            self.look(way)

    def comes_in(self):
        self.agent = next((each['id'] for each in self.api.call('GET', '/agents') if each['name'] == self.engine.name), None)
        return self.agent

    def target(self, name, kind, connection):
        return self.api.made('/targets', {'environmentId': self.environment, 'name': name, 'targetType': kind, 'connection': connection})

    def expect(self, *components, of=''):
        digest = self.engine.registry.digest('v1')
        body = {'releaseId': RELEASE, 'releaseName': '1', 'components': [{'componentName': each, 'digest': digest} for each in components]}
        for way in ('direct', 'agent'):
            if components:
                self.api.call('PUT', f'/targets/{self.targets[of + way]}/sticker', body)

    def look(self, way):
        return self.api.call('POST', f'/targets/{self.targets[way]}/health-check')

    def inventory(self, way):
        return self.api.call('GET', f'/targets/{self.targets[way]}/inventory') or {}

    def stop(self):
        self.process.kill()
        self.process.wait()


class Api:
    def __init__(self, server):
        self.server = server
        self.url = f'http://127.0.0.1:{server.port}'

    def call(self, method, path, body=None):
        status, answer, _ = Client(self.server).call(method, '/api/v1' + path, body)
        if status >= 300 and status != 404:
            raise RuntimeError(f'{method} {path}: {status} {answer}')
        return answer if status < 300 else None

    def made(self, path, body):
        return self.call('POST', path, body)['id']


def states(inventory):
    """State of each component; its health behind a slash where it has one."""
    found = {}
    for each in inventory.get('components', []):
        health = each.get('health')
        found.setdefault(each['name'], []).append(each['state'] + (f'/{health}' if health else ''))
    return {name: ' '.join(sorted(all_states)) for name, all_states in found.items()}


# Each scene does something on the engine and says what is to be seen: state, components, and what of it is only there for Podman.

def nothing(lab):
    return 'healthy', {}


def runs(lab):
    lab.engine.run('web', 'v1')
    return 'healthy', {'web': 'running'}


def replaced(lab):
    lab.engine.run('web', 'v1')
    lab.engine.docker('rm', '-f', 'web')
    lab.engine.run('web', 'v2')
    return 'healthy', {'web': 'running'}


def checked_well(lab):
    lab.engine.run('web', 'v1', '--health-cmd', '/bin/true', '--health-interval', '1s')
    if lab.engine.is_podman:  # without systemd nobody runs them
        lab.engine.podman('healthcheck', 'run', 'web')
    until(lambda: health_of(lab, 'web') == 'healthy', 10)
    return 'healthy', {'web': 'running/healthy'}


def checked_badly(lab):
    lab.engine.run('web', 'v1', '--health-cmd', '/bin/false', '--health-interval', '1s', '--health-retries', '1')
    if lab.engine.is_podman:
        lab.engine.podman('healthcheck', 'run', 'web', check=False)
    until(lambda: health_of(lab, 'web') == 'unhealthy', 10)
    lab.expect('web')
    return 'unhealthy', {'web': 'running/unhealthy'}


def not_checked_yet(lab):
    lab.engine.run('web', 'v1', '--health-cmd', '/bin/true', '--health-interval', '1h', '--health-start-period', '1h')
    return None, {'web': 'running/starting'}


def without_a_check(lab):
    lab.engine.run('web', 'v1', '--no-healthcheck')
    return 'healthy', {'web': 'running'}


def health_of(lab, name):
    state = (lab.engine.get(f'/containers/{name}/json') or {}).get('State', {})
    return (state.get('Health') or state.get('Healthcheck') or {}).get('Status')


def stopped(lab):
    lab.engine.run('web', 'v1', '--restart', 'unless-stopped')
    lab.engine.docker('stop', '-t', '0', 'web')
    lab.expect('web')
    return 'unhealthy', {'web': 'exited'}


def ended_well(lab):
    lab.engine.run('job', 'v1', command=('/bin/true',))
    lab.engine.docker('wait', 'job')
    lab.expect('job')
    return 'healthy', {'job': 'completed'}


def ended_badly(lab):
    lab.engine.run('job', 'v1', command=('/bin/sh', '-c', 'exit 3'))
    lab.engine.docker('wait', 'job')
    lab.expect('job')
    return 'unhealthy', {'job': 'exited'}


def created(lab):
    lab.engine.docker('create', '--network', 'none', '--name', 'web', '--label', 'tidegate.component=web', lab.engine.registry.reference('v1'))
    lab.expect('web')
    return 'unhealthy', {'web': 'exited'}


def restarting(lab):
    lab.engine.run('web', 'v1', '--restart', 'always', command=('/bin/sh', '-c', 'exit 1'))
    time.sleep(2)
    lab.expect('web')
    return 'unhealthy', None  # which of its states is met is a matter of the moment


def paused(lab):
    lab.engine.run('web', 'v1')
    lab.engine.docker('pause', 'web')
    lab.expect('web')
    return 'degraded', {'web': 'paused'}


def renamed(lab):
    lab.engine.docker('run', '-d', '--network', 'none', '--name', 'before', lab.engine.registry.reference('v1'))
    lab.engine.docker('rename', 'before', 'after')
    return 'healthy', {'after': 'running'}


def moved_tag(lab):
    """The tag comes to name another image while the container runs the one before."""
    lab.engine.run('web', 'v1')
    lab.engine.docker('pull', lab.engine.registry.reference('v2'))
    lab.engine.docker('tag', lab.engine.registry.reference('v2'), lab.engine.registry.reference('v1'))
    return 'healthy', {'web': 'running'}


def image_gone(lab):
    lab.engine.run('web', 'v1')
    lab.engine.docker('rmi', '-f', lab.engine.registry.reference('v1'), check=False)
    return None, {} if lab.engine.is_podman else {'web': 'running'}  # Podman takes what runs along


def imported(lab):
    lab.engine.docker('import', '--change', 'CMD ["/bin/sleep","1000"]', f'{lab.engine.folder}/image.tar', 'local/only:1')
    lab.engine.docker('run', '-d', '--network', 'none', '--name', 'own', 'local/only:1')
    return 'healthy', {'own': 'running'}


def odd_labels(lab):
    lab.engine.docker('run', '-d', '--network', 'none', '--name', 'odd.name-1', '--label', 'tidegate.component=  ', '--label', 'a=\u00e9"\\', '--env', 'TZ=Asia/Kathmandu',
                      lab.engine.registry.reference('v1'))
    return 'healthy', {'odd.name-1': 'running'}


def composed(lab):
    with open(f'{lab.engine.folder}/compose.yml', 'w', encoding='utf-8') as file:
        file.write(COMPOSE.format(image=lab.engine.registry.reference('v1')))
    lab.engine.compose('up', '-d')
    if not lab.engine.is_podman:
        until(lambda: any(each['Labels'].get('com.docker.compose.service') == 'api' and '(healthy)' in each['Status'] for each in lab.engine.get('/containers/json')), 10)
    api = 'running/starting' if lab.engine.is_podman else 'running/healthy'
    return None if lab.engine.is_podman else 'healthy', {'api': api, 'worker': 'running', 'job': 'completed'}


def composed_replica_gone(lab):
    composed(lab)
    worker = next(each['Id'] for each in lab.engine.get('/containers/json') if each['Labels'].get('com.docker.compose.service') == 'worker')
    lab.engine.docker('stop', '-t', '0', worker)
    lab.expect('worker', of='compose-')
    return 'degraded', None


def podded(lab):
    lab.engine.podman('pod', 'create', '--name', 'pod1', '--network', 'none', '--infra-image', lab.engine.registry.reference('v2'), '--infra-command', '/bin/sleep 1000')
    lab.engine.podman('run', '-d', '--pod', 'pod1', '--name', 'web', '--label', 'tidegate.component=web', lab.engine.registry.reference('v1'))
    return 'healthy', {'web': 'running'}


# Once a target expects something it goes on doing so: those that expect nothing come first.
SCENES = [nothing, runs, replaced, checked_well, not_checked_yet, without_a_check, renamed, moved_tag, image_gone, imported, odd_labels, podded, checked_badly, stopped,
          ended_well, ended_badly, created, restarting, paused]
COMPOSED = [composed, composed_replica_gone]
DIGEST = {runs: 'v1', replaced: 'v2', moved_tag: 'v1', composed: 'v1'}  # what has to run, as the registry calls it


class Report:
    def __init__(self):
        self.wrong = []

    def say(self, engine, scene, *figures):
        print(f'{engine.name:<8} {scene:<24}', *figures, flush=True)

    def refuse(self, engine, scene, what):
        self.wrong.append(f'{engine.name}, {scene}: {what}')
        print(f'{engine.name:<8} {scene:<24} NOT SO: {what}', flush=True)


def play(lab, scene, report, prefix=''):
    engine, name = lab.engine, scene.__name__
    try:
        status, components = scene(lab)
    except (RuntimeError, StopIteration) as error:
        report.say(engine, name, f'NOT PLAYED: {error}')
        return
    is_told = lambda: components is None or states(lab.inventory(prefix + 'agent')) == components  # noqa: E731
    took = until(is_told, 20)  # by its own, nobody asks
    if took is None:
        report.refuse(engine, name, f'the agent tells {states(lab.inventory(prefix + "agent"))}')
    seen = {way: lab.look(prefix + way) for way in ('direct', 'agent')}
    for way, health in seen.items():
        found = lab.inventory(prefix + way)
        if components is not None and states(found) != components:
            report.refuse(engine, name, f'{way}: {states(found)} instead of {components}')
        if status is not None and health['status'] != status:
            report.refuse(engine, name, f'{way}: {health["status"]} “{health["message"]}” instead of {status}')
        if scene in DIGEST:
            wanted = engine.registry.digest(DIGEST[scene])
            if any(wanted not in each['repoDigests'] + [each.get('platformDigest')] for each in found.get('components', [])):
                report.refuse(engine, name, f'{way}: {[each["repoDigests"] for each in found["components"]]} without {wanted}')
        if found.get('errors') or found.get('notes'):
            report.say(engine, name, way, found.get('errors'), found.get('notes'))
    if any(seen['direct'][each] != seen['agent'][each] for each in ('status', 'message')) and scene is not restarting:  # its states come and go
        report.refuse(engine, name, f'direct says “{seen["direct"]["message"]}”, the agent “{seen["agent"]["message"]}”')
    report.say(engine, name, f'{seen["direct"]["status"]}: {seen["direct"]["message"]}', f'| told after {took if took is None else round(took, 2)} s,',
               f'direct {seen["direct"]["durationMs"]} ms, agent {seen["agent"]["durationMs"]} ms')


def outages(lab, report):
    """Frozen, gone, and there again, as both ways say it."""
    engine = lab.engine
    for what, begin, end in (('frozen', engine.freeze, engine.thaw), ('gone', engine.halt, engine.start)):
        engine.run('web', 'v1')
        until(lambda: 'web' in states(lab.inventory('agent')), 20)
        begin()
        for way in ('direct', 'agent'):
            began = time.monotonic()
            health = lab.look(way)
            report.say(engine, what, f'{way}: {health["status"]} “{health["message"]}” after {time.monotonic() - began:.1f} s')
            if health['status'] != 'unreachable' and way == 'direct':
                report.refuse(engine, what, f'{way} says {health["status"]}')
        agent = until(lambda: lab.api.call('GET', f'/targets/{lab.targets["agent"]}')['healthStatus'] == 'unreachable', 60)
        report.say(engine, what, f'the target of the agent is unreachable {agent if agent is None else round(agent, 1)} s later')
        if agent is None:
            report.refuse(engine, what, 'the target of the agent stays as it was')
        end()
        engine.sweep()
        engine.run('back', 'v1')
        back = until(lambda: states(lab.inventory('agent')).get('back') == 'running', 60)
        report.say(engine, f'{what}, and back', f'the agent tells it {back if back is None else round(back, 2)} s later')
        if back is None:
            report.refuse(engine, what, 'what runs afterwards is not told')
        engine.sweep()


def evidence(lab, report):
    """A container that is replaced by hand: what the engine did stands beside the change, and explains nothing."""
    engine = lab.engine

    def newest(way):
        changes = lab.api.call('GET', f'/deployments-observed?targetId={lab.targets[way]}&component=web&limit=1')
        return changes[0] if changes else {'id': None, 'evidence': [], 'verdict': None}

    engine.run('web', 'v1')
    for way in ('direct', 'agent'):
        lab.look(way)
        until(lambda: states(lab.inventory(way)) == {'web': 'running'}, 20)  # noqa: B023
    time.sleep(2)  # whoever looked follows the engine from then on
    before = {way: newest(way)['id'] for way in ('direct', 'agent')}
    began = time.monotonic()
    engine.docker('rm', '-f', 'web')
    engine.run('web', 'v2', '--label', 'com.docker.compose.project=by-hand', '--label', 'com.docker.compose.project.working_dir=/srv/ada')
    container = engine.docker('inspect', '-f', '{{.Id}}', 'web')[:12]
    for way in ('direct', 'agent'):
        took = until(lambda: newest(way)['id'] != before[way] and any(each.get('event', {}).get('action') == 'start' for each in newest(way)['evidence']), 20)  # noqa: B023
        change = newest(way)
        told = [(each['event']['action'], each['event'].get('actor'), each['event']['labels']) for each in change['evidence'] if 'event' in each]
        starts = [each for each in told if each[:2] == ('start', container)]
        if took is None or len(starts) != 1:
            report.refuse(engine, 'evidence', f'{way}: {told} without the start of {container}')
        elif starts[0][2].get('com.docker.compose.project') != 'by-hand' or '/srv/ada' in json.dumps(change):
            report.refuse(engine, 'evidence', f'{way}: the labels are {starts[0][2]}')
        if change['verdict'] != 'unexplained':
            report.refuse(engine, 'evidence', f'{way}: the verdict is {change["verdict"]}')
        report.say(engine, 'evidence', f'{way}: {" ".join(each[0] for each in told)}, {time.monotonic() - began:.1f} s after it was done')
    engine.sweep()


def record(engine, folder):
    """What the engine says, as it is."""
    os.makedirs(folder, exist_ok=True)
    engine.run('recorded', 'v1', '--health-cmd', '/bin/true', '--health-interval', '1s', '--env', 'TZ=Asia/Kathmandu')
    engine.run('ended', 'v1', command=('/bin/true',))
    time.sleep(2)
    image = engine.get('/containers/recorded/json')['Image']
    for name, path in (('version', '/version'), ('containers', '/containers/json?all=1'), ('container', '/containers/recorded/json'), ('ended', '/containers/ended/json'),
                       ('image', f'/images/{image}/json'), ('images', '/images/json?digests=1')):
        with open(f'{folder}/{name}.json', 'w', encoding='utf-8') as file:
            json.dump(engine.get(path), file, indent=1)
    for name, path in (('ping', '/_ping'), ('old', '/v1.23/containers/json'), ('new', '/v1.99/containers/json'), ('oldest', '/v1.24/containers/json')):
        with open(f'{folder}/{name}.txt', 'w', encoding='utf-8') as file:
            file.write(run('curl', '-si', '--unix-socket', engine.socket, f'http://localhost{path}'))
    events = subprocess.Popen(['curl', '-sN', '--unix-socket', engine.socket, 'http://localhost/events'], stdout=subprocess.PIPE, text=True)
    time.sleep(0.5)
    for command in (('run', '-d', '--network', 'none', '--name', 'told', '--health-cmd', '/bin/true', '--health-interval', '1s', engine.registry.reference('v1')),
                    ('rename', 'told', 'again'), ('pause', 'again'), ('unpause', 'again'), ('restart', '-t', '0', 'again'), ('stop', '-t', '0', 'again'),
                    ('tag', engine.registry.reference('v1'), 'tagged:1'), ('rmi', 'tagged:1'), ('rm', '-f', 'again')):
        engine.docker(*command, check=False)
        time.sleep(0.5)
    events.kill()
    with open(f'{folder}/events.ndjson', 'w', encoding='utf-8') as file:
        file.write(events.stdout.read())
    engine.sweep()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('server')
    parser.add_argument('agent')
    parser.add_argument('--engines', default='docker,podman,other')
    parser.add_argument('--root', default=os.environ.get('TIDEGATE_TEST_OTHER_DEBIAN', ''))
    parser.add_argument('--record', default='')
    parser.add_argument('--only', default='')
    options = parser.parse_args()
    missing = [each for each in ('dockerd', 'docker', 'runc', 'docker-registry', 'docker-compose', 'curl') if not shutil.which(each)]
    if os.geteuid() != 0 or missing:
        print('SKIPPED, NOTHING PROVEN ON A REAL ENGINE:', 'root is needed' if os.geteuid() != 0 else 'missing ' + ', '.join(missing))
        return 77
    folder = tempfile.mkdtemp(prefix='tidegate-engines-')
    registry = Registry(folder)
    engines = []
    for name in options.engines.split(','):
        if name == 'podman' and not shutil.which('podman'):
            print('SKIPPED: podman is missing')
        elif name == 'other' and not (options.root and os.path.exists(f'{options.root}/usr/sbin/dockerd')):
            print('SKIPPED: the Docker of another release, because --root names no system that has one')
        else:
            engines.append(Podman(name, folder, registry) if name == 'podman' else
                           ChrootedDocker(name, folder, registry, options.root) if name == 'other' else Engine(name, folder, registry))
    ports = [str(each.port) for each in engines]
    server = Server(options.server, folder, ['--allow-network', '127.0.0.0/8:' + ','.join(ports), '--connections-per-address', '200'])
    server.create_token()
    server.start()
    report = Report()
    labs = []
    try:
        for engine in engines:
            engine.start()
            said = engine.version()
            report.say(engine, 'is', said['Version'], 'API', said['ApiVersion'], 'from', said.get('MinAPIVersion'))
            for tag in ('v1', 'v2'):
                engine.push(tag, f'{engine.name}-{tag}')
                engine.docker('rmi', registry.reference(tag))
            if options.record:
                record(engine, f'{options.record}/{engine.name}')
            lab_folder = f'{folder}/lab-{engine.name}'
            os.makedirs(lab_folder)
            lab = Lab(Api(server), engine, options.agent, lab_folder)
            labs.append(lab)
            for scene in SCENES + COMPOSED:
                if (options.only and scene.__name__ not in options.only.split(',')) or (scene is podded and not engine.is_podman):
                    continue
                if scene is restarting and engine.is_podman:  # it has no such state: the container runs or has ended whenever somebody looks
                    continue
                engine.docker('pull', registry.reference('v1'))
                play(lab, scene, report, 'compose-' if scene in COMPOSED else '')
                engine.sweep()
                if scene in (moved_tag, image_gone):
                    engine.docker('rmi', '-f', registry.reference('v1'), check=False)
                until(lambda: not states(lab.inventory('agent')), 10)
            if not options.only or 'evidence' in options.only:
                engine.docker('pull', registry.reference('v1'))
                evidence(lab, report)
            if not options.only or 'outages' in options.only:
                outages(lab, report)
            lab.stop()
            engine.stop()
    finally:
        for lab in labs:
            lab.stop()
        for engine in engines:
            try:
                engine.stop()
            except (RuntimeError, AttributeError, OSError):
                pass
        server.stop()
        registry.stop()
    for each in report.wrong:
        print('NOT SO:', each)
    print(f'{len(report.wrong)} seen otherwise; logs in {folder}')
    return 1 if report.wrong else 0


if __name__ == '__main__':
    sys.exit(main())
