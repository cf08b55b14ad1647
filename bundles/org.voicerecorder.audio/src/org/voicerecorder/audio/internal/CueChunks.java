package org.voicerecorder.audio.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.audio.WavHeader;
import org.voicerecorder.audio.WavMarkers;

/**
 * Collects cue points and what is said of them, in whatever order they come, and makes markers of them when the audio is
 * known. Source: Microsoft "Multimedia Programming Interface and Data Specifications 1.0", cue-points and associated data
 * list chunks. Nothing in these chunks is fatal: what makes no sense is passed over and told.
 */
public final class CueChunks implements WavReader.ChunkVisitor {
    /** Bytes of a cue point. */
    public static final int CUE_POINT = 24;

    private static final int MOST_TEXTS = 16 << 20;

    /** A cue point as it stands in the file: numbers that no two programs fill in alike. */
    private record Point(long name, long position, long blockStart, long sampleOffset) {
        /** The frame, by the field that is filled in. */
        long frame(int bytesPerFrame) {
            if (sampleOffset != 0) {
                return sampleOffset;
            }
            return position != 0 ? position : blockStart / bytesPerFrame;
        }
    }

    /** A marker before it has an identity, so that doubles are seen. */
    private record Place(long frame, long frames, String text) {}

    private final List<Point> points = new ArrayList<>();
    private final Map<Long, String> labels = new HashMap<>();
    private final Map<Long, String> notes = new HashMap<>();
    private final Map<Long, Long> spans = new HashMap<>();
    private long tooMany;

    @Override
    public int most(String id) {
        return switch (id) {
            case "cue " -> 4 + CUE_POINT * (WavMarkers.MOST + 1);
            case "LIST" -> MOST_TEXTS;
            default -> 0;
        };
    }

    @Override
    public void chunk(String id, ByteBuffer body) {
        if (id.equals("cue ")) {
            points(body);
        } else if (body.remaining() >= 4 && WavFacts.id(body).equals("adtl")) {
            texts(body);
        }
    }

    /** The count is not believed: what is there is there. */
    private void points(ByteBuffer in) {
        if (in.remaining() < 4) {
            return;
        }
        long count = in.getInt() & 0xFFFF_FFFFL;
        for (long n = 0; n < count && in.remaining() >= CUE_POINT; n++) {
            long name = unsigned(in);
            long position = unsigned(in);
            in.getInt();
            in.getInt();
            long blockStart = unsigned(in);
            Point point = new Point(name, position, blockStart, unsigned(in));
            if (points.size() < WavMarkers.MOST) {
                points.add(point);
            } else {
                tooMany = count;
            }
        }
    }

    private void texts(ByteBuffer in) {
        while (in.remaining() >= WavFacts.CHUNK_HEADER) {
            String id = WavFacts.id(in);
            int size = (int) Math.min(unsigned(in), in.remaining());
            text(id, in.slice(in.position(), size).order(ByteOrder.LITTLE_ENDIAN));
            in.position(Math.min(in.position() + size + size % 2, in.limit()));
        }
    }

    private void text(String id, ByteBuffer in) {
        if (in.remaining() < 4) {
            return;
        }
        long name = unsigned(in);
        switch (id) {
            case "labl" -> put(labels, name, in);
            case "note" -> put(notes, name, in);
            case "ltxt" -> span(name, in);
            default -> {
                return;
            }
        }
    }

    /** Length, purpose, country, language, dialect, code page; then, seldom, a text. */
    private void span(long name, ByteBuffer in) {
        if (in.remaining() >= 4) {
            spans.putIfAbsent(name, unsigned(in));
        }
        if (in.remaining() > 12) {
            in.position(in.position() + 12);
            put(notes, name, in);
        }
    }

    private static void put(Map<Long, String> texts, long name, ByteBuffer in) {
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        String text = MarkerTexts.line(Texts.decode(bytes));
        if (!text.isEmpty()) {
            texts.putIfAbsent(name, text);
        }
    }

    /** What all chunks said together, in the order of time. */
    public WavMarkers.Found markers(WavHeader header) {
        int frame = header.format().bytesPerFrame();
        LinkedHashSet<Place> places = new LinkedHashSet<>();
        int beyond = 0;
        for (Point point : points) {
            long at = point.frame(frame);
            if (at > header.frames()) {
                beyond++;
                continue;
            }
            long span = Math.min(spans.getOrDefault(point.name(), 0L), header.frames() - at);
            places.add(new Place(at, span, labels.getOrDefault(point.name(), notes.getOrDefault(point.name(), ""))));
        }
        List<Marker> markers = places.stream()
                .sorted(Comparator.comparingLong(Place::frame))
                .map(place -> new Marker(UUID.randomUUID(), place.frame(), place.frames(), place.text()))
                .toList();
        return new WavMarkers.Found(markers, problem(beyond));
    }

    private Optional<String> problem(int beyond) {
        if (tooMany > 0) {
            return Optional.of(
                    "only the first %d of %d markers in the file were read".formatted(WavMarkers.MOST, tooMany));
        }
        return beyond == 0
                ? Optional.empty()
                : Optional.of("%d markers in the file lie after its audio".formatted(beyond));
    }

    private static long unsigned(ByteBuffer in) {
        return in.getInt() & 0xFFFF_FFFFL;
    }
}
