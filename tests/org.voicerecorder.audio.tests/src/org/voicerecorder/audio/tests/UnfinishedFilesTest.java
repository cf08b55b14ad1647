package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.UnfinishedFiles;
import org.voicerecorder.audio.io.WholeFile;

class UnfinishedFilesTest {
    private static final int WRITERS = 4;
    private static final int ROUNDS = 500;

    @TempDir
    Path folder;

    private Set<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    /** A check before a rename lets two through now and then: the second replaces what the first was told is there. */
    @Test
    void ofSeveralThatWantTheSameNameOneGetsIt() throws Exception {
        var start = new CyclicBarrier(WRITERS);
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            for (int round = 0; round < ROUNDS; round++) {
                Path target = folder.resolve("target" + round);
                List<Future<String>> writers = IntStream.range(0, WRITERS)
                        .mapToObj(writer -> threads.submit(() -> published(target, "by " + writer, start)))
                        .toList();
                var winners = new ArrayList<String>();
                for (Future<String> writer : writers) {
                    winners.add(writer.get());
                }
                winners.removeIf(String::isEmpty);
                assertEquals(List.of(Files.readString(target)), winners, "round " + round);
            }
        }
    }

    /** @return what was written; empty when another one had the name */
    private static String published(Path target, String text, CyclicBarrier start) throws Exception {
        Path part = Files.writeString(UnfinishedFiles.beside(target), text);
        start.await();
        try {
            UnfinishedFiles.publish(FileIo.disk(), part, target, false);
            return text;
        } catch (FileAlreadyExistsException _) {
            return "";
        } finally {
            FileIo.disk().delete(part);
        }
    }

    @Test
    void whatIsToBeReplacedIs() throws IOException {
        Path target = Files.writeString(folder.resolve("a"), "old");
        Path part = Files.writeString(UnfinishedFiles.beside(target), "new");
        UnfinishedFiles.publish(FileIo.disk(), part, target, true);
        assertEquals("new", Files.readString(target));
        assertEquals(Set.of("a"), names());
    }

    @Test
    void aSmallFileReplacesNothingUnasked() throws IOException {
        Path target = Files.writeString(folder.resolve("a"), "old");
        var e = assertThrows(VoiceRecorderException.class, () -> WholeFile.write(target, new byte[1], false));
        assertEquals(ErrorCode.ERR_EXISTS, e.code());
        WholeFile.write(folder.resolve("b"), new byte[3], false);
        WholeFile.write(target, new byte[2], true);
        assertEquals(2, Files.size(target));
        assertEquals(Set.of("a", "b"), names());
    }

    @Test
    void onlyOwnFilesThatNobodyHasTouchedForADayAreRemoved() throws IOException {
        Path target = folder.resolve("a");
        Path abandoned = Files.createFile(UnfinishedFiles.beside(target));
        Path young = Files.createFile(UnfinishedFiles.beside(target));
        Path rescue = Files.createFile(folder.resolve(".voicerec-recover-1.part"));
        Path foreign = Files.createFile(folder.resolve(".%s.part".formatted("0".repeat(36))));
        var yesterday = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
        for (Path old : List.of(abandoned, rescue, foreign)) {
            Files.setLastModifiedTime(old, yesterday);
        }

        assertEquals(List.of(abandoned), UnfinishedFiles.removeAbandoned(FileIo.disk(), folder));

        assertTrue(names().containsAll(Set.of(
                young.getFileName().toString(),
                rescue.getFileName().toString(),
                foreign.getFileName().toString())));
    }
}
