package org.voicerecorder.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.marker.Marker;
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

    /** Far more than the markers of a take need: {@value WavMarkers#MOST} of them, with long texts. */
    private static final int MOST_TRAILER = 1 << 25;

    private static final int CHUNK_HEADER = 8;

    private TakeRecovery() {}

    /**
     * What is known of a take from elsewhere.
     *
     * @param format the format it was begun with, for the case that its header is lost
     * @param isOld whether it was begun by the first version of the program, whose headers were shorter
     * @param journal what happened to it
     * @param end keeps where the audio ends, before anything is written behind it
     */
    public record Clues(
            Optional<CaptureFormat> format, boolean isOld, TakeJournal.Content journal, TakeTrailer.End end) {
        public static final Clues NONE = new Clues(Optional.empty(), false, TakeJournal.Content.NONE, bytes -> {});

        private Optional<TakeHeader.Layout> layout() {
            int length = isOld ? TakeHeader.OLD_LENGTH : TakeHeader.LENGTH;
            return format.map(f -> new TakeHeader.Layout(f, length));
        }
    }

    /**
     * Mends a take in place: sizes from the file's length in whole frames, forced.
     *
     * @throws VoiceRecorderException {@code ERR_CORRUPT_FILE} when the file is not a take of ours (it is left as it is),
     *     {@code ERR_IO}
     */
    public static Mended mend(FileIo io, Path take) {
        return mend(io, take, Clues.NONE);
    }

    /** Mends a take of which something is known: its markers come into the file. */
    public static Mended mend(FileIo io, Path take, Clues clues) {
        try {
            long size = Files.size(take);
            ByteBuffer header = readHeader(take);
            Optional<TakeHeader.Layout> found = TakeHeader.layout(header);
            if (found.isEmpty() && neverBegan(header, size)) {
                return new Mended(Optional.empty(), 0, false);
            }
            TakeHeader.Layout layout = found.or(clues::layout).orElseThrow(() -> notATake(take));
            boolean whole = found.isPresent();
            header.limit(Math.min(header.limit(), layout.length()));
            byte[] bext = whole ? TakeHeader.bext(layout, header) : new byte[0];
            if (whole && clues.journal().end().isEmpty() && isFinished(take, layout, header, bext)) {
                return new Mended(
                        Optional.of(layout.format()), WavFile.read(take).frames(), false);
            }
            return mend(io, take, clues, new Found(layout, header, bext, size));
        } catch (IOException e) {
            throw IoFailures.of(e, "mend", take);
        }
    }

    private record Found(TakeHeader.Layout layout, ByteBuffer header, byte[] bext, long size) {}

    private static Mended mend(FileIo io, Path take, Clues clues, Found found) throws IOException {
        TakeHeader.Layout layout = found.layout();
        int frame = layout.format().bytesPerFrame();
        long there = Math.max(0, found.size() - layout.length());
        long data = Math.min(there, clues.journal().end().orElse(there));
        data -= data % frame;
        byte[] chunks = WavMarkers.chunks(markersWithin(clues.journal().markers(), data / frame))
                .bytes();
        ByteBuffer right = TakeHeader.of(layout, new TakeHeader.Sizes(data, chunks.length), found.bext());
        long length = layout.length() + data + data % 2 + chunks.length;
        boolean changed = !found.header().equals(right)
                || found.size() != length
                || !Arrays.equals(chunks, tail(take, length - chunks.length));
        if (changed) {
            repair(io, take, right, data, new TakeTrailer(chunks, clues.end()));
        }
        return new Mended(Optional.of(layout.format()), data / frame, changed);
    }

    /** A marker is durable a moment before the audio it stands at may be. */
    private static List<Marker> markersWithin(List<Marker> markers, long frames) {
        return markers.stream()
                .filter(m -> frames > 0)
                .map(m -> m.frame() < frames ? m : new Marker(m.id(), frames - 1, 0, m.text()))
                .toList();
    }

    /**
     * Whether the header agrees with the file to the last byte, markers behind the audio included. The sizes alone do not
     * tell: of a torn header the one may be newer than the other.
     */
    private static boolean isFinished(Path take, TakeHeader.Layout layout, ByteBuffer header, byte[] bext)
            throws IOException {
        long data = TakeHeader.data(layout, header);
        long trailer = Files.size(take) - layout.length() - data - data % 2;
        return trailer > 0
                && trailer <= MOST_TRAILER
                && data % layout.format().bytesPerFrame() == 0
                && header.equals(TakeHeader.of(layout, new TakeHeader.Sizes(data, trailer), bext))
                && isTrailer(tail(take, Files.size(take) - trailer));
    }

    /** Whether the bytes are what {@link WavMarkers#chunks} makes: a cue chunk and a list, and nothing after it. */
    private static boolean isTrailer(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        String ids = "";
        while (in.remaining() >= CHUNK_HEADER) {
            byte[] id = new byte[4];
            in.get(id);
            ids += new String(id, StandardCharsets.ISO_8859_1);
            long next = in.position() + 4 + (in.getInt(in.position()) & 0xFFFF_FFFFL);
            if (next + next % 2 > in.limit()) {
                return false;
            }
            in.position((int) (next + next % 2));
        }
        return ids.equals("cue LIST") && !in.hasRemaining();
    }

    private static byte[] tail(Path take, long from) throws IOException {
        try (FileChannel channel = FileChannel.open(take, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.clamp(channel.size() - from, 0, MOST_TRAILER));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                continue;
            }
            return Arrays.copyOf(bytes.array(), bytes.position());
        }
    }

    /** The program died while it made the file: there is no more than a part of a header, or zeros where it was to be. */
    private static boolean neverBegan(ByteBuffer header, long size) {
        if (size > TakeHeader.LENGTH) {
            return false;
        }
        ByteBuffer ours = ByteBuffer.wrap("RIFF".getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < Math.min(ours.limit(), header.limit()); i++) {
            if (header.get(i) != 0 && header.get(i) != ours.get(i)) {
                return false;
            }
        }
        return true;
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
    private static void repair(FileIo io, Path take, ByteBuffer header, long data, TakeTrailer trailer)
            throws IOException {
        try (WritableFile file = io.open(take)) {
            int length = header.remaining();
            file.truncate(length + data);
            trailer.append(file, length, data);
            file.write(header, 0);
            file.force(true);
        }
    }

    private static VoiceRecorderException notATake(Path file) {
        return new VoiceRecorderException(
                ErrorCode.ERR_CORRUPT_FILE, "Not a take of this program, or its header is damaged: " + file);
    }
}
