package org.voicerecorder.storage.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** The checksum of the bytes that pass by; used by one thread. */
final class Sha256 implements FanOut.Consumer {
    /** Java's digest works on arrays; a piece of this size stays in the first-level cache. */
    private static final int PIECE = 1 << 14;

    private final MessageDigest digest = Checksums.sha256();
    private byte[] piece;

    @Override
    public void accept(ByteBuffer block) {
        if (block.hasArray()) {
            digest.update(block);
            return;
        }
        if (piece == null) {
            piece = new byte[PIECE];
        }
        while (block.hasRemaining()) {
            int n = Math.min(PIECE, block.remaining());
            block.get(piece, 0, n);
            digest.update(piece, 0, n);
        }
    }

    String hex() {
        return Checksums.hex(digest);
    }
}
