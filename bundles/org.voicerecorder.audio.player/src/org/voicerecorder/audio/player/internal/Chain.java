package org.voicerecorder.audio.player.internal;

import java.io.IOException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmSource;

/** The way of the audio from the source to the bytes that a line is given. Used by one thread. */
final class Chain implements AutoCloseable {
    private static final int BLOCK_MILLIS = 20;

    private final SourceReader reader;
    private final PauseSkipper pauses;
    private final TimeStretch stretch;
    private final Gain gain = new Gain();
    private final Block block;
    private CaptureFormat lineFormat;
    private double[] mixed = new double[0];
    private byte[] pcm = new byte[0];
    private double volumeDb;

    Chain(PcmSource source) {
        CaptureFormat format = source.format();
        reader = new SourceReader(source);
        pauses = new PauseSkipper(reader, format.sampleRate());
        stretch = new TimeStretch(pauses, format.sampleRate(), format.channels());
        block = new Block(Math.max(16, format.sampleRate() * BLOCK_MILLIS / 1000), format.channels());
        setLineFormat(format);
    }

    void setLineFormat(CaptureFormat format) {
        lineFormat = format;
        mixed = new double[block.capacity() * format.channels()];
        pcm = new byte[block.capacity() * format.bytesPerFrame()];
    }

    void set(Settings settings) {
        reader.keepTo(settings.span());
        pauses.set(settings.skipSilence());
        stretch.setSpeed(settings.speed());
        volumeDb = settings.volumeDb();
    }

    void moveTo(long frame) throws IOException {
        reader.moveTo(frame);
        pauses.restart();
        stretch.restart();
    }

    /** The next frame that will be read from the source. */
    long readPosition() {
        return reader.position();
    }

    /** Whether the end was read, though perhaps not heard. */
    boolean isReadToEnd() {
        return reader.isOver();
    }

    /** Makes the next bytes. @return how many; 0 at the end */
    int fill() throws IOException {
        if (!stretch.read(block)) {
            return 0;
        }
        gain.apply(block, volumeDb);
        double[] samples = Mixdown.mix(block, lineFormat.channels(), mixed);
        Samples.encode(samples, block.frames * lineFormat.channels(), pcm, lineFormat.bytesPerSample());
        return block.frames * lineFormat.bytesPerFrame();
    }

    /** What {@link #fill} made. */
    byte[] pcm() {
        return pcm;
    }

    /** What {@link #fill} made it of. */
    Block block() {
        return block;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
