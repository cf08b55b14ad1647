package org.voicerecorder.api.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.CaptureStream;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.api.audio.OfferedInput;

/** Which sound system is asked for devices. */
class OfferedInputTest {
    private final List<String> asked = new ArrayList<>();

    /** A sound system; the devices' names are in capitals, the default's id begins with a star. */
    private AudioInputs system(String name, int rank, String... ids) {
        return new AudioInputs() {
            @Override
            public int rank() {
                return rank;
            }

            @Override
            public List<InputDevice> devices() {
                asked.add(name);
                return List.of(ids).stream()
                        .map(id -> new InputDevice(id, id.toUpperCase(), id.startsWith("*"), List.of()))
                        .toList();
            }

            @Override
            public CaptureStream open(String deviceId, CaptureFormat format) {
                throw new UnsupportedOperationException(deviceId);
            }
        };
    }

    private static List<String> ids(List<OfferedInput> offered) {
        return offered.stream().map(input -> input.device().id()).toList();
    }

    @Test
    void theBestThatHasDevicesIsShownAlone() {
        var offered = OfferedInput.of(List.of(system("java", 0, "a"), system("pulse", 10, "b", "*c")));
        assertEquals(List.of("b", "*c"), ids(offered));
        assertEquals(List.of("pulse"), asked, "the others are not even loaded");
    }

    @Test
    void whoHasNoDeviceMakesWay() {
        var offered = OfferedInput.of(List.of(system("pulse", 10), system("java", 0, "a"), system("test", 0, "b")));
        assertEquals(List.of("a", "b"), ids(offered));
        assertEquals(List.of(), OfferedInput.of(List.of(system("pulse", 10), system("java", 0))));
        assertEquals(List.of(), OfferedInput.of(List.of()));
    }

    @Test
    void theDefaultIsPreferredElseTheFirst() {
        assertEquals("*b", preferred("a", "*b", "*c"));
        assertEquals("a", preferred("a", "b"));
        assertTrue(OfferedInput.preferred(List.of()).isEmpty());
    }

    private String preferred(String... ids) {
        return OfferedInput.preferred(OfferedInput.of(List.of(system("s", 0, ids))))
                .orElseThrow()
                .device()
                .id();
    }

    @Test
    void anIdIsFoundBeforeAName() {
        var offered = OfferedInput.of(List.of(system("s", 0, "a", "A")));
        assertEquals(Optional.of(offered.getLast()), OfferedInput.find(offered, "A"));
        assertEquals(Optional.of(offered.getFirst()), OfferedInput.find(offered, "a"));
        assertEquals(Optional.empty(), OfferedInput.find(offered, "b"));
    }
}
