package org.voicerecorder.audio.player.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmSource;
import org.voicerecorder.api.audio.PcmStream;

/** A file. What was opened to learn its format is what is played, when that begins at the beginning. */
final class FileSource implements PcmSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileSource.class);

    private final AudioFiles files;
    private final Path file;
    private final CaptureFormat format;
    private final long frames;
    private final AtomicReference<PcmStream> first;

    @SuppressWarnings("resource")
    FileSource(AudioFiles files, Path file) {
        this.files = files;
        this.file = file;
        PcmStream stream = files.decode(file, 0);
        this.first = new AtomicReference<>(stream);
        this.format = stream.format();
        this.frames = stream.totalFrames();
    }

    @Override
    public CaptureFormat format() {
        return format;
    }

    @Override
    public long frames() {
        return frames;
    }

    @Override
    public PcmStream open(long startFrame) throws IOException {
        PcmStream opened = first.getAndSet(null);
        if (opened != null && startFrame == 0) {
            return opened;
        }
        if (opened != null) {
            opened.close();
        }
        return files.decode(file, startFrame);
    }

    @Override
    public void close() {
        try (PcmStream _ = first.getAndSet(null)) {
            LOG.atDebug().addKeyValue("file", file).log("Closed");
        } catch (IOException e) {
            LOG.atWarn().setCause(e).addKeyValue("file", file).log("The audio could not be closed");
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
