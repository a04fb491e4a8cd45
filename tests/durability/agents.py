#!/usr/bin/env python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# agents.py SERVER AGENT ENGINE [DATABASE]: three agents in network namespaces of their own, beside one Docker engine (a socket), against one server with TLS,
# through what happens to agents: killed, cut off, clocks that are wrong, a server that is away, a full disk, twenty restarts. Needs root and faketime.
# Prints a line for each: what was done, how long it took to be seen, and whether everything was complete at the end. Exits 1 when something was not.

import json, os, shutil, signal, ssl, subprocess, sys, tempfile, time, urllib.request

server, agent, engine = sys.argv[1:4]
work = tempfile.mkdtemp(prefix='tidegate-agents-')
database = sys.argv[4] if len(sys.argv) > 4 else f'sqlite://{work}/server.db'
address = '10.77.7.1'
url = f'https://{address}:7447'
names = ['one', 'two', 'three']
processes = {}
failed = []


def run(*command, check=True, **more):
    return subprocess.run(command, check=check, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more).stdout.strip()


def docker(*command):
    return run('docker', '-H', f'unix://{engine}', *command)


def network():
    run('ip', 'link', 'add', 'tgbr', 'type', 'bridge')
    run('ip', 'addr', 'add', f'{address}/24', 'dev', 'tgbr')
    run('ip', 'link', 'set', 'tgbr', 'up')
    for number, name in enumerate(names, 2):
        run('ip', 'netns', 'add', f'tg-{name}')
        run('ip', 'link', 'add', f'tg{name}', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', f'tg-{name}')
        run('ip', 'link', 'set', f'tg{name}', 'master', 'tgbr', 'up')
        for command in (['addr', 'add', f'10.77.7.{number}/24', 'dev', 'eth0'], ['link', 'set', 'eth0', 'up'], ['link', 'set', 'lo', 'up']):
            run('ip', '-n', f'tg-{name}', *command)


def without_network():
    for name in names:
        run('ip', 'link', 'del', f'tg{name}', check=False)
        run('ip', 'netns', 'del', f'tg-{name}', check=False)
    run('ip', 'link', 'del', 'tgbr', check=False)


def certificates():
    """From long before and for long after, because clocks are set."""
    past = ['faketime', '30 days ago']
    run(*past, 'openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', f'{work}/ca.key', '-out',
        f'{work}/ca.pem', '-days', '3650', '-subj', '/CN=agents')
    run('openssl', 'req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', f'{work}/server.key', '-out', f'{work}/server.csr',
        '-subj', '/CN=server')
    with open(f'{work}/names', 'w') as file:
        file.write(f'subjectAltName=IP:{address}')
    run(*past, 'openssl', 'x509', '-req', '-in', f'{work}/server.csr', '-CA', f'{work}/ca.pem', '-CAkey', f'{work}/ca.key', '-CAcreateserial', '-days', '3650',
        '-extfile', f'{work}/names', '-out', f'{work}/server.pem')


def start_server():
    log = open(f'{work}/server.log', 'a')
    processes['server'] = subprocess.Popen([server, 'serve', '--database', database, '--listen', f'{address}:7447', '--tls-cert', f'{work}/server.pem',
                                            '--tls-key', f'{work}/server.key'], stdout=log, stderr=log)
    wait('the server answers', lambda: call('GET', '/meta') is not None, 30)


def stop(name, how=signal.SIGTERM):
    process = processes.pop(name)
    process.send_signal(how)
    process.wait(30)


def start_agent(name, clock=None):
    token = [] if os.path.exists(f'{work}/{name}/agent.json') else ['--token-file', f'{work}/{name}.token']
    # One machine is one agent: each has a machine id of its own.
    with open(f'{work}/{name}.machine', 'w') as file:
        file.write(f'{names.index(name) + 1:032x}\n')
    own = ['unshare', '-m', 'sh', '-c', f'mount --bind {work}/{name}.machine /etc/machine-id && exec "$@"', 'sh']
    command = [*own, 'nsenter', f'--net=/run/netns/tg-{name}', agent, 'run', '--server', url, '--ca-file', f'{work}/ca.pem', '--docker', f'unix://{engine}',
               '--state-dir', f'{work}/{name}', '--name', f'agent-{name}', *token]
    environment = dict(os.environ)
    if clock:  # the clock on the wall alone
        environment |= {'LD_PRELOAD': '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1', 'FAKETIME': clock, 'FAKETIME_DONT_FAKE_MONOTONIC': '1'}
    log = open(f'{work}/{name}.log', 'a')
    processes[name] = subprocess.Popen(command, stdout=log, stderr=log, env=environment)


def call(method, path, body=None, query=''):
    request = urllib.request.Request(f'{url}/api/v1{path}{query}', method=method, data=None if body is None else json.dumps(body).encode(),
                                     headers={'Authorization': f'Bearer {admin}', 'Content-Type': 'application/json'})
    try:
        with urllib.request.urlopen(request, context=trust, timeout=10) as answer:
            return json.load(answer)
    except (OSError, ValueError):
        return None


def wait(what, holds, seconds=60):
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if holds():
            return time.monotonic() - began
        time.sleep(0.05)
    failed.append(what)
    return float('nan')


def seen(name):
    """What the server knows to run, by component: the id of its image."""
    inventory = call('GET', f'/targets/{targets[name]}/inventory') or {}
    return {each['name']: each['imageId'] for each in inventory.get('components', [])}


def truth():
    """The same, as the engine says."""
    found = {}
    for line in docker('ps', '--no-trunc', '--format', '{{.ID}}').splitlines():
        each = json.loads(docker('inspect', line))[0]
        found[each['Config']['Labels'].get('tidegate.component', each['Name'].strip('/'))] = each['Image']
    return found


def complete(name):
    return seen(name) == truth()


def replace(component, image):
    docker('rm', '-f', component) if component in docker('ps', '-a', '--format', '{{.Names}}').split() else None
    docker('run', '-d', '--name', component, '--network', 'none', '--label', f'tidegate.component={component}', image)


def health(name):
    target = call('GET', f'/targets/{targets[name]}') or {}
    return target.get('healthStatus')


def say(what, *figures):
    print(f'{what:<64}', *figures, flush=True)


def scenes(images):
    one, other = images
    for number, name in enumerate(names):
        replace(f'app{number}', one)
    say('three agents know what runs', f'{max(wait(f"{name} knows what runs", lambda: complete(name)) for name in names):.1f} s')

    replace('app0', other)
    say('a container replaced by hand is seen', f'{max(wait(f"{name} sees it", lambda: complete(name)) for name in names):.2f} s')

    stop('two', signal.SIGKILL)
    replace('app1', other)
    start_agent('two')
    say('killed, and started again', f'{wait("two is complete after kill -9", lambda: complete("two")):.1f} s')

    run('ip', 'link', 'set', 'tgone', 'down')
    cut = time.monotonic()
    for number in range(5):
        replace('app0', images[number % 2])
        time.sleep(1)
    gone = wait('the target of an agent that is cut off is unreachable', lambda: health('one') == 'unreachable', 180)
    say('cut off: its target is unreachable', f'{time.monotonic() - cut:.0f} s after the cut')
    others = [health(name) for name in names[1:]]
    if others != ['healthy', 'healthy']:
        failed.append(f'the targets of the others are {others} meanwhile')
    run('ip', 'link', 'set', 'tgone', 'up')
    back = wait('one is complete after the cut', lambda: complete('one') and health('one') == 'healthy', 120)
    say('the way is there again: complete and healthy', f'{back:.1f} s')

    for clock in ('+5m', '-1d', '+400d'):
        stop('three')
        start_agent('three', clock)
        time.sleep(3)
        replace('app2', other if clock == '+5m' else one)
        took = wait(f'three is complete with a clock of {clock}', lambda: complete('three'))
        age = time.time() - time.mktime(time.strptime((call('GET', f'/targets/{targets["three"]}/inventory') or {})['observedAt'], '%Y-%m-%dT%H:%M:%SZ')) + time.timezone
        if not -2 < age < 60:
            failed.append(f'what is seen with a clock of {clock} is dated {age:.0f} s ago')
        say(f'a clock of {clock}', f'{took:.1f} s', f'dated {age:.0f} s ago')
    stop('three')
    start_agent('three')

    stop('server', signal.SIGKILL)
    for number in range(20):
        replace(f'app{number % 3}', images[number % 2])
    waiting = sum(len(os.listdir(f'{work}/{name}/spool')) for name in names)
    start_server()
    took = max(wait(f'{name} is complete after the server was away', lambda: complete(name)) for name in names)
    history = len(call('GET', f'/targets/{targets["one"]}/inventory/snapshots') or [])
    say('the server away for twenty replacements', f'{took:.1f} s', f'{waiting} reports waited', f'{history} snapshots of one target')

    os.makedirs(f'{work}/full', exist_ok=True)
    stop('two')
    run('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', f'{work}/full')
    shutil.copy(f'{work}/two/agent.json', f'{work}/full/agent.json')
    shutil.rmtree(f'{work}/two')
    os.symlink(f'{work}/full', f'{work}/two')
    start_agent('two')
    wait('two is complete on a small disk', lambda: complete('two'))
    stop('server', signal.SIGKILL)
    subprocess.run(['sh', '-c', f'dd if=/dev/zero of={work}/full/rest bs=4k 2>/dev/null; true'])
    replace('app1', one)
    time.sleep(2)
    replace('app1', other)
    time.sleep(2)
    start_server()
    say('a full disk while the server is away', f'{wait("two is complete after a full disk", lambda: complete("two")):.1f} s')

    for number in range(20):
        stop('one', signal.SIGKILL if number % 2 else signal.SIGTERM)
        replace('app0', images[number % 2])
        start_agent('one')
        time.sleep(0.3)
    say('twenty restarts', f'{wait("one is complete after 20 restarts", lambda: complete("one")):.1f} s')

    agents = call('GET', '/agents') or []
    if len(agents) != 3 or any(each['status'] not in ('online', 'degraded') for each in agents):
        failed.append(f'agents: {[(each["name"], each["status"]) for each in agents]}')
    for name in names:
        with open(f'/proc/{processes[name].pid}/status') as file:
            size = [line.split()[1] for line in file if line.startswith('VmRSS')][0]
        say(f'agent-{name}', f'{int(size) // 1024} MiB', f'{sum(os.path.getsize(f"{work}/{name}/spool/{each}") for each in os.listdir(f"{work}/{name}/spool"))} bytes wait')


def image(name, content):
    root = f'{work}/root'
    os.makedirs(f'{root}/bin', exist_ok=True)
    shutil.copy('/bin/busybox', f'{root}/bin/busybox')
    if not os.path.lexists(f'{root}/bin/sleep'):
        os.symlink('busybox', f'{root}/bin/sleep')
    with open(f'{root}/content', 'w') as file:
        file.write(content)
    run('tar', '-C', root, '-cf', f'{work}/image.tar', '.')
    docker('import', '--change', 'CMD ["/bin/sleep","100000"]', f'{work}/image.tar', name)
    return name


without_network()
try:
    network()
    certificates()
    trust = ssl.create_default_context(cafile=f'{work}/ca.pem')
    run(server, 'migrate', '--database', database)
    run(server, 'tenant', 'create', 'agents', '--database', database)
    admin = run(server, 'token', 'create', '--tenant', 'agents', '--role', 'admin', '--name', 'agents', '--database', database)
    start_server()
    environment = call('POST', '/environments', {'name': 'lab'})['id']
    targets = {}
    for name in names:
        with open(os.open(f'{work}/{name}.token', os.O_CREAT | os.O_WRONLY, 0o600), 'w') as file:
            file.write(call('POST', '/agents/registration-tokens', {'autoAccept': True, 'replace': False})['token'])
        start_agent(name)
        wait(f'agent-{name} comes in', lambda: any(each['name'] == f'agent-{name}' for each in call('GET', '/agents') or []))
        own = [each['id'] for each in call('GET', '/agents') if each['name'] == f'agent-{name}']
        if not own:
            break
        targets[name] = call('POST', '/targets', {'environmentId': environment, 'name': f'host-{name}', 'targetType': 'docker_host',
                                                  'connection': {'host': 'localhost', 'via': 'agent', 'agentId': own[0]}})['id']
    scenes([image('tidegate-lab:1', 'one'), image('tidegate-lab:2', 'two')])
finally:
    for name in list(processes):
        processes[name].kill()
    for name in ('app0', 'app1', 'app2'):
        run('docker', '-H', f'unix://{engine}', 'rm', '-f', name, check=False)
    run('umount', f'{work}/full', check=False)
    without_network()
for each in failed:
    print('NOT SO:', each)
print('logs in', work)
sys.exit(1 if failed else 0)
