package org.voicerecorder.audio.internal.rescue;

/**
 * Whether a file is text in UTF-8 from end to end (RFC 3629), and what of it is no ASCII. Audio never is by chance: every
 * second byte of it that is not ASCII would have to be followed by the right ones.
 */
final class Utf8Scan {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int LAST_OF_LATIN_1 = 0xFF;

    private boolean valid = true;
    private int character;
    private int missing;
    private long characters;
    private long replacements;
    private boolean beyondLatin1;

    /** More of the file. */
    void accept(byte[] bytes, int from, int to) {
        for (int i = from; i < to && valid; i++) {
            int b = bytes[i] & 0xFF;
            if (missing > 0) {
                follow(b);
            } else if (b >= 0x80) {
                begin(b);
            }
        }
    }

    /** More of it that is zeros. */
    void acceptZeros() {
        valid &= missing == 0;
    }

    private void begin(int b) {
        missing = b >= 0xF0 ? 3 : b >= 0xE0 ? 2 : 1;
        character = b & 0x3F >> missing;
        // Continuations without a beginning, forms that are too long, and beyond U+10FFFF.
        valid = b >= 0xC2 && b <= 0xF4;
    }

    private void follow(int b) {
        valid = b >> 6 == 2;
        character = character << 6 | b & 0x3F;
        if (--missing == 0 && valid) {
            characters++;
            replacements += character == REPLACEMENT ? 1 : 0;
            beyondLatin1 |= character > LAST_OF_LATIN_1;
        }
    }

    /** So far, and whatever may be missing of the last character. */
    boolean isValid() {
        return valid;
    }

    /** Characters that are no ASCII. */
    long characters() {
        return characters;
    }

    /** Those among them that stand for something that was no UTF-8. */
    long replacements() {
        return replacements;
    }

    /** Whether each of them stands for a byte, as in Latin-1. */
    boolean isLatin1() {
        return !beyondLatin1;
    }
}
