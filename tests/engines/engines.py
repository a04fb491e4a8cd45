# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Engines and a registry of a test's own, on sockets and ports of their own. Need root. Each is gone with stop()."""
import json
import os
import shutil
import signal
import socket
import subprocess
import time

LABEL = 'tidegate.component'


def run(*command, check=True, **more):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)
    if check and done.returncode != 0:
        raise RuntimeError(f'{" ".join(command)}: {done.stdout[-600:]}')
    return done.stdout.strip()


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def until(holds, seconds):
    """Seconds until it holds; None when it did not in time."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if holds():
            return time.monotonic() - began
        time.sleep(0.05)
    return None


def accepts(port):
    with socket.socket() as probe:
        probe.settimeout(0.3)
        return probe.connect_ex(('127.0.0.1', port)) == 0


class Registry:
    def __init__(self, folder):
        self.port = free_port()
        self.folder = folder
        with open(f'{folder}/registry.yml', 'w', encoding='utf-8') as file:
            file.write(f'version: 0.1\nlog: {{level: warn}}\nstorage:\n  filesystem: {{rootdirectory: {folder}/registry}}\n'
                       f'  delete: {{enabled: true}}\nhttp: {{addr: 127.0.0.1:{self.port}}}\n')
        self.process = subprocess.Popen(['docker-registry', 'serve', f'{folder}/registry.yml'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if until(lambda: accepts(self.port), 10) is None:
            raise RuntimeError('the registry does not start')

    def reference(self, tag):
        return f'127.0.0.1:{self.port}/web:{tag}'

    def digest(self, tag):
        accept = 'Accept: application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json'
        head = run('curl', '-sI', '-H', accept, f'http://127.0.0.1:{self.port}/v2/web/manifests/{tag}')
        return next(line.split(': ')[1].strip() for line in head.splitlines() if line.lower().startswith('docker-content-digest'))

    def stop(self):
        self.process.kill()
        self.process.wait()


class Engine:
    """One that is spoken to by the docker program: at a socket, and at a port without TLS."""
    is_podman = False

    def __init__(self, name, folder, registry):
        self.name = name
        self.folder = f'{folder}/{name}'
        os.makedirs(self.folder, exist_ok=True)
        self.registry = registry
        self.socket = f'{self.folder}/engine.sock'
        self.port = free_port()
        self.process = None

    def launch(self, *command, environment=None):
        with open(f'{self.folder}/engine.log', 'ab') as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, start_new_session=True)
        if until(lambda: self.process.poll() is not None or (accepts(self.port) and os.path.exists(self.socket)), 30) is None or self.process.poll() is not None:
            with open(f'{self.folder}/engine.log', encoding='utf-8', errors='replace') as log:
                raise RuntimeError(f'{self.name} does not start: {log.read()[-800:]}')

    def configuration(self):
        hosts = [f'unix://{self.socket}', f'tcp://127.0.0.1:{self.port}']
        return {'data-root': f'{self.folder}/data', 'exec-root': f'{self.folder}/exec', 'pidfile': f'{self.folder}/pid', 'hosts': hosts, 'iptables': False,
                'ip6tables': False, 'bridge': 'none', 'insecure-registries': [f'127.0.0.1:{self.registry.port}'], 'log-level': 'warn',
                'default-ulimits': {'nofile': {'Name': 'nofile', 'Soft': 4096, 'Hard': 4096}}}

    def start(self):
        with open(f'{self.folder}/daemon.json', 'w', encoding='utf-8') as file:
            json.dump(self.configuration(), file)
        self.launch('dockerd', '--config-file', f'{self.folder}/daemon.json')

    def inside(self):
        """What goes before a command that is to run where the engine's own programs are."""
        return []

    def docker(self, *command, check=True):
        return run(*self.inside(), 'docker', '-H', f'unix://{self.socket}', *command, check=check)

    def compose(self, *command):
        return run(*self.inside(), 'env', f'DOCKER_HOST=unix://{self.socket}', 'docker-compose', '-p', 'tidegate', '-f', f'{self.folder}/compose.yml', *command)

    def get(self, path):
        return json.loads(run('curl', '-s', '--max-time', '10', '--unix-socket', self.socket, f'http://localhost{path}') or 'null')

    def version(self):
        return self.get('/version')

    def push(self, tag, content):
        root = f'{self.folder}/root'
        os.makedirs(f'{root}/bin', exist_ok=True)
        shutil.copy('/bin/busybox', f'{root}/bin/busybox')
        for applet in ('sh', 'sleep', 'true', 'false', 'cat'):
            if not os.path.lexists(f'{root}/bin/{applet}'):
                os.symlink('busybox', f'{root}/bin/{applet}')
        with open(f'{root}/content', 'w', encoding='utf-8') as file:
            file.write(content)
        run('tar', '-C', root, '-cf', f'{self.folder}/image.tar', '.')
        self.docker('import', '--change', 'CMD ["/bin/sleep","100000"]', '--change', f'LABEL org.opencontainers.image.revision=of-{content}',
                    f'{self.folder}/image.tar', self.registry.reference(tag))
        self.docker('push', self.registry.reference(tag))

    def run(self, name, tag, *options, command=(), component=None):
        return self.docker('run', '-d', '--network', 'none', '--name', name, '--label', f'{LABEL}={component or name}', *options, self.registry.reference(tag), *command)

    def sweep(self):
        for line in self.docker('ps', '-aq', check=False).split():
            self.docker('rm', '-f', line, check=False)

    def freeze(self):
        os.kill(self.process.pid, signal.SIGSTOP)

    def thaw(self):
        os.kill(self.process.pid, signal.SIGCONT)

    def halt(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if os.path.exists(self.socket):
            os.unlink(self.socket)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.thaw()
            self.sweep()
        self.halt()
        for mounted in ('exec/netns/default', 'store/overlay'):
            run('umount', '-l', f'{self.folder}/{mounted}', check=False)
        for kept in ('data', 'exec', 'store', 'run', 'root'):  # what is left is what it said
            shutil.rmtree(f'{self.folder}/{kept}', ignore_errors=True)


class ChrootedDocker(Engine):
    """The engine of another release of Debian, with its own programs, in a file system of its own (debootstrap --include=docker.io,docker-compose,runc)."""

    def __init__(self, name, folder, registry, root):
        super().__init__(name, folder, registry)
        self.root = root

    def start(self):
        with open(f'{self.folder}/daemon.json', 'w', encoding='utf-8') as file:
            json.dump(self.configuration(), file)
        enter = ('set -e; R=$1 W=$2; mount --bind "$R" "$R"; mkdir -p "$R$W" "$R/.before"; mount --bind "$W" "$R$W"; '
                 'for each in proc sys dev; do mount --rbind /$each "$R/$each"; done; '
                 'cd "$R"; pivot_root . .before; umount -l /.before; exec dockerd --config-file "$W/daemon.json"')
        self.launch('unshare', '-m', '--propagation', 'private', 'sh', '-c', enter, 'sh', self.root, self.folder)

    def inside(self):
        return ['nsenter', '-t', str(self.process.pid), '--mount', '--root', '--wd=/']


class Podman(Engine):
    is_podman = True

    def start(self):
        with open(f'{self.folder}/containers.conf', 'w', encoding='utf-8') as file:
            file.write('[containers]\ndefault_ulimits = ["nofile=4096:4096", "nproc=1000:1000"]\n[engine]\nruntime = "runc"\nevents_logger = "file"\n'
                       'cgroup_manager = "cgroupfs"\n')
        with open(f'{self.folder}/registries.conf', 'w', encoding='utf-8') as file:
            file.write(f'[[registry]]\nlocation = "127.0.0.1:{self.registry.port}"\ninsecure = true\n')
        self.environment = dict(os.environ, CONTAINERS_CONF=f'{self.folder}/containers.conf', CONTAINERS_REGISTRIES_CONF=f'{self.folder}/registries.conf')
        # The service listens in one place; a second one on the same store is the way people have both.
        self.second = subprocess.Popen([*self.own(), 'system', 'service', '--time=0', f'tcp:127.0.0.1:{self.port}'], env=self.environment,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        self.launch(*self.own(), 'system', 'service', '--time=0', f'unix://{self.socket}', environment=self.environment)

    def own(self):
        return ['podman', '--root', f'{self.folder}/store', '--runroot', f'{self.folder}/run', '--tmpdir', f'{self.folder}/tmp']

    def podman(self, *command, check=True):
        return run(*self.own(), *command, check=check, env=self.environment)

    def freeze(self):
        super().freeze()
        os.kill(self.second.pid, signal.SIGSTOP)

    def thaw(self):
        super().thaw()
        os.kill(self.second.pid, signal.SIGCONT)

    def halt(self):
        self.second.terminate()
        self.second.wait()
        super().halt()

    def sweep(self):
        self.podman('pod', 'rm', '-fa', check=False)
        super().sweep()
