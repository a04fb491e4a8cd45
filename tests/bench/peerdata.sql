-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The tables a Node service would have: times as text and words instead of numbers, so that the peers need not convert anything.
CREATE TABLE users (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, name text NOT NULL, role text NOT NULL, enabled boolean NOT NULL);
CREATE TABLE tokens (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, user_id uuid NOT NULL REFERENCES users, hash bytea NOT NULL,
    expires_at text NOT NULL, revoked_at text);
CREATE TABLE environments (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, name text NOT NULL, display_name text NOT NULL, description text NOT NULL,
    order_index integer NOT NULL, is_production boolean NOT NULL, config json NOT NULL, health_check_interval integer NOT NULL,
    required_approvals integer NOT NULL, require_separation_of_duties boolean NOT NULL, promotion_policy text NOT NULL, auto_promote_from uuid,
    version integer NOT NULL, created_at text NOT NULL, created_by uuid, updated_at text NOT NULL, updated_by uuid, deleted_at text);
CREATE TABLE targets (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, environment_id uuid NOT NULL REFERENCES environments, target_group_id uuid,
    name text NOT NULL, target_type text NOT NULL, connection json NOT NULL, agent_id text, labels json NOT NULL, deployment_directory text NOT NULL,
    enabled boolean NOT NULL, health_status text NOT NULL, health_message text, health_code text, health_checked_at text, health_since text,
    drift_status text NOT NULL, drift_since text, drift_count integer NOT NULL, release_id uuid, release_name text, deployed_at text,
    version integer NOT NULL, created_at text NOT NULL, created_by uuid, updated_at text NOT NULL, updated_by uuid, deleted_at text);
-- The end of each tenant's audit chain; who writes for the tenant takes it first.
CREATE TABLE heads (tenant_id uuid PRIMARY KEY, seq integer NOT NULL, hash bytea NOT NULL);
CREATE TABLE audit (tenant_id uuid NOT NULL, seq integer NOT NULL, at text NOT NULL, actor uuid, action text NOT NULL, entity_type text NOT NULL,
    entity_id uuid NOT NULL, before json, after json, previous_hash bytea NOT NULL, hash bytea NOT NULL, PRIMARY KEY (tenant_id, seq));
CREATE TABLE changes (tenant_id uuid NOT NULL, seq integer NOT NULL, at text NOT NULL, kind text NOT NULL, entity_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, seq));
