// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the peers on either database answer: response schemas, and rows as the API has them. `parsed` makes an object of a JSON column.
import { createHash, timingSafeEqual } from 'node:crypto';

const text = { type: 'string' };
const nullable = { type: ['string', 'null'] };
const integer = { type: 'integer' };
const boolean = { type: 'boolean' };
const object = (properties) => ({ type: 'object', properties });
const free = { type: 'object', additionalProperties: true };

export const targetSchema = object({
    id: text, environmentId: text, targetGroupId: nullable, name: text, targetType: text, connection: free, agentId: nullable,
    labels: { type: 'object', additionalProperties: text }, deploymentDirectory: text, enabled: boolean, healthStatus: text,
    healthMessage: nullable, healthCode: nullable, healthCheckedAt: nullable, healthStale: boolean, healthSince: nullable,
    currentRelease: { type: ['object', 'null'], properties: { id: text, name: text, deployedAt: text } },
    drift: object({ status: text, since: nullable, count: integer }),
    version: integer, createdAt: text, createdBy: nullable, updatedAt: text, updatedBy: nullable,
});
export const environmentSchema = object({
    id: text, name: text, displayName: text, description: text, orderIndex: integer, isProduction: boolean, config: free,
    requiredApprovals: integer, requireSeparationOfDuties: boolean, promotionPolicy: text, autoPromoteFrom: nullable,
    version: integer, createdAt: text, createdBy: nullable, updatedAt: text, updatedBy: nullable,
});
export const targetsSchema = { type: 'array', items: targetSchema };
export const environmentsSchema = { type: 'array', items: environmentSchema };
export const bareSchema = object({ id: text, name: text, order: integer, x: integer });
export const querystring = object({ environmentId: text, limit: { type: 'integer', minimum: 1, maximum: 1000, default: 1000 } });

/// Id and secret of the bearer token of a request, or nothing.
export function tokenOf(request) {
    return /^Bearer tg_([0-9a-f]{32})_([0-9A-Za-z]{43})$/.exec(request.headers.authorization ?? '');
}

/// Whether a row of the table of tokens is that of a secret, and holds.
export function isLive(row, secret) {
    return row && timingSafeEqual(row.hash, createHash('sha256').update(secret).digest()) && !row.revoked_at
        && new Date().toISOString() < row.expires_at && row.enabled;
}

export function toTarget(row, now, parsed) {
    const limit = Math.max(3 * row.health_check_interval, 90) * 1000;
    return {
        id: row.id, environmentId: row.environment_id, targetGroupId: row.target_group_id, name: row.name, targetType: row.target_type,
        connection: parsed(row.connection), agentId: row.agent_id, labels: parsed(row.labels), deploymentDirectory: row.deployment_directory,
        enabled: Boolean(row.enabled), healthStatus: row.health_status, healthMessage: row.health_message, healthCode: row.health_code,
        healthCheckedAt: row.health_checked_at,
        healthStale: row.health_check_interval > 0 && row.health_checked_at !== null && now - Date.parse(row.health_checked_at) > limit,
        healthSince: row.health_since,
        currentRelease: row.release_id === null ? null : { id: row.release_id, name: row.release_name, deployedAt: row.deployed_at },
        drift: { status: row.drift_status, since: row.drift_since, count: row.drift_count },
        version: row.version, createdAt: row.created_at, createdBy: row.created_by, updatedAt: row.updated_at, updatedBy: row.updated_by,
    };
}

export function toEnvironment(row, parsed) {
    return {
        id: row.id, name: row.name, displayName: row.display_name, description: row.description, orderIndex: row.order_index,
        isProduction: Boolean(row.is_production), config: parsed(row.config), requiredApprovals: row.required_approvals,
        requireSeparationOfDuties: Boolean(row.require_separation_of_duties), promotionPolicy: row.promotion_policy,
        autoPromoteFrom: row.auto_promote_from, version: row.version, createdAt: row.created_at, createdBy: row.created_by,
        updatedAt: row.updated_at, updatedBy: row.updated_by,
    };
}
