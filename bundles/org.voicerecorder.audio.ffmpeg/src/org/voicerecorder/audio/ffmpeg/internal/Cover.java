package org.voicerecorder.audio.ffmpeg.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.audio.io.IoFailures;

/** A picture that goes into a file. */
record Cover(Path file, byte[] bytes, boolean png) {
    /** What FLAC can hold in one block, and more than any player shows. */
    private static final int LARGEST = 10 << 20;

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final int FRONT_COVER = 3;

    /**
     * @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} for what is no JPEG or PNG, {@code ERR_FILE_NOT_FOUND},
     *     {@code ERR_PERMISSION}, {@code ERR_IO}
     */
    static Cover read(Path file) {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        }
        if (bytes.length > LARGEST) {
            throw invalid(
                    "The picture %s is larger than %s".formatted(file, new ByteSize(LARGEST)), "Make it smaller.");
        }
        boolean png = begins(bytes, PNG);
        if (!png && !begins(bytes, JPEG)) {
            throw invalid("%s is no JPEG or PNG picture".formatted(file), "Convert it first.");
        }
        return new Cover(file.toAbsolutePath(), bytes, png);
    }

    private static boolean begins(byte[] bytes, byte[] magic) {
        return bytes.length > magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    private static VoiceRecorderException invalid(String message, String advice) {
        return new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, message, advice, null);
    }

    String demuxer() {
        return png ? "png_pipe" : "jpeg_pipe";
    }

    /**
     * The value of the Vorbis comment {@code METADATA_BLOCK_PICTURE}: a FLAC picture block (RFC 9639, section 8.8) in
     * Base64. Its width, height and depth are 0, which means that they are not said.
     */
    String comment() {
        var block = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(block)) {
            byte[] type = (png ? "image/png" : "image/jpeg").getBytes(StandardCharsets.US_ASCII);
            out.writeInt(FRONT_COVER);
            out.writeInt(type.length);
            out.write(type);
            out.writeInt(0);
            for (int i = 0; i < 4; i++) {
                out.writeInt(0);
            }
            out.writeInt(bytes.length);
            out.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("Memory does not fail", e);
        }
        return Base64.getEncoder().encodeToString(block.toByteArray());
    }
}
