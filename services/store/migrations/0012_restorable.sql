-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What was deleted can be restored, so who deleted it and what a deleted group held is kept.
ALTER TABLE target_groups ADD COLUMN deleted_by {{uuid}}
--;
ALTER TABLE targets ADD COLUMN detached_group_id {{uuid}}
--;
CREATE INDEX targets_detached ON targets (tenant_id, detached_group_id, id) WHERE detached_group_id IS NOT NULL
--;
CREATE INDEX environments_deleted ON environments (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL
--;
CREATE INDEX freeze_windows_deleted ON freeze_windows (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL
--;
CREATE INDEX target_groups_deleted ON target_groups (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL
--;
CREATE INDEX targets_deleted ON targets (tenant_id, deleted_at, environment_id, id) WHERE deleted_at IS NOT NULL
