-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE tenants (
    tenant_id {{uuid}} NOT NULL,
    name text NOT NULL,
    name_folded text NOT NULL,
    created_at {{timestamp}} NOT NULL,
    PRIMARY KEY (tenant_id)
) {{strict}}
--;
CREATE UNIQUE INDEX tenants_name ON tenants (name_folded)
--;
-- Facts about the whole database, such as the highest clock reading seen.
CREATE TABLE facts (
    fact text NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (fact)
) {{strict}}
--;
CREATE TABLE users (
    tenant_id {{uuid}} NOT NULL REFERENCES tenants (tenant_id),
    id {{uuid}} NOT NULL,
    name text NOT NULL,
    name_folded text NOT NULL,
    display_name text NOT NULL,
    role {{int64}} NOT NULL CHECK (role BETWEEN 0 AND 5),
    enabled {{bool}} NOT NULL,
    created_at {{timestamp}} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {{strict}}
--;
CREATE UNIQUE INDEX users_name ON users (tenant_id, name_folded)
--;
CREATE TABLE tokens (
    tenant_id {{uuid}} NOT NULL,
    id {{uuid}} NOT NULL,
    user_id {{uuid}} NOT NULL,
    name text NOT NULL,
    role {{int64}} NOT NULL CHECK (role BETWEEN 0 AND 5),
    secret_hash {{bytes}} NOT NULL,
    created_at {{timestamp}} NOT NULL,
    expires_at {{timestamp}} NOT NULL,
    revoked_at {{timestamp}},
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
) {{strict}}
--;
-- Authentication knows the token before it knows the tenant.
CREATE INDEX tokens_id ON tokens (id)
