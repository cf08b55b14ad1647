package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.VirtualMicrophone;

/** Two microphones at once, of different formats, in one owner: each take has what its own device heard, bit by bit. */
class TwoDevicesTest {
    private static final int FIRST_RATE = 48_000;
    private static final int SECOND_RATE = 44_100;

    @TempDir
    Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private VirtualMicrophone microphones;
    private Voicerec voicerec;

    @BeforeEach
    void hear() throws IOException {
        microphones = new VirtualMicrophone(Files.createDirectory(folder.resolve("s")), FIRST_RATE, "s16le", 1);
        opened.add(microphones);
        microphones.loadSink("second", SECOND_RATE, "s16le", 2);
        voicerec = Voicerec.in(folder).with("PULSE_SERVER", microphones.address());
    }

    @AfterEach
    void end() throws Exception {
        for (var each : opened.reversed()) {
            each.close();
        }
    }

    @Test
    void bothAreRecordedAtOnceAndNeitherHearsTheOther() throws Exception {
        Process owner = voicerec.serve();
        opened.add(owner::destroyForcibly);
        var toFirst = new KnownSignal(folder.resolve("first.raw"), FIRST_RATE, 1, FIRST_RATE);
        var toSecond = new KnownSignal(folder.resolve("second.raw"), SECOND_RATE, 2, SECOND_RATE);
        Process first = record("VirtualMic", FIRST_RATE, 1);
        Path firstTake = Takes.awaitFirstSample(voicerec, first);
        Process second = record("Monitor of second", SECOND_RATE, 2);
        Path secondTake = Takes.awaitFirstSample(voicerec, Set.of(firstTake), second);

        Process playsFirst = toFirst.play(microphones, "vmic");
        Process playsSecond = toSecond.play(microphones, "second");
        Takes.playInto(firstTake, toFirst, playsFirst);
        Takes.playInto(secondTake, toSecond, playsSecond);
        Tools.signal("INT", first);
        Tools.signal("INT", second);

        toFirst.assertAllIn(kept(first, FIRST_RATE, 1));
        toSecond.assertAllIn(kept(second, SECOND_RATE, 2));
        assertEquals(2, WholeLibrary.check(voicerec).size());
    }

    private Process record(String device, int rate, int channels) throws IOException {
        Process record = voicerec.start(
                "record", "--device", device, "--rate", "" + rate, "--channels", "" + channels, "--json");
        opened.add(record::destroyForcibly);
        return record;
    }

    private static byte[] kept(Process record, int rate, int channels) throws IOException {
        JsonObject kept = Voicerec.await(record).succeeds().json();
        return Takes.checkFile(kept, rate, channels);
    }
}
