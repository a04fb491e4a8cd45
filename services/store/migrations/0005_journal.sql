-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE audit_entries (
    tenant_id {{uuid}} NOT NULL REFERENCES tenants (tenant_id),
    seq {{int64}} NOT NULL CHECK (seq > 0),
    at {{timestamp}} NOT NULL,
    actor_id {{uuid}},
    actor_name text NOT NULL,
    via text NOT NULL,
    action text NOT NULL,
    entity_type text NOT NULL,
    entity_id {{uuid}},
    entity_name text NOT NULL,
    reason text NOT NULL,
    before_json {{json}} NOT NULL,
    after_json {{json}} NOT NULL,
    window_ids {{bytes}} NOT NULL,
    during_freeze {{bool}} NOT NULL,
    request_id text NOT NULL,
    previous_hash {{bytes}} NOT NULL,
    hash {{bytes}} NOT NULL,
    PRIMARY KEY (tenant_id, seq)
) {{strict}}
--;
{{append_only audit_entries}}
--;
CREATE INDEX audit_entries_entity ON audit_entries (tenant_id, entity_id, seq)
--;
CREATE INDEX audit_entries_actor ON audit_entries (tenant_id, actor_id, seq)
--;
-- The newest change of each tenant, counted in the transaction that makes it: no gaps, and in the order of commits.
CREATE TABLE change_counters (
    tenant_id {{uuid}} NOT NULL REFERENCES tenants (tenant_id),
    seq {{int64}} NOT NULL,
    PRIMARY KEY (tenant_id)
) {{strict}}
--;
CREATE TABLE changes (
    tenant_id {{uuid}} NOT NULL REFERENCES tenants (tenant_id),
    seq {{int64}} NOT NULL,
    at {{timestamp}} NOT NULL,
    kind text NOT NULL,
    entity_type text NOT NULL,
    entity_id {{uuid}},
    environment_id {{uuid}},
    version {{int64}} NOT NULL,
    PRIMARY KEY (tenant_id, seq)
) {{strict}}
--;
CREATE TABLE answers (
    tenant_id {{uuid}} NOT NULL REFERENCES tenants (tenant_id),
    user_id {{uuid}} NOT NULL,
    route {{bytes}} NOT NULL,
    idempotency_key {{bytes}} NOT NULL,
    request_hash {{bytes}} NOT NULL,
    status {{int64}} NOT NULL,
    body {{bytes}} NOT NULL,
    etag {{bytes}} NOT NULL,
    location {{bytes}} NOT NULL,
    at {{timestamp}} NOT NULL,
    PRIMARY KEY (tenant_id, user_id, route, idempotency_key)
) {{strict}}
--;
CREATE INDEX answers_at ON answers (tenant_id, at)
