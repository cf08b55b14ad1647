package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import org.voicerecorder.api.Cancellation;

/** SHA-256 (FIPS 180-4) of files, in constant memory. */
final class Checksums {
    private static final int BUFFER = 1 << 20;

    private Checksums() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** @param advanced told the number of bytes read so far */
    static String of(Path file, LongConsumer advanced, Cancellation cancel) throws IOException {
        var digest = sha256();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var buffer = java.nio.ByteBuffer.allocate((int) Math.clamp(channel.size(), 8192, BUFFER));
            long done = 0;
            while (true) {
                cancel.throwIfCancelled();
                buffer.clear();
                int n = channel.read(buffer);
                if (n < 0) {
                    return hex(digest);
                }
                digest.update(buffer.array(), 0, n);
                done += n;
                advanced.accept(done);
            }
        }
    }
}
