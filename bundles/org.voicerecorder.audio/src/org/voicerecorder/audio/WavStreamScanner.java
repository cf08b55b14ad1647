package org.voicerecorder.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.audio.internal.WavFacts;

/**
 * Reads a WAV file while it is copied: is pushed every byte of it, in order, once, and makes the peaks on the way. Feed
 * it anything: what is not uncompressed WAV it passes over, and {@link #finish} says so. One thread; constant memory
 * (but for the peaks).
 */
public final class WavStreamScanner {
    /** What the file turned out to be. */
    public record Result(WavHeader header, Peaks peaks) {}

    private enum Part {
        PREAMBLE,
        CHUNK,
        BODY,
        SKIP,
        AUDIO,
        PAD,
        OVER
    }

    private final WavFacts facts = new WavFacts();
    private final int samplesPerPixel;
    private final boolean mono;
    private ByteBuffer collected = ByteBuffer.allocate(WavFacts.PREAMBLE);
    private Part part = Part.PREAMBLE;
    private String id = "";
    private long position;
    /** Bytes of the current part that are still to come. */
    private long left = WavFacts.PREAMBLE;

    private boolean padAfter;
    private boolean rejected;
    private VoiceRecorderException damage;
    private PeaksBuilder peaks;

    /** @param mono whether the peaks are those of the channels' mean */
    public WavStreamScanner(int samplesPerPixel, boolean mono) {
        this.samplesPerPixel = samplesPerPixel;
        this.mono = mono;
    }

    public void accept(byte[] bytes, int offset, int length) {
        accept(ByteBuffer.wrap(bytes, offset, length));
    }

    /** The next bytes of the file; all of the buffer is taken. */
    public void accept(ByteBuffer bytes) {
        long end = position + bytes.remaining();
        while (bytes.hasRemaining() && !isOver()) {
            int before = bytes.remaining();
            step(bytes);
            position += before - bytes.remaining();
        }
        bytes.position(bytes.limit());
        position = end;
    }

    /** Whether nothing more can be learned, e.g. because it is no WAV file: the rest need not be pushed. */
    public boolean isRejected() {
        return rejected || damage != null;
    }

    /**
     * The file is over.
     *
     * @return empty when it is not uncompressed WAV
     * @throws VoiceRecorderException {@code ERR_CORRUPT_FILE} when it is WAV but cannot be read
     */
    public Optional<Result> finish() {
        if (damage != null) {
            throw damage;
        }
        if (rejected || part == Part.PREAMBLE) {
            return Optional.empty();
        }
        if (part == Part.BODY && collected.position() > 0) {
            facts.body(id, collected.flip());
            part = Part.OVER;
        }
        WavHeader header = facts.header(position);
        return Optional.of(new Result(header, peaks().peaks()));
    }

    private boolean isOver() {
        return part == Part.OVER || isRejected();
    }

    private void step(ByteBuffer in) {
        switch (part) {
            case PREAMBLE, CHUNK, BODY -> collect(in);
            case SKIP -> skip(in);
            case AUDIO -> audio(in);
            case PAD -> pad(in);
            case OVER -> throw new IllegalStateException();
        }
    }

    private void collect(ByteBuffer in) {
        int n = (int) Math.min(left, in.remaining());
        collected.put(slice(in, n));
        left -= n;
        if (left > 0) {
            return;
        }
        collected.flip();
        try {
            collected(position + n);
        } catch (VoiceRecorderException e) {
            damage = e;
        }
    }

    private void collected(long next) {
        switch (part) {
            case PREAMBLE -> {
                rejected = !facts.preamble(collected);
                expect(Part.CHUNK, WavFacts.CHUNK_HEADER);
            }
            case CHUNK -> chunk(next);
            default -> {
                facts.body(id, collected);
                afterBody();
            }
        }
    }

    private void chunk(long body) {
        collected.order(ByteOrder.LITTLE_ENDIAN);
        id = WavFacts.id(collected);
        long size = collected.getInt() & 0xFFFF_FFFFL;
        padAfter = size % 2 == 1;
        if (!WavFacts.isId(id)) {
            facts.problem("something that is no chunk follows at byte " + (body - WavFacts.CHUNK_HEADER));
            part = Part.OVER;
        } else if (id.equals("data") && !facts.hasData()) {
            facts.data(body, size);
            rejected = facts.format().isEmpty();
            left = facts.dataEnd() == Long.MAX_VALUE ? Long.MAX_VALUE : facts.dataEnd() - body;
            padAfter = left % 2 == 1;
            part = Part.AUDIO;
            endOfAudio();
        } else if (size == 0) {
            expect(Part.CHUNK, WavFacts.CHUNK_HEADER);
        } else if (WavFacts.wants(id, size)) {
            expect(Part.BODY, (int) size);
        } else {
            left = size;
            part = Part.SKIP;
        }
    }

    private void skip(ByteBuffer in) {
        int n = (int) Math.min(left, in.remaining());
        in.position(in.position() + n);
        left -= n;
        if (left == 0) {
            afterBody();
        }
    }

    private void audio(ByteBuffer in) {
        int n = (int) Math.min(left, in.remaining());
        peaks().accept(slice(in, n));
        left -= n;
        endOfAudio();
    }

    private void endOfAudio() {
        if (left == 0) {
            afterBody();
        }
    }

    /** The pad byte is zero and an id is not: writers that forget it are understood. */
    private void pad(ByteBuffer in) {
        if (in.get(in.position()) == 0 || !id.equals("data")) {
            in.get();
        }
        expect(Part.CHUNK, WavFacts.CHUNK_HEADER);
    }

    private void afterBody() {
        if (padAfter) {
            part = Part.PAD;
        } else {
            expect(Part.CHUNK, WavFacts.CHUNK_HEADER);
        }
    }

    private void expect(Part next, int bytes) {
        part = next;
        left = bytes;
        collected = ByteBuffer.allocate(bytes);
    }

    private PeaksBuilder peaks() {
        if (peaks == null) {
            peaks = new PeaksBuilder(facts.format().orElseThrow(), samplesPerPixel, mono);
        }
        return peaks;
    }

    private static ByteBuffer slice(ByteBuffer in, int length) {
        ByteBuffer slice = in.slice(in.position(), length);
        in.position(in.position() + length);
        return slice;
    }
}
