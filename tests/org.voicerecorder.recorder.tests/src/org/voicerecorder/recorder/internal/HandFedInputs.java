package org.voicerecorder.recorder.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongToIntFunction;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.CaptureStream;
import org.voicerecorder.api.audio.InputDevice;

/**
 * Devices that give exactly the frames a test gives them, mono, 16 bit, and come, go and are moved when it says so. The
 * frame of a device says its number, so that every lost, doubled or foreign one shows. Thread-safe.
 */
final class HandFedInputs implements AudioInputs {
    private static final int BYTES = 2;

    private final Map<String, Device> devices = new TreeMap<>();
    private final List<Stream> streams = new ArrayList<>();
    private volatile Runnable opening = () -> {};

    private static final class Device {
        final LongToIntFunction signal;
        boolean plugged = true;
        long given;
        long taken;
        long kept = Long.MAX_VALUE;

        Device(LongToIntFunction signal) {
            this.signal = signal;
        }
    }

    HandFedInputs() {
        plug("a", frame -> (int) (frame * 31));
    }

    /** Adds a device, or brings one back. */
    synchronized HandFedInputs plug(String id, LongToIntFunction signal) {
        devices.computeIfAbsent(id, _ -> new Device(signal)).plugged = true;
        notifyAll();
        return this;
    }

    synchronized void unplug(String id) {
        devices.get(id).plugged = false;
        notifyAll();
    }

    /** The device keeps so many frames while nobody reads; those that come then are lost. */
    synchronized void keep(String id, long frames) {
        devices.get(id).kept = frames;
    }

    /** What the device has kept is gone. */
    synchronized void drop(String id) {
        devices.get(id).taken = devices.get(id).given;
        notifyAll();
    }

    /** What the device hears next. */
    synchronized void give(String id, int frames) {
        Device device = devices.get(id);
        long room = device.kept - (device.given - device.taken);
        if (frames > room) {
            // Of a signal that goes on: what comes later has later numbers, which the test has to know.
            overrun((int) (frames - room));
        }
        device.given += Math.min(frames, room);
        notifyAll();
    }

    /** Whether nobody waits for more of the device, though some is there. */
    synchronized boolean isLeftAlone(String id) {
        Device device = devices.get(id);
        return device.taken < device.given && streams.stream().noneMatch(s -> s.waiting && s.id.equals(id));
    }

    /** How much was read of the device. */
    synchronized long taken(String id) {
        return devices.get(id).taken;
    }

    /** Whether all that was given was read, by streams that wait for more. */
    synchronized boolean isHeard(String id) {
        Device device = devices.get(id);
        return device.taken == device.given && streams.stream().anyMatch(s -> s.waiting && s.id.equals(id));
    }

    /** Whether a stream of the device is open. */
    synchronized boolean isOpen(String id) {
        return streams.stream().anyMatch(s -> !s.closed && s.id.equals(id));
    }

    /** The sound server connects all streams to another device. */
    synchronized void move(String to) {
        streams.forEach(s -> s.id = to);
        notifyAll();
    }

    /** So many frames are lost because nobody read in time. */
    synchronized void overrun(int frames) {
        streams.forEach(s -> {
            s.overruns++;
            s.dropped += frames;
        });
    }

    @Override
    public synchronized List<InputDevice> devices() {
        return devices.entrySet().stream()
                .filter(e -> e.getValue().plugged)
                .map(e -> new InputDevice(
                        e.getKey(), "Device " + e.getKey(), e.getKey().equals("a"), List.of()))
                .toList();
    }

    /** What happens while a device is being opened. */
    void beforeOpening(Runnable what) {
        opening = what;
    }

    @Override
    public CaptureStream open(String id, CaptureFormat format) {
        opening.run();
        return opened(id, format);
    }

    private synchronized CaptureStream opened(String id, CaptureFormat format) {
        Device device = devices.get(id);
        // What nobody listened to is gone.
        device.taken = device.given;
        var stream = new Stream(id, format);
        streams.add(stream);
        return stream;
    }

    private final class Stream implements CaptureStream {
        private final CaptureFormat format;
        private String id;
        private boolean waiting;
        private boolean closed;
        private long last = Long.MAX_VALUE;
        private long overruns;
        private long dropped;

        Stream(String id, CaptureFormat format) {
            this.id = id;
            this.format = format;
        }

        @Override
        public CaptureFormat format() {
            return format;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            synchronized (HandFedInputs.this) {
                while (true) {
                    Device device = devices.get(id);
                    if (closed) {
                        return -1;
                    }
                    if (device.taken < Math.min(device.given, last)) {
                        return take(device, buffer, offset, length / BYTES);
                    }
                    if (device.taken >= last) {
                        return -1;
                    }
                    if (!device.plugged) {
                        throw new VoiceRecorderException(
                                ErrorCode.ERR_DEVICE_LOST, "Device %s was pulled".formatted(id));
                    }
                    await();
                }
            }
        }

        private int take(Device device, byte[] buffer, int offset, int most) {
            int frames = (int) Math.min(most, Math.min(device.given, last) - device.taken);
            for (int i = 0; i < frames; i++) {
                int sample = device.signal.applyAsInt(device.taken++);
                buffer[offset + BYTES * i] = (byte) sample;
                buffer[offset + BYTES * i + 1] = (byte) (sample >> 8);
            }
            return BYTES * frames;
        }

        private void await() {
            waiting = true;
            try {
                HandFedInputs.this.wait();
            } catch (InterruptedException e) {
                throw new AssertionError("a capture thread was interrupted", e);
            } finally {
                waiting = false;
            }
        }

        @Override
        public void stop() {
            synchronized (HandFedInputs.this) {
                last = Math.min(last, devices.get(id).given);
                HandFedInputs.this.notifyAll();
            }
        }

        @Override
        public long unreadFrames() {
            synchronized (HandFedInputs.this) {
                return devices.get(id).given - devices.get(id).taken;
            }
        }

        @Override
        public long overruns() {
            synchronized (HandFedInputs.this) {
                return overruns;
            }
        }

        @Override
        public long droppedFrames() {
            synchronized (HandFedInputs.this) {
                return dropped;
            }
        }

        @Override
        public Optional<String> deviceId() {
            synchronized (HandFedInputs.this) {
                return Optional.of(id);
            }
        }

        @Override
        public void close() {
            synchronized (HandFedInputs.this) {
                closed = true;
                HandFedInputs.this.notifyAll();
            }
        }
    }
}
