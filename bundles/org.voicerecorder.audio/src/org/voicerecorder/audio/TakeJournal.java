package org.voicerecorder.audio;

import java.io.Closeable;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.zip.CRC32;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.WritableFile;

/**
 * What happens to a take while it is recorded, in a file beside it that only grows: its markers, when it began, where its
 * audio ends. One line for each, with a checksum before it: a line that a power loss tore is no line. Thread-safe.
 */
public final class TakeJournal implements Closeable {
    public static final String SUFFIX = ".marks";

    private final WritableFile file;
    private boolean closed;

    /** A line of the journal. */
    public sealed interface Entry {
        /** A marker was set, or changed: the last one with its id counts. */
        record Mark(Marker marker) implements Entry {}

        /** Recording began; until then the take was only armed. */
        record Begun(Instant when) implements Entry {}

        /** The audio ends after so many bytes; what follows in the file is none. */
        record End(long bytes) implements Entry {}
    }

    /** What a journal says. @param markers in the order in which they were set */
    public record Content(List<Marker> markers, Optional<Instant> begun, OptionalLong end) {
        public static final Content NONE = new Content(List.of(), Optional.empty(), OptionalLong.empty());

        public Content {
            markers = List.copyOf(markers);
        }
    }

    /** Creates the file, empty. Its name survives a power loss once somebody has forced the folder. */
    public TakeJournal(FileIo io, Path path) throws IOException {
        file = io.create(path);
    }

    private TakeJournal(WritableFile file) {
        this.file = file;
    }

    /** Goes on with a journal that is there. */
    public static TakeJournal open(FileIo io, Path path) throws IOException {
        return new TakeJournal(io.open(path));
    }

    /** Returns when the entries are on the disk. Once closed, they are let go. */
    public synchronized void append(List<? extends Entry> entries) throws IOException {
        if (closed || entries.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            String line = line(entry);
            // A line break before it too: what a full disk left of the line before must not spoil this one.
            text.append('\n').append(checksum(line)).append(' ').append(line).append('\n');
        }
        file.append(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
        file.force(false);
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        file.close();
    }

    private static String line(Entry entry) {
        return switch (entry) {
            case Entry.Mark(Marker m) ->
                "mark %s %d %d %s"
                        .formatted(m.id(), m.frame(), m.frames(), URLEncoder.encode(m.text(), StandardCharsets.UTF_8));
            case Entry.Begun(Instant when) -> "begun " + when;
            case Entry.End(long bytes) -> "end " + bytes;
        };
    }

    private static String checksum(String line) {
        var crc = new CRC32();
        crc.update(line.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }

    /** Reads what is whole of a journal; what is not is as if it had never been written. */
    public static Content read(Path path) throws IOException {
        Map<UUID, Marker> markers = new LinkedHashMap<>();
        Optional<Instant> begun = Optional.empty();
        OptionalLong end = OptionalLong.empty();
        // By bytes: torn lines may be no UTF-8.
        for (String line : new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).split("\n")) {
            switch (entry(line).orElse(null)) {
                case Entry.Mark(Marker marker) -> markers.put(marker.id(), marker);
                case Entry.Begun(Instant when) -> begun = Optional.of(when);
                case Entry.End(long bytes) -> end = OptionalLong.of(bytes);
                case null -> {
                    continue;
                }
            }
        }
        return new Content(new ArrayList<>(markers.values()), begun, end);
    }

    private static Optional<Entry> entry(String line) {
        int space = line.indexOf(' ');
        if (space < 0 || !line.substring(0, space).equals(checksum(line.substring(space + 1)))) {
            return Optional.empty();
        }
        String[] words = line.substring(space + 1).split(" ", -1);
        return switch (words[0]) {
            case "mark" ->
                Optional.of(new Entry.Mark(new Marker(
                        UUID.fromString(words[1]),
                        Long.parseLong(words[2]),
                        Long.parseLong(words[3]),
                        URLDecoder.decode(words[4], StandardCharsets.UTF_8))));
            case "begun" -> Optional.of(new Entry.Begun(Instant.parse(words[1])));
            case "end" -> Optional.of(new Entry.End(Long.parseLong(words[1])));
            // Of a later version.
            default -> Optional.empty();
        };
    }
}
