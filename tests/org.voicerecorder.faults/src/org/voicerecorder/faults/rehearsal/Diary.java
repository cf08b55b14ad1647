package org.voicerecorder.faults.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was done to the takes of a device, and how much had been read of it then: a line for each, {@code what frame},
 * written by one call, so that it outlives the process. What takes time has two: {@code what?} before, {@code what!}
 * after.
 */
public final class Diary {
    public static final String SUFFIX = ".diary";

    private static final Map<String, Diary> OPEN = new ConcurrentHashMap<>();

    private final FileChannel file;

    private Diary(Path path) {
        try {
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Diary of(Path folder, String device) {
        return OPEN.computeIfAbsent(device, name -> new Diary(folder.resolve(name + SUFFIX)));
    }

    void note(String what, long frame) {
        try {
            file.write(ByteBuffer.wrap("%s %d\n".formatted(what, frame).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
