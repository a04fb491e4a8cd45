#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ids and bearer tokens of the tenants that fleet.sql makes. Standard library only.

    fleet.py rows TENANTS         rows of the table of tokens for COPY, one for each tenant
    fleet.py token TENANT         the token of a tenant, from 1
    fleet.py id KIND NUMBER       an id of fleet.sql
"""
import hashlib
import sys
import time

DAY = 86_400_000  # milliseconds


def uid(kind, number):
    return f'01970000-{kind:04x}-7000-8000-{number:012x}'


def secret(tenant):
    return f'{tenant:043d}'


def token(tenant):
    return f'tg_{uid(9, tenant).replace("-", "")}_{secret(tenant)}'


def rows(tenants):
    now = int(time.time() * 1000)
    for tenant in range(1, tenants + 1):
        digest = hashlib.blake2b(secret(tenant).encode(), digest_size=32).hexdigest()
        print(uid(1, tenant), uid(9, tenant), uid(2, tenant), 'bench', 3, '\\\\x' + digest, now, now + 30 * DAY, sep='\t')


if __name__ == '__main__':
    verb, words = sys.argv[1], [int(word) for word in sys.argv[2:]]
    if verb == 'rows':
        rows(*words)
    else:
        print({'token': token, 'id': uid}[verb](*words))
