-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Whether a verdict would be another one by the other policy; of those that were made before nobody knows.
ALTER TABLE drift_reports ADD COLUMN policy_matters {{bool}} NOT NULL DEFAULT TRUE
--;
CREATE INDEX drift_reports_policy ON drift_reports (tenant_id, target_id) WHERE policy_matters
--;
CREATE INDEX drift_reports_differing ON drift_reports (tenant_id, target_id) WHERE differences_json <> '[]'
--;
-- Counts by environment and by release read this one and never a row.
DROP INDEX targets_release
--;
CREATE INDEX targets_release ON targets (tenant_id, enabled, environment_id, release_id, release_name, deployed_at, deleted_at, drift_status)
    WHERE deleted_at IS NULL
--;
-- What a fleet is looked through for; that nearly all targets are in sync (1) is how it should be, so this one is small.
CREATE INDEX targets_not_in_sync ON targets (tenant_id, drift_status, name, id) WHERE drift_status <> 1 AND deleted_at IS NULL
--;
-- Fleets are read as a whole.
{{in_row inventory_current}}
