package org.voicerecorder.audio.pulse.internal;

import static org.voicerecorder.audio.pulse.internal.LibPulse.INT;
import static org.voicerecorder.audio.pulse.internal.LibPulse.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;

/** Asks a server what is there. Used between the loop's {@code enter} and {@code exit}. */
final class Inventory {
    private static final MethodHandle SERVER =
            LibPulse.function("pa_context_get_server_info", POINTER, POINTER, POINTER, POINTER);
    private static final MethodHandle SOURCES =
            LibPulse.function("pa_context_get_source_info_list", POINTER, POINTER, POINTER, POINTER);
    private static final MethodHandle SINKS =
            LibPulse.function("pa_context_get_sink_info_list", POINTER, POINTER, POINTER, POINTER);

    // Offsets in pa_source_info and pa_sink_info, which begin alike, and in pa_server_info.
    private static final long NAME = 0;
    private static final long INDEX = 8;
    private static final long DESCRIPTION = 16;
    private static final long SPEC = 24;
    private static final long MONITOR_OF = 308;
    private static final long SOURCE_SIZE = 416;
    private static final long DEFAULT_SINK = 48;
    private static final long DEFAULT_SOURCE = 56;
    private static final long SERVER_SIZE = 64;
    /** {@code PA_INVALID_INDEX}. */
    private static final int NONE = -1;

    /**
     * A source or a sink.
     *
     * @param index the server's number of it
     * @param monitor whether it gives what is being played
     */
    record Device(int index, String name, String description, CaptureFormat format, boolean monitor) {
        /** Its name for people. */
        String title() {
            String title = description.isBlank() ? name : description;
            return monitor ? title + " (what is playing)" : title;
        }
    }

    /** Names of the server's defaults. */
    record Defaults(String sink, String source) {}

    private final Connection connection;

    Inventory(Connection connection) {
        this.connection = connection;
    }

    List<Device> sources() {
        return list(SOURCES, true);
    }

    List<Device> sinks() {
        return list(SINKS, false);
    }

    Optional<Device> source(int index) {
        return sources().stream().filter(source -> source.index() == index).findFirst();
    }

    private List<Device> list(MethodHandle question, boolean areSources) {
        List<Device> found = new ArrayList<>();
        ask(question, info -> found.add(device(info.reinterpret(SOURCE_SIZE), areSources)));
        return found;
    }

    Defaults defaults() {
        Defaults[] found = {new Defaults("", "")};
        ask(SERVER, info -> {
            MemorySegment server = info.reinterpret(SERVER_SIZE);
            found[0] = new Defaults(text(server, DEFAULT_SINK), text(server, DEFAULT_SOURCE));
        });
        return found[0];
    }

    private static Device device(MemorySegment info, boolean isSource) {
        return new Device(
                info.get(ValueLayout.JAVA_INT, INDEX),
                text(info, NAME),
                text(info, DESCRIPTION),
                SampleSpecs.read(info.asSlice(SPEC, SampleSpecs.SIZE)),
                isSource && info.get(ValueLayout.JAVA_INT, MONITOR_OF) != NONE);
    }

    private static String text(MemorySegment structure, long offset) {
        return LibPulse.text(structure.get(ValueLayout.ADDRESS, offset));
    }

    private void ask(MethodHandle question, Consumer<MemorySegment> each) {
        Answers answers = new Answers(each);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment callback = question == SERVER ? answers.single(arena) : answers.list(arena);
            MemorySegment operation =
                    (MemorySegment) question.invokeExact(connection.context(), callback, LibPulse.NULL);
            if (!connection.await(operation)) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_DEVICE_UNAVAILABLE, "The sound server does not say which devices it has");
            }
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
        answers.check();
    }

    /** Takes the server's answers: called by native code, into which nothing may be thrown. */
    private static final class Answers {
        private static final FunctionDescriptor LIST = FunctionDescriptor.ofVoid(POINTER, POINTER, INT, POINTER);
        private static final FunctionDescriptor SINGLE = FunctionDescriptor.ofVoid(POINTER, POINTER, POINTER);

        private final Consumer<MemorySegment> each;
        private Throwable failed;

        Answers(Consumer<MemorySegment> each) {
            this.each = each;
        }

        MemorySegment list(Arena arena) {
            return stub("onList", LIST, arena);
        }

        MemorySegment single(Arena arena) {
            return stub("onSingle", SINGLE, arena);
        }

        private MemorySegment stub(String method, FunctionDescriptor type, Arena arena) {
            try {
                MethodType javaType = type.toMethodType();
                MethodHandle handle = MethodHandles.lookup().findVirtual(Answers.class, method, javaType);
                return Linker.nativeLinker().upcallStub(handle.bindTo(this), type, arena);
            } catch (NoSuchMethodException | IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        /** {@code pa_source_info_cb_t}, {@code pa_sink_info_cb_t}; {@code eol} is 1 at the end and less than 0 for an error. */
        @SuppressWarnings("unused")
        void onList(MemorySegment context, MemorySegment info, int eol, MemorySegment userdata) {
            if (eol == 0) {
                onSingle(context, info, userdata);
            }
        }

        /** {@code pa_server_info_cb_t}. */
        @SuppressWarnings("unused")
        void onSingle(MemorySegment context, MemorySegment info, MemorySegment userdata) {
            try {
                if (!info.equals(LibPulse.NULL)) {
                    each.accept(info);
                }
            } catch (Throwable e) {
                failed = e;
            }
        }

        void check() {
            if (failed != null) {
                throw LibPulse.failure(failed);
            }
        }
    }
}
