package org.voicerecorder.api.catalog;

/** An order of recordings; ties are broken by id, so that every order is total. */
public record RecordingOrder(Field field, boolean descending) {
    public enum Field {
        CREATED,
        TITLE,
        DURATION,
        SIZE
    }

    public static final RecordingOrder NEWEST_FIRST = new RecordingOrder(Field.CREATED, true);
}
