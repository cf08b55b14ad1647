package org.voicerecorder.audio.fvad.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** The functions of libfvad ({@code fvad.h}); the library is loaded for as long as the program runs. Thread-safe. */
final class FvadLibrary {
    private static final FunctionDescriptor INT_OF_INT = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT);

    private final MethodHandle create;
    private final MethodHandle free;
    private final MethodHandle setMode;
    private final MethodHandle setSampleRate;
    private final MethodHandle process;

    private FvadLibrary(SymbolLookup symbols) {
        create = function(symbols, "fvad_new", FunctionDescriptor.of(ADDRESS));
        free = function(symbols, "fvad_free", FunctionDescriptor.ofVoid(ADDRESS));
        setMode = function(symbols, "fvad_set_mode", INT_OF_INT);
        setSampleRate = function(symbols, "fvad_set_sample_rate", INT_OF_INT);
        process = function(symbols, "fvad_process", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
    }

    /**
     * Copies the library of this platform out of the bundle and loads it.
     *
     * @throws IOException when there is none, or it cannot be copied
     * @throws IllegalArgumentException when the system does not load it
     */
    static FvadLibrary load() throws IOException {
        String resource = resource();
        Path folder = Files.createTempDirectory("voicerecorder-fvad");
        Path file = folder.resolve(resource.substring(resource.indexOf('/') + 1));
        try (InputStream in = FvadLibrary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException("No libfvad comes with the program for this platform: " + resource);
            }
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return new FvadLibrary(SymbolLookup.libraryLookup(file, Arena.global()));
        } finally {
            // The system keeps what it has loaded.
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    /** The folder of the platform in the library's jar, and the file. */
    private static String resource() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String machine =
                switch (arch) {
                    case "amd64", "x86_64" -> "amd64";
                    case "aarch64" -> "arm64";
                    case "arm" -> "armv7l";
                    default -> arch;
                };
        if (os.contains("mac")) {
            return "macos-" + machine + "/liblibfvad-jni.dylib";
        }
        return (os.contains("linux") ? "debian-" : os.replace(' ', '-') + "-") + machine + "/liblibfvad-jni.so";
    }

    MemorySegment create() {
        try {
            return (MemorySegment) create.invokeExact();
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    void free(MemorySegment instance) {
        try {
            free.invokeExact(instance);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** @return 0, or -1 when the mode is none */
    int setMode(MemorySegment instance, int mode) {
        try {
            return (int) setMode.invokeExact(instance, mode);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** @return 0, or -1 when the rate is none of 8, 16, 32, 48 kHz */
    int setSampleRate(MemorySegment instance, int rate) {
        try {
            return (int) setSampleRate.invokeExact(instance, rate);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** @return 1 for voice, 0 for none, -1 when the length is none of 10, 20, 30 ms */
    int process(MemorySegment instance, MemorySegment samples, long length) {
        try {
            return (int) process.invokeExact(instance, samples, length);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static MethodHandle function(SymbolLookup symbols, String name, FunctionDescriptor type) {
        MemorySegment address =
                symbols.find(name).orElseThrow(() -> new UnsatisfiedLinkError("libfvad has no function " + name));
        return Linker.nativeLinker().downcallHandle(address, type);
    }

    /** C functions throw nothing. */
    private static IllegalStateException failed(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("A call of libfvad failed", e);
    }
}
