#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Stands in for Amazon ECS and the Security Token Service, on 127.0.0.1.

It recomputes each signature with botocore, refuses what AWS refuses, and holds each request and each of its own answers to the shapes of botocore's model.
The first line out is its port. Each line in is a state, a JSON object whose members replace those of before; the line out that follows says what happened since
the last one. It ends when nobody writes any more. Exit status 77: botocore is missing.

Members of a state: keys {id: {secret, token, deny: [action], expired, unknown}}, role {arn, trusts: [id], lifetime, deny}, clock (seconds that it is ahead),
clusters, services, tasks, definitions [taskDefinition], page (tasks or services of a page), faults [{operation, times, type, message, status, raw, repeat, headers}].
"""

import datetime
import http.server
import json
import secrets
import sys
import threading
import time
import urllib.parse

try:
    import botocore.auth
    import botocore.credentials
    import botocore.loaders
    import botocore.model
    import botocore.validate
    from botocore.awsrequest import AWSRequest
except ImportError:
    print('python3-botocore is missing', file=sys.stderr)
    sys.exit(77)

loader = botocore.loaders.Loader()
ecs = botocore.model.ServiceModel(loader.load_service_model('ecs', 'service-2'), 'ecs')
sts = botocore.model.ServiceModel(loader.load_service_model('sts', 'service-2'), 'sts')
lock = threading.Lock()
state = {}
seen = {'requests': [], 'violations': []}
sessions = {}


class Refused(Exception):
    def __init__(self, code, message, status=400):
        super().__init__(code)
        self.code, self.message, self.status = code, message, status


def now():
    return time.time() + state.get('clock', 0)


def check_shape(what, value, shape):
    """Members that the model does not have count as well: they are misspelt."""
    report = botocore.validate.ParamValidator().validate(value, shape)
    if report.has_errors():
        seen['violations'].append(f'{what}: {report.generate_report()}')

    def unknown(part, of, path):
        if of.type_name == 'structure' and isinstance(part, dict):
            for name, member in part.items():
                if name in of.members:
                    unknown(member, of.members[name], f'{path}.{name}')
                else:
                    seen['violations'].append(f'{what}: no such member {path}.{name}')
        elif of.type_name == 'list' and isinstance(part, list):
            for each in part:
                unknown(each, of.member, path + '[]')
    unknown(value, shape, '')


def key_of(access_key):
    if access_key in sessions:
        return sessions[access_key]
    key = state.get('keys', {}).get(access_key)
    if key is None or key.get('unknown'):
        raise Refused('UnrecognizedClientException', 'The security token included in the request is invalid.')
    return key


def check_time(stamp):
    moment = datetime.datetime.strptime(stamp, '%Y%m%dT%H%M%SZ').replace(tzinfo=datetime.timezone.utc).timestamp()
    if moment < now() - 300:
        raise Refused('InvalidSignatureException', f'Signature expired: {stamp} is now earlier than the limit (- 5 min.)')
    if moment > now() + 300:
        raise Refused('InvalidSignatureException', f'Signature not yet current: {stamp} is still later than the limit (+ 5 min.)')


def verify(handler, body, service):
    """The signature, as AWS looks at it; what the access key may."""
    header = handler.headers.get('Authorization', '')
    if not header.startswith('AWS4-HMAC-SHA256 '):
        raise Refused('MissingAuthenticationTokenException', 'Missing Authentication Token')
    parts = dict(part.strip().split('=', 1) for part in header[len('AWS4-HMAC-SHA256 '):].split(','))
    access_key, day, region, named, _ = parts['Credential'].split('/')
    signed = parts['SignedHeaders'].split(';')
    stamp = handler.headers['X-Amz-Date']
    if 'host' not in signed or 'x-amz-date' not in signed or named != service or day != stamp[:8]:
        raise Refused('InvalidSignatureException', 'Credential should be scoped to correct service.')
    key = key_of(access_key)
    request = AWSRequest(handler.command, f'http://{handler.headers["Host"]}{handler.path}', data=body)
    for name in signed:
        request.headers[name] = handler.headers[name]
    request.context['timestamp'] = stamp
    auth = botocore.auth.SigV4Auth(botocore.credentials.Credentials(access_key, key['secret'], key.get('token')), service, region)
    to_sign = auth.string_to_sign(request, auth.canonical_request(request))
    check_time(stamp)
    if auth.signature(to_sign, request) != parts['Signature']:
        raise Refused('InvalidSignatureException', 'The request signature we calculated does not match the signature you provided.')
    if key.get('token') and (handler.headers.get('X-Amz-Security-Token') != key['token'] or 'x-amz-security-token' not in signed):
        raise Refused('UnrecognizedClientException', 'The security token included in the request is invalid.')
    if key.get('expired') or key.get('until', now() + 1) <= now():
        raise Refused('ExpiredTokenException', 'The security token included in the request is expired')
    return access_key, key


def last(name):
    return name.rsplit('/', 1)[-1]


def in_cluster(given, cluster):
    return last(given['clusterArn']) == last(cluster)


def need_cluster(cluster):
    if last(cluster) not in state.get('clusters', ['prod']):
        raise Refused('ClusterNotFoundException', 'Cluster not found.')


def describe_services(asked):
    need_cluster(asked['cluster'])
    if not 1 <= len(asked['services']) <= 10:
        raise Refused('InvalidParameterException', 'Services must be 1 to 10.')
    found, failures = [], []
    for name in asked['services']:
        hits = [each for each in state.get('services', []) if last(each['serviceArn']) == last(name) and in_cluster(each, asked['cluster'])]
        found += hits
        if not hits:
            arn = name if name.startswith('arn:') else f'arn:aws:ecs:eu-west-1:123456789012:service/{last(asked["cluster"])}/{name}'
            failures.append({'arn': arn, 'reason': 'MISSING'})
    return {'services': found, 'failures': failures}


def list_services(asked):
    need_cluster(asked['cluster'])
    hits = [each['serviceArn'] for each in state.get('services', []) if in_cluster(each, asked['cluster'])]
    start, size = int(asked.get('nextToken', '0')), min(asked.get('maxResults', 10), state.get('page', 100))
    answer = {'serviceArns': hits[start:start + size]}
    if start + size < len(hits):
        answer['nextToken'] = str(start + size)
    return answer


def list_tasks(asked):
    need_cluster(asked['cluster'])
    wanted = asked.get('desiredStatus', 'RUNNING')
    hits = [each['taskArn'] for each in state.get('tasks', [])
            if each['desiredStatus'] == wanted and each['group'] == 'service:' + last(asked['serviceName']) and in_cluster(each, asked['cluster'])]
    start, size = int(asked.get('nextToken', '0')), state.get('page', 100)
    answer = {'taskArns': hits[start:start + size]}
    if start + size < len(hits):
        answer['nextToken'] = str(start + size)
    return answer


def describe_tasks(asked):
    need_cluster(asked['cluster'])
    if not 1 <= len(asked['tasks']) <= 100:
        raise Refused('InvalidParameterException', 'Tasks must be 1 to 100.')
    known = {each['taskArn']: each for each in state.get('tasks', [])}
    return {'tasks': [known[arn] for arn in asked['tasks'] if arn in known],
            'failures': [{'arn': arn, 'reason': 'MISSING'} for arn in asked['tasks'] if arn not in known]}


def describe_task_definition(asked):
    for each in state.get('definitions', []):
        if each['taskDefinitionArn'] == asked['taskDefinition']:
            return {'taskDefinition': each}
    raise Refused('ClientException', 'Unable to describe task definition.')


operations = {'DescribeServices': describe_services, 'ListServices': list_services, 'ListTasks': list_tasks, 'DescribeTasks': describe_tasks,
              'DescribeTaskDefinition': describe_task_definition}


def assume_role(form, access_key):
    check_shape('AssumeRole', {name: value for name, value in form.items() if name not in ('Action', 'Version')}, sts.operation_model('AssumeRole').input_shape)
    role = state.get('role', {})
    if form['RoleArn'] != role.get('arn') or access_key not in role.get('trusts', []):
        raise Refused('AccessDenied', f'User is not authorized to perform: sts:AssumeRole on resource: {form["RoleArn"]}', 403)
    made = 'ASIA' + secrets.token_hex(8).upper()
    until = now() + role.get('lifetime', 3600)
    sessions[made] = {'secret': secrets.token_hex(20), 'token': secrets.token_hex(200), 'until': until, 'deny': role.get('deny', [])}
    expiration = datetime.datetime.fromtimestamp(until, datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')
    return f'''<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><AssumedRoleUser>
<AssumedRoleId>AROA:tidegate</AssumedRoleId><Arn>{form["RoleArn"]}/tidegate</Arn></AssumedRoleUser><Credentials><AccessKeyId>{made}</AccessKeyId>
<SecretAccessKey>{sessions[made]["secret"]}</SecretAccessKey><SessionToken>{sessions[made]["token"]}</SessionToken>
<Expiration>{expiration}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>'''


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *_):
        pass

    def date_time_string(self, timestamp=None):
        return super().date_time_string(now())

    def reply(self, status, body, kind, headers=()):
        self.send_response(status)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(body)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def planned(self, operation):
        for fault in state.get('faults', []):
            if fault.get('operation', operation) == operation and fault.get('times', 1) > 0:
                fault['times'] = fault.get('times', 1) - 1
                return fault
        return None

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get('Content-Length', 0)))
        with lock:
            answer = self.answer(body)
        try:
            self.reply(*answer)
        except ConnectionError:
            pass  # who asked has seen enough

    def answer(self, body):
        is_sts = self.headers.get('Content-Type', '').startswith('application/x-www-form-urlencoded')
        target = self.headers.get('X-Amz-Target', '')
        operation = 'AssumeRole' if is_sts else target.rpartition('.')[2]
        seen['requests'].append(operation)
        fault = self.planned(operation)
        if fault and 'raw' in fault:
            return fault.get('status', 200), fault['raw'].encode() * fault.get('repeat', 1), 'application/x-amz-json-1.1', fault.get('headers', {}).items()
        try:
            if fault:
                raise Refused(fault['type'], fault.get('message', 'as planned'), fault.get('status', 400))
            access_key, key = verify(self, body, 'sts' if is_sts else 'ecs')
            if is_sts:
                return 200, assume_role(dict(urllib.parse.parse_qsl(body.decode())), access_key).encode(), 'text/xml'
            if not target.startswith('AmazonEC2ContainerServiceV20141113.') or operation not in operations:
                raise Refused('UnknownOperationException', '', 404)
            if f'ecs:{operation}' in key.get('deny', []):
                raise Refused('AccessDeniedException', f'User is not authorized to perform: ecs:{operation}')
            asked = json.loads(body)
            check_shape(f'request {operation}', asked, ecs.operation_model(operation).input_shape)
            answer = operations[operation](asked)
            check_shape(f'answer {operation}', answer, ecs.operation_model(operation).output_shape)
            return 200, json.dumps(answer).encode(), 'application/x-amz-json-1.1'
        except Refused as refused:
            return self.refusal(refused, is_sts)

    @staticmethod
    def refusal(refused, is_sts):
        if is_sts:
            names = {'InvalidSignatureException': 'SignatureDoesNotMatch', 'UnrecognizedClientException': 'InvalidClientTokenId'}
            code = names.get(refused.code, refused.code)
            text = f'<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{refused.message}</Message></Error></ErrorResponse>'
            return (403 if code in names.values() else refused.status), text.encode(), 'text/xml'
        return refused.status, json.dumps({'__type': refused.code, 'message': refused.message}).encode(), 'application/x-amz-json-1.1'


server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
for line in sys.stdin:
    with lock:
        state.update(json.loads(line))
        print(json.dumps(seen), flush=True)
        seen = {'requests': [], 'violations': []}
