-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What is filled into a sentence that is kept, so that it can be said in another language; what is older has its English alone.
ALTER TABLE targets ADD COLUMN health_params_json {{json}} NOT NULL DEFAULT '{}'
--;
ALTER TABLE health_transitions ADD COLUMN message_json {{json}} NOT NULL DEFAULT '{}'
--;
ALTER TABLE inventory_current ADD COLUMN messages_json {{json}} NOT NULL DEFAULT '{}'
--;
ALTER TABLE inventory_history ADD COLUMN messages_json {{json}} NOT NULL DEFAULT '{}'
