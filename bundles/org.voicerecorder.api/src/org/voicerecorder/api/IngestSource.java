package org.voicerecorder.api;

import java.util.Objects;

/** Where a recording came from: {@code recorder}, {@code import}, {@code recovered}, {@code edit}, {@code cloud:<provider>}. */
public record IngestSource(String value) {
    public static final IngestSource RECORDER = new IngestSource("recorder");
    public static final IngestSource IMPORT = new IngestSource("import");
    public static final IngestSource RECOVERED = new IngestSource("recovered");
    public static final IngestSource EDIT = new IngestSource("edit");

    public IngestSource {
        Objects.requireNonNull(value, "value");
    }

    public static IngestSource cloud(String providerKey) {
        return new IngestSource("cloud:" + providerKey);
    }

    @Override
    public String toString() {
        return value;
    }
}
