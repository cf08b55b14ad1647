-- What the last comparison of stored audio with its checksum found: INTACT, ALTERED or MISSING. No row: never compared.
CREATE TABLE audio_check (
    recording_id CHAR(16) FOR BIT DATA NOT NULL CONSTRAINT audio_check_pk PRIMARY KEY,
    checked_at BIGINT NOT NULL,
    outcome VARCHAR(16) NOT NULL,
    CONSTRAINT audio_check_recording FOREIGN KEY (recording_id) REFERENCES recording (id) ON DELETE CASCADE
);
-- Few are damaged, and they are asked for at every look at the library's health.
CREATE INDEX audio_check_outcome ON audio_check (outcome);
