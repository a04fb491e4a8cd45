-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- A component of a target runs another image than before, and why. running is the component as it was seen: later facts are held against it.
CREATE TABLE observed_changes (
    tenant_id {{uuid}} NOT NULL,
    id {{uuid}} NOT NULL,
    target_id {{uuid}} NOT NULL,
    environment_id {{uuid}} NOT NULL,
    component text NOT NULL,
    from_digest text NOT NULL,
    from_name text NOT NULL,
    to_digest text NOT NULL,
    to_name text NOT NULL,
    not_before {{timestamp}} NOT NULL,
    seen_at {{timestamp}} NOT NULL,
    verdict {{int64}} NOT NULL CHECK (verdict BETWEEN 0 AND 3),
    evidence_json {{json}} NOT NULL,
    running {{bytes}} NOT NULL,
    collector text NOT NULL,
    explanation text NOT NULL,
    ticket text NOT NULL,
    explained_by {{uuid}},
    explained_at {{timestamp}},
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) {{strict}}
--;
CREATE INDEX observed_changes_seen ON observed_changes (tenant_id, seen_at, id)
--;
CREATE INDEX observed_changes_target ON observed_changes (tenant_id, target_id, seen_at)
--;
CREATE INDEX observed_changes_environment ON observed_changes (tenant_id, environment_id, seen_at, verdict)
--;
-- Who asked the gate whether he may deploy now. What happens soon afterwards is held against it.
CREATE TABLE gate_asks (
    tenant_id {{uuid}} NOT NULL REFERENCES tenants (tenant_id),
    id {{uuid}} NOT NULL,
    environment_id {{uuid}} NOT NULL,
    at {{timestamp}} NOT NULL,
    asked_by {{uuid}},
    via_agent {{bool}} NOT NULL,
    allowed {{bool}} NOT NULL,
    overridden {{bool}} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {{strict}}
--;
CREATE INDEX gate_asks_environment ON gate_asks (tenant_id, environment_id, at)
