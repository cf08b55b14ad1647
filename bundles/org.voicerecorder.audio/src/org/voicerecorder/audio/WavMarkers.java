package org.voicerecorder.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.Markers;
import org.voicerecorder.audio.internal.CueChunks;
import org.voicerecorder.audio.internal.WavFacts;
import org.voicerecorder.audio.internal.WavReader;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.audio.io.WritableFile;

/**
 * Markers in WAV and RF64 files: cue points ({@code cue }) with labels ({@code labl}) and lengths ({@code ltxt}) in an
 * associated data list. Source: Microsoft "Multimedia Programming Interface and Data Specifications 1.0", chapter 3. Texts
 * are UTF-8, ended by a zero byte; chunks begin at even bytes.
 *
 * <p>Cue points count frames in 32 bits, in RF64 too: at 192 kHz they end after 6.2 hours.
 */
public final class WavMarkers {
    /** More markers than this are not read from a file. */
    public static final int MOST = Markers.MOST;

    /** Where the size of everything is: in the RIFF header, and in ds64. */
    private static final int RIFF_SIZE = 4;

    private static final int DS64_RIFF_SIZE = 20;

    private static final long MAX_32 = 0xFFFF_FFFFL;

    /**
     * Markers as bytes.
     *
     * @param bytes chunks to append after the (padded) data chunk, an even number of bytes; empty without markers. The
     *     size of the RIFF chunk grows by as much.
     * @param leftOut markers that begin, or last, beyond what the format can count
     */
    public record Chunks(byte[] bytes, List<Marker> leftOut) {
        public Chunks {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Markers of a file, in the order of time.
     *
     * @param problem set when some were not taken, e.g. because they lie after the audio
     */
    public record Found(List<Marker> markers, Optional<String> problem) {
        public Found {
            markers = List.copyOf(markers);
        }
    }

    private WavMarkers() {}

    private static boolean fits(Marker marker) {
        return marker.frame() <= MAX_32 && marker.frames() <= MAX_32;
    }

    /** Markers that a file with so many frames of audio should hold and cannot: somebody else has to keep them. */
    public static List<Marker> beyond(List<Marker> markers, long frames) {
        return markers.stream()
                .filter(marker -> !fits(marker) && marker.frame() < frames)
                .toList();
    }

    /** Makes chunks of markers, given in any order. */
    public static Chunks chunks(List<Marker> markers) {
        List<Marker> fit = new ArrayList<>();
        List<Marker> leftOut = new ArrayList<>();
        for (Marker marker : markers) {
            (fits(marker) ? fit : leftOut).add(marker);
        }
        fit.sort(Comparator.comparingLong(Marker::frame));
        if (fit.isEmpty()) {
            return new Chunks(new byte[0], leftOut);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        chunk(out, "cue ", cuePoints(fit));
        chunk(out, "LIST", associatedData(fit));
        return new Chunks(out.toByteArray(), leftOut);
    }

    /**
     * Reads the markers of a WAV, RF64 or BW64 file; touches little more than its chunks' headers. Damaged or senseless
     * marker chunks give fewer markers, never an error; texts become one line, cut at {@value Marker#MAXIMUM_TEXT}
     * characters; spans end with the audio.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException as {@link WavFile#read(Path)}
     */
    public static Found read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(channel);
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        }
    }

    /** As {@link #read(Path)}; the channel's position is not used. */
    public static Found read(FileChannel file) throws IOException {
        CueChunks chunks = new CueChunks();
        WavHeader header = WavReader.read(file, chunks);
        return chunks.markers(header);
    }

    /**
     * Appends markers to a WAV, RF64 or BW64 file that is complete and holds none yet, and counts them in its header.
     * Nothing is forced.
     *
     * @return markers that the format cannot count; all of them when the file would outgrow its header
     * @throws IOException as the disk gives it, {@link org.voicerecorder.api.VoiceRecorderException} as
     *     {@link WavFile#read(Path)}
     */
    public static List<Marker> append(FileIo io, Path file, List<Marker> markers) throws IOException {
        Chunks chunks = chunks(markers);
        if (chunks.bytes().length == 0) {
            return chunks.leftOut();
        }
        boolean large = isLarge(file);
        try (WritableFile out = io.open(file)) {
            long pad = out.length() % 2;
            long riffSize = out.length() + pad + chunks.bytes().length - WavFacts.CHUNK_HEADER;
            if (!large && riffSize > MAX_32) {
                return List.copyOf(markers);
            }
            out.append(ByteBuffer.allocate((int) pad));
            out.append(ByteBuffer.wrap(chunks.bytes()));
            if (large) {
                out.write(little(8).putLong(riffSize).flip(), DS64_RIFF_SIZE);
            } else {
                out.write(little(4).putInt((int) riffSize).flip(), RIFF_SIZE);
            }
        }
        return chunks.leftOut();
    }

    /** Whether the sizes that count are in ds64, which comes first then (EBU Tech 3306). */
    private static boolean isLarge(Path file) throws IOException {
        WavFile.read(file);
        byte[] start = new byte[16];
        try (var in = Files.newInputStream(file)) {
            in.readNBytes(start, 0, start.length);
        }
        return new String(start, StandardCharsets.US_ASCII).matches("(?s)(RF64|BW64).{4}WAVEds64");
    }

    /** Without a playlist, position and sample offset are the same. Names count from 1. */
    private static byte[] cuePoints(List<Marker> markers) {
        ByteBuffer out = little(4 + CueChunks.CUE_POINT * markers.size()).putInt(markers.size());
        int name = 1;
        for (Marker marker : markers) {
            out.putInt(name++).putInt((int) marker.frame());
            out.put(ascii("data")).putInt(0).putInt(0).putInt((int) marker.frame());
        }
        return out.array();
    }

    private static byte[] associatedData(List<Marker> markers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("adtl"));
        int name = 1;
        for (Marker marker : markers) {
            byte[] text = Marker.oneLine(marker.text()).getBytes(StandardCharsets.UTF_8);
            chunk(
                    out,
                    "labl",
                    little(4 + text.length + 1).putInt(name).put(text).array());
            if (marker.frames() > 0) {
                // Purpose "rgn " (a region); country, language, dialect and code page of no text.
                ByteBuffer span = little(20).putInt(name).putInt((int) marker.frames());
                chunk(out, "ltxt", span.put(ascii("rgn ")).array());
            }
            name++;
        }
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String id, byte[] body) {
        out.writeBytes(ascii(id));
        out.writeBytes(little(4).putInt(body.length).array());
        out.writeBytes(body);
        if (body.length % 2 == 1) {
            out.write(0);
        }
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String id) {
        return id.getBytes(StandardCharsets.US_ASCII);
    }
}
