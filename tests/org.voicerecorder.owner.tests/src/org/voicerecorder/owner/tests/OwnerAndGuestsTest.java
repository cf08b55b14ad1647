package org.voicerecorder.owner.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.owner.GuestClient;
import org.voicerecorder.owner.GuestHandler;
import org.voicerecorder.owner.GuestOutcome;
import org.voicerecorder.owner.GuestRequest;
import org.voicerecorder.owner.LibraryLock;
import org.voicerecorder.owner.OwnerServer;
import org.voicerecorder.owner.OwnerSocket;
import org.voicerecorder.owner.StopSignal;
import org.voicerecorder.testkit.Until;

@Timeout(60)
class OwnerAndGuestsTest {
    private static final String BUILD = "build-1";

    @TempDir
    Path folder;

    private LibraryLock lock;
    private OwnerSocket socket;
    private OwnerServer server;

    @BeforeEach
    void own() throws IOException {
        lock = LibraryLock.tryAcquire(folder.resolve("library")).orElseThrow();
        socket = OwnerSocket.bind(lock, Map.of("XDG_RUNTIME_DIR", folder.toString()));
    }

    @AfterEach
    void disown() throws IOException {
        if (server != null) {
            server.close();
        }
        socket.close();
        lock.close();
    }

    @Test
    void passesOutputErrorsAndExitStatusThrough() {
        serve((request, out, err, stop) -> {
            write(out, "out " + request.arguments() + request.workingDirectory());
            write(err, "err ünïcode");
            return 3;
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertEquals(
                new GuestOutcome.Exited(3),
                new GuestClient(out, err).run(socket.path(), request(BUILD, "list", "--json", "…"), new StopSignal()));
        assertEquals("out [list, --json, …]" + folder, out.toString(StandardCharsets.UTF_8));
        assertEquals("err ünïcode", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void askingWhereTheOwnerListensDoesNotGiveTheLockUp() throws Exception {
        assertEquals(socket.path(), LibraryLock.announced(lock.library()).orElseThrow());
        assertEquals(
                1,
                java(LockMain.class.getName(), lock.library().toString()).waitFor(),
                "another process must not get the lock");
    }

    @Test
    void outputThatCannotBeWrittenIsAFailure() {
        serve((request, out, err, stop) -> {
            write(out, "lost");
            return stop.isRequested() ? 130 : 0;
        });
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertEquals(
                new GuestOutcome.Exited(5),
                new GuestClient(failing("No space left on device"), err)
                        .run(socket.path(), request(BUILD), new StopSignal()));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("No space left on device"));
    }

    @Test
    void aPipeNobodyReadsInterruptsTheCommand() {
        serve((request, out, err, stop) -> {
            write(out, "unread");
            CountDownLatch stopped = new CountDownLatch(1);
            stop.onRequest(stopped::countDown);
            try {
                return stopped.await(10, TimeUnit.SECONDS) ? 130 : 0;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertEquals(
                new GuestOutcome.Exited(130),
                new GuestClient(failing("Broken pipe"), err).run(socket.path(), request(BUILD), new StopSignal()));
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    @Test
    void guestsThatComeBeforeTheProgramIsReadyWaitForIt() throws Exception {
        try (var pool = Executors.newCachedThreadPool()) {
            Future<GuestOutcome> early = pool.submit(() -> guest(BUILD, new StopSignal()));
            assertThrows(TimeoutException.class, () -> early.get(200, TimeUnit.MILLISECONDS));
            serve((request, out, err, stop) -> 0);
            assertEquals(new GuestOutcome.Exited(0), early.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void anotherVersionIsRefusedByName() {
        serve((request, out, err, stop) -> 0);
        var failed = assertInstanceOf(GuestOutcome.Failed.class, guest("build-2", new StopSignal()));
        assertEquals("ERR_VERSION", failed.failure().code());
        assertEquals(7, failed.failure().exitStatus());
        assertTrue(
                failed.failure().message().contains("build-1"), failed.failure().message());
    }

    @Test
    void interruptReachesTheCommandAndItsEndIsAwaited() throws Exception {
        serve(OwnerMain::run);
        StopSignal stop = new StopSignal();
        try (var pool = Executors.newCachedThreadPool()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Future<GuestOutcome> guest = pool.submit(() ->
                    new GuestClient(out, OutputStream.nullOutputStream()).run(socket.path(), request(BUILD), stop));
            // Who asks before the guest knows that its command began is told that it was not served.
            Until.holds("the guest hears of its command", () -> out.size() > 0);
            stop.request();
            assertEquals(new GuestOutcome.Exited(130), guest.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void guestThatGoesAwayIsAnInterrupt() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        serve((request, out, err, stop) -> {
            stop.onRequest(stopped::countDown);
            return OwnerMain.run(request, out, err, stop);
        });
        Process guest =
                java("org.voicerecorder.owner.tests.GuestMain", socket.path().toString(), BUILD);
        awaitGuests(1);
        guest.destroyForcibly().waitFor();
        assertTrue(stopped.await(10, TimeUnit.SECONDS));
        assertTrue(server.closeWhenIdle(Duration.ofSeconds(10)));
    }

    @Test
    void garbageAndHalfFramesHarmNobody() throws Exception {
        serve((request, out, err, stop) -> 0);
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] garbage = new byte[random.nextInt(1, 200)];
            random.nextBytes(garbage);
            if (i % 3 == 0) {
                // A request that promises more than it brings.
                garbage[0] = 1;
            }
            try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.connect(UnixDomainSocketAddress.of(socket.path()));
                channel.write(ByteBuffer.wrap(garbage));
            }
        }
        assertEquals(new GuestOutcome.Exited(0), guest(BUILD, new StopSignal()));
        assertTrue(server.closeWhenIdle(Duration.ofSeconds(5)));
    }

    @Test
    void guestThatDoesNotReadSlowsItsCommandDownInsteadOfFillingTheMemory() throws Exception {
        long[] written = {0};
        serve((request, out, err, stop) -> {
            byte[] block = new byte[100_000];
            while (!stop.isRequested() && written[0] < 1L << 30) {
                try {
                    out.write(block);
                } catch (IOException e) {
                    return 1;
                }
                written[0] += block.length;
            }
            return 0;
        });
        try (var pool = Executors.newCachedThreadPool()) {
            CountDownLatch release = new CountDownLatch(1);
            StopSignal stop = new StopSignal();
            OutputStream slow = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                }
            };
            var guest = pool.submit(() -> new GuestClient(slow, slow).run(socket.path(), request(BUILD), stop));
            assertThrows(TimeoutException.class, () -> guest.get(500, TimeUnit.MILLISECONDS));
            assertTrue(written[0] < 8 << 20, written[0] + " bytes taken");
            stop.request();
            release.countDown();
            assertInstanceOf(GuestOutcome.Exited.class, guest.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void twentyGuestsAtOnceGetTheirOwnOutput() throws Exception {
        serve((request, out, err, stop) -> {
            for (int i = 0; i < 2000; i++) {
                write(out, request.arguments().getFirst() + "\n");
            }
            return 0;
        });
        try (var pool = Executors.newFixedThreadPool(20)) {
            List<Future<String>> outputs = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String name = "guest-" + i;
                outputs.add(pool.submit(() -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    var outcome = new GuestClient(out, out).run(socket.path(), request(BUILD, name), new StopSignal());
                    assertEquals(new GuestOutcome.Exited(0), outcome);
                    return out.toString(StandardCharsets.UTF_8);
                }));
            }
            for (int i = 0; i < 20; i++) {
                assertEquals(("guest-" + i + "\n").repeat(2000), outputs.get(i).get());
            }
        }
    }

    @Test
    void anOwnerThatSaysNothingIsGivenUpAndDoesNotBeginLater() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        OutputStream nothing = OutputStream.nullOutputStream();
        // Bound and not served yet: what a suspended owner is like for its guests.
        var outcome = new GuestClient(nothing, nothing, Duration.ofMillis(300))
                .run(socket.path(), request(BUILD, "delete", "last"), new StopSignal());

        var failed = assertInstanceOf(GuestOutcome.Failed.class, outcome);
        assertEquals("ERR_LIBRARY_LOCKED", failed.failure().code());
        assertTrue(failed.failure().advice().contains("suspended"));
        serve((request, out, err, stop) -> {
            if (request.arguments().contains("delete")) {
                begun.countDown();
            }
            return 0;
        });
        assertEquals(new GuestOutcome.Exited(0), guest(BUILD, new StopSignal()));
        assertFalse(begun.await(200, TimeUnit.MILLISECONDS));
    }

    @Test
    void whoStopsBeforeTheCommandBeganNeedNotWaitForTheOwner() throws Exception {
        StopSignal stop = new StopSignal();
        try (var pool = Executors.newCachedThreadPool()) {
            Future<GuestOutcome> waiting = pool.submit(() -> guest(BUILD, stop));
            assertThrows(TimeoutException.class, () -> waiting.get(200, TimeUnit.MILLISECONDS));
            stop.request();
            assertEquals(new GuestOutcome.NotServed(), waiting.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void whoComesWhenTheOwnerIsLeavingMayBecomeOwner() throws Exception {
        serve((request, out, err, stop) -> 0);
        assertTrue(server.closeWhenIdle(Duration.ZERO));
        assertInstanceOf(GuestOutcome.NotServed.class, guest(BUILD, new StopSignal()));
    }

    @Test
    void ownerKilledBeforeTheCommandBegan() throws Exception {
        disown();
        Path library = folder.resolve("other");
        Process owner = java(OwnerMain.class.getName(), library.toString(), folder.toString(), "mute");
        Path path = awaitSocket(library);
        assertTrue(LibraryLock.tryAcquire(library).isEmpty(), "another process has the lock");
        try (var pool = Executors.newCachedThreadPool()) {
            var guest =
                    pool.submit(() -> new GuestClient(OutputStream.nullOutputStream(), OutputStream.nullOutputStream())
                            .run(path, request(BUILD), new StopSignal()));
            assertThrows(TimeoutException.class, () -> guest.get(200, TimeUnit.MILLISECONDS));
            owner.destroyForcibly().waitFor();
            assertInstanceOf(GuestOutcome.NotServed.class, guest.get(10, TimeUnit.SECONDS));
        }
        try (LibraryLock taken = LibraryLock.tryAcquire(library).orElseThrow();
                OwnerSocket bound = OwnerSocket.bind(taken, Map.of("XDG_RUNTIME_DIR", folder.toString()))) {
            assertEquals(path, bound.path());
        }
    }

    @Test
    void ownerKilledWhileItExecutesTheCommand() throws Exception {
        disown();
        Path library = folder.resolve("other");
        Process owner = java(OwnerMain.class.getName(), library.toString(), folder.toString(), "serve");
        Path path = awaitSocket(library);
        CountDownLatch begun = new CountDownLatch(1);
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                begun.countDown();
            }
        };
        try (var pool = Executors.newCachedThreadPool()) {
            var guest = pool.submit(() -> new GuestClient(out, out).run(path, request(BUILD), new StopSignal()));
            assertTrue(begun.await(20, TimeUnit.SECONDS));
            owner.destroyForcibly().waitFor();
            var failed = assertInstanceOf(GuestOutcome.Failed.class, guest.get(10, TimeUnit.SECONDS));
            assertEquals("ERR_OWNER_LOST", failed.failure().code());
            assertEquals(7, failed.failure().exitStatus());
        }
    }

    private void serve(GuestHandler handler) {
        server = new OwnerServer(socket, BUILD, handler);
    }

    private GuestOutcome guest(String build, StopSignal stop) {
        return new GuestClient(OutputStream.nullOutputStream(), OutputStream.nullOutputStream())
                .run(socket.path(), request(build), stop);
    }

    private GuestRequest request(String build, String... arguments) {
        return new GuestRequest(
                build, List.of(arguments), folder, Map.of(), new GuestRequest.TerminalShape(false, false, 80, 24));
    }

    private void awaitGuests(int count) throws IOException {
        Until.holds(count + " guests are served", () -> server.guests() == count);
    }

    private static Path awaitSocket(Path library) throws Exception {
        Until.holds("the owner listens", () -> LibraryLock.announced(library).isPresent());
        return LibraryLock.announced(library).orElseThrow();
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Process java(String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("-cp");
        command.add(ClassPath.of(OwnerMain.class) + java.io.File.pathSeparator + ClassPath.of(OwnerServer.class));
        command.add(main);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Where a bundle's classes lie, in a jar or in a folder of the build. */
    private static final class ClassPath {
        static String of(Class<?> type) throws IOException {
            var bundle = org.osgi.framework.FrameworkUtil.getBundle(type);
            Path file = bundle.adapt(java.io.File.class) != null
                    ? bundle.adapt(java.io.File.class).toPath()
                    : Path.of(java.net.URI.create(bundle.getLocation().replaceFirst("^(initial@)?reference:", "")));
            Path classes = file.resolve("target/classes");
            return (Files.isDirectory(classes) ? classes : file).toRealPath().toString();
        }
    }
}
