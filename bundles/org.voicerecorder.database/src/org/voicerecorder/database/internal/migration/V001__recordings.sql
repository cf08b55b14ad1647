-- Times are microseconds since 1970-01-01T00:00:00Z: a TIMESTAMP would be in the time zone of whoever reads it, and two
-- moments of the hour that a clock change repeats would be the same. Ids are the 16 bytes of the UUID, in its order.

-- Derby would take 32 KiB for a table with a long text; a row is a few hundred bytes, and rows are read at random.
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageSize', '8192');

CREATE TABLE schema_version (
    version INTEGER NOT NULL CONSTRAINT schema_version_pk PRIMARY KEY,
    name VARCHAR(255) NOT NULL,
    checksum CHAR(64) NOT NULL,
    applied_at BIGINT NOT NULL,
    app_version VARCHAR(64) NOT NULL
);

-- One row. Its lock is what puts transactions that change recordings in the order of their change numbers.
CREATE TABLE library_state (
    id INTEGER NOT NULL CONSTRAINT library_state_pk PRIMARY KEY,
    change_number BIGINT NOT NULL
);
INSERT INTO library_state (id, change_number) VALUES (1, 0);

-- title_sort: the title without case and accents, its beginning only (an index entry must fit half a page).
-- tag_list: the rows of recording_tag in one string, so that a page of recordings is one query.
-- duration_ns: -1 when unknown, so that an order by duration is total.
-- dedup_key: checksum and size; NULL (which never collides) for takes, recovered ones and edits.
CREATE TABLE recording (
    id CHAR(16) FOR BIT DATA NOT NULL CONSTRAINT recording_pk PRIMARY KEY,
    original_name VARCHAR(1024) NOT NULL,
    stored_name VARCHAR(255) NOT NULL CONSTRAINT recording_stored_name UNIQUE,
    title VARCHAR(1000) NOT NULL,
    title_sort VARCHAR(250) NOT NULL,
    description VARCHAR(32672),
    tag_list VARCHAR(32672) NOT NULL,
    duration_ns BIGINT NOT NULL,
    sample_rate INTEGER,
    channels INTEGER,
    bit_depth INTEGER,
    size_bytes BIGINT NOT NULL,
    mime_type VARCHAR(255) NOT NULL,
    checksum VARCHAR(128) NOT NULL,
    dedup_key VARCHAR(160) CONSTRAINT recording_content UNIQUE,
    status VARCHAR(16) NOT NULL,
    sync_status VARCHAR(16) NOT NULL,
    source VARCHAR(255) NOT NULL,
    created_at BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    last_synced_at BIGINT,
    app_version VARCHAR(64) NOT NULL,
    retention_policy VARCHAR(255),
    data_subject VARCHAR(255),
    consent BOOLEAN,
    version BIGINT NOT NULL,
    change_number BIGINT NOT NULL
);

-- One index per order and direction (Derby reads an index forwards only); the status in it answers most filters
-- without a look at the row.
CREATE INDEX recording_created_desc ON recording (created_at DESC, id DESC, status);
CREATE INDEX recording_created_asc ON recording (created_at, id, status);
CREATE INDEX recording_title_desc ON recording (title_sort DESC, id DESC, status);
CREATE INDEX recording_title_asc ON recording (title_sort, id, status);
CREATE INDEX recording_duration_desc ON recording (duration_ns DESC, id DESC, status);
CREATE INDEX recording_duration_asc ON recording (duration_ns, id, status);
CREATE INDEX recording_size_desc ON recording (size_bytes DESC, id DESC, status);
CREATE INDEX recording_size_asc ON recording (size_bytes, id, status);
CREATE INDEX recording_checksum ON recording (checksum, size_bytes);
CREATE INDEX recording_status ON recording (status);
CREATE INDEX recording_source ON recording (source);
CREATE UNIQUE INDEX recording_change ON recording (change_number);

CREATE TABLE recording_tag (
    recording_id CHAR(16) FOR BIT DATA NOT NULL,
    tag VARCHAR(255) NOT NULL,
    CONSTRAINT recording_tag_pk PRIMARY KEY (recording_id, tag),
    CONSTRAINT recording_tag_recording FOREIGN KEY (recording_id) REFERENCES recording (id) ON DELETE CASCADE
);
CREATE INDEX recording_tag_tag ON recording_tag (tag, recording_id);

-- The copies at providers; resume_state is the provider's own (an upload session, an offset).
CREATE TABLE recording_remote (
    recording_id CHAR(16) FOR BIT DATA NOT NULL,
    provider_key VARCHAR(255) NOT NULL,
    remote_id VARCHAR(1024),
    etag VARCHAR(255),
    path VARCHAR(4096),
    last_synced_at BIGINT,
    status VARCHAR(16) NOT NULL,
    failure_code VARCHAR(64),
    failure_message VARCHAR(4096),
    resume_state VARCHAR(32672),
    CONSTRAINT recording_remote_pk PRIMARY KEY (recording_id, provider_key),
    CONSTRAINT recording_remote_recording FOREIGN KEY (recording_id) REFERENCES recording (id) ON DELETE CASCADE
);
CREATE INDEX recording_remote_provider ON recording_remote (provider_key, status);

-- What is gone for good, so that indexes that catch up hear of it.
CREATE TABLE recording_removed (
    change_number BIGINT NOT NULL CONSTRAINT recording_removed_pk PRIMARY KEY,
    id CHAR(16) FOR BIT DATA NOT NULL
);
