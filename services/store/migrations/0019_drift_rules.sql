-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Differences that somebody accepts for a time: of one target, of an environment, or of all targets with certain labels. An empty component or digest is any.
CREATE TABLE drift_rules (
    tenant_id {{uuid}} NOT NULL REFERENCES tenants (tenant_id),
    id {{uuid}} NOT NULL,
    target_id {{uuid}},
    environment_id {{uuid}},
    labels_json {{json}} NOT NULL,
    component text NOT NULL,
    kind {{int64}} NOT NULL CHECK (kind BETWEEN 0 AND 5),
    expected_digest text NOT NULL,
    reason text NOT NULL,
    expires_at {{timestamp}} NOT NULL,
    expired_at {{timestamp}},
    created_at {{timestamp}} NOT NULL,
    created_by {{uuid}},
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id),
    FOREIGN KEY (tenant_id, environment_id) REFERENCES environments (tenant_id, id)
) {{strict}}
--;
CREATE INDEX drift_rules_end ON drift_rules (tenant_id, expires_at, id)
--;
CREATE INDEX drift_rules_target ON drift_rules (tenant_id, target_id)
