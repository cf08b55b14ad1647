package org.voicerecorder.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.voicerecorder.audio.internal.TakeHeader;
import org.voicerecorder.audio.io.IoFailures;

/**
 * How a take came about, as its file says: in the coding history of its {@code bext} chunk (EBU R 98), behind {@code T=}.
 * The file is where this is kept, because a stored file never changes, goes where the recording goes and outlives the
 * database; a take that was cut off has it as far as it had come. What can be counted stands first: the chunk has room for
 * 334 bytes, and a device may have a long name.
 *
 * @param part which part of a take it is; empty for a take of one piece
 * @param lost what was lost of it; empty when the file does not say, as those of older versions do not when it was nothing
 * @param remarks in words: the device, what the sound system converts
 */
public record TakeHistory(Optional<Part> part, Optional<Lost> lost, List<String> remarks) {
    public static final TakeHistory NONE = new TakeHistory(Optional.empty(), Optional.empty(), List.of());

    private static final String PROGRAM = "T=Voice Recorder Pro";
    private static final String NOTHING = "nothing lost";
    private static final Pattern PART =
            Pattern.compile("part (\\d{1,9}) of take ([0-9a-f-]{36})(?:, after ([0-9a-f-]{36}))?"
                    + "(?:, from frame (\\d{1,18}))?(, the last)?");
    private static final Pattern LOST = Pattern.compile("(\\d{1,18}) overruns, (\\d{1,18}) frames lost");

    /**
     * A part of a take that was to be split.
     *
     * @param number from 1
     * @param take id of the take, which is that of its first part
     * @param after the part before; empty for the first
     * @param frame where the part begins in the take; empty when the file does not say
     * @param last whether the take ended with it; false, too, for a part that was cut off
     */
    public record Part(int number, UUID take, Optional<UUID> after, OptionalLong frame, boolean last) {
        /** The same, now that it is known where it begins. */
        public Part from(long begins) {
            return new Part(number, take, after, OptionalLong.of(begins), last);
        }

        /** The same, now that none follows. */
        public Part asLast() {
            return new Part(number, take, after, frame, true);
        }

        private String text() {
            StringBuilder text = new StringBuilder("part %d of take %s".formatted(number, take));
            after.ifPresent(before -> text.append(", after ").append(before));
            frame.ifPresent(begins -> text.append(", from frame ").append(begins));
            return text.append(last ? ", the last" : "").toString();
        }
    }

    /**
     * Audio that the device gave and nobody read.
     *
     * @param overruns how often
     * @param frames how much, as far as it can be told
     */
    public record Lost(long overruns, long frames) {
        public static final Lost NOTHING = new Lost(0, 0);

        private String text() {
            return overruns == 0 ? TakeHistory.NOTHING : "%d overruns, %d frames lost".formatted(overruns, frames);
        }
    }

    public TakeHistory {
        remarks = List.copyOf(remarks);
    }

    /** What stands behind the coding in the file, {@code T=…}. */
    public String text() {
        List<String> parts = new ArrayList<>();
        parts.add(PROGRAM);
        part.ifPresent(p -> parts.add(p.text()));
        lost.ifPresent(l -> parts.add(l.text()));
        // What separates two remarks is part of none.
        remarks.forEach(remark -> parts.add(remark.replace(';', ',')));
        return String.join("; ", parts);
    }

    /** Reads {@link #text}, cut short or of an older version; empty when it is no take of this program. */
    static Optional<TakeHistory> parse(String history) {
        int begin = history.indexOf(PROGRAM);
        if (begin < 0) {
            return Optional.empty();
        }
        Optional<Part> part = Optional.empty();
        Optional<Lost> lost = Optional.empty();
        List<String> remarks = new ArrayList<>();
        String own =
                history.substring(begin + PROGRAM.length()).lines().findFirst().orElse("");
        for (String said : own.split(";")) {
            String text = said.strip();
            Matcher parts = PART.matcher(text);
            Matcher losses = LOST.matcher(text);
            if (part.isEmpty() && parts.matches()) {
                part = Optional.of(part(parts));
            } else if (lost.isEmpty() && losses.matches()) {
                lost = Optional.of(new Lost(Long.parseLong(losses.group(1)), Long.parseLong(losses.group(2))));
            } else if (lost.isEmpty() && text.equals(NOTHING)) {
                lost = Optional.of(Lost.NOTHING);
            } else if (!text.isEmpty()) {
                remarks.add(text);
            }
        }
        return Optional.of(new TakeHistory(part, lost, remarks));
    }

    private static Part part(Matcher found) {
        return new Part(
                Integer.parseInt(found.group(1)),
                UUID.fromString(found.group(2)),
                Optional.ofNullable(found.group(3)).map(UUID::fromString),
                found.group(4) == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(found.group(4))),
                found.group(5) != null);
    }

    /**
     * Reads it from a file: its first 1,024 bytes, no more.
     *
     * @return empty when the file is no take of this program, or one of its first version
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_FILE_NOT_FOUND}, {@code ERR_PERMISSION},
     *     {@code ERR_IO}
     */
    public static Optional<TakeHistory> read(Path file) {
        ByteBuffer header = ByteBuffer.allocate(TakeHeader.LENGTH);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (header.hasRemaining() && channel.read(header) >= 0) {
                continue;
            }
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        }
        header.flip();
        return TakeHeader.layout(header)
                .map(layout -> BroadcastExtension.history(TakeHeader.bext(layout, header)))
                .flatMap(TakeHistory::parse);
    }
}
