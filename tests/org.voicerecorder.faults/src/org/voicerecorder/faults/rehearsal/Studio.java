package org.voicerecorder.faults.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.CaptureStream;
import org.voicerecorder.api.audio.InputDevice;

/**
 * Microphones for a process that will be killed: they give {@link StudioSignal} in real time, keep for the reader what it
 * has not read yet, and count what it has in a mapped file, which outlives the process. There only in a process whose
 * variable {@code VOICEREC_REHEARSAL} names a folder for it.
 */
@Component(service = {AudioInputs.class, Studio.class})
public final class Studio implements AudioInputs {
    static final CaptureFormat FORMAT = new CaptureFormat(StudioSignal.RATE, 2, 32);

    /** Name of the file of counts: a number of 8 bytes for each device, little-endian. */
    public static final String COUNTS = "read";

    /** As much as a sound server delivers at once. */
    static final int FRAGMENT = StudioSignal.RATE / 50;

    private final Path folder;
    private final Map<String, Device> devices = new ConcurrentHashMap<>();
    private final long begun = System.nanoTime();

    @Activate
    public Studio() {
        folder = folder();
        if (folder != null) {
            for (int i = 0; i < Scenes.ALL.size(); i++) {
                devices.put(Scenes.ALL.get(i).name(), new Device(i));
            }
        }
    }

    /** Where a rehearsal writes; null when there is none. */
    static Path folder() {
        String name = System.getenv("VOICEREC_REHEARSAL");
        return name == null || name.isEmpty() ? null : Path.of(name);
    }

    /** Frames that the clock has reached. */
    private long now() {
        return StudioSignal.FIRST + (System.nanoTime() - begun) * StudioSignal.RATE / TimeUnit.SECONDS.toNanos(1);
    }

    /** The number of the next frame that will be read from the device. */
    long read(String device) {
        return devices.get(device).count.getLong(0);
    }

    /** Pulls the plug of a device, or puts it in again. */
    void plug(String device, boolean in) {
        devices.get(device).plugged = in;
    }

    @Override
    public int rank() {
        return 1_000;
    }

    @Override
    public List<InputDevice> devices() {
        List<InputDevice> there = new ArrayList<>();
        devices.forEach((name, device) -> {
            if (device.plugged) {
                there.add(new InputDevice(name, name, false, List.of(FORMAT)));
            }
        });
        return there;
    }

    @Override
    public CaptureStream open(String id, CaptureFormat format) {
        return new Stream(id, devices.get(id), now());
    }

    private final class Device {
        final MappedByteBuffer count;
        volatile boolean plugged = true;

        Device(int slot) {
            try (var file = FileChannel.open(
                    folder.resolve(COUNTS),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE)) {
                count = file.map(FileChannel.MapMode.READ_WRITE, (long) slot * Long.BYTES, Long.BYTES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            count.order(ByteOrder.LITTLE_ENDIAN).putLong(0, 0);
        }
    }

    private final class Stream implements CaptureStream {
        private final String id;
        private final Device device;
        private final Diary diary;
        private long next;
        private volatile boolean closed;

        Stream(String id, Device device, long first) {
            this.id = id;
            this.device = device;
            this.next = first;
            diary = Diary.of(folder, id);
            device.count.putLong(0, first);
            diary.note("open", first);
        }

        @Override
        public CaptureFormat format() {
            return FORMAT;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            while (!closed) {
                if (!device.plugged) {
                    diary.note("lost", next);
                    throw new VoiceRecorderException(ErrorCode.ERR_DEVICE_LOST, id + " was pulled");
                }
                long waiting = now() - next;
                if (waiting >= FRAGMENT) {
                    return give(ByteBuffer.wrap(buffer, offset, length), waiting);
                }
                LockSupport.parkNanos((FRAGMENT - waiting) * TimeUnit.SECONDS.toNanos(1) / StudioSignal.RATE);
            }
            return -1;
        }

        private int give(ByteBuffer into, long waiting) {
            int frames = (int) Math.min(waiting, into.remaining() / StudioSignal.BYTES_PER_FRAME);
            into.order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < frames; i++) {
                StudioSignal.put(next++, into);
            }
            device.count.putLong(0, next);
            return frames * StudioSignal.BYTES_PER_FRAME;
        }

        @Override
        public long overruns() {
            return 0;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
