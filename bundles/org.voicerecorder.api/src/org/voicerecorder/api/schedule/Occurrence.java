package org.voicerecorder.api.schedule;

import java.time.LocalDateTime;

/** When a scheduled recording begins, by the clock on the wall. */
public sealed interface Occurrence {
    /** One time only. */
    record Once(LocalDateTime time) implements Occurrence {}

    /**
     * Again and again.
     *
     * @param expression five fields as in crontab(5): minute, hour, day of the month, month, day of the week; or
     *     {@code @hourly}, {@code @daily}, {@code @weekly}, {@code @monthly}, {@code @yearly}
     */
    record Repeated(String expression) implements Occurrence {}
}
