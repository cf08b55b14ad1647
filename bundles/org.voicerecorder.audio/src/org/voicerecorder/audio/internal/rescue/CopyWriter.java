package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.audio.io.WritableFile;
import org.voicerecorder.audio.rescue.RescuePlan;
import org.voicerecorder.audio.rescue.RescuePlan.Part;
import org.voicerecorder.audio.rescue.RescuePlan.Piece;

/** Writes the copy that a plan describes, block by block. */
public final class CopyWriter {
    private static final int BLOCK = 1 << 20;
    /** After so many bytes the disk is set going, so that the end has less to wait for. */
    private static final int HASTEN = 1 << 26;

    private final FileChannel in;
    private final WritableFile out;
    private final RescuePlan plan;
    private final String name;
    private final Progress progress;
    private final Cancellation cancel;
    private final CopyLayout layout;
    private final Optional<Content> view;
    private long written;

    /** @param name of the file, for the progress */
    public CopyWriter(
            FileChannel in, WritableFile out, RescuePlan plan, String name, Progress progress, Cancellation cancel) {
        this.in = in;
        this.out = out;
        this.plan = plan;
        this.name = name;
        this.progress = progress;
        this.cancel = cancel;
        this.layout = new CopyLayout(plan);
        this.view = switch (plan.reading()) {
            case AS_IT_IS -> Optional.empty();
            case WITHOUT_RETURNS -> Optional.of(new BinaryView(in, Long.MAX_VALUE));
            case IN_SWAPPED_PAIRS -> Optional.of(new SwappedView(Content.of(in)));
        };
    }

    /** Of the copy, in bytes. */
    public static long length(RescuePlan plan) {
        return new CopyLayout(plan).length();
    }

    /** @throws VoiceRecorderException {@code ERR_SOURCE_CHANGED} when the original has become shorter */
    public void write() throws IOException {
        out.append(layout.begin());
        parts(plan.before());
        out.append(layout.audioHeader());
        for (Piece piece : plan.audio()) {
            copy(piece, plan.swapped());
        }
        pad(plan.audioLength());
        parts(plan.after());
        out.force(true);
    }

    private void parts(List<Part> parts) throws IOException {
        for (Part part : parts) {
            out.append(CopyLayout.header(part.id(), part.body().length()));
            copy(part.body(), false);
            pad(part.body().length());
        }
    }

    private void pad(long length) throws IOException {
        if (length % 2 == 1) {
            out.append(ByteBuffer.allocate(1));
        }
    }

    private void copy(Piece piece, boolean swapped) throws IOException {
        int frame = swapped ? plan.format().blockAlign() : 1;
        int most = BLOCK / frame * frame;
        long end = piece.offset() + piece.length();
        for (long at = piece.offset(); at < end; ) {
            cancel.throwIfCancelled();
            int wanted = (int) Math.min(most, end - at);
            long done = swapped || view.isPresent() ? rewrite(at, wanted, swapped) : out.append(in, at, wanted);
            if (done <= 0) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_SOURCE_CHANGED, "%s became shorter while it was copied".formatted(name));
            }
            at += done;
            if (written / HASTEN != (written + done) / HASTEN) {
                out.hasten();
            }
            written += done;
            progress.report("Mending " + name, written, plan.audioLength(), Progress.Unit.BYTES);
        }
    }

    private long rewrite(long at, int length, boolean swapped) throws IOException {
        Content source = view.orElseGet(() -> Content.of(in));
        ByteBuffer block = ByteBuffer.allocate(length);
        while (block.hasRemaining()) {
            if (source.read(block, at + block.position()) < 0) {
                return 0;
            }
        }
        if (swapped) {
            swap(block.array(), length);
        }
        out.append(block.flip());
        return length;
    }

    private void swap(byte[] bytes, int length) {
        int sample = plan.format().bytesPerSample();
        for (int i = 0; i + sample <= length; i += sample) {
            for (int low = i, high = i + sample - 1; low < high; low++, high--) {
                byte swapped = bytes[low];
                bytes[low] = bytes[high];
                bytes[high] = swapped;
            }
        }
    }
}
