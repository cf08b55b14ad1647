package org.voicerecorder.audio.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.audio.SampleEncoding;
import org.voicerecorder.audio.SampleFormat;

/**
 * Reads AIFF and uncompressed AIFF-C. Source: Apple "Audio Interchange File Format 1.3" and "AIFF-C, draft 08/26/91".
 */
public final class AiffReader {
    private static final int PREAMBLE = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int MAX_CHUNKS = 10_000;
    private static final Map<String, String> TEXTS = Map.of("NAME", "title", "AUTH", "artist", "ANNO", "comment");

    private final FileChannel file;
    private final Map<String, String> tags = new HashMap<>();
    private SampleFormat format;
    private boolean bigEndian = true;
    private long frames;
    private long dataOffset = -1;
    private long dataSize;

    private AiffReader(FileChannel file) {
        this.file = file;
    }

    public static boolean isAiff(ByteBuffer start) {
        ByteBuffer in = start.slice();
        if (in.remaining() < PREAMBLE || !WavFacts.id(in).equals("FORM")) {
            return false;
        }
        in.getInt();
        String type = WavFacts.id(in);
        return type.equals("AIFF") || type.equals("AIFC");
    }

    /** @throws VoiceRecorderException {@code ERR_CORRUPT_FILE}; {@code ERR_UNSUPPORTED_FORMAT} for compressed audio */
    public static PcmLayout read(FileChannel file) throws IOException {
        return new AiffReader(file).read();
    }

    private PcmLayout read() throws IOException {
        long length = file.size();
        boolean compressible = FileWindow.read(file, 0, PREAMBLE).get(11) == 'C';
        long position = PREAMBLE;
        for (int chunks = 0; chunks < MAX_CHUNKS && position + CHUNK_HEADER <= length; chunks++) {
            ByteBuffer head = FileWindow.read(file, position, CHUNK_HEADER);
            String id = WavFacts.id(head);
            long size = head.getInt() & 0xFFFF_FFFFL;
            if (!WavFacts.isId(id)) {
                break;
            }
            chunk(id, position + CHUNK_HEADER, size, compressible);
            position += CHUNK_HEADER + size + size % 2;
        }
        if (format == null || dataOffset < 0) {
            throw corrupt("it ends before its audio");
        }
        return layout(length);
    }

    private PcmLayout layout(long length) {
        long there = Math.clamp(length - dataOffset, 0, dataSize);
        long wanted = frames * format.bytesPerFrame();
        long data = Math.min(wanted, there - there % format.bytesPerFrame());
        Optional<String> problem = data < wanted
                ? Optional.of("it is shorter than its header says: %d of %d bytes of audio".formatted(data, wanted))
                : Optional.empty();
        return new PcmLayout(format, bigEndian, dataOffset, data, Map.copyOf(tags), problem);
    }

    private void chunk(String id, long body, long size, boolean compressible) throws IOException {
        switch (id) {
            case "COMM" -> common(FileWindow.read(file, body, (int) Math.min(size, 64)), compressible);
            case "SSND" -> sound(FileWindow.read(file, body, 8), body, size);
            default -> {
                if (TEXTS.containsKey(id) && size <= WavFacts.MAX_BODY) {
                    String text =
                            Texts.decode(FileWindow.read(file, body, (int) size).array());
                    if (!text.isEmpty()) {
                        tags.putIfAbsent(TEXTS.get(id), text);
                    }
                }
            }
        }
    }

    private void sound(ByteBuffer in, long body, long size) {
        if (in.remaining() == 8 && size >= 8) {
            long skipped = in.getInt() & 0xFFFF_FFFFL;
            dataOffset = body + 8 + skipped;
            dataSize = Math.max(0, size - 8 - skipped);
        }
    }

    private void common(ByteBuffer in, boolean compressible) {
        if (in.remaining() < 18) {
            throw corrupt("its format chunk is too short");
        }
        int channels = in.getShort();
        frames = in.getInt() & 0xFFFF_FFFFL;
        int bits = in.getShort();
        double rate = extended(in.getShort(), in.getLong());
        String compression = compressible && in.remaining() >= 4 ? WavFacts.id(in) : "NONE";
        SampleEncoding encoding = encoding(compression, (bits + 7) / 8);
        if (encoding == null
                || channels < 1
                || channels > SampleFormat.MAX_CHANNELS
                || !(rate >= 1 && rate <= 768_000)) {
            throw corrupt("its format is impossible: %.0f Hz, %d channels, %d bit".formatted(rate, channels, bits));
        }
        format = new SampleFormat((int) Math.round(rate), channels, encoding);
    }

    private SampleEncoding encoding(String compression, int bytes) {
        switch (compression) {
            case "NONE", "twos", "in24", "in32" -> bigEndian = true;
            case "sowt" -> bigEndian = false;
            case "fl32", "FL32" -> {
                return SampleEncoding.F32;
            }
            case "fl64", "FL64" -> {
                return SampleEncoding.F64;
            }
            default ->
                throw new VoiceRecorderException(
                        ErrorCode.ERR_UNSUPPORTED_FORMAT, "AIFF with the compression '%s'".formatted(compression));
        }
        return bytes >= 1 && bytes <= 4 ? SampleEncoding.signed(8 * bytes) : null;
    }

    /** An 80-bit IEEE 754 number with an explicit integer bit. */
    private static double extended(short signAndExponent, long mantissa) {
        double value = (mantissa >>> 1) * 2.0 + (mantissa & 1);
        return Math.scalb(value, (signAndExponent & 0x7FFF) - 16383 - 63);
    }

    private static VoiceRecorderException corrupt(String why) {
        return new VoiceRecorderException(ErrorCode.ERR_CORRUPT_FILE, "The AIFF file is damaged: " + why);
    }
}
