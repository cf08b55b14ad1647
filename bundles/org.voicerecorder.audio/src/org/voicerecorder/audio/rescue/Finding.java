package org.voicerecorder.audio.rescue;

import java.util.Locale;

/**
 * One thing that is wrong with a WAV file, or that was found out about it. Offsets and lengths are bytes of the original
 * file.
 */
public sealed interface Finding {
    /** A stable name of the kind, for programs. */
    String code();

    /** Where in the file. */
    long offset();

    /** What it is and what is done about it, for people: a clause without a full stop. */
    String text();

    /** Whether the mended copy is without it; else it is told and kept. */
    default boolean isMended() {
        return true;
    }

    private static String bytes(long count) {
        return count == 1 ? "1 byte" : count + " bytes";
    }

    /** A size that its writer meant to fill in later. */
    record Unfinished(String field, long offset, long declared) implements Finding {
        @Override
        public String code() {
            return "unfinished";
        }

        @Override
        public String text() {
            return "the header was never finished: its %s size is %s"
                    .formatted(field, declared == 0 ? "0" : "0x" + Long.toHexString(declared));
        }
    }

    record WrongSize(String field, long offset, long declared, long actual) implements Finding {
        @Override
        public String code() {
            return "size-wrong";
        }

        @Override
        public String text() {
            return "the %s size says %s, there %s %d"
                    .formatted(field, bytes(declared), actual == 1 ? "is" : "are", actual);
        }
    }

    record SwappedSizes(long offset) implements Finding {
        @Override
        public String code() {
            return "sizes-swapped";
        }

        @Override
        public String text() {
            return "the bytes of its sizes are in the wrong order";
        }
    }

    /** Two bytes each of the whole file were exchanged. */
    record SwappedBytes(long offset) implements Finding {
        @Override
        public String code() {
            return "bytes-swapped";
        }

        @Override
        public String text() {
            return "the bytes of the whole file are exchanged in pairs; they are exchanged back";
        }
    }

    /** A value of the format that contradicts the others, or cannot be. */
    record WrongFormat(String field, long offset, long declared, long used, Witness witness) implements Finding {
        /** Who says what is right. */
        public enum Witness {
            VALUES,
            SAMPLES,
            NOBODY
        }

        @Override
        public String code() {
            return "format-wrong";
        }

        @Override
        public String text() {
            return switch (witness) {
                case VALUES -> "the format's %s says %d; the other values say %d".formatted(field, declared, used);
                case SAMPLES -> "the format's %s says %d; the samples say %d".formatted(field, declared, used);
                case NOBODY ->
                    "the format's %s says %d, and nothing says what is right; %d is only assumed, correct it with --%s"
                            .formatted(field, declared, used, field.substring(field.lastIndexOf(' ') + 1));
            };
        }
    }

    /** A value that the caller knows better. */
    record Given(String field, long offset, long declared, long used) implements Finding {
        @Override
        public String code() {
            return "format-given";
        }

        @Override
        public String text() {
            return "the %s is %d because you say so; the file says %d".formatted(field, used, declared);
        }
    }

    /** A carriage return before every line feed, which was put there by a transfer as text. */
    record TextTransfer(long offset, long count) implements Finding {
        @Override
        public String code() {
            return "text-transfer";
        }

        @Override
        public String text() {
            return "it was transferred as text: the byte put before each of its %d line feeds is taken out"
                    .formatted(count);
        }
    }

    /** A finding at another place than the one where it was met. */
    record Placed(Finding finding, long offset) implements Finding {
        @Override
        public String code() {
            return finding.code();
        }

        @Override
        public String text() {
            return finding.text();
        }

        @Override
        public boolean isMended() {
            return finding.isMended();
        }
    }

    record Missing(String part, long offset) implements Finding {
        @Override
        public String code() {
            return "part-missing";
        }

        @Override
        public String text() {
            return "%s is missing".formatted(part);
        }
    }

    record DamagedId(String id, long offset) implements Finding {
        @Override
        public String code() {
            return "id-damaged";
        }

        @Override
        public String text() {
            return "the name of the part '%s' is overwritten".formatted(id.strip());
        }
    }

    record Misplaced(String chunk, long offset) implements Finding {
        @Override
        public String code() {
            return "part-misplaced";
        }

        @Override
        public String text() {
            return "the part '%s' lies in the wrong place".formatted(chunk.strip());
        }
    }

    /** Bytes that are neither audio nor anything else of use; they are left out. */
    record Surplus(String what, long offset, long length) implements Finding {
        @Override
        public String code() {
            return "surplus";
        }

        @Override
        public String text() {
            return "%s, %s, left out".formatted(what, bytes(length));
        }
    }

    /** Bytes that no size accounts for and that do not look like sound, but like nothing else either. */
    record Doubtful(long offset, long length) implements Finding {
        @Override
        public String code() {
            return "doubtful";
        }

        @Override
        public String text() {
            return "%s behind what the header counts do not look like sound, nor like anything else; they are taken for audio, so listen to the end"
                    .formatted(bytes(length));
        }

        @Override
        public boolean isMended() {
            return false;
        }
    }

    record CutOff(long offset, long missing) implements Finding {
        @Override
        public String code() {
            return "cut-off";
        }

        @Override
        public String text() {
            return "the file ends too early: %s of its audio %s lost"
                    .formatted(bytes(missing), missing == 1 ? "is" : "are");
        }
    }

    /** Bytes are missing or too many at about this place. @param length of the torn frame, which is left out */
    record Slipped(long offset, long length) implements Finding {
        @Override
        public String code() {
            return "slipped";
        }

        @Override
        public String text() {
            return "bytes are missing or too many at about this place, and all behind it would be noise: read in the right place again from there on, which is a GUESS, without the %s of the torn frame"
                    .formatted(bytes(length));
        }
    }

    /** Bytes are missing all over the audio; nobody knows where. */
    record TextLoss(long offset, long missing) implements Finding {
        @Override
        public String code() {
            return "text-loss";
        }

        @Override
        public String text() {
            return "%s of the audio %s lost, it seems by a transfer as text that took out the byte before line feeds: behind each the audio is shifted; kept as it is, so transfer the original again, in binary mode"
                    .formatted(bytes(missing), missing == 1 ? "is" : "are");
        }

        @Override
        public boolean isMended() {
            return false;
        }
    }

    record PartialFrame(long offset, long length) implements Finding {
        @Override
        public String code() {
            return "frame-incomplete";
        }

        @Override
        public String text() {
            return "the audio ends within a frame; its %s left out"
                    .formatted(length == 1 ? "single byte is" : length + " bytes are");
        }
    }

    record Unpadded(long offset) implements Finding {
        @Override
        public String code() {
            return "padding-missing";
        }

        @Override
        public String text() {
            return "a part of odd length is not padded, so all that follows is shifted by a byte";
        }
    }

    record Joined(String what, long offset, long length) implements Finding {
        @Override
        public String code() {
            return "joined";
        }

        @Override
        public String text() {
            return "%s with %s of audio more, joined".formatted(what, bytes(length));
        }
    }

    /** Blocks of the disk that were never written. They stay: nobody knows what was in them, and cutting moves the rest. */
    record Hole(long offset, long length) implements Finding {
        @Override
        public String code() {
            return "hole";
        }

        @Override
        public String text() {
            return "a hole of %d bytes of zeros in the audio, as a crash leaves it; kept".formatted(length);
        }

        @Override
        public boolean isMended() {
            return false;
        }
    }

    /** Silence, or audio whose place was reserved and never written. It stays. @param seconds NaN when nobody knows */
    record ZerosAtEnd(long offset, long length, double seconds) implements Finding {
        @Override
        public String code() {
            return "zeros-at-end";
        }

        @Override
        public String text() {
            return String.format(
                    Locale.ROOT,
                    "the last %s are nothing but zeros: silence, or audio that never reached the disk; kept",
                    Double.isNaN(seconds)
                            ? bytes(length)
                            : String.format(Locale.ROOT, seconds < 1 ? "%.2f seconds" : "%.1f seconds", seconds));
        }

        @Override
        public boolean isMended() {
            return false;
        }
    }

    record DamagedPart(String id, long offset, String why) implements Finding {
        @Override
        public String code() {
            return "part-damaged";
        }

        @Override
        public String text() {
            return "the part '%s' is damaged (%s) and left out; the audio is not touched".formatted(id.strip(), why);
        }
    }

    /** Audio in another frame, written anew as WAV. */
    record OtherLayout(String layout, long offset) implements Finding {
        @Override
        public String code() {
            return "other-layout";
        }

        @Override
        public String text() {
            return "%s, written as an ordinary WAV".formatted(layout);
        }
    }

    /**
     * The format is not known but inferred from the samples.
     *
     * @param confidence 0 to 1, of the encoding and channels; nothing in samples tells their rate
     */
    record Guess(WaveFormat format, long offset, double confidence, boolean isRateGiven) implements Finding {
        @Override
        public String code() {
            return "guess";
        }

        @Override
        public String text() {
            return String.format(
                    Locale.ROOT,
                    "the format is a GUESS from the samples: %s, confidence %d %%%s",
                    format.text(),
                    Math.round(100 * confidence),
                    isRateGiven ? "" : "; the rate is only assumed, correct it with --rate");
        }
    }
}
