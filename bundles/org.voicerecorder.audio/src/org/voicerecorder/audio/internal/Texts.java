package org.voicerecorder.audio.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text in files whose formats forgot to say its encoding. */
final class Texts {
    private Texts() {}

    /** UTF-8 where it is that, else Latin-1; up to the first NUL, trimmed. */
    static String decode(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, end))
                    .toString()
                    .strip();
        } catch (CharacterCodingException _) {
            return new String(bytes, 0, end, StandardCharsets.ISO_8859_1).strip();
        }
    }
}
