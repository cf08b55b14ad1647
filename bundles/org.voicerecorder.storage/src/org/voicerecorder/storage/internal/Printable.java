package org.voicerecorder.storage.internal;

import java.nio.file.Path;

/** Names in messages: whatever a file is called, a message stays one line. */
final class Printable {
    private Printable() {}

    static String path(Path path) {
        return text(path.toString());
    }

    static String text(String text) {
        return text.replaceAll("\\p{Cntrl}", "�");
    }
}
