package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.audio.PeaksBuilder;
import org.voicerecorder.audio.PeaksFile;
import org.voicerecorder.audio.PeaksScaling;
import org.voicerecorder.audio.SampleEncoding;
import org.voicerecorder.audio.SampleFormat;

class PeaksTest {
    /** Two pixels of two channels, worked out by hand from doc/DataFormat.md. */
    private static final Peaks EXAMPLE =
            new Peaks(48_000, 2, 512, new short[] {-257, 256, -32768, 32767, -1, 255, 0, 1});

    @ParameterizedTest
    @EnumSource(SampleEncoding.class)
    void areThoseOfTheNaiveLoop(SampleEncoding encoding) {
        Random random = new Random(encoding.ordinal());
        for (int channels : new int[] {1, 2, 3, 6}) {
            for (boolean mono : new boolean[] {false, true}) {
                for (int samplesPerPixel : new int[] {2, 3, 100, 256, 10_000}) {
                    int frames = random.nextInt(20_000);
                    SampleFormat format = new SampleFormat(48_000, channels, encoding);
                    byte[] audio = audio(random, format, frames);
                    PeaksBuilder builder = new PeaksBuilder(format, samplesPerPixel, mono);
                    feed(builder, audio, random);
                    String what = format + " mono " + mono + " " + samplesPerPixel + " " + frames;
                    assertEquals(frames, builder.frames(), what);
                    assertArrayEquals(
                            naive(format, audio, frames, samplesPerPixel, mono),
                            builder.peaks().data(),
                            what);
                }
            }
        }
    }

    /** Pieces of any length, so that frames are cut. */
    private static void feed(PeaksBuilder builder, byte[] audio, Random random) {
        int at = 0;
        while (at < audio.length) {
            int n = Math.min(audio.length - at, random.nextInt(random.nextBoolean() ? 7 : 30_000));
            builder.accept(audio, at, n);
            at += n;
        }
    }

    private static byte[] audio(Random random, SampleFormat format, int frames) {
        byte[] audio = new byte[frames * format.bytesPerFrame()];
        random.nextBytes(audio);
        ByteBuffer buffer = ByteBuffer.wrap(audio).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; format.encoding().isFloat() && i < frames * format.channels(); i++) {
            double value = random.nextInt(50) == 0 ? 3 : random.nextDouble(-1, 1);
            if (format.encoding() == SampleEncoding.F32) {
                buffer.putFloat((float) value);
            } else {
                buffer.putDouble(value);
            }
        }
        return audio;
    }

    private static short[] naive(SampleFormat format, byte[] audio, int frames, int samplesPerPixel, boolean mono) {
        int outputs = mono ? 1 : format.channels();
        int pixels = (frames + samplesPerPixel - 1) / samplesPerPixel;
        short[] data = new short[2 * outputs * pixels];
        for (int i = 0; i < data.length; i++) {
            data[i] = i % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        ByteBuffer in = ByteBuffer.wrap(audio).order(ByteOrder.LITTLE_ENDIAN);
        for (int frame = 0; frame < frames; frame++) {
            int[] samples = new int[format.channels()];
            for (int channel = 0; channel < samples.length; channel++) {
                samples[channel] = sample(format.encoding(), in);
            }
            if (mono) {
                samples = new int[] {Arrays.stream(samples).sum() / samples.length};
            }
            for (int channel = 0; channel < outputs; channel++) {
                int at = 2 * (frame / samplesPerPixel * outputs + channel);
                data[at] = (short) Math.min(data[at], samples[channel]);
                data[at + 1] = (short) Math.max(data[at + 1], samples[channel]);
            }
        }
        return data;
    }

    private static int sample(SampleEncoding encoding, ByteBuffer in) {
        return switch (encoding) {
            case U8 -> ((in.get() & 0xFF) - 128) * 256;
            case S8 -> in.get() * 256;
            case S16 -> in.getShort();
            case S24 -> {
                in.get();
                yield in.getShort();
            }
            case S32 -> in.getInt() >> 16;
            case F32 -> Math.clamp((int) (in.getFloat() * 32767), -32768, 32767);
            case F64 -> Math.clamp((int) ((float) in.getDouble() * 32767), -32768, 32767);
        };
    }

    @Test
    void dat16HasTheBytesOfTheFormatDescription() throws IOException {
        assertEquals(
                "02000000" + "00000000" + "80bb0000" + "00020000" + "02000000" + "02000000" + "fffe" + "0001" + "0080"
                        + "ff7f" + "ffff" + "ff00" + "0000" + "0100",
                dat(EXAMPLE, 16, 2));
    }

    @Test
    void dat8RoundsTowardsZero() throws IOException {
        assertEquals(
                "02000000" + "01000000" + "80bb0000" + "00020000" + "02000000" + "02000000" + "ff01" + "807f" + "0000"
                        + "0000",
                dat(EXAMPLE, 8, 2));
    }

    @Test
    void dat1HasNoChannels() throws IOException {
        Peaks mono = new Peaks(8000, 1, 256, new short[] {-2, 3});
        assertEquals(
                "01000000" + "00000000" + "401f0000" + "00010000" + "01000000" + "feff" + "0300", dat(mono, 16, 1));
        var e = assertThrows(VoiceRecorderException.class, () -> dat(EXAMPLE, 16, 1));
        assertEquals(ErrorCode.ERR_INVALID_ARGUMENT, e.code());
    }

    private static String dat(Peaks peaks, int bits, int version) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PeaksFile.writeDat(peaks, bits, version, out);
        return HexFormat.of().formatHex(out.toByteArray());
    }

    @Test
    void jsonIsAudiowaveforms() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PeaksFile.writeJson(EXAMPLE, 8, out);
        assertEquals(
                "{\"version\":2,\"channels\":2,\"sample_rate\":48000,\"samples_per_pixel\":512,\"bits\":8,\"length\":2,"
                        + "\"data\":[-1,1,-128,127,0,0,0,0]}\n",
                out.toString(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @CsvSource({"16,2,2", "16,1,1", "8,2,2", "8,1,1"})
    void datIsReadBack(int bits, int channels, int version) throws IOException {
        short[] data = new short[channels * 40_000];
        Random random = new Random(3);
        for (int i = 0; i < data.length; i++) {
            data[i] = (short) (bits == 8 ? random.nextInt(-128, 128) * 256 : random.nextInt());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PeaksFile.writeDat(new Peaks(44_100, channels, 256, data), bits, version, out);
        Peaks read = PeaksFile.readDat(new ByteArrayInputStream(out.toByteArray()));
        assertEquals(44_100, read.sampleRate());
        assertEquals(channels, read.channels());
        assertEquals(256, read.samplesPerPixel());
        assertArrayEquals(data, read.data());
        byte[] cut = Arrays.copyOf(out.toByteArray(), out.size() - 1);
        assertThrows(VoiceRecorderException.class, () -> PeaksFile.readDat(new ByteArrayInputStream(cut)));
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 512, 768, 25_600, 1_000_192})
    void coarserPeaksOfAMultipleAreThoseOfTheAudio(int samplesPerPixel) {
        SampleFormat format = new SampleFormat(48_000, 2, SampleEncoding.S16);
        byte[] audio = audio(new Random(1), format, 100_001);
        Peaks fine = build(format, audio, 256);
        Peaks coarse = PeaksScaling.rescale(fine, samplesPerPixel);
        assertEquals(samplesPerPixel, coarse.samplesPerPixel());
        assertArrayEquals(build(format, audio, samplesPerPixel).data(), coarse.data());
    }

    @Test
    void coarserPeaksNeedNotBeAMultiple() {
        Peaks fine = new Peaks(1000, 1, 4, new short[] {-1, 1, -2, 2, -3, 3, -4, 4, -5, 5});
        assertArrayEquals(
                new short[] {-1, 1, -3, 3, -4, 4, -5, 5},
                PeaksScaling.rescale(fine, 6).data());
        assertThrows(VoiceRecorderException.class, () -> PeaksScaling.rescale(fine, 3));
    }

    private static Peaks build(SampleFormat format, byte[] audio, int samplesPerPixel) {
        PeaksBuilder builder = new PeaksBuilder(format, samplesPerPixel, false);
        builder.accept(audio, 0, audio.length);
        return builder.peaks();
    }
}
