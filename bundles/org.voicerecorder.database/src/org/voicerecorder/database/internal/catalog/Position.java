package org.voicerecorder.database.internal.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingOrder;

/**
 * A place in an order: the row it lies behind. As text it is opaque to callers.
 *
 * @param key a Long or a String, as the order has it
 */
record Position(Object key, UUID id) {
    static Position of(Recording recording, RecordingOrder order) {
        Object key =
                switch (order.field()) {
                    case CREATED -> Values.micros(recording.createdAt());
                    case TITLE -> SortTitle.of(recording.title());
                    case DURATION ->
                        recording.audio().map(a -> Values.nanos(a.duration())).orElse(Values.UNKNOWN_DURATION);
                    case SIZE -> recording.sizeBytes();
                };
        return new Position(key, recording.id());
    }

    String encode(RecordingOrder order) {
        String text = "%s %s %s %s".formatted(order.field(), order.descending(), id, key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} when it is not one, or one of another order */
    static Position decode(String encoded, Ordering ordering) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            String[] parts = text.split(" ", 4);
            var order = new RecordingOrder(RecordingOrder.Field.valueOf(parts[0]), Boolean.parseBoolean(parts[1]));
            if (parts.length < 4 || !order.equals(ordering.order())) {
                throw new IllegalArgumentException("a place in another order");
            }
            Object key = ordering.isText() ? (Object) parts[3] : (Object) Long.valueOf(parts[3]);
            return new Position(key, UUID.fromString(parts[2]));
        } catch (IllegalArgumentException e) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "'%s' is not the place of a next page in this order".formatted(encoded),
                    "Use what the page before gave as its next place, with the same order.",
                    e);
        }
    }
}
