package org.voicerecorder.storage.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** The checksum of the bytes that pass by; used by one thread. */
final class Sha256 implements Followers.Reader {
    private final MessageDigest digest = Checksums.sha256();

    @Override
    public void accept(ByteBuffer block) {
        digest.update(block);
    }

    String hex() {
        return Checksums.hex(digest);
    }
}
