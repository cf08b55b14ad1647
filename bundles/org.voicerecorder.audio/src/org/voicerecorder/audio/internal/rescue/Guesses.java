package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.audio.rescue.Finding;
import org.voicerecorder.audio.rescue.FormatHint;
import org.voicerecorder.audio.rescue.RescuePlan.Piece;
import org.voicerecorder.audio.rescue.WaveFormat;

/** Formats that nothing but the samples, or the caller, tells. Too bad a guess is not made. */
final class Guesses {
    private static final String WHAT_IT_IS =
            "say what it is: --rate HZ --channels N --bits N (of the device or program that recorded it).";

    private Guesses() {}

    /** The format chunk is lost, the place of the audio is known. */
    static WaveFormat inHeader(Source file, long from, FormatHint hint, boolean bigEndian, Findings findings)
            throws IOException {
        FormatGuess guess = FormatGuess.of(file, from, file.length(), hint, true, bigEndian)
                .filter(found -> hint.isComplete() || found.confidence() >= FormatGuess.ENOUGH)
                .orElseThrow(() -> findings.beyond(
                        ErrorCode.ERR_CORRUPT_FILE,
                        "its format is lost, and its samples do not tell it clearly enough",
                        "To have it mended, " + WHAT_IT_IS));
        tell(guess, from, hint, findings);
        return guess.format();
    }

    /** Samples without any header. */
    static Parsed bare(Source file, FormatHint hint, Findings findings) throws IOException {
        long tail =
                file.find(Math.max(0, file.length() - Start.REACH), file.length(), at -> Chunk.chain(file, at, false));
        long end = tail < 0 ? file.length() : tail;
        Optional<FormatGuess> found = FormatGuess.of(file, 0, end, hint, false, false);
        FormatGuess guess = found.filter(it -> hint.isComplete() || it.confidence() >= FormatGuess.ENOUGH)
                .orElseThrow(() -> findings.beyond(
                        ErrorCode.ERR_UNSUPPORTED_FORMAT,
                        "it is not a WAV file, and does not look like bare samples",
                        "If you know that it holds samples without a header, " + WHAT_IT_IS));
        findings.add(new Finding.Missing("the header", 0));
        if (guess.offset() > 0) {
            findings.add(new Finding.Surplus("an incomplete frame at the beginning", 0, guess.offset()));
        }
        tell(guess, 0, hint, findings);
        long length = (end - guess.offset())
                / guess.format().blockAlign()
                * guess.format().blockAlign();
        long partial = end - guess.offset() - length;
        if (partial > 0) {
            findings.add(new Finding.PartialFrame(end - partial, partial));
        }
        List<Piece> audio = length > 0 ? List.of(new Piece(guess.offset(), length)) : List.of();
        return new Parsed(guess.format(), false, audio, List.of(), List.of(), file.length());
    }

    private static void tell(FormatGuess guess, long at, FormatHint hint, Findings findings) {
        if (!hint.isComplete()) {
            findings.add(new Finding.Guess(
                    guess.format(), at, guess.confidence(), hint.rate().isPresent()));
        }
    }
}
