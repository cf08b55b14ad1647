package org.voicerecorder.audio.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.audio.SampleEncoding;
import org.voicerecorder.audio.SampleFormat;
import org.voicerecorder.audio.WavHeader;

/**
 * Collects what the chunks of a WAV file say, in the order in which they come, and judges it when the file's length is
 * known. Sources: Microsoft "Multimedia Programming Interface and Data Specifications 1.0" (RIFF, fmt, LIST INFO), "WAVE
 * format extensible", EBU Tech 3306 and ITU-R BS.2088 (RF64, BW64, ds64).
 */
public final class WavFacts {
    /** Bytes of "RIFF", size, "WAVE". */
    public static final int PREAMBLE = 12;
    /** Bytes of a chunk's id and size. */
    public static final int CHUNK_HEADER = 8;
    /** Longer bodies than this are not needed. */
    public static final int MAX_BODY = 1 << 20;

    private static final long UNKNOWN = 0xFFFF_FFFFL;
    private static final int FORMAT_PCM = 1;
    private static final int FORMAT_FLOAT = 3;
    private static final int FORMAT_EXTENSIBLE = 0xFFFE;
    private static final Map<String, String> INFO_TAGS =
            Map.of("INAM", "title", "IART", "artist", "ICRD", "date", "ICMT", "comment");

    private final Map<String, String> tags = new HashMap<>();
    private boolean is64;
    private long riffSize;
    private long data64 = -1;
    private SampleFormat format;
    private String unsupported;
    private long dataOffset = -1;
    private long declared;
    private boolean neverFinished;
    private String oddity;

    /** @return whether these 12 bytes begin a WAV file */
    public boolean preamble(ByteBuffer bytes) {
        ByteBuffer in = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < PREAMBLE) {
            return false;
        }
        String id = id(in);
        riffSize = in.getInt() & UNKNOWN;
        is64 = id.equals("RF64") || id.equals("BW64");
        return (is64 || id.equals("RIFF")) && id(in).equals("WAVE");
    }

    public static String id(ByteBuffer in) {
        byte[] id = new byte[4];
        in.get(id);
        return new String(id, StandardCharsets.ISO_8859_1);
    }

    /** Whether four bytes can be a chunk's id: printable ASCII. */
    public static boolean isId(String id) {
        return id.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
    }

    /** Whether the body of such a chunk must be given to {@link #body}. */
    public static boolean wants(String id, long size) {
        return size <= MAX_BODY && (id.equals("fmt ") || id.equals("ds64") || id.equals("LIST"));
    }

    public void body(String id, ByteBuffer bytes) {
        ByteBuffer in = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        switch (id) {
            case "fmt " -> format(in);
            case "ds64" -> ds64(in);
            case "LIST" -> info(in);
            default -> {
                return;
            }
        }
    }

    /** The data chunk begins. @param size as in its header */
    public void data(long offset, long size) {
        if (format == null && unsupported == null) {
            throw corrupt("it has no format before its audio");
        }
        dataOffset = offset;
        declared = size & UNKNOWN;
        if (is64 && declared == UNKNOWN && data64 >= 0) {
            declared = data64;
        } else if (declared == UNKNOWN) {
            declared = -1;
            oddity = "its header does not say how long it is";
        } else if (declared == 0 && !sizesAgreeOnNothing()) {
            declared = -1;
            neverFinished = true;
        }
    }

    /** A writer that ended properly counted whatever follows an empty data chunk. */
    private boolean sizesAgreeOnNothing() {
        return riffSize != UNKNOWN && riffSize + CHUNK_HEADER > dataOffset;
    }

    public boolean hasData() {
        return dataOffset >= 0;
    }

    /**
     * Where the audio ends as far as the header says; {@code Long.MAX_VALUE} when only the file's end can tell, or when it
     * says more than any file can hold (the sizes of RF64 have 64 bits).
     */
    public long dataEnd() {
        return declared < 0 || declared > Long.MAX_VALUE - dataOffset ? Long.MAX_VALUE : dataOffset + declared;
    }

    public void problem(String text) {
        if (oddity == null) {
            oddity = text;
        }
    }

    /** The format, once its chunk has come and when it is uncompressed. */
    public Optional<SampleFormat> format() {
        return Optional.ofNullable(format);
    }

    /**
     * The verdict.
     *
     * @throws VoiceRecorderException {@code ERR_CORRUPT_FILE}; {@code ERR_UNSUPPORTED_FORMAT} for compressed audio
     */
    public WavHeader header(long fileLength) {
        if (unsupported != null) {
            throw new VoiceRecorderException(ErrorCode.ERR_UNSUPPORTED_FORMAT, unsupported);
        }
        if (format == null || dataOffset < 0) {
            throw corrupt("it ends before its audio");
        }
        long there = Math.max(0, fileLength - dataOffset);
        long length = declared < 0 ? there : Math.min(declared, there);
        if (neverFinished && there > 0) {
            problem("it was never finished: its header says it is empty");
        }
        if (declared > there) {
            problem("it is shorter than its header says: %d of %d bytes of audio".formatted(there, declared));
        }
        long whole = length - length % format.bytesPerFrame();
        if (whole < length) {
            problem("it ends within a frame");
        }
        return new WavHeader(format, dataOffset, whole, tags, oddity == null ? Optional.empty() : Optional.of(oddity));
    }

    private void format(ByteBuffer in) {
        if (format != null || in.remaining() < 16) {
            if (format == null) {
                throw corrupt("its format chunk is too short");
            }
            return;
        }
        int tag = in.getShort() & 0xFFFF;
        int channels = in.getShort() & 0xFFFF;
        int rate = in.getInt();
        in.getInt();
        int align = in.getShort() & 0xFFFF;
        int bits = in.getShort() & 0xFFFF;
        if (tag == FORMAT_EXTENSIBLE && in.remaining() >= 10) {
            tag = in.getShort(in.position() + 8) & 0xFFFF;
        }
        if (tag != FORMAT_PCM && tag != FORMAT_FLOAT) {
            unsupported = "WAV with the compression 0x%04x".formatted(tag);
            return;
        }
        format = sampleFormat(tag == FORMAT_FLOAT, channels, rate, align, bits);
    }

    /** The container of a sample is told by the frame's size: 20 bits lie in three bytes. */
    private static SampleFormat sampleFormat(boolean isFloat, int channels, int rate, int align, int bits) {
        int bytes = channels > 0 && align > 0 && align % channels == 0 ? align / channels : (bits + 7) / 8;
        SampleEncoding encoding =
                switch (bytes) {
                    case 1 -> isFloat ? null : SampleEncoding.U8;
                    case 2 -> isFloat ? null : SampleEncoding.S16;
                    case 3 -> isFloat ? null : SampleEncoding.S24;
                    case 4 -> isFloat ? SampleEncoding.F32 : SampleEncoding.S32;
                    case 8 -> isFloat ? SampleEncoding.F64 : null;
                    default -> null;
                };
        if (encoding == null || rate < 1 || rate > 768_000 || channels < 1 || channels > SampleFormat.MAX_CHANNELS) {
            throw corrupt("its format is impossible: %d Hz, %d channels, %d bit".formatted(rate, channels, bits));
        }
        return new SampleFormat(rate, channels, encoding);
    }

    private void ds64(ByteBuffer in) {
        if (in.remaining() >= 16) {
            riffSize = in.getLong();
            data64 = in.getLong();
        }
    }

    private void info(ByteBuffer in) {
        if (in.remaining() < 4 || !id(in).equals("INFO")) {
            return;
        }
        while (in.remaining() >= CHUNK_HEADER) {
            String key = INFO_TAGS.get(id(in));
            int size = (int) Math.min(in.getInt() & UNKNOWN, in.remaining());
            byte[] text = new byte[size];
            in.get(text);
            if (size % 2 == 1 && in.hasRemaining()) {
                in.get();
            }
            String value = Texts.decode(text);
            if (key != null && !value.isEmpty()) {
                tags.putIfAbsent(key, value);
            }
        }
    }

    private static VoiceRecorderException corrupt(String why) {
        return new VoiceRecorderException(ErrorCode.ERR_CORRUPT_FILE, "The WAV file is damaged: " + why);
    }
}
