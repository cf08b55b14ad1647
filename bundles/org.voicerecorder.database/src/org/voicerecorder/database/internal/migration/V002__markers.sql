-- Places in recordings. frame counts from the recording's first frame; frames is the length, 0 for a point.
CREATE TABLE marker (
    id CHAR(16) FOR BIT DATA NOT NULL CONSTRAINT marker_pk PRIMARY KEY,
    recording_id CHAR(16) FOR BIT DATA NOT NULL,
    frame BIGINT NOT NULL,
    frames BIGINT NOT NULL,
    label VARCHAR(500) NOT NULL,
    CONSTRAINT marker_recording FOREIGN KEY (recording_id) REFERENCES recording (id) ON DELETE CASCADE
);
CREATE INDEX marker_place ON marker (recording_id, frame, id);
