package org.voicerecorder.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.audio.internal.TakeHeader;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.audio.io.WritableFile;

/** Mends takes that a {@link TakeWriter} could not finish. Never shortens their audio; doing it twice changes nothing. */
public final class TakeRecovery {
    /**
     * What a take turned out to hold.
     *
     * @param format empty when the program died before the header was on the disk: there is no audio then
     * @param changed whether the file had to be changed
     */
    public record Mended(Optional<CaptureFormat> format, long frames, boolean changed) {}

    private TakeRecovery() {}

    /**
     * Mends a take in place: sizes from the file's length in whole frames, forced.
     *
     * @throws VoiceRecorderException {@code ERR_CORRUPT_FILE} when the file is not a take of ours (it is left as it is),
     *     {@code ERR_IO}
     */
    public static Mended mend(FileIo io, Path take) {
        return mend(io, take, Optional.empty());
    }

    /**
     * Mends a take whose format is known from elsewhere, for the case that its header is lost.
     *
     * @param known the format the take was begun with
     */
    public static Mended mend(FileIo io, Path take, Optional<CaptureFormat> known) {
        try {
            ByteBuffer header = readHeader(take);
            if (isBlank(header) && Files.size(take) <= TakeHeader.LENGTH) {
                return new Mended(Optional.empty(), 0, false);
            }
            CaptureFormat format = TakeHeader.format(header).or(() -> known).orElseThrow(() -> notATake(take));
            long there = Files.size(take) - TakeHeader.LENGTH;
            long data = there - there % format.bytesPerFrame();
            ByteBuffer right = TakeHeader.of(format, data);
            long length = TakeHeader.LENGTH + data + data % 2;
            boolean changed = !header.equals(right) || Files.size(take) != length;
            if (changed) {
                repair(io, take, right, data);
            }
            return new Mended(Optional.of(format), data / format.bytesPerFrame(), changed);
        } catch (IOException e) {
            throw IoFailures.of(e, "mend", take);
        }
    }

    /**
     * Mends a copy and leaves the original alone: any WAV that {@link WavFile} can read, also of other programs.
     *
     * @param target must not exist; appears only when complete
     */
    public static Mended mendCopy(FileIo io, Path source, Path target, Cancellation cancel) {
        WavHeader found = WavFile.read(source);
        SampleFormat format = found.format();
        if (format.encoding().isFloat() || format.encoding().bits() < 16) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_UNSUPPORTED_FORMAT, "Only WAV files with 16, 24 or 32 bits can be mended: " + source);
        }
        CaptureFormat capture = new CaptureFormat(
                format.sampleRate(), format.channels(), format.encoding().bits());
        Optional<CaptureFormat> ours = takeFormat(source);
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ)) {
            long end = ours.isPresent() ? in.size() : found.dataOffset() + found.dataLength();
            long frames;
            try (TakeWriter out = new TakeWriter(io, part, capture, Duration.ofMinutes(10))) {
                copy(in, found.dataOffset(), end, out, cancel);
                out.finish();
                frames = out.frames();
            }
            io.moveAtomically(part, target);
            io.forceDirectory(target.toAbsolutePath().getParent());
            return new Mended(Optional.of(capture), frames, true);
        } catch (IOException e) {
            throw IoFailures.of(e, "mend", source);
        } finally {
            deletePart(io, part);
        }
    }

    private static void deletePart(FileIo io, Path part) {
        try {
            io.delete(part);
        } catch (IOException e) {
            throw IoFailures.of(e, "delete", part);
        }
    }

    private static void copy(FileChannel in, long from, long end, TakeWriter out, Cancellation cancel)
            throws IOException {
        int frame = out.format().bytesPerFrame();
        ByteBuffer buffer = ByteBuffer.allocate((1 << 16) / frame * frame);
        long at = from;
        while (at < end) {
            cancel.throwIfCancelled();
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
            while (buffer.hasRemaining() && in.read(buffer, at + buffer.position()) >= 0) {
                continue;
            }
            at += buffer.limit();
            out.write(buffer.array(), 0, buffer.position() / frame * frame);
        }
    }

    /** Nothing but zeros can be where a header was to be: the program died while it made the file. */
    private static boolean isBlank(ByteBuffer header) {
        if (header.remaining() < TakeHeader.LENGTH) {
            return true;
        }
        for (int i = 0; i < TakeHeader.LENGTH; i++) {
            if (header.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<CaptureFormat> takeFormat(Path file) {
        try {
            return TakeHeader.format(readHeader(file));
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        }
    }

    private static ByteBuffer readHeader(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer header = ByteBuffer.allocate(TakeHeader.LENGTH);
            while (header.hasRemaining() && channel.read(header) >= 0) {
                continue;
            }
            return header.flip();
        }
    }

    /** First the audio's end, then the header: a second power loss in between leaves a take that can be mended. */
    private static void repair(FileIo io, Path take, ByteBuffer header, long data) throws IOException {
        try (WritableFile file = io.open(take)) {
            file.truncate(TakeHeader.LENGTH + data);
            if (data % 2 == 1) {
                file.append(ByteBuffer.allocate(1));
            }
            file.write(header, 0);
            file.force(true);
        }
    }

    private static VoiceRecorderException notATake(Path file) {
        return new VoiceRecorderException(
                ErrorCode.ERR_CORRUPT_FILE, "Not a take of this program, or its header is damaged: " + file);
    }
}
