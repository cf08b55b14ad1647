package org.voicerecorder.edit.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.audio.io.WritableFile;

/**
 * What was done, undone and done again in the edit of one recording: a file that only grows, a line of JSON for each, the
 * first one saying what it is. A line counts when it ends with a line feed and was understood; each is forced before
 * anybody is told. What comes after the last line that counts was being written when the power failed or the program was
 * killed: it is dropped when the next line is written. A line in the middle that is not understood is damage; then nothing
 * is touched. One thread at a time.
 */
final class Journal {
    private static final String FORMAT = "voicerecorder-edit-journal";

    private final FileIo io;
    private final Path file;
    private final EditSource source;
    private long length;
    /** Whether the file's name is known to be on the disk: who made the file may have died before it forced the folder. */
    private boolean named;

    private Journal(FileIo io, Path file, EditSource source, long length) {
        this.io = io;
        this.file = file;
        this.source = source;
        this.length = length;
    }

    /** What a journal holds. @param torn whether its end was dropped */
    record Content(Journal journal, List<EditOperation> done, List<EditOperation> undone, boolean torn) {}

    /**
     * Opens a journal, which need not be there.
     *
     * @throws VoiceRecorderException {@code ERR_CORRUPT_FILE}, {@code ERR_CHECKSUM_MISMATCH}, {@code ERR_IO}
     */
    static Content open(FileIo io, Path file, EditSource source) {
        byte[] bytes;
        try {
            bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        }
        var history = new History();
        int counted = 0;
        for (int at = 0; at < bytes.length; ) {
            int end = lineFeed(bytes, at);
            if (end < 0) {
                break;
            }
            String line = new String(bytes, at, end - at, StandardCharsets.UTF_8);
            try {
                read(line, at == 0, source, history);
            } catch (VoiceRecorderException e) {
                throw e;
            } catch (RuntimeException e) {
                // Whatever the JSON library makes of a value of another kind: the line is not understood.
                if (lineFeed(bytes, end + 1) >= 0) {
                    throw corrupt(file, e);
                }
                break;
            }
            at = end + 1;
            counted = at;
        }
        // The first line is written together with the first step: alone it has lost one.
        boolean torn = counted < bytes.length || history.acts == 0 && bytes.length > 0;
        return new Content(new Journal(io, file, source, counted), history.done, history.undone, torn);
    }

    static VoiceRecorderException corrupt(Path file, Exception cause) {
        return new VoiceRecorderException(
                ErrorCode.ERR_CORRUPT_FILE,
                "%s is damaged".formatted(file),
                "It was left as it is. 'voicerec edit ID --forget' begins anew.",
                cause);
    }

    private static int lineFeed(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static final class History {
        private final List<EditOperation> done = new ArrayList<>();
        private final List<EditOperation> undone = new ArrayList<>();
        private int acts;
    }

    private static void read(String line, boolean first, EditSource source, History history) {
        JsonObject json = parse(line);
        if (first) {
            readHeader(json, source);
            return;
        }
        if (json.has("do")) {
            history.done.add(operation(json.getAsJsonObject("do")));
            history.undone.clear();
        } else if (json.has("undo")) {
            move(json.get("undo").getAsInt(), history.done, history.undone);
        } else if (json.has("redo")) {
            move(json.get("redo").getAsInt(), history.undone, history.done);
        } else {
            throw new IllegalArgumentException("Unknown: " + line);
        }
        history.acts++;
    }

    private static JsonObject parse(String line) {
        var in = new JsonReader(new StringReader(line));
        in.setStrictness(Strictness.STRICT);
        JsonElement element = JsonParser.parseReader(in);
        return element.getAsJsonObject();
    }

    private static void readHeader(JsonObject json, EditSource source) {
        if (!json.has("format") || !json.get("format").getAsString().equals(FORMAT)) {
            throw new IllegalArgumentException("No journal of an edit");
        }
        if (json.get("version").getAsInt() > 1) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_LIBRARY_VERSION, "The edit was made with a newer version of the program");
        }
        if (!json.getAsJsonObject("source").get("checksum").getAsString().equals(source.checksum())) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_CHECKSUM_MISMATCH,
                    "The edit of this recording was made when its audio was another",
                    "'voicerec edit ID --forget' begins anew.",
                    null);
        }
    }

    private static EditOperation operation(JsonObject json) {
        var problems = new ArrayList<String>();
        Optional<EditOperation> operation = OperationJson.read(json, "do", problems);
        return operation.orElseThrow(() -> new IllegalArgumentException(String.join("; ", problems)));
    }

    /** Moves the last ones of a list to the end of the other, last first. */
    private static void move(int count, List<EditOperation> from, List<EditOperation> to) {
        if (count < 1 || count > from.size()) {
            throw new IllegalArgumentException("%d of %d steps".formatted(count, from.size()));
        }
        for (int i = 0; i < count; i++) {
            to.add(from.removeLast());
        }
    }

    void done(EditOperation operation) {
        var json = new JsonObject();
        json.add("do", OperationJson.write(operation));
        append(json);
    }

    void undone(int steps) {
        var json = new JsonObject();
        json.addProperty("undo", steps);
        append(json);
    }

    void redone(int steps) {
        var json = new JsonObject();
        json.addProperty("redo", steps);
        append(json);
    }

    /** The line is on the disk when this returns; when it fails, it does not count. */
    private void append(JsonObject json) {
        String text = (length == 0 ? header() + "\n" : "") + json + "\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (WritableFile out = Files.exists(file) ? io.open(file) : io.create(file)) {
            try {
                if (out.length() > length) {
                    out.truncate(length);
                }
                out.append(ByteBuffer.wrap(bytes));
                out.force(true);
                if (!named) {
                    io.forceDirectory(file.toAbsolutePath().getParent());
                }
            } catch (IOException e) {
                takeBack(out, e);
                throw e;
            }
            named = true;
            length += bytes.length;
        } catch (IOException e) {
            throw IoFailures.of(e, "write", file);
        }
    }

    /** What was not forced must not count after all at the next start. */
    private void takeBack(WritableFile out, IOException cause) {
        try {
            out.truncate(length);
        } catch (IOException second) {
            cause.addSuppressed(second);
        }
    }

    private JsonObject header() {
        var json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("version", 1);
        json.add("source", OperationJson.source(source));
        return json;
    }
}
