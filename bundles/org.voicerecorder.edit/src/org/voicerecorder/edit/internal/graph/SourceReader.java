package org.voicerecorder.edit.internal.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.SampleStream;
import org.voicerecorder.audio.io.IoFailures;

/**
 * Reads any place of a recording, in blocks, of which it keeps the last few: joints are read from both sides, windows
 * overlap. One thread.
 */
final class SourceReader implements AutoCloseable {
    private static final int BLOCK = 8192;
    private static final int KEPT = 16;

    /** A compressed source is decoded as far as this, in seconds, rather than opened anew at another place. */
    private static final int SKIPPED = 10;

    /** How many seconds a compressed source may be shorter than it says: lengths of some are estimates. */
    private static final int SHORTER = 1;

    private final AudioFiles files;
    private final SourceAudio audio;
    private final boolean fromTheBeginning;
    private final double[][] skipped;
    private final Map<Long, double[][]> blocks = new LinkedHashMap<>(2 * KEPT, 0.75f, true);
    private SampleStream stream;
    private long position;

    SourceReader(AudioFiles files, SourceAudio audio, boolean fromTheBeginning) {
        this.files = files;
        this.audio = audio;
        this.fromTheBeginning = fromTheBeginning && !audio.isUncompressed();
        this.skipped = new double[audio.format().channels()][BLOCK];
    }

    /** Frames beyond the beginning or the end are silent. */
    void read(long from, int frames, double[][] out, int at) {
        int done = 0;
        while (done < frames) {
            long frame = from + done;
            if (frame < 0 || frame >= audio.frames()) {
                int n = frame < 0 ? (int) Math.min(frames - done, -frame) : frames - done;
                for (double[] channel : out) {
                    Arrays.fill(channel, at + done, at + done + n, 0);
                }
                done += n;
                continue;
            }
            int offset = (int) (frame % BLOCK);
            int n = (int) Math.min(Math.min(frames - done, BLOCK - offset), audio.frames() - frame);
            double[][] block = block(frame / BLOCK);
            for (int c = 0; c < out.length; c++) {
                System.arraycopy(block[c], offset, out[c], at + done, n);
            }
            done += n;
        }
    }

    private double[][] block(long index) {
        double[][] known = blocks.get(index);
        if (known == null) {
            try {
                known = load(index);
            } catch (IOException e) {
                throw IoFailures.of(e, "read", audio.path());
            }
            if (blocks.size() >= KEPT) {
                blocks.remove(blocks.keySet().iterator().next());
            }
            blocks.put(index, known);
        }
        return known;
    }

    private double[][] load(long index) throws IOException {
        seek(index * BLOCK);
        int wanted = (int) Math.min(BLOCK, audio.frames() - position);
        double[][] block = new double[audio.format().channels()][BLOCK];
        int got = fill(block, wanted);
        if (got < wanted) {
            checkShorter(position + got);
        }
        position += wanted;
        return block;
    }

    private int fill(double[][] block, int wanted) throws IOException {
        int got = 0;
        while (got < wanted) {
            int n = stream.read(block, got, wanted - got);
            if (n < 0) {
                break;
            }
            got += n;
        }
        return got;
    }

    private void checkShorter(long end) {
        if (audio.isUncompressed()
                || audio.frames() - end > (long) SHORTER * audio.format().sampleRate()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_CORRUPT_FILE,
                    "The audio of %s ends before it should"
                            .formatted(audio.recording().shortId()),
                    "Check it with 'voicerec verify %s'."
                            .formatted(audio.recording().shortId()),
                    null);
        }
    }

    private void seek(long frame) throws IOException {
        if (stream != null && (frame == position || frame > position && isNear(frame))) {
            skip(frame);
            return;
        }
        close();
        if (!Files.isRegularFile(audio.path())) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_FILE_MISSING,
                    "The audio of %s is missing".formatted(audio.recording().shortId()));
        }
        position = fromTheBeginning ? 0 : frame;
        stream = files.samples(audio.path(), position);
        if (stream.sampleRate() != audio.format().sampleRate()
                || stream.channels() != audio.format().channels()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_SOURCE_CHANGED,
                    "The audio of %s is not what it was"
                            .formatted(audio.recording().shortId()));
        }
        skip(frame);
    }

    private boolean isNear(long frame) {
        return !audio.isUncompressed()
                && (fromTheBeginning
                        || frame - position < (long) SKIPPED * audio.format().sampleRate());
    }

    private void skip(long frame) throws IOException {
        while (position < frame) {
            int got = fill(skipped, (int) Math.min(BLOCK, frame - position));
            if (got == 0) {
                checkShorter(position);
                position = frame;
            }
            position += got;
        }
    }

    @Override
    public void close() throws IOException {
        if (stream != null) {
            SampleStream closing = stream;
            stream = null;
            closing.close();
        }
    }
}
