package org.voicerecorder.command.internal;

import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.command.internal.json.Json;
import org.voicerecorder.command.internal.text.Escapes;

/** Tells why a command failed and what to do about it. */
public final class ErrorReport {
    private ErrorReport() {}

    /** As the document of {@code --json}, else on standard error. */
    public static void show(Invocation invocation, VoiceRecorderException e) {
        if (invocation.isJson()) {
            invocation.emit(json -> {
                json.beginObject().name("error");
                Json.error(json, e);
                json.endObject();
            });
        } else {
            print(invocation, "", e);
        }
    }

    /** Two lines on standard error: what happened (to what), and the advice. */
    public static void print(Invocation invocation, String subject, VoiceRecorderException e) {
        String head = subject.isEmpty() ? "" : Escapes.visible(subject) + ": ";
        invocation
                .console()
                .errorLine(invocation.errorStyle().error("voicerec: ") + head + Escapes.visibleLines(e.getMessage())
                        + " (" + e.code() + ")");
        invocation.console().errorLine("  " + Escapes.visibleLines(e.advice()));
    }
}
