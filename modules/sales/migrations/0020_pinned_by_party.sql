create index deal_party_id_pinned on deal using btree (workspace_id, party_id, created_at desc, id desc) where deleted_at is null and pinned;

create index lead_party_id_pinned on lead using btree (workspace_id, party_id, created_at desc, id desc) where deleted_at is null and pinned;

create index quote_deal_id_pinned on quote using btree (workspace_id, deal_id, created_at desc, id desc) where deleted_at is null and pinned;

create index quote_party_id_pinned on quote using btree (workspace_id, party_id, created_at desc, id desc) where deleted_at is null and pinned;
