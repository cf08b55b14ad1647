package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.audio.rescue.BeyondRescueException;

/**
 * Recognises a file that a program read and wrote as text in Unicode: it is UTF-8 from end to end then. Read as UTF-8, the
 * same character stands for all bytes that were none, and nobody knows them any more. Read as Latin-1, every byte from 128
 * on became two, which can be undone.
 */
final class UnicodeTransfer {
    private static final int FEW = 16;
    /** Of audio between a quarter and a half of all bytes is no ASCII; of text in parts of the file less. */
    private static final int RARE = 64;

    private UnicodeTransfer() {}

    /** @throws BeyondRescueException when the file is such a one */
    static void refuse(FileScan scan, Source file, Findings findings) throws IOException {
        Utf8Scan text = scan.utf8();
        boolean isNamed = file.is(0, "RIFF") || file.is(0, "RIFX") || file.is(0, "RF64");
        boolean isText = text.isValid() && text.characters() >= FEW && text.characters() >= file.length() / RARE;
        if (!isNamed || !isText || TextTransfer.isSized(file) || TextTransfer.isWhole(file)) {
            return;
        }
        if (text.isLatin1()) {
            throw findings.beyond(
                    ErrorCode.ERR_CORRUPT_FILE,
                    "it was converted from Latin-1 to UTF-8, as if it were text: each of %d bytes became two"
                            .formatted(text.characters()),
                    "Convert it back and mend what comes of that: iconv -f UTF-8 -t ISO-8859-1 FILE > BACK.wav");
        }
        throw findings.beyond(
                ErrorCode.ERR_CORRUPT_FILE,
                text.replacements() > 0
                        ? "it was read and written as text in UTF-8: in %d places the same three bytes stand for audio that was overwritten"
                                .formatted(text.replacements())
                        : "it was converted to UTF-8, as if it were text",
                "That is beyond repair. Transfer the original again, in binary mode.");
    }
}
