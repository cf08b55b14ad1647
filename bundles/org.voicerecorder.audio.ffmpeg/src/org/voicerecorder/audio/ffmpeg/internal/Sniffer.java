package org.voicerecorder.audio.ffmpeg.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.audio.io.IoFailures;

/**
 * Tells the type of a file by its first bytes, never by its name. FFmpeg is not asked: it guesses, and some of its
 * guesses (playlists, subtitles, concat scripts) read other files.
 */
final class Sniffer {
    private static final int WINDOW = 1 << 16;
    /** "ID3", version, flags, and a size of four times seven bits (id3.org, ID3v2.4 section 3.1). */
    private static final int ID3_HEADER = 10;

    private Sniffer() {}

    /**
     * What the file is.
     *
     * @throws VoiceRecorderException {@code ERR_EMPTY_FILE}, {@code ERR_UNSUPPORTED_FORMAT}, {@code ERR_CORRUPT_FILE},
     *     {@code ERR_NOT_A_FILE}, {@code ERR_FILE_NOT_FOUND}, {@code ERR_PERMISSION}, {@code ERR_IO}
     */
    static AudioType sniff(Path file) {
        if (Files.isDirectory(file)) {
            throw new VoiceRecorderException(ErrorCode.ERR_NOT_A_FILE, file + " is a folder");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() == 0) {
                throw new VoiceRecorderException(ErrorCode.ERR_EMPTY_FILE, file + " is empty");
            }
            return type(channel)
                    .orElseThrow(() -> new VoiceRecorderException(
                            ErrorCode.ERR_UNSUPPORTED_FORMAT, file + " is not a supported audio file"));
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        }
    }

    /** Frames that Opus decoders throw away at the start (RFC 7845, section 5.1). */
    static int opusPreSkip(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer page = window(channel, 0, 64).order(ByteOrder.LITTLE_ENDIAN);
            int body = 27 + (page.get(26) & 0xFF);
            return page.limit() >= body + 12 ? page.getShort(body + 10) & 0xFFFF : 0;
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        }
    }

    private static Optional<AudioType> type(FileChannel channel) throws IOException {
        ByteBuffer start = window(channel, 0, WINDOW);
        Optional<AudioType> found = container(start);
        if (found.isPresent()) {
            return found;
        }
        boolean tagged = is(start, 0, "ID3") && start.limit() >= ID3_HEADER;
        long audio = tagged ? id3Length(start) : 0;
        ByteBuffer rest = tagged ? window(channel, audio, WINDOW) : start;
        if (tagged && is(rest, 0, "fLaC")) {
            return Optional.of(AudioType.FLAC);
        }
        if (MpegFrames.begin(rest, tagged, audio + rest.limit() >= channel.size())) {
            return Optional.of(AudioType.MP3);
        }
        if (tagged) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_CORRUPT_FILE, "The file has an ID3 tag as an MP3, but no audio follows");
        }
        return Optional.empty();
    }

    private static Optional<AudioType> container(ByteBuffer start) {
        if ((is(start, 0, "RIFF") || is(start, 0, "RF64") || is(start, 0, "BW64")) && is(start, 8, "WAVE")) {
            return Optional.of(AudioType.WAV);
        }
        if (is(start, 0, "FORM") && (is(start, 8, "AIFF") || is(start, 8, "AIFC"))) {
            return Optional.of(AudioType.AIFF);
        }
        if (is(start, 0, "fLaC")) {
            return Optional.of(AudioType.FLAC);
        }
        if (is(start, 4, "ftyp")) {
            return Optional.of(AudioType.MP4);
        }
        return is(start, 0, "OggS") ? ogg(start) : Optional.empty();
    }

    /** The first packet of the first page names the codec (RFC 3533; RFC 7845; Vorbis I, section 4.2.1). */
    private static Optional<AudioType> ogg(ByteBuffer start) {
        int body = start.limit() > 27 ? 27 + (start.get(26) & 0xFF) : Integer.MAX_VALUE - 16;
        if (is(start, body, "OpusHead")) {
            return Optional.of(AudioType.OPUS);
        }
        boolean audio = is(start, body, "\u0001vorbis") || is(start, body, "\u007fFLAC");
        return audio ? Optional.of(AudioType.OGG) : Optional.empty();
    }

    private static long id3Length(ByteBuffer start) {
        long size = 0;
        for (int i = 6; i < ID3_HEADER; i++) {
            size = size << 7 | start.get(i) & 0x7F;
        }
        boolean footer = (start.get(5) & 0x10) != 0;
        return ID3_HEADER + size + (footer ? ID3_HEADER : 0);
    }

    private static boolean is(ByteBuffer in, int at, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        if (in.limit() < (long) at + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (in.get(at + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static ByteBuffer window(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            continue;
        }
        return buffer.flip();
    }
}
