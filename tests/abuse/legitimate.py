#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An honest client from an address of its own: asks steadily for some seconds and says how many answers came, and how late.

    legitimate.py BASE-URL TOKEN PATH SECONDS
"""
import http.client
import json
import sys
import time
import urllib.parse

PAUSE = 0.005  # s between requests
PATIENCE = 5  # s until a request counts as unanswered


def main():
    base, token, path, seconds = sys.argv[1:5]
    port = urllib.parse.urlsplit(base).port
    times, failed, connection = [], 0, None
    end = time.monotonic() + float(seconds)
    while time.monotonic() < end:
        began = time.monotonic()
        try:
            if connection is None:
                connection = http.client.HTTPConnection('127.0.0.1', port, timeout=PATIENCE, source_address=('127.0.0.2', 0))
            connection.request('GET', path, headers={'Authorization': 'Bearer ' + token})
            reply = connection.getresponse()
            reply.read()
            good = reply.status == 200
            if reply.getheader('Connection') == 'close':
                connection.close()
                connection = None
        except (OSError, http.client.HTTPException):
            good, connection = False, None
        failed += not good
        times.append((time.monotonic() - began) * 1000)
        time.sleep(PAUSE)
    times.sort()
    print(json.dumps({'requests': len(times), 'failed': failed, 'p50': round(times[len(times) // 2], 1),
                      'p99': round(times[int(len(times) * 0.99)], 1), 'worst': round(times[-1], 1)}))


if __name__ == '__main__':
    main()
