package org.voicerecorder.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.WritableFile;

/**
 * The real disk, on which the process kills itself (SIGKILL: nothing is cleaned up) at one step of the way in, named by
 * the variable {@code VOICEREC_FAULT}. With {@code stop:} before the name the process only halts there (SIGSTOP) and
 * goes on when it is told to. What an earlier process left is settled without a fault: only once this one has made a file
 * of its own is it killed. Put into a copy of the product as a plug-in.
 *
 * <ul>
 *   <li>a copy: {@code copied}, {@code forced}
 *   <li>a take: {@code begun} (its file is there, empty), {@code ended} (the last sample is in the file), {@code whole}
 *       (the file is finished and forced), {@code kept} (all is done but the take's note)
 *   <li>both: {@code noted}, {@code renamed}, {@code committed}
 * </ul>
 */
@Component
public final class KillingDisk implements FileIo {
    private final FileIo disk = FileIo.disk();
    private final String fault;
    private volatile boolean began;

    @Activate
    public KillingDisk() {
        fault = String.valueOf(System.getenv("VOICEREC_FAULT"));
    }

    private void at(String step) {
        if (began && fault.equals(step)) {
            signal("-KILL");
        } else if (began && fault.equals("stop:" + step)) {
            signal("-STOP");
        }
    }

    private static void signal(String signal) {
        try {
            new ProcessBuilder(
                            "kill",
                            signal,
                            String.valueOf(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("The process could not be sent a signal", e);
        }
    }

    @Override
    public WritableFile create(Path file) throws IOException {
        WritableFile created = disk.create(file);
        String name = file.getFileName().toString();
        began |= name.endsWith(".wav") || name.endsWith(".part");
        if (name.endsWith(".wav")) {
            return new TakeFile(created);
        }
        return name.endsWith(".part") ? new CopyFile(created) : created;
    }

    @Override
    public WritableFile open(Path file) throws IOException {
        return disk.open(file);
    }

    @Override
    public void moveAtomically(Path from, Path to) throws IOException {
        boolean isAudio = to.getParent().endsWith("raw");
        if (isAudio) {
            at("noted");
        }
        disk.moveAtomically(from, to);
        if (isAudio) {
            at("renamed");
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        if (file.toString().endsWith(".add")) {
            at("committed");
        } else if (file.toString().endsWith(".take")) {
            at("kept");
        }
        disk.delete(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        disk.forceDirectory(directory);
    }

    private final class CopyFile extends Forwarding {
        CopyFile(WritableFile file) {
            super(file);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            at("copied");
            super.force(metadata);
            at("forced");
        }
    }

    /** Forced with its metadata twice: when it is made, and when it is finished. */
    private final class TakeFile extends Forwarding {
        private boolean begun;

        TakeFile(WritableFile file) {
            super(file);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            boolean end = metadata && begun;
            if (end) {
                at("ended");
            }
            super.force(metadata);
            if (end) {
                at("whole");
            } else if (metadata) {
                begun = true;
                at("begun");
            }
        }
    }

    private abstract static class Forwarding implements WritableFile {
        private final WritableFile file;

        Forwarding(WritableFile file) {
            this.file = file;
        }

        @Override
        public void append(ByteBuffer data) throws IOException {
            file.append(data);
        }

        @Override
        public void write(ByteBuffer data, long position) throws IOException {
            file.write(data, position);
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public void truncate(long length) throws IOException {
            file.truncate(length);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            file.force(metadata);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
