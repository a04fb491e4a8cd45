-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Changes of the worst health in an environment or, where there is one, in a group, with the targets that caused them.
CREATE TABLE parent_transitions (
    tenant_id {{uuid}} NOT NULL,
    environment_id {{uuid}} NOT NULL,
    target_group_id {{uuid}},
    ordinal {{int64}} NOT NULL,
    at {{timestamp}} NOT NULL,
    from_health {{int64}} NOT NULL CHECK (from_health BETWEEN 0 AND 4),
    to_health {{int64}} NOT NULL CHECK (to_health BETWEEN 0 AND 4),
    causes_json {{json}} NOT NULL,
    cause_count {{int64}} NOT NULL,
    PRIMARY KEY (tenant_id, environment_id, ordinal),
    FOREIGN KEY (tenant_id, environment_id) REFERENCES environments (tenant_id, id),
    FOREIGN KEY (tenant_id, environment_id, target_group_id) REFERENCES target_groups (tenant_id, environment_id, id)
) {{strict}}
--;
CREATE INDEX parent_transitions_at ON parent_transitions (tenant_id, environment_id, target_group_id, at, ordinal)
--;
CREATE INDEX parent_transitions_end ON parent_transitions (tenant_id, at)
