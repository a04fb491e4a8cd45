-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Who comes with a token is found by the hash of its secret, also by the policies of Postgres: each request does so.
DROP INDEX tokens_id
--;
CREATE INDEX tokens_secret_hash ON tokens (secret_hash)
