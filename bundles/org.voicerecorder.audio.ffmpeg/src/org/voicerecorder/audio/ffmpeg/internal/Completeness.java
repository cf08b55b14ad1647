package org.voicerecorder.audio.ffmpeg.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.voicerecorder.audio.io.IoFailures;

/**
 * Finds files that were cut off, which FFmpeg opens without a word: a download that ended early has a perfect beginning.
 * Looks at the structure, not at all of the audio.
 */
final class Completeness {
    private static final int MAX_BOXES = 100_000;

    private Completeness() {}

    /** @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_CORRUPT_FILE} */
    static void check(Path file, AudioType type) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            boolean complete =
                    switch (type) {
                        case MP4 -> boxesFit(channel);
                        case FLAC -> FlacTail.isComplete(channel);
                        case OGG, OPUS -> OggTail.isComplete(channel);
                        default -> true;
                    };
            if (!complete) {
                throw FFprobe.damaged(file, "its end is missing");
            }
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        }
    }

    /** Top-level boxes of ISO/IEC 14496-12, section 4.2: 32-bit size, type, 64-bit size when the first is 1. */
    private static boolean boxesFit(FileChannel channel) throws IOException {
        long length = channel.size();
        long position = 0;
        for (int boxes = 0; boxes < MAX_BOXES && position + 8 <= length; boxes++) {
            ByteBuffer head = read(channel, position, 16);
            long size = head.getInt(0) & 0xFFFF_FFFFL;
            if (size == 0) {
                return true;
            }
            if (size == 1) {
                size = head.limit() == 16 ? head.getLong(8) : -1;
            }
            if (size < 8 || size > length - position) {
                return false;
            }
            position += size;
        }
        return true;
    }

    static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            continue;
        }
        return buffer.flip();
    }
}
