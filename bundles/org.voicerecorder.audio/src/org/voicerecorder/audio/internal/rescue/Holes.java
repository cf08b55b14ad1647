package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.audio.rescue.Finding;
import org.voicerecorder.audio.rescue.RescuePlan.Piece;
import org.voicerecorder.audio.rescue.WaveFormat;

/**
 * Tells holes, blocks of a disk or a transfer that were never written, from digital silence. Both are zeros. A hole is as
 * long as whole blocks. When it also lies as blocks of the disk do, that is proof enough. Where the file was moved since,
 * the audio must break off: be loud up to the zeros and from them on, which fades are not. Programs that mute do it block
 * by block of the audio, so zeros that begin and end as such blocks do are theirs; and a recording with many silences has
 * one of such a length by chance. Zeros up to the end are told when they begin as a block of the disk does, or when they
 * last and what is before them does not fade, however quiet it is: microphones are never silent, but programs that speak are
 * at the end of what they say.
 */
final class Holes {
    /** So many zeros beside a hole are samples that happen to be zero. */
    private static final int SLACK = 8;
    /** Mean square of -60 dBFS. */
    private static final double LOUD = 1e-6;
    /** Audio that is this much quieter at its end than before it fades. */
    private static final double FADING = 1.0 / 32;

    private static final int NEAR = 64;
    private static final int FAR = 2048;
    private static final int BLOCK = 256;
    /** Zeros of so many seconds up to the end are worth a word. */
    private static final double LASTING = 1;
    /** Lengths are whole pages by chance more rarely than once in so many silences. */
    private static final int CHANCE = 16;

    private final Source file;
    private final WaveFormat format;
    private final boolean bigEndian;
    private final Samples samples;

    Holes(Source file, WaveFormat format, boolean bigEndian) {
        this.file = file;
        this.format = format;
        this.bigEndian = bigEndian;
        this.samples = Bytes.samples(format);
    }

    /** @param runs of zeros, at least a page each */
    List<Finding> among(List<Piece> runs, List<Piece> audio) throws IOException {
        List<Finding> onDisk = new ArrayList<>();
        List<Finding> moved = new ArrayList<>();
        int silences = 0;
        for (Piece run : runs) {
            for (Piece piece : audio) {
                if (run.offset() <= piece.offset() || run.offset() >= end(piece)) {
                    continue;
                }
                if (end(run) >= end(piece)) {
                    atEnd(run.offset(), piece).ifPresent(onDisk::add);
                    continue;
                }
                Piece pages = pages(run);
                if (pages.length() > 0 && run.length() - pages.length() < 2 * SLACK && isNear(run, pages)) {
                    onDisk.add(new Finding.Hole(pages.offset(), pages.length()));
                } else if (breaksOff(run, piece)) {
                    moved.add(new Finding.Hole(run.offset(), run.length()));
                } else {
                    silences++;
                }
            }
        }
        if (CHANCE * moved.size() >= silences) {
            onDisk.addAll(moved);
        }
        return onDisk;
    }

    private Optional<Finding> atEnd(long from, Piece audio) throws IOException {
        long length = end(audio) - from;
        if (length < FileScan.PAGE) {
            return Optional.empty();
        }
        double seconds = samples == null ? Double.NaN : (double) length / format.blockAlign() / format.rate();
        boolean onPage = Math.ceilDiv(from, FileScan.PAGE) * (long) FileScan.PAGE - from < SLACK;
        return onPage || seconds >= LASTING && breaksOffForGood(from, audio)
                ? Optional.of(new Finding.ZerosAtEnd(from, length, seconds))
                : Optional.empty();
    }

    private boolean breaksOffForGood(long from, Piece audio) throws IOException {
        long first = Math.ceilDiv(from - audio.offset(), (long) format.blockAlign());
        if (isMuted(first, 0, format.rate() / 100) || isMuted(first, 0, BLOCK)) {
            return false;
        }
        return energy(audio, first - 1 - NEAR, NEAR) >= FADING * energy(audio, first - 1 - FAR, FAR);
    }

    private static long end(Piece piece) {
        return piece.offset() + piece.length();
    }

    /** The whole pages of the file in a run. */
    private static Piece pages(Piece run) {
        long from = Math.ceilDiv(run.offset(), FileScan.PAGE) * (long) FileScan.PAGE;
        long to = end(run) / FileScan.PAGE * FileScan.PAGE;
        return new Piece(from, to - from);
    }

    private static boolean isNear(Piece run, Piece pages) {
        return pages.offset() - run.offset() < SLACK && end(run) - end(pages) < SLACK;
    }

    private boolean breaksOff(Piece run, Piece audio) throws IOException {
        if (samples == null || run.length() % FileScan.PAGE >= SLACK) {
            return false;
        }
        int frame = format.blockAlign();
        long first = Math.ceilDiv(run.offset() - audio.offset(), (long) frame);
        long last = (end(run) - audio.offset()) / frame;
        if (isMuted(first, last - first, format.rate() / 100) || isMuted(first, last - first, BLOCK)) {
            return false;
        }
        // The frames at the edges may be torn.
        return isLoud(audio, first - 1 - NEAR, first - 1 - FAR) && isLoud(audio, last + 1, last + 1);
    }

    private static boolean isMuted(long first, long frames, int block) {
        return block > 2 && isMultiple(first, block) && isMultiple(frames, block);
    }

    /** Give or take a frame that happens to be zero. */
    private static boolean isMultiple(long frames, int block) {
        long rest = frames % block;
        return rest <= 1 || rest == block - 1;
    }

    private boolean isLoud(Piece audio, long near, long far) throws IOException {
        double level = energy(audio, near, NEAR);
        return level >= LOUD && level >= FADING * energy(audio, far, FAR);
    }

    /** Mean square of some frames of the audio, as far as there are so many. */
    private double energy(Piece audio, long first, int frames) throws IOException {
        long from = Math.max(0, first) * format.blockAlign();
        long to = Math.min(audio.length(), (first + frames) * format.blockAlign());
        byte[] data = file.bytes(audio.offset() + from, (int) Math.max(0, to - from));
        double sum = 0;
        for (int i = 0; i + samples.bytes() <= data.length; i += samples.bytes()) {
            double value = samples.value(data, i, bigEndian);
            sum += Double.isFinite(value) ? value * value : 0;
        }
        return sum * samples.bytes() / Math.max(samples.bytes(), data.length);
    }
}
