package org.voicerecorder.audio.pulse.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * PulseAudio's client library, which PipeWire's server understands, too. It is loaded when it is first asked for, and
 * stays; the classes that wrap its objects link the functions they call. Thread-safe.
 *
 * <p>Function names, values of enumerations and layouts of structures are those of the library's ABI, version 0
 * ({@code pulse/pulseaudio.h}), which has been stable since PulseAudio 1.0.
 */
final class LibPulse {
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    /** {@code size_t}, {@code int64_t}, {@code pa_usec_t}. */
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    static final ValueLayout POINTER = ValueLayout.ADDRESS;
    static final MemorySegment NULL = MemorySegment.NULL;

    private static final String NAME = "libpulse.so.0";
    private static volatile SymbolLookup library;

    /** Of the library, so that the wrapping classes only link once it is there. */
    private static final class Text {
        static final MethodHandle STRERROR =
                function("pa_strerror", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    }

    private LibPulse() {}

    /** Whether the library can be used here; loads it when it was not. Asks again each time it was missing. */
    static boolean isThere() {
        if (library == null) {
            library = load().orElse(null);
        }
        return library != null;
    }

    private static Optional<SymbolLookup> load() {
        try {
            return Optional.of(SymbolLookup.libraryLookup(NAME, Arena.global()));
        } catch (IllegalArgumentException e) {
            // It is not installed, or this is another system: the ordinary case for whom Java Sound is there.
            return Optional.empty();
        }
    }

    /** A function of the library, which {@link #isThere}. */
    static MethodHandle function(String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
    }

    /** A function that returns nothing. */
    static MethodHandle procedure(String name, ValueLayout... arguments) {
        return function(name, FunctionDescriptor.ofVoid(arguments));
    }

    static MethodHandle function(String name, ValueLayout result, ValueLayout... arguments) {
        return function(name, FunctionDescriptor.of(result, arguments));
    }

    /** What a handle threw: nothing that native functions do, so a defect of ours or of the machine. */
    static RuntimeException failure(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException exception ? exception : new IllegalStateException(thrown);
    }

    /** A string of the library's; empty when there is none. */
    static String text(MemorySegment pointer) {
        return pointer.equals(NULL) ? "" : pointer.reinterpret(Long.MAX_VALUE).getString(0);
    }

    /** An error number in the library's words. */
    static String error(int number) {
        try {
            return text((MemorySegment) Text.STRERROR.invokeExact(number));
        } catch (Throwable e) {
            throw failure(e);
        }
    }
}
