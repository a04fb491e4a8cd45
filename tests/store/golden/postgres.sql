TABLE agent_secrets
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  agent_id uuid NOT NULL
  secret_hash bytea NOT NULL
  created_at bigint NOT NULL
  CONSTRAINT agent_secrets_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT agent_secrets_tenant_id_agent_id_fkey FOREIGN KEY (tenant_id, agent_id) REFERENCES agents(tenant_id, id)
CREATE INDEX agent_secrets_agent ON public.agent_secrets USING btree (tenant_id, agent_id)
CREATE INDEX agent_secrets_hash ON public.agent_secrets USING btree (secret_hash)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY of_credential FOR SELECT USING (secret_hash = decode(NULLIF(current_setting('tidegate.credential'::text, true), ''::text), 'hex'::text))
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE agent_tasks
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  agent_id uuid NOT NULL
  target_id uuid NOT NULL
  type bigint NOT NULL
  status bigint NOT NULL
  payload_json text COLLATE "C" NOT NULL
  superseded_by uuid
  seen_ids bytea NOT NULL
  created_at bigint NOT NULL
  expires_at bigint NOT NULL
  answered_at bigint
  started_at bigint
  completed_at bigint
  outputs_json text COLLATE "C" NOT NULL
  error_text text COLLATE "C" NOT NULL
  CONSTRAINT agent_tasks_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT agent_tasks_tenant_id_agent_id_fkey FOREIGN KEY (tenant_id, agent_id) REFERENCES agents(tenant_id, id)
  CONSTRAINT agent_tasks_status_check CHECK (((status >= 0) AND (status <= 3)))
  CONSTRAINT agent_tasks_type_check CHECK (((type >= 0) AND (type <= 3)))
CREATE INDEX agent_tasks_open ON public.agent_tasks USING btree (tenant_id, agent_id, expires_at) WHERE (answered_at IS NULL)
CREATE INDEX agent_tasks_target ON public.agent_tasks USING btree (tenant_id, target_id) WHERE (answered_at IS NULL)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE agents
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  name text COLLATE "C" NOT NULL
  name_folded text COLLATE "C" NOT NULL
  labels_json text COLLATE "C" NOT NULL
  environment_ids bytea NOT NULL
  lifecycle bigint NOT NULL
  machine_id text COLLATE "C" NOT NULL
  platform_json text COLLATE "C" NOT NULL
  capabilities_json text COLLATE "C" NOT NULL
  agent_version text COLLATE "C" NOT NULL
  boot_id text COLLATE "C" NOT NULL
  checks_json text COLLATE "C" NOT NULL
  last_seen_at bigint
  last_sequence bigint NOT NULL
  clock_skew_ms bigint NOT NULL
  inventory_at bigint
  wants_rotation boolean NOT NULL
  version bigint NOT NULL
  created_at bigint NOT NULL
  updated_at bigint NOT NULL
  deleted_at bigint
  CONSTRAINT agents_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT agents_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id)
  CONSTRAINT agents_lifecycle_check CHECK (((lifecycle >= 0) AND (lifecycle <= 3)))
CREATE UNIQUE INDEX agents_live_name ON public.agents USING btree (tenant_id, name_folded) WHERE (deleted_at IS NULL)
CREATE INDEX agents_machine ON public.agents USING btree (tenant_id, machine_id)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY of_credential FOR SELECT USING ((tenant_id, id) IN ( SELECT agent_secrets.tenant_id,
    agent_secrets.agent_id
   FROM agent_secrets
  WHERE (agent_secrets.secret_hash = decode(NULLIF(current_setting('tidegate.credential'::text, true), ''::text), 'hex'::text))))
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE answers
  tenant_id uuid NOT NULL
  user_id uuid NOT NULL
  route bytea NOT NULL
  idempotency_key bytea NOT NULL
  request_hash bytea NOT NULL
  status bigint NOT NULL
  body bytea NOT NULL
  etag bytea NOT NULL
  location bytea NOT NULL
  at bigint NOT NULL
  CONSTRAINT answers_pkey PRIMARY KEY (tenant_id, user_id, route, idempotency_key)
  CONSTRAINT answers_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id)
CREATE INDEX answers_at ON public.answers USING btree (tenant_id, at)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE audit_entries
  tenant_id uuid NOT NULL
  seq bigint NOT NULL
  at bigint NOT NULL
  actor_id uuid
  actor_name text COLLATE "C" NOT NULL
  via text COLLATE "C" NOT NULL
  action text COLLATE "C" NOT NULL
  entity_type text COLLATE "C" NOT NULL
  entity_id uuid
  entity_name text COLLATE "C" NOT NULL
  reason text COLLATE "C" NOT NULL
  before_json text COLLATE "C" NOT NULL
  after_json text COLLATE "C" NOT NULL
  window_ids bytea NOT NULL
  during_freeze boolean NOT NULL
  request_id text COLLATE "C" NOT NULL
  previous_hash bytea NOT NULL
  hash bytea NOT NULL
  hash_version bigint NOT NULL DEFAULT 1
  CONSTRAINT audit_entries_pkey PRIMARY KEY (tenant_id, seq)
  CONSTRAINT audit_entries_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id)
  CONSTRAINT audit_entries_seq_check CHECK ((seq > 0))
CREATE INDEX audit_entries_actor ON public.audit_entries USING btree (tenant_id, actor_id, seq)
CREATE INDEX audit_entries_entity ON public.audit_entries USING btree (tenant_id, entity_id, seq)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)
CREATE TRIGGER audit_entries_refuse_ BEFORE TRUNCATE ON public.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION tidegate_refuse_change()
CREATE TRIGGER audit_entries_refuse_update BEFORE DELETE OR UPDATE ON public.audit_entries FOR EACH ROW EXECUTE FUNCTION tidegate_refuse_change()

TABLE audit_seals
  tenant_id uuid NOT NULL
  ordinal bigint NOT NULL
  seq bigint NOT NULL
  head bytea NOT NULL
  at bigint NOT NULL
  key_id text COLLATE "C" NOT NULL
  mac bytea NOT NULL
  CONSTRAINT audit_seals_pkey PRIMARY KEY (tenant_id, ordinal)
  CONSTRAINT audit_seals_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id)
  CONSTRAINT audit_seals_ordinal_check CHECK ((ordinal > 0))
  CONSTRAINT audit_seals_seq_check CHECK ((seq > 0))
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)
CREATE TRIGGER audit_seals_refuse_ BEFORE TRUNCATE ON public.audit_seals FOR EACH STATEMENT EXECUTE FUNCTION tidegate_refuse_change()
CREATE TRIGGER audit_seals_refuse_update BEFORE DELETE OR UPDATE ON public.audit_seals FOR EACH ROW EXECUTE FUNCTION tidegate_refuse_change()

TABLE audit_texts
  tenant_id uuid NOT NULL
  seq bigint NOT NULL
  folded text COLLATE "C" NOT NULL
  CONSTRAINT audit_texts_pkey PRIMARY KEY (tenant_id, seq)
  CONSTRAINT audit_texts_tenant_id_seq_fkey FOREIGN KEY (tenant_id, seq) REFERENCES audit_entries(tenant_id, seq)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE change_counters
  tenant_id uuid NOT NULL
  seq bigint NOT NULL
  import_id uuid
  CONSTRAINT change_counters_pkey PRIMARY KEY (tenant_id)
  CONSTRAINT change_counters_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE changes
  tenant_id uuid NOT NULL
  seq bigint NOT NULL
  at bigint NOT NULL
  kind text COLLATE "C" NOT NULL
  entity_type text COLLATE "C" NOT NULL
  entity_id uuid
  environment_id uuid
  version bigint NOT NULL
  CONSTRAINT changes_pkey PRIMARY KEY (tenant_id, seq)
  CONSTRAINT changes_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE check_leases
  tenant_id uuid NOT NULL
  target_id uuid NOT NULL
  server_id uuid NOT NULL
  held_until bigint NOT NULL
  worse_in_a_row bigint NOT NULL
  CONSTRAINT check_leases_pkey PRIMARY KEY (tenant_id, target_id)
  CONSTRAINT check_leases_tenant_id_target_id_fkey FOREIGN KEY (tenant_id, target_id) REFERENCES targets(tenant_id, id)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE components
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  name text COLLATE "C" NOT NULL
  CONSTRAINT components_tenant_id_name_key UNIQUE (tenant_id, name)
  CONSTRAINT components_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT components_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE digest_uses
  tenant_id uuid NOT NULL
  digest bytea NOT NULL
  target_id uuid NOT NULL
  component text COLLATE "C" NOT NULL
  CONSTRAINT digest_uses_pkey PRIMARY KEY (tenant_id, digest, target_id, component)
  CONSTRAINT digest_uses_tenant_id_target_id_fkey FOREIGN KEY (tenant_id, target_id) REFERENCES targets(tenant_id, id)
CREATE INDEX digest_uses_target ON public.digest_uses USING btree (tenant_id, target_id)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE drift_reports
  tenant_id uuid NOT NULL
  target_id uuid NOT NULL
  status bigint NOT NULL
  reason text COLLATE "C" NOT NULL
  expected_release_id uuid
  expected_digest text COLLATE "C" NOT NULL
  actual_digest text COLLATE "C" NOT NULL
  differences_json text COLLATE "C" NOT NULL
  since bigint
  observed_at bigint
  snapshot_id uuid
  stale boolean NOT NULL
  policy_matters boolean NOT NULL DEFAULT true
  CONSTRAINT drift_reports_pkey PRIMARY KEY (tenant_id, target_id)
  CONSTRAINT drift_reports_tenant_id_target_id_fkey FOREIGN KEY (tenant_id, target_id) REFERENCES targets(tenant_id, id)
  CONSTRAINT drift_reports_status_check CHECK (((status >= 0) AND (status <= 3)))
CREATE INDEX drift_reports_differing ON public.drift_reports USING btree (tenant_id, target_id) WHERE (differences_json <> '[]'::text)
CREATE INDEX drift_reports_policy ON public.drift_reports USING btree (tenant_id, target_id) WHERE policy_matters
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE drift_rules
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  target_id uuid
  environment_id uuid
  labels_json text COLLATE "C" NOT NULL
  component text COLLATE "C" NOT NULL
  kind bigint NOT NULL
  expected_digest text COLLATE "C" NOT NULL
  reason text COLLATE "C" NOT NULL
  expires_at bigint NOT NULL
  expired_at bigint
  created_at bigint NOT NULL
  created_by uuid
  CONSTRAINT drift_rules_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT drift_rules_tenant_id_environment_id_fkey FOREIGN KEY (tenant_id, environment_id) REFERENCES environments(tenant_id, id)
  CONSTRAINT drift_rules_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id)
  CONSTRAINT drift_rules_tenant_id_target_id_fkey FOREIGN KEY (tenant_id, target_id) REFERENCES targets(tenant_id, id)
  CONSTRAINT drift_rules_kind_check CHECK (((kind >= 0) AND (kind <= 5)))
CREATE INDEX drift_rules_end ON public.drift_rules USING btree (tenant_id, expires_at, id)
CREATE INDEX drift_rules_target ON public.drift_rules USING btree (tenant_id, target_id)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE environments
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  name text COLLATE "C" NOT NULL
  name_folded text COLLATE "C" NOT NULL
  display_name text COLLATE "C" NOT NULL
  description text COLLATE "C" NOT NULL
  order_index bigint NOT NULL
  is_production boolean NOT NULL
  config_json text COLLATE "C" NOT NULL
  health_check_interval bigint NOT NULL
  required_approvals bigint NOT NULL
  require_separation_of_duties boolean NOT NULL
  promotion_policy text COLLATE "C" NOT NULL
  auto_promote_from uuid
  version bigint NOT NULL
  created_at bigint NOT NULL
  created_by uuid
  updated_at bigint NOT NULL
  updated_by uuid
  deleted_at bigint
  deleted_by uuid
  CONSTRAINT environments_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT environments_tenant_id_auto_promote_from_fkey FOREIGN KEY (tenant_id, auto_promote_from) REFERENCES environments(tenant_id, id)
  CONSTRAINT environments_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id)
  CONSTRAINT environments_health_check_interval_check CHECK ((health_check_interval >= 0))
  CONSTRAINT environments_order_index_check CHECK ((order_index >= 0))
  CONSTRAINT environments_required_approvals_check CHECK ((required_approvals >= 0))
CREATE INDEX environments_deleted ON public.environments USING btree (tenant_id, deleted_at, id) WHERE (deleted_at IS NOT NULL)
CREATE UNIQUE INDEX environments_live_name ON public.environments USING btree (tenant_id, name_folded) WHERE (deleted_at IS NULL)
CREATE INDEX environments_order ON public.environments USING btree (tenant_id, order_index, name, id) WHERE (deleted_at IS NULL)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE facts
  fact text COLLATE "C" NOT NULL
  value text COLLATE "C" NOT NULL
  CONSTRAINT facts_pkey PRIMARY KEY (fact)
NO ROW LEVEL SECURITY

TABLE freeze_windows
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  environment_id uuid NOT NULL
  start_at bigint NOT NULL
  end_at bigint NOT NULL
  reason text COLLATE "C" NOT NULL
  exceptions bytea NOT NULL
  timezone text COLLATE "C" NOT NULL
  version bigint NOT NULL
  created_at bigint NOT NULL
  created_by uuid
  updated_at bigint NOT NULL
  updated_by uuid
  ended_early_at bigint
  deleted_at bigint
  CONSTRAINT freeze_windows_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT freeze_windows_tenant_id_environment_id_fkey FOREIGN KEY (tenant_id, environment_id) REFERENCES environments(tenant_id, id)
  CONSTRAINT freeze_windows_check CHECK ((end_at >= start_at))
CREATE INDEX freeze_windows_deleted ON public.freeze_windows USING btree (tenant_id, deleted_at, id) WHERE (deleted_at IS NOT NULL)
CREATE INDEX freeze_windows_environment ON public.freeze_windows USING btree (tenant_id, environment_id, start_at, id)
CREATE INDEX freeze_windows_start ON public.freeze_windows USING btree (tenant_id, start_at, id)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE gate_asks
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  environment_id uuid NOT NULL
  at bigint NOT NULL
  asked_by uuid
  via_agent boolean NOT NULL
  allowed boolean NOT NULL
  overridden boolean NOT NULL
  CONSTRAINT gate_asks_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT gate_asks_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id)
CREATE INDEX gate_asks_environment ON public.gate_asks USING btree (tenant_id, environment_id, at)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE health_transitions
  tenant_id uuid NOT NULL
  target_id uuid NOT NULL
  ordinal bigint NOT NULL
  at bigint NOT NULL
  from_health bigint NOT NULL
  to_health bigint NOT NULL
  message text COLLATE "C" NOT NULL
  source text COLLATE "C" NOT NULL
  message_json text COLLATE "C" NOT NULL DEFAULT '{}'::text
  CONSTRAINT health_transitions_pkey PRIMARY KEY (tenant_id, target_id, ordinal)
  CONSTRAINT health_transitions_tenant_id_target_id_fkey FOREIGN KEY (tenant_id, target_id) REFERENCES targets(tenant_id, id)
  CONSTRAINT health_transitions_from_health_check CHECK (((from_health >= 0) AND (from_health <= 4)))
  CONSTRAINT health_transitions_to_health_check CHECK (((to_health >= 0) AND (to_health <= 4)))
CREATE INDEX health_transitions_at ON public.health_transitions USING btree (tenant_id, target_id, at, ordinal)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE image_origins
  tenant_id uuid NOT NULL
  digest bytea NOT NULL
  revision text COLLATE "C" NOT NULL
  source text COLLATE "C" NOT NULL
  version text COLLATE "C" NOT NULL
  created text COLLATE "C" NOT NULL
  disputed boolean NOT NULL
  seen_at bigint NOT NULL
  CONSTRAINT image_origins_pkey PRIMARY KEY (tenant_id, digest)
  CONSTRAINT image_origins_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id)
CREATE INDEX image_origins_seen ON public.image_origins USING btree (tenant_id, seen_at)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE inventory_current
  tenant_id uuid NOT NULL
  target_id uuid NOT NULL
  id uuid NOT NULL
  observed_at bigint NOT NULL
  last_seen_at bigint NOT NULL
  sequence bigint NOT NULL
  collector text COLLATE "C" NOT NULL
  component_count bigint NOT NULL
  packed bytea NOT NULL
  content_hash bytea NOT NULL
  fingerprint bigint NOT NULL
  errors_json text COLLATE "C" NOT NULL
  sticker_release_id text COLLATE "C" NOT NULL
  received_at bigint NOT NULL
  notes_json text COLLATE "C" NOT NULL DEFAULT '[]'::text
  messages_json text COLLATE "C" NOT NULL DEFAULT '{}'::text
  CONSTRAINT inventory_current_pkey PRIMARY KEY (tenant_id, target_id)
  CONSTRAINT inventory_current_tenant_id_target_id_fkey FOREIGN KEY (tenant_id, target_id) REFERENCES targets(tenant_id, id)
CREATE UNIQUE INDEX inventory_current_id ON public.inventory_current USING btree (tenant_id, id)
  WITH toast_tuple_target=8160
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE inventory_history
  tenant_id uuid NOT NULL
  target_id uuid NOT NULL
  id uuid NOT NULL
  observed_at bigint NOT NULL
  last_seen_at bigint NOT NULL
  sequence bigint NOT NULL
  collector text COLLATE "C" NOT NULL
  component_count bigint NOT NULL
  packed bytea NOT NULL
  content_hash bytea NOT NULL
  fingerprint bigint NOT NULL
  errors_json text COLLATE "C" NOT NULL
  sticker_release_id text COLLATE "C" NOT NULL
  received_at bigint NOT NULL
  notes_json text COLLATE "C" NOT NULL DEFAULT '[]'::text
  messages_json text COLLATE "C" NOT NULL DEFAULT '{}'::text
  CONSTRAINT inventory_history_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT inventory_history_tenant_id_target_id_fkey FOREIGN KEY (tenant_id, target_id) REFERENCES targets(tenant_id, id)
CREATE INDEX inventory_history_observed ON public.inventory_history USING btree (tenant_id, target_id, observed_at, sequence)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE known_images
  tenant_id uuid NOT NULL
  target_id uuid NOT NULL
  known_json text COLLATE "C" NOT NULL
  CONSTRAINT known_images_pkey PRIMARY KEY (tenant_id, target_id)
  CONSTRAINT known_images_tenant_id_target_id_fkey FOREIGN KEY (tenant_id, target_id) REFERENCES targets(tenant_id, id)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE observed_changes
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  target_id uuid NOT NULL
  environment_id uuid NOT NULL
  component text COLLATE "C" NOT NULL
  from_digest text COLLATE "C" NOT NULL
  from_name text COLLATE "C" NOT NULL
  to_digest text COLLATE "C" NOT NULL
  to_name text COLLATE "C" NOT NULL
  not_before bigint NOT NULL
  seen_at bigint NOT NULL
  verdict bigint NOT NULL
  evidence_json text COLLATE "C" NOT NULL
  running bytea NOT NULL
  collector text COLLATE "C" NOT NULL
  explanation text COLLATE "C" NOT NULL
  ticket text COLLATE "C" NOT NULL
  explained_by uuid
  explained_at bigint
  CONSTRAINT observed_changes_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT observed_changes_tenant_id_target_id_fkey FOREIGN KEY (tenant_id, target_id) REFERENCES targets(tenant_id, id)
  CONSTRAINT observed_changes_verdict_check CHECK (((verdict >= 0) AND (verdict <= 3)))
CREATE INDEX observed_changes_environment ON public.observed_changes USING btree (tenant_id, environment_id, seen_at, verdict)
CREATE INDEX observed_changes_seen ON public.observed_changes USING btree (tenant_id, seen_at, id)
CREATE INDEX observed_changes_target ON public.observed_changes USING btree (tenant_id, target_id, seen_at)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE operations
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  kind text COLLATE "C" NOT NULL
  status bigint NOT NULL
  done bigint NOT NULL
  total bigint NOT NULL
  results_json text COLLATE "C" NOT NULL
  created_at bigint NOT NULL
  updated_at bigint NOT NULL
  server_id uuid
  cancelled_at bigint
  CONSTRAINT operations_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT operations_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id)
  CONSTRAINT operations_status_check CHECK (((status >= 0) AND (status <= 4)))
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE parent_transitions
  tenant_id uuid NOT NULL
  environment_id uuid NOT NULL
  target_group_id uuid
  ordinal bigint NOT NULL
  at bigint NOT NULL
  from_health bigint NOT NULL
  to_health bigint NOT NULL
  causes_json text COLLATE "C" NOT NULL
  cause_count bigint NOT NULL
  CONSTRAINT parent_transitions_pkey PRIMARY KEY (tenant_id, environment_id, ordinal)
  CONSTRAINT parent_transitions_tenant_id_environment_id_fkey FOREIGN KEY (tenant_id, environment_id) REFERENCES environments(tenant_id, id)
  CONSTRAINT parent_transitions_tenant_id_environment_id_target_group_i_fkey FOREIGN KEY (tenant_id, environment_id, target_group_id) REFERENCES target_groups(tenant_id, environment_id, id)
  CONSTRAINT parent_transitions_from_health_check CHECK (((from_health >= 0) AND (from_health <= 4)))
  CONSTRAINT parent_transitions_to_health_check CHECK (((to_health >= 0) AND (to_health <= 4)))
CREATE INDEX parent_transitions_at ON public.parent_transitions USING btree (tenant_id, environment_id, target_group_id, at, ordinal)
CREATE INDEX parent_transitions_end ON public.parent_transitions USING btree (tenant_id, at)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE registration_tokens
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  secret_hash bytea NOT NULL
  environment_ids bytea NOT NULL
  labels_json text COLLATE "C" NOT NULL
  auto_accept boolean NOT NULL
  may_replace boolean NOT NULL
  created_at bigint NOT NULL
  created_by uuid
  expires_at bigint NOT NULL
  used_at bigint
  agent_id uuid
  CONSTRAINT registration_tokens_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT registration_tokens_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id)
CREATE INDEX registration_tokens_hash ON public.registration_tokens USING btree (secret_hash)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY of_credential FOR SELECT USING (secret_hash = decode(NULLIF(current_setting('tidegate.credential'::text, true), ''::text), 'hex'::text))
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE schema_migrations
  number bigint NOT NULL
  name text COLLATE "C" NOT NULL
  sha256 bytea NOT NULL
  applied_at bigint NOT NULL
  CONSTRAINT schema_migrations_pkey PRIMARY KEY (number)
NO ROW LEVEL SECURITY

TABLE secrets
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  target_id uuid NOT NULL
  kind text COLLATE "C" NOT NULL
  sealed bytea NOT NULL
  key_id text COLLATE "C" NOT NULL
  fingerprint text COLLATE "C" NOT NULL
  created_at bigint NOT NULL
  created_by uuid
  CONSTRAINT secrets_tenant_id_target_id_kind_key UNIQUE (tenant_id, target_id, kind)
  CONSTRAINT secrets_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT secrets_tenant_id_target_id_fkey FOREIGN KEY (tenant_id, target_id) REFERENCES targets(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE servers
  id uuid NOT NULL
  alive_until bigint NOT NULL
  CONSTRAINT servers_pkey PRIMARY KEY (id)
NO ROW LEVEL SECURITY

TABLE stickers
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  target_id uuid NOT NULL
  release_id uuid NOT NULL
  release_name text COLLATE "C" NOT NULL
  components_json text COLLATE "C" NOT NULL
  deployed_at bigint NOT NULL
  deployed_by uuid
  source bigint NOT NULL
  reason text COLLATE "C" NOT NULL
  recorded_at bigint NOT NULL
  during_freeze boolean NOT NULL
  version bigint NOT NULL
  CONSTRAINT stickers_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT stickers_tenant_id_target_id_fkey FOREIGN KEY (tenant_id, target_id) REFERENCES targets(tenant_id, id)
  CONSTRAINT stickers_source_check CHECK (((source >= 0) AND (source <= 2)))
CREATE INDEX stickers_newest ON public.stickers USING btree (tenant_id, target_id, deployed_at, recorded_at, version)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)
CREATE TRIGGER stickers_refuse_ BEFORE TRUNCATE ON public.stickers FOR EACH STATEMENT EXECUTE FUNCTION tidegate_refuse_change()
CREATE TRIGGER stickers_refuse_update BEFORE DELETE OR UPDATE ON public.stickers FOR EACH ROW EXECUTE FUNCTION tidegate_refuse_change()

TABLE target_groups
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  environment_id uuid NOT NULL
  name text COLLATE "C" NOT NULL
  name_folded text COLLATE "C" NOT NULL
  display_name text COLLATE "C" NOT NULL
  description text COLLATE "C" NOT NULL
  labels_json text COLLATE "C" NOT NULL
  deploy_order bigint NOT NULL
  version bigint NOT NULL
  created_at bigint NOT NULL
  updated_at bigint NOT NULL
  deleted_at bigint
  deleted_by uuid
  CONSTRAINT target_groups_tenant_id_environment_id_id_key UNIQUE (tenant_id, environment_id, id)
  CONSTRAINT target_groups_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT target_groups_tenant_id_environment_id_fkey FOREIGN KEY (tenant_id, environment_id) REFERENCES environments(tenant_id, id)
CREATE INDEX target_groups_deleted ON public.target_groups USING btree (tenant_id, deleted_at, id) WHERE (deleted_at IS NOT NULL)
CREATE UNIQUE INDEX target_groups_live_name ON public.target_groups USING btree (tenant_id, environment_id, name_folded) WHERE (deleted_at IS NULL)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE target_labels
  tenant_id uuid NOT NULL
  target_id uuid NOT NULL
  label text COLLATE "C" NOT NULL
  value text COLLATE "C" NOT NULL
  CONSTRAINT target_labels_pkey PRIMARY KEY (tenant_id, target_id, label)
  CONSTRAINT target_labels_tenant_id_target_id_fkey FOREIGN KEY (tenant_id, target_id) REFERENCES targets(tenant_id, id)
CREATE INDEX target_labels_value ON public.target_labels USING btree (tenant_id, label, value, target_id)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE targets
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  environment_id uuid NOT NULL
  target_group_id uuid
  name text COLLATE "C" NOT NULL
  name_folded text COLLATE "C" NOT NULL
  type bigint NOT NULL
  connection_json text COLLATE "C" NOT NULL
  labels_json text COLLATE "C" NOT NULL
  deployment_directory text COLLATE "C" NOT NULL
  enabled boolean NOT NULL
  health bigint NOT NULL
  health_message text COLLATE "C" NOT NULL
  health_code text COLLATE "C" NOT NULL
  health_checked_at bigint
  health_since bigint
  health_duration bigint NOT NULL
  drift_status bigint NOT NULL
  drift_since bigint
  drift_count bigint NOT NULL
  release_id uuid
  release_name text COLLATE "C" NOT NULL
  deployed_at bigint
  version bigint NOT NULL
  created_at bigint NOT NULL
  created_by uuid
  updated_at bigint NOT NULL
  updated_by uuid
  deleted_at bigint
  deleted_by uuid
  name_searchable text COLLATE "C" NOT NULL DEFAULT ''::text
  health_params_json text COLLATE "C" NOT NULL DEFAULT '{}'::text
  detached_group_id uuid
  by_agent boolean NOT NULL DEFAULT false
  CONSTRAINT targets_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT targets_tenant_id_environment_id_fkey FOREIGN KEY (tenant_id, environment_id) REFERENCES environments(tenant_id, id)
  CONSTRAINT targets_tenant_id_environment_id_target_group_id_fkey FOREIGN KEY (tenant_id, environment_id, target_group_id) REFERENCES target_groups(tenant_id, environment_id, id)
  CONSTRAINT targets_drift_status_check CHECK (((drift_status >= 0) AND (drift_status <= 3)))
  CONSTRAINT targets_health_check CHECK (((health >= 0) AND (health <= 4)))
  CONSTRAINT targets_type_check CHECK (((type >= 0) AND (type <= 3)))
CREATE INDEX targets_by_agent ON public.targets USING btree (tenant_id, name, id) WHERE (by_agent AND (deleted_at IS NULL))
CREATE INDEX targets_deleted ON public.targets USING btree (tenant_id, deleted_at, environment_id, id) WHERE (deleted_at IS NOT NULL)
CREATE INDEX targets_detached ON public.targets USING btree (tenant_id, detached_group_id, id) WHERE (detached_group_id IS NOT NULL)
CREATE INDEX targets_environment ON public.targets USING btree (tenant_id, environment_id, name, id) WHERE (deleted_at IS NULL)
CREATE INDEX targets_group ON public.targets USING btree (tenant_id, target_group_id, name, id) WHERE (deleted_at IS NULL)
CREATE UNIQUE INDEX targets_live_name ON public.targets USING btree (tenant_id, environment_id, name_folded) WHERE (deleted_at IS NULL)
CREATE INDEX targets_name ON public.targets USING btree (tenant_id, name, id) WHERE (deleted_at IS NULL)
CREATE INDEX targets_not_in_sync ON public.targets USING btree (tenant_id, drift_status, name, id) WHERE ((drift_status <> 1) AND (deleted_at IS NULL))
CREATE INDEX targets_release ON public.targets USING btree (tenant_id, enabled, environment_id, release_id, release_name, deployed_at, deleted_at, drift_status) WHERE (deleted_at IS NULL)
CREATE INDEX targets_rollup ON public.targets USING btree (tenant_id, environment_id, enabled, health, drift_status, health_checked_at, deleted_at, by_agent) WHERE (deleted_at IS NULL)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE tenants
  tenant_id uuid NOT NULL
  name text COLLATE "C" NOT NULL
  name_folded text COLLATE "C" NOT NULL
  created_at bigint NOT NULL
  CONSTRAINT tenants_pkey PRIMARY KEY (tenant_id)
CREATE UNIQUE INDEX tenants_name ON public.tenants USING btree (name_folded)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY list_of_tenants FOR SELECT USING (current_setting('tidegate.list'::text, true) = 'tenants'::text)
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE tokens
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  user_id uuid NOT NULL
  name text COLLATE "C" NOT NULL
  role bigint NOT NULL
  secret_hash bytea NOT NULL
  created_at bigint NOT NULL
  expires_at bigint NOT NULL
  revoked_at bigint
  CONSTRAINT tokens_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT tokens_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES users(tenant_id, id)
  CONSTRAINT tokens_role_check CHECK (((role >= 0) AND (role <= 5)))
CREATE INDEX tokens_secret_hash ON public.tokens USING btree (secret_hash)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY of_credential FOR SELECT USING (secret_hash = decode(NULLIF(current_setting('tidegate.credential'::text, true), ''::text), 'hex'::text))
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE users
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  name text COLLATE "C" NOT NULL
  name_folded text COLLATE "C" NOT NULL
  display_name text COLLATE "C" NOT NULL
  role bigint NOT NULL
  enabled boolean NOT NULL
  created_at bigint NOT NULL
  CONSTRAINT users_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT users_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id)
  CONSTRAINT users_role_check CHECK (((role >= 0) AND (role <= 5)))
CREATE UNIQUE INDEX users_name ON public.users USING btree (tenant_id, name_folded)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY of_credential FOR SELECT USING ((tenant_id, id) IN ( SELECT tokens.tenant_id,
    tokens.user_id
   FROM tokens
  WHERE (tokens.secret_hash = decode(NULLIF(current_setting('tidegate.credential'::text, true), ''::text), 'hex'::text))))
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE workspace_import_pages
  tenant_id uuid NOT NULL
  import_id uuid NOT NULL
  number bigint NOT NULL
  table_name text COLLATE "C" NOT NULL
  row_count bigint NOT NULL
  content_hash bytea NOT NULL
  packed bytea NOT NULL
  CONSTRAINT workspace_import_pages_pkey PRIMARY KEY (tenant_id, import_id, number)
  CONSTRAINT workspace_import_pages_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES workspace_imports(tenant_id, id)
  CONSTRAINT workspace_import_pages_number_check CHECK ((number > 0))
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

TABLE workspace_imports
  tenant_id uuid NOT NULL
  id uuid NOT NULL
  announced_json text COLLATE "C" NOT NULL
  page_count bigint NOT NULL
  row_count bigint NOT NULL
  byte_count bigint NOT NULL
  server_id uuid
  failure_json text COLLATE "C" NOT NULL
  created_at bigint NOT NULL
  created_by uuid
  completed_at bigint
  CONSTRAINT workspace_imports_pkey PRIMARY KEY (tenant_id, id)
  CONSTRAINT workspace_imports_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id)
ENABLE AND FORCE ROW LEVEL SECURITY
POLICY own_tenant FOR ALL USING (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid) CHECK (tenant_id = (NULLIF(current_setting('tidegate.tenant'::text, true), ''::text))::uuid)

CREATE OR REPLACE FUNCTION public.tidegate_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'TG001'; END $function$

