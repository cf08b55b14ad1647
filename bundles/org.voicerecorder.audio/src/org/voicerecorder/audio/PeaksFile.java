package org.voicerecorder.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Peaks;

/**
 * Peaks in the formats of audiowaveform (bbc/audiowaveform, doc/DataFormat.md): binary {@code .dat} version 1 (one
 * channel) and 2, and JSON version 2. Eight-bit values are the 16-bit ones divided by 256, towards zero, as there.
 */
public final class PeaksFile {
    private static final int FLAG_8_BIT = 1;
    private static final int HEADER_1 = 20;
    private static final int HEADER_2 = 24;

    private PeaksFile() {}

    /** Writes {@code .dat} version 2. @param bits 8 or 16 */
    public static void writeDat(Peaks peaks, int bits, OutputStream out) throws IOException {
        writeDat(peaks, bits, 2, out);
    }

    /**
     * Writes {@code .dat}; the stream is not closed.
     *
     * @param bits 8 or 16
     * @param version 1 (only for one channel) or 2
     */
    public static void writeDat(Peaks peaks, int bits, int version, OutputStream out) throws IOException {
        checkBits(bits);
        if (version < 1 || version > 2 || version == 1 && peaks.channels() != 1) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "Version %d of .dat does not hold %d channels".formatted(version, peaks.channels()));
        }
        ByteBuffer header =
                ByteBuffer.allocate(version == 1 ? HEADER_1 : HEADER_2).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(version).putInt(bits == 8 ? FLAG_8_BIT : 0);
        header.putInt(peaks.sampleRate()).putInt(peaks.samplesPerPixel()).putInt(peaks.length());
        if (version == 2) {
            header.putInt(peaks.channels());
        }
        out.write(header.array());
        writeValues(peaks.data(), bits, out);
    }

    private static void writeValues(short[] data, int bits, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 14).order(ByteOrder.LITTLE_ENDIAN);
        for (short value : data) {
            if (buffer.remaining() < 2) {
                out.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
            if (bits == 8) {
                buffer.put((byte) (value / 256));
            } else {
                buffer.putShort(value);
            }
        }
        out.write(buffer.array(), 0, buffer.position());
    }

    /**
     * Reads {@code .dat} version 1 or 2, to the end of the stream, which is not closed.
     *
     * @throws VoiceRecorderException {@code ERR_CORRUPT_FILE}
     */
    public static Peaks readDat(InputStream in) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER_1)).order(ByteOrder.LITTLE_ENDIAN);
        if (header.remaining() < HEADER_1) {
            throw corrupt("it is too short");
        }
        int version = header.getInt();
        boolean is8Bit = (header.getInt() & FLAG_8_BIT) != 0;
        int sampleRate = header.getInt();
        int samplesPerPixel = header.getInt();
        long length = header.getInt() & 0xFFFF_FFFFL;
        int channels = version == 2 ? readChannels(in) : 1;
        boolean possible = version >= 1
                && version <= 2
                && sampleRate > 0
                && samplesPerPixel > 0
                && channels >= 1
                && channels <= SampleFormat.MAX_CHANNELS;
        if (!possible) {
            throw corrupt("its header is impossible");
        }
        byte[] values = in.readAllBytes();
        if (values.length != length * 2 * channels * (is8Bit ? 1 : 2)) {
            throw corrupt("it has not as many points as it says");
        }
        return new Peaks(sampleRate, channels, samplesPerPixel, is8Bit ? from8Bit(values) : from16Bit(values));
    }

    private static int readChannels(InputStream in) throws IOException {
        ByteBuffer more = ByteBuffer.wrap(in.readNBytes(HEADER_2 - HEADER_1)).order(ByteOrder.LITTLE_ENDIAN);
        return more.remaining() == 4 ? more.getInt() : 0;
    }

    private static short[] from8Bit(byte[] values) {
        short[] data = new short[values.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = (short) (values[i] * 256);
        }
        return data;
    }

    private static short[] from16Bit(byte[] values) {
        short[] data = new short[values.length / 2];
        ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(data);
        return data;
    }

    /** Writes JSON version 2 on one line, members in audiowaveform's order. @param bits 8 or 16 */
    public static void writeJson(Peaks peaks, int bits, OutputStream out) throws IOException {
        checkBits(bits);
        StringBuilder text = new StringBuilder(1 << 14);
        text.append("{\"version\":2,\"channels\":").append(peaks.channels());
        text.append(",\"sample_rate\":").append(peaks.sampleRate());
        text.append(",\"samples_per_pixel\":").append(peaks.samplesPerPixel());
        text.append(",\"bits\":").append(bits);
        text.append(",\"length\":").append(peaks.length());
        text.append(",\"data\":[");
        int divisor = bits == 8 ? 256 : 1;
        short[] data = peaks.data();
        for (int i = 0; i < data.length; i++) {
            if (i > 0) {
                text.append(',');
            }
            text.append(data[i] / divisor);
            if (text.length() > 1 << 13) {
                out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
                text.setLength(0);
            }
        }
        out.write(text.append("]}\n").toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void checkBits(int bits) {
        if (bits != 8 && bits != 16) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "%d bits per value; peaks have 8 or 16".formatted(bits),
                    "Use --bits 8 or --bits 16.",
                    null);
        }
    }

    private static VoiceRecorderException corrupt(String why) {
        return new VoiceRecorderException(ErrorCode.ERR_CORRUPT_FILE, "The peaks file is damaged: " + why);
    }
}
